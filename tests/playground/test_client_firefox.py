"""The client and the worker in Firefox, from a server and from a folder: numbers, and a loop without end."""

import json

import numpy as np
import pytest

from optlib import descend, rules, surfaces
from tests.playground.test_client import ENDLESS, ROUND, folder  # noqa: F401 (a fixture)
from tests.site.browser import served
from tests.site.firefox import firefox


@pytest.fixture(scope="module")
def window(tmp_path_factory):
    """Firefox, started once."""
    with firefox(tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.mark.parametrize("home", ["server", "folder"])
def test_an_endless_loop_is_ended_and_the_next_run_has_its_numbers(window, folder, home):  # noqa: F811
    with served(folder) as address:
        window.open(f"{address if home == 'server' else folder.as_uri() + '/'}index.html")
        requests = json.dumps([ENDLESS, ROUND])
        window.run(f"Promise.all({requests}.map(ask)).then((told) => {{ window.told = told; }})")
        ended, after = window.until(
            """if (!window.told) return false;
            const [ended, { ok }] = told;
            return [ended, ok && [...ok.runs[0].points]];"""
        )
    assert 2000 <= ended["ms"] < 4000
    assert ended["error"]["sentence"].startswith("Stopped after 2 seconds without a result")
    path = descend(rules.gd(lr=0.016), surfaces.valley, surfaces.valley.start, 60)
    np.testing.assert_allclose(after, path.points.ravel(), rtol=1e-9)
