"""A8's table: fair ones however made, others in a form that cannot be read, and what the check can see."""

from __future__ import annotations

import copy

import numpy as np
import pytest

from assignments.a08_fair_comparison.table import RULES
from book.assignments.check import allowed, ask, read_table, table_faults, verdict
from grading import source
from grading.marks import mark
from grading.spec import key, load
from tests.assignments.family import SECRETS, functions, keyed, lost, marked

A8 = load("a08_fair_comparison")
SOLVED = functions(A8)
METHODS, final_loss = SOLVED["METHODS"], SOLVED["final_loss"]


def tuned(X, y, method, rates, tuning, judging):
    losses = np.array([[final_loss(X, y, method, lr, seed) for seed in tuning] for lr in rates])
    chosen = rates[np.median(losses, axis=1).argmin()]
    judged = [final_loss(X, y, method, chosen, seed) for seed in judging]
    return {"rates": rates, "losses": losses, "chosen": chosen, "judged": judged}


def table_of(X, y, grids, tuning=range(5), judging=range(5, 10)):
    methods = {name: tuned(X, y, name, grid, tuning, judging) for name, grid in grids.items()}
    return {"tuning": tuning, "judging": judging, **methods}


def wider_until_inside(X, y):
    """One grid for all, which grows at both ends as long as a choice lies at one."""
    low, high = -2, 0
    while True:
        table = table_of(X, y, dict.fromkeys(METHODS, np.logspace(low, high, 2 * (high - low) + 1)))
        chosen = {table[name]["chosen"] for name in METHODS}
        below, above = 10.0**low in chosen, 10.0**high in chosen
        if not (below or above):
            return table
        low, high = low - below, high + above


def grids_of_their_own(X, y):
    """As many rates for each method, in units that suit it, and other seeds."""
    L = 2 * np.linalg.eigvalsh(X.T @ X / len(y))[-1]
    size = np.abs(np.linalg.lstsq(X, y)[0]).max()
    units = {"gd": 1 / L, "momentum": 0.3 / L, "rmsprop": size, "adam": size}
    grids = {name: unit * 2.0 ** np.arange(-9, 7) for name, unit in units.items()}
    return table_of(X, y, grids, [11, 12, 13, 14, 15, 16], np.arange(100, 107))


def to_the_cliff_and_beyond(X, y):
    """Rates at which runs diverge: their losses are infinite, or so large that no digit of them counts."""
    return table_of(X, y, dict.fromkeys(METHODS, np.logspace(-4, 20, 49)))


def by_factors_of_four(X, y):
    """Each rate is four times the one before, but for rounding, which is not "more than a factor of 4"."""
    return table_of(X, y, dict.fromkeys(METHODS, np.geomspace(1e-4, 1e-4 * 4**10, 11)))


def marked_once(made, secret, twist=""):
    asked = key(A8, secret, "stu", twist, hidden=True)
    outcomes = {question: ask(made, entry["calls"]) for question, entry in asked["questions"].items()}
    return mark(A8, asked, outcomes)


@pytest.mark.parametrize(
    "comparison", [wider_until_inside, grids_of_their_own, to_the_cliff_and_beyond, by_factors_of_four]
)
def test_a_fair_table_has_full_marks_however_it_is_made(comparison):
    for secret in SECRETS[:3]:
        assert lost(marked(A8, {**SOLVED, "comparison": comparison}, secret)) == {}


@pytest.mark.parametrize("secret", ["z4", "z9"])
def test_a_fair_table_has_full_marks_in_single_precision(secret):
    """With these secrets runs of RMSProp at large rates end elsewhere than in double precision."""
    start = "theta, state = np.zeros(X.shape[1]), (0.0, 0.0)\n"
    single = "X, y, lr = np.float32(X), np.float32(y), np.float32(lr)\n"
    made = functions(A8, {start: f"{single}    {start.replace('[1]', '[1], np.float32')}"})
    assert lost(marked_once(made, secret)) == {}


@pytest.fixture(scope="module")
def fair():
    X, y = (np.array(x) for x in keyed(A8.name, "one")["questions"]["comparison"]["calls"][0]["arguments"])
    return ask({"f": lambda: SOLVED["comparison"](X, y)}, [{"function": "f", "arguments": []}])[0]["value"]


def test_the_task_tells_the_rules():
    (task,) = [cell.source for cell in source.read(A8).cells if cell.id == "task-2"]
    assert f"at most {RULES['runs']} runs" in task
    assert f"factor of at most {RULES['factor']}" in task
    assert task.count(f"{100 * RULES['gain']:g} %") == 2
    assert f"may take {allowed(2):g} seconds" in task


def test_a_fair_table_reads_without_a_fault(fair):
    assert table_faults(RULES, [read_table(RULES, fair)]) == {}


