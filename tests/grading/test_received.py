"""What comes out of a sandbox is read as numbers, or not at all."""

from __future__ import annotations

import json
import math

import pytest

from grading.received import answers


def test_an_answer_is_rebuilt():
    sent = [
        {
            "value": [1, 2.5, {"lr": math.inf, "by": "hand"}],
            "single": True,
            "changed": [2, 0, 2],
            "points": 99,
        }
    ]
    assert answers(json.dumps(sent).encode(), 1) == [
        {"value": [1.0, 2.5, {"lr": math.inf, "by": "hand"}], "single": True, "changed": [0, 2]}
    ]


@pytest.mark.parametrize("nothing", [{"missing": True}, {"unwritten": True}, {"error": "it stopped"}])
def test_what_is_no_value_passes(nothing):
    assert answers(json.dumps([nothing]).encode(), 1) == [nothing]


def test_an_integer_beyond_all_floats_is_infinite():
    assert answers(b'[{"value": [1' + b"0" * 400 + b", -1" + b"0" * 400 + b"]}]", 1)[0]["value"] == [
        math.inf,
        -math.inf,
    ]


def test_texts_are_one_printable_line():
    sent = [{"error": "a\nb\x1b[2Jc\u202ed\ud800" + "x" * 1000}]
    text = answers(json.dumps(sent).encode(), 1)[0]["error"]
    assert text == "a b [2Jc d " + "x" * 289


GARBLED = {
    "nothing": b"",
    "no JSON": b"Traceback",
    "not UTF-8": b'[{"value": "\xff"}]',
    "no list": b'{"value": 1}',
    "too few": b"[]",
    "too many": b'[{"value": 1}, {"value": 1}]',
    "no answer": b"[1]",
    "no value": b"[{}]",
    "null": b'[{"value": null}]',
    "a truth": b'[{"value": true}]',
    "missing, perhaps": b'[{"missing": 1}]',
    "nested": b'[{"value": ' + b"[" * 10 + b"]" * 10 + b"}]",
    "a bomb": b'[{"value": ' + b"[" * 100_000,
    "long integer": b'[{"value": ' + b"9" * 5000 + b"}]",
    "many numbers": b'[{"value": [' + b"0," * 100_000 + b"0]}]",
    "many empty lists": b'[{"value": [' + b"[]," * 100_000 + b"0]}]",
    "changed no list": b'[{"value": 1, "changed": 1}]',
    "changed no positions": b'[{"value": 1, "changed": [true]}]',
    "changed far off": b'[{"value": 1, "changed": [1e9]}]',
}


@pytest.mark.parametrize("data", GARBLED.values(), ids=GARBLED)
def test_anything_else_is_nothing(data):
    assert answers(data, 1) is None
