"""The sandboxes that tests run in: without one they are skipped on a user's machine, and fail in CI."""

from __future__ import annotations

import functools
import os

import pytest

from grading import grade, spec
from grading.sandbox import Sandbox, trouble
from tests.grading.toy import INSTRUCTOR, TOY

said = functools.cache(trouble)


def _missing(why: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="session", params=[Sandbox.BWRAP, Sandbox.UNSHARE])
def kind(request) -> Sandbox:
    """Return a sandbox that works here."""
    if said(request.param):
        _missing(said(request.param))
    return request.param


@pytest.fixture(scope="session")
def sandbox() -> Sandbox:
    """Return the sandbox that grading uses here."""
    works = [kind for kind in (Sandbox.BWRAP, Sandbox.UNSHARE) if not said(kind)]
    if not works:
        _missing("no sandbox works here")
    return works[0]


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    """Let the toy be an assignment like others."""
    folder = tmp_path_factory.mktemp("assignments")
    (folder / "toy").mkdir()
    (folder / "toy" / "instructor.ipynb").write_text(INSTRUCTOR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spec, "ASSIGNMENTS", folder)
        patch.setattr(grade, "load", {"toy": TOY}.__getitem__)
        yield TOY
