"""The tables of answers and the digests made from them."""

import subprocess
import sys

import pytest

from optlib._answers import ANSWERS
from optlib._verdict import RIGHT, WRONG, Judge
from tools.seal import ROOT, SealError, read_tables, seal, text_of

TABLES = read_tables()
HINTS = [(name, wrong, hint) for name, task in TABLES.items() for wrong, hint in task.get("wrong", ())]


def listed(answer):
    return list(answer) if isinstance(answer, (list, tuple)) else [answer]


def test_the_digests_are_those_of_the_tables():
    done = subprocess.run(
        [sys.executable, "-m", "tools.seal", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("change", ["digest", "decimals", "hint"])
def test_a_change_is_seen(tmp_path, monkeypatch, capsys, change):
    import tools.seal as module

    text = text_of({name: seal(name, task) for name, task in TABLES.items()})
    first = next(iter(ANSWERS.values()))["digests"][0][:8]
    spoilt = {
        "digest": text.replace(first, f"{int(first, 16) ^ 1:08x}", 1),
        "decimals": text.replace('"decimals": 4', '"decimals": 3', 1),
        "hint": text.replace('"say": "This', '"say": "That', 1),
    }[change]
    assert spoilt != text
    (tmp_path / "_answers.py").write_text(spoilt, "utf8")
    monkeypatch.setattr(module, "SEALED", tmp_path / "_answers.py")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["seal", "--check"])
    assert module.main() == 1
    assert "run python -m tools.seal" in capsys.readouterr().err


@pytest.mark.parametrize("name", TABLES)
def test_the_right_answer_is_right_and_its_neighbours_are_not(name):
    judge, task = Judge(name, ANSWERS[name]), TABLES[name]
    answer, unit = listed(task["answer"]), 10.0 ** -task["decimals"]
    assert judge.verdict(answer) == (RIGHT, "")
    assert judge.verdict([f"{x:.{task['decimals']}f}" for x in answer]) == (RIGHT, "")
    for i in range(len(answer)):
        for far in (-3, -2.1, 2.1, 3) if task["decimals"] else (-2, -1, 1, 2):
            near = [x + far * unit * (i == j) for j, x in enumerate(answer)]
            assert judge.verdict(near)[0] == WRONG, f"{name}: {near} passes"


def test_a_digest_that_is_another_lets_the_right_answer_fail():
    for name, entry in ANSWERS.items():
        *coarser, last = entry["digests"][-1].split()
        spoilt = " ".join([*coarser, f"{int(last, 16) ^ 1:08x}"])
        changed = Judge(name, {**entry, "digests": [*entry["digests"][:-1], spoilt]})
        assert changed.verdict(listed(TABLES[name]["answer"]))[0] == WRONG


@pytest.mark.parametrize(("name", "wrong", "hint"), HINTS)
def test_each_known_wrong_answer_gets_its_hint(name, wrong, hint):
    right = listed(TABLES[name]["answer"])
    given = [r if x is None else x for x, r in zip(listed(wrong), right, strict=True)]
    heading, said = Judge(name, ANSWERS[name]).verdict(given)
    assert heading == WRONG
    assert said.endswith(hint)


TASK = {"answer": [1.5, 2.5], "decimals": 2, "names": ["a", "b"], "wrong": [([2.5, None], "This is b.")]}


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"decimal": 3}, "a task has the keys"),
        ({"decimals": 9}, "whole number from 0 to 8, not 9"),
        ({"decimals": 1.0 / 2}, "whole number from 0 to 8"),
        ({"decimals": 0}, "the numbers are counts"),
        ({"answer": [1.5]}, "each of the 1 numbers needs a name"),
        ({"names": ["a", "a"]}, "a name of its own"),
        ({"answer": [1.5, "2.5"]}, "made of numbers"),
        ({"answer": [1.5, float("nan")]}, "made of numbers"),
        ({"wrong": [(2.5, "This is b.")]}, "should have 2 numbers"),
        ({"wrong": [([1.5, None], "This is right.")]}, "is told 'Right'"),
        ({"wrong": [([2.5, None], "One."), ([2.5, 1.5], "Two.")]}, "and not its hint"),
        ({"wrong": [([2.5, None], "No stop")]}, "ends with a full stop"),
    ],
)
def test_a_table_that_is_not_right_is_refused(changed, complaint):
    seal("task", TASK)
    with pytest.raises(SealError, match=f"^task: .*{complaint}"):
        seal("task", {**TASK, **changed})


def test_a_name_stands_in_one_table(tmp_path):
    for file in ("a.py", "b.py"):
        (tmp_path / file).write_text("TASKS = {'x': {}}")
    with pytest.raises(SealError, match=r"b\.py: x stands in two tables"):
        read_tables(tmp_path)
    (tmp_path / "a.py").write_text("")
    with pytest.raises(SealError, match=r"a\.py has no dictionary TASKS"):
        read_tables(tmp_path)
