"""Python's errors in words, with the line of the reader's source."""

import sys

__all__ = ["told"]

READERS = 'File "<string>", line '  # what `load` runs has no file of its own


def _traceback(error):
    try:
        from io import StringIO

        text = StringIO()
        sys.print_exception(error, text)  # MicroPython's
        return text.getvalue()
    except AttributeError:
        import traceback

        return "".join(traceback.format_exception(error))


def _line(trace):
    """The last line of the reader's own source that the traceback names, or None."""
    if READERS not in trace:
        return None
    digits = trace.rpartition(READERS)[2].split("\n")[0].split(",")[0]
    return int(digits)


def _between(text, mark="'"):
    parts = text.split(mark)
    return parts[1] if len(parts) > 2 else text


def _sentence(error, text):
    if isinstance(error, SyntaxError):
        return "Python cannot read this line: " + (text or "invalid syntax")
    if isinstance(error, NameError):
        name = _between(text)
        return "nothing here is called " + name + "; is it misspelt, or is it to be an argument of the rule?"
    if isinstance(error, ImportError):
        return "there is no module " + _between(text) + " here; a rule needs optlib.ops alone"
    if isinstance(error, MemoryError):
        return "this needs more memory than there is here"
    if isinstance(error, KeyError):
        return "the request lacks `" + str(error.args[0]) + "`"
    if isinstance(error, (ValueError, TypeError, AttributeError)) and text:
        return text
    return type(error).__name__ + (": " + text if text else "")


def told(error):
    """The error as `{"line": number or None, "sentence": text}`; the sentence ends in a full stop."""
    text = getattr(error, "msg", None) or str(error)  # CPython's str of a SyntaxError adds file and line
    sentence = _sentence(error, text).strip().rstrip(".")
    if sentence[-1:] not in ("?", "!"):
        sentence += "."
    return {"line": _line(_traceback(error)), "sentence": sentence[:1].upper() + sentence[1:]}
