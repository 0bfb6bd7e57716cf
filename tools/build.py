"""Build the book: `python -m tools.build`.

Warnings are errors. The notebooks run when they, `optlib` or the pinned packages have changed; where nothing
at all has changed since the last build, there is nothing to do, and this says so.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import os
import re
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tools.reader import ReaderError, write_all
from tools.site.finish import SiteError, check, finish
from tools.zips import write_zips

ROOT = Path(__file__).parents[1]

# What a notebook's outputs depend on besides its own code, and what else the pages depend on.
CODE = ("optlib", "requirements.txt", "constraints.txt", "benchmarks/results")
PAGES = ("book", "tools", "playground", "_config.yml", "_toc.yml")
_PASSING = {"__pycache__", ".ipynb_checkpoints"}


def build(root: Path = ROOT, *, verbose: bool = False) -> Path:
    """Build the book of a folder.

    Args:
        root: the folder with `_config.yml`, `_toc.yml` and `book/`.
        verbose: show what Sphinx does.

    Returns:
        The book's first page.

    Raises:
        SiteError: the book did not build, or is not what it should be.
    """
    out = root / "_build"
    site, stamp = out / "html", out / "site.json"
    inputs = _digest(root, CODE + PAGES)
    if stamp.is_file() and json.loads(stamp.read_text("utf8")) == {"inputs": inputs, "site": _listing(site)}:
        print("Nothing has changed since the last build.")
        return site / "index.html"
    stamp.unlink(missing_ok=True)
    shutil.rmtree(site, ignore_errors=True)  # a page that was removed must not stay
    try:
        _run_sphinx(root, out, verbose=verbose)
        finish(site)
        write_zips(root, site)
        write_all(root, out, _execution_cache(root, out), pages_of(root))
        check(site, pages_of(root))
    except (SiteError, ReaderError):
        # What Sphinx has read it does not read again, so a second build would not repeat the warnings.
        shutil.rmtree(out / ".doctrees", ignore_errors=True)
        raise
    stamp.write_text(json.dumps({"inputs": inputs, "site": _listing(site)}), "utf8")
    return site / "index.html"


def pages_of(root: Path) -> set[str]:
    """Return the names, without suffix, of all pages in a book's table of contents."""
    from sphinx_external_toc.parsing import parse_toc_yaml

    toc = parse_toc_yaml(root / "_toc.yml")
    return {str(Path(name).with_suffix("")) if name.endswith((".md", ".ipynb")) else name for name in toc}


def _run_sphinx(root: Path, out: Path, *, verbose: bool) -> None:
    from jupyter_book.sphinx import build_sphinx  # type: ignore[import-untyped]

    os.environ.setdefault("OMP_NUM_THREADS", "1")  # the notebooks' sums are added in one order everywhere
    overrides: dict[str, Any] = {
        "external_toc_path": str(root / "_toc.yml"),
        "latex_individualpages": False,
        "nb_execution_cache_path": str(_execution_cache(root, out)),
        "nitpicky": True,
    }
    said = io.StringIO()
    with _quiet_children(), contextlib.redirect_stderr(said):
        result = build_sphinx(
            root / "book",
            out / "html",
            path_config=root / "_config.yml",
            noconfig=True,
            confoverrides=overrides,
            warningiserror=True,
            keep_going=True,
            quiet=not verbose,
        )
    if result:
        faults = re.sub(r"\x1b\[[0-9;]*m", "", said.getvalue()).replace(f"{root}{os.sep}", "").strip()
        raise SiteError(f"Sphinx found something wrong (each line is one fault):\n{faults}")


@contextlib.contextmanager
def _quiet_children() -> Iterator[None]:
    """Drop what kernels write to the terminal (that their sockets are plain); Sphinx reports errors."""
    kept = os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _execution_cache(root: Path, out: Path) -> Path:
    """Return the folder for executed notebooks, one for each state of the code that they run.

    jupyter-cache knows a notebook by its own cells and would not see a change in `optlib`.
    """
    folder = out / "executed"
    now = folder / f"{_digest(root, CODE)[:16]}-py{sys.version_info.major}{sys.version_info.minor}"
    for old in folder.glob("*"):
        if old != now:
            shutil.rmtree(old)
    now.mkdir(parents=True, exist_ok=True)
    return now


def _digest(root: Path, names: Iterable[str]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for file in _files(root / name for name in names):
        digest.update(f"{file.relative_to(root).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _listing(folder: Path) -> dict[str, list[int]]:
    files = ((file, file.stat()) for file in _files([folder]))
    return {file.relative_to(folder).as_posix(): [s.st_size, s.st_mtime_ns] for file, s in files}


def _files(places: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for place in places:
        inside = place.rglob("*") if place.is_dir() else [place]
        found += [file for file in inside if file.is_file() and not _PASSING & set(file.parts)]
    return sorted(found)


def main() -> int:
    """Build the book and say where to open it."""
    parser = argparse.ArgumentParser(description="Build the book's website into _build/html.")
    parser.add_argument("--verbose", action="store_true", help="show what Sphinx does")
    parser.add_argument(
        "root", nargs="?", type=Path, default=ROOT, help="the book's folder (this repository)"
    )
    given = parser.parse_args()
    start = time.perf_counter()
    try:
        first = build(given.root.resolve(), verbose=given.verbose)
    except (SiteError, ReaderError) as error:
        print(f"The book did not build: {error}", file=sys.stderr)
        return 1
    print(f"The book stands ({time.perf_counter() - start:.1f} s). Open it: {first.as_uri()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
