"""Reading notebooks: what is found in good ones, and one sentence for each that is none."""

from __future__ import annotations

import json
import os
import time

import pytest

from grading.notebook import LARGEST, MOST_CELLS, Unreadable, read
from tests.grading.notebooks import cell, notebook


@pytest.fixture
def file(tmp_path):
    return tmp_path / "notebook.ipynb"


def test_cells_come_in_their_order(file):
    file.write_text(notebook("a = 1", cell("# Text", "intro", "markdown"), "b = 2"))
    assert read(file).cells == ("a = 1", "b = 2")
    assert read(file).texts == {"intro": "# Text"}


def test_a_source_may_be_a_list_of_lines(file):
    file.write_text(notebook(cell(["a = 1\n", "b = 2"])))
    assert read(file).cells == ("a = 1\nb = 2",)


def test_cells_that_answer_come_last_in_their_order(file):
    file.write_text(
        notebook(cell("x = 1", "g"), cell("x = 2", "f"), cell("x = 3", "scratch"), cell("x = 4", "g"))
    )
    assert read(file, {"f", "g"}).cells == ("x = 3", "x = 1", "x = 2", "x = 4")


def test_without_ids_the_order_stays(file):
    file.write_text(notebook("x = 1", "x = 2"))
    assert read(file, {"f"}).cells == ("x = 1", "x = 2")


def test_a_byte_order_mark_does_no_harm(file):
    file.write_bytes(b"\xef\xbb\xbf" + notebook("a = 1").encode())
    assert read(file).cells == ("a = 1",)


@pytest.mark.parametrize(
    "odd", [None, 3, "x", [], {}, {"source": 3}, {"source": [1, "x"]}, {"cell_type": [], "id": {}}]
)
def test_what_is_no_cell_costs_only_itself(file, odd):
    content = json.loads(notebook("a = 1"))
    content["cells"].append(odd)
    file.write_text(json.dumps(content))
    assert read(file).cells == ("a = 1",)


BROKEN = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t ", "empty"),
    "text": (b"def f(): pass", "not a notebook"),
    "cut off": (notebook("a = 1").encode()[:-9], "not a notebook"),
    "latin-1": (notebook("# caf").replace("caf", "café").encode("latin-1"), "UTF-8"),
    "utf-16": (notebook("a = 1").encode("utf-16"), "UTF-8"),
    "nul bytes": (b"\0" * 1000, "not a notebook"),
    "nested": (b"[" * 100_000, "not a notebook"),
    "nested in a cell": (b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not a notebook"),
    "long integer": (b'{"cells": [' + b"9" * 100_000 + b"]}", "not a notebook"),
    "a list": (b"[1, 2]", "no list of cells"),
    "a number": (b"1", "no list of cells"),
    "format 3": (b'{"worksheets": [{"cells": []}], "nbformat": 3}', "no list of cells"),
    "cells a text": (b'{"cells": "abc"}', "no list of cells"),
    "too many cells": (b'{"cells": [' + b"0," * 10**6 + b"0]}", "at most 2,000"),
    "too large": (b" " * (LARGEST + 1), "at most 5 MB"),
}


@pytest.mark.parametrize(("data", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_notebook_is_told_in_a_sentence(file, data, said):
    file.write_bytes(data)
    with pytest.raises(Unreadable, match=said) as fault:
        read(file)
    assert str(fault.value)[-1] == "."
    assert "\n" not in str(fault.value)


def test_the_bounds_themselves_are_read(file):
    file.write_text(json.dumps({"cells": [0] * MOST_CELLS}))
    assert read(file).cells == ()
    file.write_text(notebook("a = 1").ljust(LARGEST))
    assert read(file).cells == ("a = 1",)


def test_a_link_is_not_followed(file, tmp_path):
    (tmp_path / "target").write_text(notebook("secret = 1"))
    file.symlink_to(tmp_path / "target")
    with pytest.raises(Unreadable, match="symbolic link"):
        read(file)


def test_a_pipe_is_not_waited_for(file):
    os.mkfifo(file)
    begun = time.monotonic()
    with pytest.raises(Unreadable, match="not a file"):
        read(file)
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/tty", "/", "/nowhere/x.ipynb"])
def test_what_is_no_file_is_refused(path):
    with pytest.raises(Unreadable, match=r"not a file|cannot be opened"):
        read(path)


@pytest.mark.parametrize(
    "name", ["a\nb", "=cmd|' C calc'!A0", "'\";--", "\u202egpj", "\u00e9\u4e2d", "-rf", "x" * 240]
)
def test_any_name_will_do(tmp_path, name):
    file = tmp_path / f"{name}.ipynb"
    file.write_text(notebook("a = 1"))
    assert read(file).cells == ("a = 1",)