@pytest.mark.parametrize(
    ("where", "what", "said"),
    [
        (["adam"], None, "dictionary with the keys rates, losses, chosen, judged"),
        (["tuning"], [0.5, 1, 2, 3, 4], "tuning should be a list of seeds"),
        (["tuning"], [], "tuning should be a list of numbers"),
        (["judging"], [[5, 6], [7, 8, 9]], "judging should be made of numbers"),
        (["gd", "rates"], [0.1, "a"], "rates of gd should be made of numbers"),
        (["gd", "rates"], [0.1, 0.01], "rates of gd should be positive and grow"),
        (["gd", "rates"], [0.0, 0.1], "rates of gd should be positive and grow"),
        (["gd", "rates"], np.arange(1, 90), "of gd takes more than the 400 runs .* 89 rates times 5 seeds"),
        (
            ["gd", "losses"],
            [1.0, 2.0],
            r"a row for each of its rates .* and should be an array of shape \(13, 5\)",
        ),
        (["gd", "judged"], [1.0], "judged losses of gd should be one for each seed that judges"),
        (["gd", "chosen"], 0.0123, "chosen for gd should be one of its rates"),
        (["gd", "chosen"], [0.1, 0.2], "chosen for gd should be one of its rates"),
    ],
)
def test_a_table_of_another_form_is_told_which_is_wanted(fair, where, what, said):
    table = copy.deepcopy(fair)
    at = table
    for name in where[:-1]:
        at = at[name]
    at[where[-1]] = what
    with pytest.raises(ValueError, match=said):
        read_table(RULES, table)


def test_a_table_of_another_form_costs_all_points_and_stops_nothing():
    for wrong in ([1.0, 2.0], {"gd": {}}, "a table", 3.0):
        marks = marked(A8, {**SOLVED, "comparison": lambda X, y, wrong=wrong: wrong}, "one")
        assert lost(marks) == {"comparison": 4}
        assert "should be a dictionary with the keys tuning, judging, gd" in marks[1].said


@pytest.mark.parametrize(
    ("losses", "fault"),
    [
        ([2.0, 1.0, 2.0], ""),
        ([2.0, 1.0, np.inf], ""),
        ([2.0, 1.0, np.nan], ""),
        ([2.0, 1.0, 1.0005], "edge"),
        ([2.0, 1.0, 1.0], "edge"),
        ([1.0015, 1.0, 1.0015], "idle"),
        ([1.0, 1.0, 1.0], "idle"),
        ([3e30, 1e20, 3e30], "idle"),
        ([np.inf] * 3, "idle"),
        ([np.nan] * 3, "idle"),
    ],
)
def test_a_grid_that_encloses_no_best_rate_is_told(fair, losses, fault):
    rows = [[loss] * 5 for loss in losses]
    one = {"rates": [0.1, 0.2, 0.4], "losses": rows, "chosen": 0.2, "judged": [1.1] * 5}
    faults = table_faults(RULES, [read_table(RULES, {**fair, **dict.fromkeys(METHODS, one)})])
    assert set(faults) == ({fault} if fault else set())


def test_a_wrong_choice_from_a_good_grid_is_told_as_that_alone(fair):
    """The lowest single run belongs to a rate whose median is above those at the ends."""
    rows = [[2.0] * 5, [1.0] * 5, [0.5, 3, 3, 3, 3], [2.0] * 5]
    one = {"rates": [0.1, 0.2, 0.4, 0.8], "losses": rows, "chosen": 0.4, "judged": [1.1] * 5}
    faults = table_faults(RULES, [read_table(RULES, {**fair, **dict.fromkeys(METHODS, one)})])
    assert set(faults) == {"luckiest"}


def test_a_choice_in_single_precision_is_one_of_the_rates(fair):
    table = copy.deepcopy(fair)
    for name in METHODS:
        table[name]["chosen"] = float(np.float32(table[name]["chosen"]))
    assert read_table(RULES, table).methods["gd"].chosen == read_table(RULES, fair).methods["gd"].chosen


@pytest.mark.parametrize(
    ("name", "secret"), [("the lowest mean", "z8"), ("chosen by the seeds that judge", "z1")]
)
def test_a_wrong_choice_costs_as_much_in_the_version(name, secret):
    """With these secrets the first inputs that tell the ways to choose apart do so in the usual one only."""
    (wrong,) = [mutant for mutant in A8.mutants if mutant.name == name]
    made = functions(A8, {**A8.twists["without_replacement"].replace, **wrong.replace})
    assert lost(marked_once(made, secret, "without_replacement")) == wrong.loses


def test_nan_that_was_chosen_is_named(fair):
    table = copy.deepcopy(fair)
    table["gd"]["losses"][5] = [float("nan")] * 5
    table["gd"]["chosen"] = table["gd"]["rates"][5]
    assert "nan" in table_faults(RULES, [read_table(RULES, table)])["no_inf"]


def test_the_students_check_sees_what_is_unfair_but_not_what_is_false():
    """It has no run to compare with: a table of invented losses passes there and fails when it is graded."""
    question = keyed(A8.name, "one")["questions"]["comparison"]

    def invented(X, y):
        one = {"rates": [0.1, 0.2, 0.4], "losses": [[2.0] * 5, [1.0] * 5, [2.0] * 5], "chosen": 0.2}
        methods = {name: {**one, "judged": [1.1] * 5} for name in METHODS}
        return {"tuning": [0, 1, 2, 3, 4], "judging": [5, 6, 7, 8, 9], **methods}

    assert verdict(question, ask({"comparison": invented}, question["calls"])).share == 1
    assert lost(marked(A8, {**SOLVED, "comparison": invented}, "one")) == {"comparison": 4}
