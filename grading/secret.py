"""The secret from which the hidden inputs are drawn: where it is read, and what is too short for one."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["SecretError", "secret_of"]

SHORTEST = 8  # letters


class SecretError(Exception):
    """There is no secret, or none that is one; the text says what to do."""


def secret_of(given: str | None, file: Path | None) -> str:
    """Return the secret: from a file if one is named, else as given, else SECRET of the environment.

    Raises:
        SecretError: the file cannot be read, or the secret is too short.
    """
    try:
        found = os.environ.get("SECRET", "") if given is None else given
        if file:
            found = file.read_text("utf8")
    except (OSError, ValueError) as fault:
        raise SecretError(f"The secret cannot be read from {str(file)!r} ({fault}).") from None
    if len(found.strip()) < SHORTEST:
        raise SecretError(
            f"The secret has {len(found.strip())} letters and needs {SHORTEST} at least: give one that nobody"
            " guesses, the same whenever this class is graded, in a file (--secret-file) or in the"
            " environment (SECRET)."
        )
    return found.strip()
