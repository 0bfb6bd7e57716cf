"""The presets of live figures: read from playground/presets, checked, and completed for the page.

A preset is a table of a TOML file there. What a schema can say of it stands in playground/preset.schema.json,
what only `optlib` knows in tools/site/preset_checks.py. A fault is one sentence with file, preset and key.
"""

from __future__ import annotations

import copy
import itertools
import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError  # type: ignore[import-untyped]

from tools.site.preset_checks import PresetError, complete, tried, unknown

PLAYGROUND = Path(__file__).parents[2] / "playground"
_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "a table",
    "string": "a text",
}


def files(folder: Path = PLAYGROUND) -> list[Path]:
    """Return the files that hold presets."""
    return sorted((folder / "presets").glob("*.toml"))


def read_all(folder: Path = PLAYGROUND) -> dict[str, dict[str, Any]]:
    """Return all presets by name, checked and completed.

    Args:
        folder: the folder with `preset.schema.json` and `presets`.

    Raises:
        PresetError: a file is no TOML, two presets share a name, or a preset is not what it should be.
    """
    schema = json.loads((folder / "preset.schema.json").read_text("utf8"))
    found: dict[str, dict[str, Any]] = {}
    origin: dict[str, str] = {}
    for file in files(folder):
        try:
            tables = tomllib.loads(file.read_text("utf8"))
        except tomllib.TOMLDecodeError as error:
            raise PresetError(f"{file.name} is no TOML: {error}") from None
        for name, table in tables.items():
            if name in found:
                raise PresetError(
                    f"{file.name}, preset {name}: {origin[name]} has one of this name; choose another"
                )
            try:
                found[name], origin[name] = completed(name, table, schema), file.name
            except PresetError as error:
                raise PresetError(f"{file.name}, preset {name}: {error}") from None
    return found


def completed(name: str, preset: Any, schema: dict[str, Any]) -> dict[str, Any]:
    """Return a preset with everything that it leaves to defaults, or raise for its first fault."""
    if not isinstance(preset, dict):
        raise PresetError(f"it must be a table, [{name}] and its keys; got {preset!r}")
    faults = list(Draft202012Validator(schema).iter_errors(preset))
    if faults:  # a key that is missing may be there under a wrong name, which says more
        first = min(faults, key=lambda fault: (fault.validator == "required", _key(fault.path)))
        raise PresetError(_sentence(first, preset))
    whole = {"name": name, "says": True, "traces": "none", **copy.deepcopy(preset)}
    complete(whole)
    _judge_sliders(preset, schema)
    return whole


def _judge_sliders(preset: dict[str, Any], schema: dict[str, Any]) -> None:
    """Hold what sliders make of steps and noise against the schema; `complete` has judged the others."""
    for i, slider in enumerate(preset.get("sliders", ())):
        for target, value in itertools.product(slider["sets"], tried(slider)):
            of, _, name = target.partition(".")
            if of in ("steps", "noise"):
                moved = {**preset, of: {**preset[of], name: value} if name else value}
                for fault in Draft202012Validator(schema).iter_errors(moved):
                    raise PresetError(f"sliders[{i}] sets {target}: {_sentence(fault, moved)}")


def _sentence(error: ValidationError, preset: dict[str, Any]) -> str:
    """What the schema found, in words."""
    while error.context:  # of several forms none fits: say what the last, the most telling, lacks
        error = error.context[-1]
    rule, want, got = error.validator, error.validator_value, error.instance
    key = _key(error.absolute_path)
    if rule == "required":
        missing = next(k for k in want if k not in got)
        of = f" of kind {preset['kind']}" if not key and "kind" in preset else ""
        return f"{key or 'a preset' + of} needs the key {missing!r}"
    if rule == "enum" and "kind" in want:  # the names of a preset's keys
        return unknown(f"a preset of kind {preset['kind']}", str(got), want)
    if rule == "additionalProperties":
        extra = next(k for k in got if k not in error.schema["properties"])
        return unknown(key, extra, list(error.schema["properties"]))
    if rule == "enum":
        return f"{key} is {got!r}; it must be one of {', '.join(map(str, want))}"
    if rule == "type":
        return f"{key} is {got!r}; it must be {_TYPES[want]}"
    if rule in ("minItems", "maxItems"):
        least, most = error.schema.get("minItems", 0), error.schema.get("maxItems")
        count = str(most) if least == most else f"{least} to {most}" if most else f"at least {least}"
        return f"{key} has {len(got)} parts; it must have {count}"
    if rule in ("minimum", "exclusiveMinimum", "maximum"):
        bound = {"minimum": "at least", "exclusiveMinimum": "above", "maximum": "at most"}[rule]
        return f"{key} is {got!r}; it must be {bound} {want}"
    return f"{key}: {error.message}"


def _key(path: Iterable[Any]) -> str:
    """As one writes it: runs[0].hyper.lr."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
