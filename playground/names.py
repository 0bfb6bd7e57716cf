"""What a request names: rules by name or by the reader's source, surfaces, curves, schedules."""

import os

from optlib import curves, schedules, surfaces
from optlib.definition import load
from optlib.limits import range_of

__all__ = ["objective", "rule", "rules_of", "schedule"]

_built = {}  # objectives with their parameters, by name and parameters
_loaded = {}  # rules by name, by text
RULES = "optlib/formulas"


def _text(path):
    with open(path) as file:
        return file.read()


def _all_rules():
    """Every rule of optlib, by name, bound variants too; read once."""
    if not _loaded:
        folder = __file__.rpartition("playground")[0] + RULES
        for name in sorted(os.listdir(folder)):
            if name[0] != "_":
                _loaded.update(load(_text(folder + "/" + name)))
    return _loaded


def _listed(names):
    return ", ".join(sorted(names))


_edited = {"text": None, "rules": None}  # the reader's source, kept while it stays the same


def rules_of(source):
    """The rules of the reader's source, by name."""
    if _edited["text"] != source:
        _edited["rules"] = load(source)
        _edited["text"] = source
    return _edited["rules"]


def _value(given):
    """A hyper-parameter: a number, or a schedule told as `{"schedule": name, ...}`."""
    return schedule(given) if isinstance(given, dict) else float(given)


def rule(asked):
    """The rule with its hyper-parameters, from `{"rule": name, "source": text or none, "hyper": {...}}`."""
    source, name = asked.get("source"), asked.get("rule")
    known = rules_of(source) if source else _all_rules()
    if name is None and len(known) == 1:
        [name] = known
    if name not in known:
        where = "this source" if source else "optlib"
        raise ValueError("there is no rule " + str(name) + " in " + where + "; there are " + _listed(known))
    hyper = {key: _value(value) for key, value in asked.get("hyper", {}).items()}
    bound = known[name](**hyper)
    for key, value in bound.hyper:
        _check(name, key, value)
    return bound


def _check(rule, key, value):
    """Refuse what optlib refuses; of a schedule its first value is looked at."""
    x, allowed = value(0) if callable(value) else value, range_of(key)
    if x - x != 0 or x not in allowed:
        raise ValueError(rule + ": " + key + " must be " + str(allowed) + "; got " + str(x))


def _names(module):
    """What a request may name: no class, and no list of all."""
    return [name for name in module.__all__ if name[0].islower()]


def _made(modules, what, asked, own):
    """The function or object called `own` in one of the modules, called with what else is asked."""
    names = [name for module in modules for name in _names(module)]
    if own not in names:
        raise ValueError("there is no " + what + " " + str(own) + "; there are " + _listed(names))
    [found] = [getattr(module, own) for module in modules if hasattr(module, own)]
    parameters = {key: value for key, value in asked.items() if key not in ("name", "schedule")}
    if not hasattr(found, "__name__"):  # no function
        if parameters:
            raise ValueError(what + " " + own + " has no parameters; got " + _listed(parameters))
        return found
    try:
        return found(**parameters)
    except TypeError as error:
        raise ValueError(what + " " + own + ": " + str(error)) from None


def schedule(asked):
    """A schedule from `{"schedule": name, argument: number, ...}`."""
    return _made([schedules], "schedule", asked, asked["schedule"])


def objective(asked):
    """A surface or a curve from `{"name": name, parameter: number, ...}`."""
    key = str(sorted(asked.items()))
    if key not in _built:
        if len(_built) > 50:  # a slider may move through many
            _built.clear()
        _built[key] = _made([curves, surfaces], "surface", asked, asked["name"])
    return _built[key]
