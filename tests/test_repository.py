"""What the files at the top of the repository say, held against what is there."""

from __future__ import annotations

import doctest
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest
import yaml

import optlib
from tools.pin import canonical, pins

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.M))
DOCUMENTED = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.M))
PAGES = sorted(ROOT.glob("*.md"))


def tracked():
    """Return the text files under version control; outside a clone there is nothing to look at."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git clone")
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listing.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (data := path.read_bytes()):
            yield name, data.decode("utf-8")


def blocks(text, language):
    """Return the fenced blocks of a Markdown text in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def code_of(text):
    """Return the shell blocks and the code spans of a Markdown text, each ended by a line break."""
    outside = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    return "".join([*blocks(text, "sh"), *(span + "\n" for span in re.findall(r"`([^`]+)`", outside))])


# README


def test_the_two_commands_come_first():
    first = blocks(README, "sh")[0]
    assert README.index(first) < 60
    assert [line.split("#")[0].strip() for line in first.splitlines()] == ["make book", "make test"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_named_exists(page):
    named = re.findall(r"\bmake (?:\w+=\S+ )*([a-z]+)\s", code_of(page.read_text("utf-8")))
    assert set(named) <= TARGETS


def test_every_documented_target_is_in_the_readme():
    assert set(re.findall(r"\bmake ([a-z]+)\s", code_of(README))) >= DOCUMENTED - {"help", "venv"}


def test_the_commands_without_make_exist():
    (commands,) = blocks(README, "powershell")
    for module in re.findall(r"-m ([\w.]+)", commands):
        assert importlib.util.find_spec(module), module
    for file in re.findall(r"-r (\S+)", commands):
        assert (ROOT / file).is_file()
    # They do what the Makefile and its set-up do.
    set_up = (ROOT / "tools" / "set_up.sh").read_text("utf-8")
    for words in ("--no-deps --no-build-isolation -e .", "-r requirements.txt"):
        assert words in commands
        assert words in set_up
    for words in ("tools.build", "--nbval --nbval-current-env", "tools.lab"):
        assert words in commands
        assert words in MAKEFILE


def test_the_readmes_examples_run():
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert (failed, tried) == (0, 4)


def test_the_rule_in_the_readme_is_the_one_in_the_package():
    from optlib.rules import momentum

    source = Path(momentum.formula.__code__.co_filename).read_text("utf-8")
    without_docstrings = re.sub(r' *""".*?"""\n', "", source, flags=re.S)
    assert blocks(README, "python")[0] in without_docstrings


def test_the_chapters_named_in_the_readme_are_in_the_table_of_contents():
    contents = (ROOT / "_toc.yml").read_text("utf-8")
    for chapter in ("what-an-optimizer-does", "model-and-cost", "gradient-descent", "momentum", "glance"):
        assert re.search(rf"\bfile: {chapter}$", contents, re.M), chapter


def test_the_picture_is_what_the_welcome_page_draws_today():
    from tools.readme_figure import FILE, draw

    committed, today = FILE.read_text("utf-8"), draw()
    number = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
    assert number.sub("", committed) == number.sub("", today), "run `python -m tools.readme_figure`"
    # The last digits may differ from one processor to another.
    pairs = zip(number.findall(committed), number.findall(today), strict=True)
    assert max(abs(float(one) - float(two)) for one, two in pairs) <= 0.02
    assert len(committed) < 100_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_resolve(page):
    for link in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert link.startswith("https://") or (page.parent / link).exists(), link


def test_make_lists_what_it_can_do():
    if not shutil.which("make"):
        pytest.skip("make is missing")
    printed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^make (\w+) ", printed, re.M)) == DOCUMENTED


# Versions, licences, hygiene


def test_every_direct_dependency_is_pinned_and_once():
    direct, brought = pins(ROOT / "requirements.txt"), pins(ROOT / "constraints.txt")
    assert direct
    assert set(direct) & set(brought) == set()


def test_this_environment_is_the_pinned_one():
    if Path(sys.prefix) != ROOT / ".venv":
        pytest.skip("not run in the environment that `make` sets up")
    here = {canonical(d.metadata["Name"]): d.version for d in importlib.metadata.distributions()}
    for name, version in pins(ROOT / "requirements.txt").items():
        assert here.get(name, "none").split("+")[0] == version, name


def test_the_optional_dependencies_are_pinned_too():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    wanted = {re.split(r"[<>=]", dependency)[0] for group in groups for dependency in group}
    assert wanted <= set(pins(ROOT / "requirements.txt"))


def test_one_version_everywhere():
    assert f"\nversion: {optlib.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert newest[1] == optlib.__version__


def test_the_package_names_the_books_repository():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))
    assert project["urls"]["Homepage"] == config["repository"]["url"]
    assert [a["name"] for a in project["authors"]] == [config["author"]]


def test_a_source_distribution_holds_the_package_alone(tmp_path):
    """Tests without their helpers would fail for whoever runs them."""
    names = ["pyproject.toml", "MANIFEST.in", "README.md", "LICENSE", "optlib", "tests"]
    for name in names:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    command = [sys.executable, "-c", "import setuptools.build_meta as m; print(m.build_sdist('.'))"]
    out = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    with tarfile.open(tmp_path / out.split()[-1]) as packed:
        inside = {name.split("/")[1] for name in packed.getnames() if "/" in name}
    assert "optlib" in inside
    assert "tests" not in inside


def test_both_licences_are_there():
    assert "MIT License" in (ROOT / "LICENSE").read_text("utf-8")
    assert "CC BY 4.0" in (ROOT / "LICENSE-TEXT").read_text("utf-8")


def test_ci_runs_what_a_reader_runs():
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert script.splitlines()[-1] == "exec make test"
    assert os.access(ROOT / ".ci" / "run", os.X_OK) or os.name == "nt"


def test_nobody_is_told_to_install_a_strangers_package():
    command = "pip install " + "optlib"
    assert [name for name, text in tracked() if re.search(command + r"\b", text)] == []


def test_no_path_of_one_machine():
    place = re.compile("(?<![\\w.:/])/(root|home/\\w+|Users/\\w+|work|tmp/\\w+)/")
    assert [(name, m[0]) for name, text in tracked() for m in [place.search(text)] if m] == []


def test_no_large_file():
    assert [name for name, text in tracked() if len(text) > 600_000] == []


def test_jupyterlab_loads_the_extension_that_renders_the_chapters():
    command = [sys.executable, "-m", "jupyter", "labextension", "list"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True)
    said = printed.stdout + printed.stderr
    assert "jupyterlab-myst" in said
    assert "not compatible" not in said, "pin a JupyterLab that jupyterlab-myst was built for"
