"""What `python -m tools.build` refuses, and when it runs notebooks again; tried on a book of two pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest

from tests.site.small_book import build, make
from tools.build import ROOT, SiteError, pages_of
from tools.site.finish import check
from tools.site.math import KATEX, LatexError, render


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return the folder of a small book that builds; its notebook adds a line to the file named in RUNS."""
    count = "import os\nwith open(os.environ['RUNS'], 'a') as runs:\n    print('run', file=runs)"
    cells = [nbformat.v4.new_markdown_cell("# Chapter\n\nOne cell."), nbformat.v4.new_code_cell(count)]
    return make(tmp_path, {"index": "# Home\n\nA small book.\n", "chapter": cells})


def test_faults_of_every_kind_stop_the_build_each_time(book: Path) -> None:
    (book / "book" / "index.md").write_text(
        "# Home\n\n## No opening\n\n{doc}`nowhere` {ref}`nothing` {cite:t}`nobody2020` {eq}`none`\n\n"
        "$\\undefined{x}$\n\n![](chapter.png)\n\n```{equations} nosuch\n```\n\n"
        ":::{admonition} On this page\n**Time:** 5 minutes.\n:::\n"
    )
    (book / "book" / "chapter.png").write_bytes(b"")
    for _ in range(2):  # what Sphinx has read once it would not read, nor complain of, again
        done = build(book)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        for part in (
            "unknown document: 'nowhere'",
            "undefined label: 'nothing'",
            "nobody2020",
            "none",
            "LaTeX that KaTeX refuses: Undefined control sequence: \\undefined",
            "figure without alt text",
            "page without an opening",
            "no page has equations labelled upd-nosuch-",
            "a reading time written by hand",
        ):
            assert part in done.stderr, f"{part!r} is not in:\n{done.stderr}"


def test_notebooks_run_again_exactly_when_code_has_changed(book: Path) -> None:
    def runs() -> int:
        return len((book / "runs").read_text().splitlines())

    first = build(book)
    assert first.returncode == 0, first.stderr
    assert "Open it: file://" in first.stdout
    assert runs() == 1
    assert "Nothing has changed" in build(book).stdout
    shutil.rmtree(book / "_build" / "html")
    assert build(book).returncode == 0
    assert runs() == 1
    (book / "optlib" / "definition.py").write_text("lr = 2\n")
    assert build(book).returncode == 0
    assert runs() == 2


def test_pages_are_held_against_the_table_of_contents(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>home</p>")
    check(tmp_path, {"index"})
    with pytest.raises(SiteError, match="were not written: chapter"):
        check(tmp_path, {"index", "chapter"})
    with pytest.raises(SiteError, match=r"not in _toc\.yml: index"):
        check(tmp_path, set())


@pytest.mark.parametrize(
    "load",
    [
        '<script src="https://cdn.example/x.js"></script>',
        "<img alt='' src='//cdn.example/x.png'>",
        '<link rel="stylesheet" href="http://cdn.example/x.css">',
        "<style>@import 'https://cdn.example/x.css';</style>",
        "<style>p { background: url(https://cdn.example/x.png) }</style>",
    ],
)
def test_a_page_that_loads_from_another_host_is_refused(load: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(load)
    with pytest.raises(SiteError, match="another host"):
        check(tmp_path, {"index"})
    (tmp_path / "index.html").write_text('<a href="https://example.org/">a link is no load</a>')
    check(tmp_path, {"index"})


def test_formulas() -> None:
    html = render(r"\begin{cases} 1 & x > 0 \\ \tfrac{1}{2} & x = 0 \end{cases}", display=True)
    assert "<math" in html
    assert 'class="katex-html" aria-hidden="true"' in html
    with pytest.raises(LatexError, match="Undefined control sequence"):
        render(r"\nosuch", display=False)


def test_the_bundled_katex_is_the_one_its_readme_names() -> None:
    version = (KATEX / "README.md").read_text().split()[1]
    assert f'version:"{version}"' in (KATEX / "katex.min.js").read_text("utf8")


def test_the_table_of_contents_names_files_that_exist() -> None:
    for page in pages_of(ROOT):
        assert any((ROOT / "book" / f"{page}{suffix}").is_file() for suffix in (".md", ".ipynb")), page
