"""The page *Variants* says what Keras and optax compute: held against runs of Keras and optax themselves."""

import importlib.util
import json
from pathlib import Path

import nbformat
import numpy as np
import pytest

from optlib import descend
from optlib.objective import Function
from optlib.surfaces import bowl

ROOT = Path(__file__).parents[2]
RAN = json.loads((ROOT / "tests" / "reference" / "libraries.json").read_text("utf8"))
# The name of a method in the reference, from its name on the page.
NAMES = {"Gradient descent": "gd"}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page's code as a module: a rule is read from its source, which needs a file."""
    cells = nbformat.read(ROOT / "book" / "variants.ipynb", as_version=4).cells
    path = tmp_path_factory.mktemp("page") / "variants.py"
    path.write_text("\n".join(cell.source for cell in cells if cell.cell_type == "code"), "utf8")
    spec = importlib.util.spec_from_file_location("variants_page", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def forms(page):
    """The page's rows of Keras and optax at the rates that the page compares them at."""
    return {
        f"{whose.lower()} {NAMES.get(method, method.lower())}": form(lr=lr)
        for method, (lr, rows) in page.FORMS.items()
        for whose, form, *_ in rows
        if whose in ("Keras", "optax")
    }


def test_every_row_of_a_library_was_run(forms):
    assert sorted(forms) == sorted(RAN["points"])


@pytest.mark.parametrize("name", sorted(RAN["points"]))
def test_the_page_has_the_library_s_form_and_defaults(name, forms):
    for scale, points in zip(RAN["scales"], RAN["points"][name], strict=True):
        surface = Function(lambda p, c=scale: c * bowl.value(p), lambda p, c=scale: c * bowl.gradient(p))
        ours = descend(forms[name], surface, RAN["start"], max(RAN["steps"])).points[RAN["steps"]]
        np.testing.assert_allclose(ours, points, rtol=0, atol=1e-11)


def test_the_page_names_the_versions_that_were_run(page):
    assert {library: RAN[library] for library in ("keras", "optax")} == page.LIBRARIES
