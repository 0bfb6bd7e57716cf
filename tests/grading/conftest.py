"""The sandboxes that tests run in: without one they are skipped on a user's machine, and fail in CI."""

from __future__ import annotations

import os

import pytest

from grading.sandbox import Sandbox, trouble


@pytest.fixture(scope="session", params=[Sandbox.BWRAP, Sandbox.UNSHARE])
def kind(request) -> Sandbox:
    """Return a sandbox that works here."""
    said = trouble(request.param)
    if said and os.environ.get("CI"):
        pytest.fail(said)
    if said:
        pytest.skip(said)
    return request.param
