"""The client and the worker in Chromium, from a server and from a file: answers, errors, endless loops."""

import json
import shutil
import subprocess

import numpy as np
import pytest

from optlib import descend, rules, surfaces
from tests.engines import PLAYGROUND, need_micropython
from tests.playground.asking import ENGINE, ROOT
from tests.site.browser import served
from tools.play import sources

HERE = ROOT / "tests" / "playground"
LOOP = """from optlib import rule


@rule
def f(g, *, t, lr=0.1):
    while True:
        lr = lr + 1
    return g
"""
VALLEY = {"ask": "run", "surface": {"name": "valley"}}
ROUND = {**VALLEY, "steps": 60, "runs": [{"rule": "gd", "hyper": {"lr": 0.016}}]}
ENDLESS = {**VALLEY, "steps": 3, "runs": [{"source": LOOP, "hyper": {}}]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A page that has the engine, the sources and the client, and nothing else."""
    need_micropython()
    made = tmp_path_factory.mktemp("page")
    esbuild = PLAYGROUND / "node_modules" / ".bin" / "esbuild"
    command = [str(esbuild), str(HERE / "client.ts"), "--bundle", "--format=iife"]
    subprocess.run([*command, f"--outfile={made / 'client.js'}"], check=True, capture_output=True, timeout=60)
    shutil.copy(ENGINE, made)
    text = json.dumps(sources(ROOT))
    (made / "sources.js").write_text(f"globalThis.wayDownSources = {text};", encoding="utf-8")
    scripts = "".join(f'<script src="{name}.js"></script>' for name in ("sources", "engine", "client"))
    (made / "index.html").write_text(f"<!doctype html><meta charset=utf-8><title>x</title>{scripts}")
    return made


@pytest.fixture(scope="module", params=["http", "file"])
def page(request, folder, browser):
    """The page at both kinds of address; what it asks of anyone else fails the test."""
    context = browser.new_context()
    page = context.new_page()
    with served(folder) as address:
        root = address if request.param == "http" else folder.as_uri() + "/"
        asked = []
        page.on("request", lambda r: asked.append(r.url))
        page.goto(root + "index.html")
        yield page
        assert [url for url in asked if not url.startswith((root, "blob:"))] == []
    context.close()


def ask(page, *requests):
    """What the page is told, with arrays as lists."""
    return page.evaluate(
        """requests => Promise.all(requests.map(async (request) => {
            const told = await ask(request);
            return JSON.parse(JSON.stringify(told, (_, x) => x instanceof Float64Array ? [...x] : x));
        }))""",
        list(requests),
    )


def test_a_run_has_cpythons_numbers(page):
    [told] = ask(page, ROUND)
    path = descend(rules.gd(lr=0.016), surfaces.valley, surfaces.valley.start, 60)
    np.testing.assert_allclose(told["ok"]["runs"][0]["points"], path.points.ravel(), rtol=1e-12)
    np.testing.assert_allclose(told["ok"]["runs"][0]["losses"], path.losses, rtol=1e-12)


def test_requests_are_answered_in_their_order(page):
    names = ["bowl", "bent", "saddle", "valley"]
    told = ask(page, *({"ask": "about", "surface": {"name": name}} for name in names))
    assert [one["ok"]["dimensions"] for one in told] == [2, 1, 2, 2]
    assert told[2]["ok"]["name"] == surfaces.saddle.name


def test_an_error_is_told_with_its_line(page):
    broken = LOOP.replace("lr + 1", "lr + tru")
    [told] = ask(page, {**ENDLESS, "runs": [{"source": broken, "hyper": {}}]})
    assert told["error"]["line"] == 7
    assert "Nothing here is called tru" in told["error"]["sentence"]


def test_a_loop_that_never_ends_is_ended_after_two_seconds(page):
    ended, after = ask(page, ENDLESS, ROUND)
    assert 2000 <= ended["ms"] < 4000
    assert ended["error"] == {
        "sentence": "Stopped after 2 seconds without a result; does a loop never end?",
        "line": None,
    }
    # what waited behind it gets its answer from the next worker
    assert len(after["ok"]["runs"][0]["losses"]) == 61


def test_a_worker_that_cannot_start_is_told(page):
    told = page.evaluate(
        """async () => {
            const broken = new ClientOfPage("throw new Error('no')", {});
            const told = [];
            const request = {ask: "about", surface: {name: "bowl"}};
            for (const round of [1, 2]) // the second asks when that is known
                await broken.ask(request).catch((error) => told.push(error.message));
            return told;
        }"""
    )
    assert len(told) == 2
    assert all(sentence.startswith("Python did not start here:") for sentence in told)
