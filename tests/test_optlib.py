"""The package as a whole: what importing it loads, and that every public name is documented and runs."""

import ast
import doctest
import importlib
import importlib.util
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import optlib
from optlib import Rule
from optlib.rules import ALL

# what needs an engine, and the engine
ENGINES = {
    "optlib.plots": "matplotlib",
    "optlib.compiled": "numba",
    "optlib.torch": "torch",
    "optlib.digits": "sklearn",
}


def engine_of(module):
    return next((e for m, e in ENGINES.items() if module == m or module.startswith(m + ".")), None)


FOUND = list(pkgutil.walk_packages(optlib.__path__, "optlib."))
MODULES = ["optlib", *(m.name for m in FOUND)]
PACKAGES = ["optlib", *(m.name for m in FOUND if m.ispkg)]
CORE = [m for m in MODULES if engine_of(m) is None]


# what `import optlib` gives
OBJECTS = {
    "Path", "Rule", "check", "descend", "gradient_below", "loss_below", "rule", "scalar", "step_below",
}  # fmt: skip
SUBJECTS = {"ops", "problems", "rules", "schedules", "surfaces"}


def run(program):
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_the_door_gives_what_people_type_first():
    """A fresh process, since here other tests have imported more."""
    program = "import optlib; print({n: type(getattr(optlib, n)).__name__ for n in optlib.__all__})"
    found = ast.literal_eval(run(program))
    assert set(found) == OBJECTS | SUBJECTS
    assert {name for name, kind in found.items() if kind == "module"} == SUBJECTS


@pytest.mark.parametrize("package", PACKAGES)
def test_no_name_is_a_module_and_something_else(package):
    """Importing a module sets its name in the package, over a function of that name, or is hidden by it."""
    if engine := engine_of(package):
        pytest.importorskip(engine)
    program = (
        f"import types, {package} as package\n"
        "print([n for n, x in vars(package).items() if not isinstance(x, types.ModuleType)])"
    )
    modules = {m.name for m in pkgutil.iter_modules(importlib.import_module(package).__path__)}
    assert modules
    assert not modules & set(ast.literal_eval(run(program)))


def test_importing_loads_numpy_alone():
    """A fresh process: all core modules together bring in no third-party package but NumPy."""
    program = (
        "import sys\n"
        "before = set(sys.modules)\n"
        f"for name in {CORE!r}: __import__(name)\n"
        "new = [n for n in set(sys.modules) - before if getattr(sys.modules[n], '__file__', None)]\n"
        "tops = {name.partition('.')[0] for name in new}\n"
        "print(sorted(t for t in tops - sys.stdlib_module_names if not t.startswith('_')))"
    )
    assert ast.literal_eval(run(program)) == ["numpy", "optlib"]


@pytest.mark.parametrize(("module", "engine"), ENGINES.items())
def test_a_missing_engine_is_named_with_its_extra(module, engine):
    """The engine is hidden, as on a machine without it; what needs it says what to install."""
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not here")
    program = (
        "import sys\n"
        f"sys.modules[{engine!r}] = None\n"
        "import optlib.rules\n"
        "try:\n"
        f"    import {module}\n"
        "except ImportError as error:\n"
        "    print(type(error).__name__, error)\n"
    )
    said = run(program)
    if said:
        assert "in a clone of the book: pip install '.[" in said
        assert said.count("\n") == 1


def public(module):
    """Public names of a module with what they are: its own functions, classes and rules."""
    found = importlib.import_module(module)
    names = getattr(found, "__all__", None)
    if names is None:
        names = [n for n, x in vars(found).items() if not n.startswith("_") and own(x, module)]
    return [(n, getattr(found, n)) for n in names]


def own(x, module):
    where = x.formula.__module__ if isinstance(x, Rule) else getattr(x, "__module__", None)
    return where == module and (isinstance(x, Rule) or inspect.isfunction(x) or inspect.isclass(x))


PUBLIC = {
    f"{module}.{name}": x
    for module in CORE
    for name, x in public(module)
    if isinstance(x, Rule) or inspect.isfunction(x) or inspect.isclass(x)
}
# A bound variant has its rule's documentation; a protocol is only a type.
DOCUMENTED = {
    k: x
    for k, x in PUBLIC.items()
    if not (isinstance(x, Rule) and x.name != k.rpartition(".")[2]) and not getattr(x, "_is_protocol", False)
}


@pytest.mark.parametrize("name", DOCUMENTED)
def test_a_public_name_has_a_docstring_with_an_example(name):
    doc = DOCUMENTED[name].__doc__ or ""
    first, *rest = doc.strip().splitlines()
    assert first.endswith("."), f"{name}: the docstring opens with one sentence"
    examples = doctest.DocTestParser().get_examples("\n".join(rest))
    assert examples, f"{name}: the docstring has no example"
    assert any(e.want for e in examples), f"{name}: its example shows no result"


@pytest.mark.parametrize("module", CORE)
def test_a_module_says_what_it_is(module):
    assert (importlib.import_module(module).__doc__ or "").strip()


@pytest.mark.parametrize("module", CORE)
def test_examples_run(module):
    found = importlib.import_module(module)
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    result = doctest.testmod(found, optionflags=options)
    assert result.failed == 0
    finder = doctest.DocTestFinder()
    written = sum(len(t.examples) for t in finder.find(found))
    assert result.attempted == written


def test_examples_of_rules_are_among_those_that_run():
    """A rule is no function, so doctest would pass it by; `optlib.rules.__test__` hands them over."""
    from optlib import rules

    run_by_doctest = {t.name.rpartition(".")[2] for t in doctest.DocTestFinder().find(rules) if t.examples}
    assert set(ALL) <= run_by_doctest


def test_one_version():
    text = (Path(optlib.__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{optlib.__version__}"' in text or "dynamic" in text


@pytest.mark.parametrize("name", list(ALL))
def test_a_rule_stands_in_a_file_that_micropython_runs(name):
    """Nothing in a rule's file but formulas: no imports but rule, scalar and ops, no power of g by **."""
    tree = ast.parse(Path(inspect.getfile(ALL[name].formula)).read_text(encoding="utf-8"))
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)):
        names = {alias.name for alias in node.names}
        assert node.module == "optlib.ops" or (node.module == "optlib" and names <= {"rule", "scalar"})
    assert not any(isinstance(node, ast.Import | ast.JoinedStr | ast.Match) for node in ast.walk(tree))
    squares = [n for n in ast.walk(tree) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Pow)]
    assert not any(isinstance(n.right, ast.Constant) for n in squares), "write g * g, not g**2"
