"""Hand out an assignment: `python -m grading.release a04_adam`, or as `make release A=a04_adam`.

Writes the zip that students get. The usual version is also a page of the book, which is renewed; a twist
(`--twist eps_hat`) lies in the zip alone. `--pages` renews the pages of all assignments, `--pages --check`
says which are not what their sources give.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from grading.pages import renew, renew_all, stale
from grading.spec import SpecError, load
from grading.student import ROOT, zipped

__all__ = ["RELEASED", "release"]

RELEASED = ROOT / "_build" / "release"


def release(name: str, twist: str = "", to: Path = RELEASED) -> Path:
    """Write the zip of an assignment, and without a twist renew its page in the book.

    Args:
        name: the assignment.
        twist: its version; "" for the usual one.
        to: the folder for the zip; it is made where it is missing.

    Returns:
        The zip.

    Raises:
        SpecError: there is no such assignment or twist, or it is not as it should be.
    """
    assignment = load(name)
    packed = zipped(assignment, twist)
    if twist and to.resolve().is_relative_to(ROOT / "book"):
        raise SpecError(f"{to} lies within the book, which is published; name another folder for a twist.")
    if not twist:
        renew(assignment)
    to.mkdir(parents=True, exist_ok=True)
    file = to / (f"{name}-{twist}.zip" if twist else f"{name}.zip")
    file.write_bytes(packed)
    return file


def main(arguments: list[str]) -> int:
    """Run the command; `arguments` are the words after its name. Return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m grading.release", description="Hand out an assignment.")
    parser.add_argument("name", nargs="?", default="", help="the assignment, such as a04_adam")
    parser.add_argument("--twist", default="", help="its version, such as eps_hat")
    parser.add_argument("--to", type=Path, default=RELEASED, help="the folder for the zip (_build/release)")
    parser.add_argument("--pages", action="store_true", help="renew the book's pages of all assignments")
    parser.add_argument("--check", action="store_true", help="with --pages: change nothing, say what is old")
    given = parser.parse_args(arguments)
    try:
        if given.pages:
            said = stale() if given.check else renew_all()
            print("\n".join(said), file=sys.stderr if given.check else sys.stdout, end="\n" if said else "")
            return 1 if given.check and said else 0
        file = release(given.name, given.twist, given.to)
    except SpecError as fault:
        print(fault, file=sys.stderr)
        return 2
    print(f"Hand out {file} ({file.stat().st_size / 1000:.0f} kB).")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
