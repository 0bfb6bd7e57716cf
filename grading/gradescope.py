"""Pack an assignment's autograder for Gradescope: `SECRET=... python -m grading.gradescope a04_adam`.

The zip holds the grader, the assignment with its solution, and the secret: it is the instructor's alone. In
Gradescope's container `setup.sh` makes an environment with NumPy for it, and `run_autograder` grades each
submission as `make grade` does, in the same sandbox. Where the container allows none, nothing is run, and the
result says so; `--unsafe` lets submissions run all the same, once secret and solution are deleted there.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import zipfile
from pathlib import Path

from grading.on_gradescope import JOB, SECRET
from grading.release import RELEASED
from grading.secret import SecretError, secret_of
from grading.spec import ASSIGNMENTS, Assignment, SpecError, load
from grading.student import CHECK, ROOT
from tools.pin import pins

__all__ = ["NEEDED", "files", "pack"]

NEEDED = ("nbformat", "numpy")  # of requirements.txt
SETUP = """\
#!/usr/bin/env bash
# Gradescope runs this once, when it builds the container: Python 3.11 or later, bubblewrap, {packages}.
set -euo pipefail
apt-get update
apt-get install -y --no-install-recommends bubblewrap util-linux python3 python3-venv
python=python3
if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    apt-get install -y --no-install-recommends python3.11 python3.11-venv
    python=python3.11
fi
"$python" -m venv /autograder/grader
/autograder/grader/bin/pip install --quiet {pinned}
"""
RUN = """\
#!/usr/bin/env bash
# Gradescope runs this for each submission.
cd /autograder/source
exec /autograder/grader/bin/python -m grading.on_gradescope /autograder
"""
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip of the same files is the same file


def files(assignment: Assignment, secret: str, twist: str = "", *, unsafe: bool = False) -> dict[str, str]:
    """Return the texts of the autograder's files, by their places in the zip."""
    assignment.twist(twist)  # there is such a one
    versions = pins(ROOT / "requirements.txt")
    pinned = " ".join(f"{name}=={versions[name]}" for name in NEEDED)
    sources = [*(ROOT / "grading").glob("*.py"), *ASSIGNMENTS.glob("*.py"), *ASSIGNMENTS.glob("*/*.py")]
    sources += [CHECK, assignment.notebook]
    job = {"assignment": assignment.name, "twist": twist, "unsafe": unsafe}
    return {
        "setup.sh": SETUP.format(packages=" and ".join(NEEDED), pinned=pinned),
        "run_autograder": RUN,
        JOB: json.dumps(job) + "\n",
        SECRET: secret,
        **{file.relative_to(ROOT).as_posix(): file.read_text("utf8") for file in sorted(sources)},
    }


def pack(texts: dict[str, str]) -> bytes:
    """Return a zip of texts: scripts can be executed, and the worker, another user, reads its files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as into:
        for name, text in texts.items():
            about = zipfile.ZipInfo(name, _EARLIEST)
            about.compress_type, about.create_system = zipfile.ZIP_DEFLATED, 3
            mode = 0o755 if text.startswith("#!") else 0o600 if name == SECRET else 0o644
            about.external_attr = mode << 16
            into.writestr(about, text.encode())
    return packed.getvalue()


def main(arguments: list[str]) -> int:
    """Run the command; `arguments` are the words after its name. Return the exit status."""
    about = __doc__.partition("\n")[0]
    parser = argparse.ArgumentParser("python -m grading.gradescope", description=about)
    parser.add_argument("name", help="the assignment, such as a04_adam")
    parser.add_argument("--to", type=Path, default=RELEASED, help="the folder for the zip (_build/release)")
    parser.add_argument("--twist", default="", help="its version, such as eps_hat")
    parser.add_argument("--secret-file", type=Path, help="holds the secret; else SECRET of the environment")
    parser.add_argument("--unsafe", action="store_true", help="run submissions even without a sandbox there")
    given = parser.parse_args(arguments)
    try:
        assignment, secret = load(given.name), secret_of(None, given.secret_file)
        texts = files(assignment, secret, given.twist, unsafe=given.unsafe)
    except (SecretError, SpecError) as fault:
        print(fault, file=sys.stderr)
        return 2
    given.to.mkdir(parents=True, exist_ok=True)
    file = given.to / f"{given.name}{'-' if given.twist else ''}{given.twist}-gradescope.zip"
    file.write_bytes(pack(texts))
    print(f"Give {file} to Gradescope as the assignment's autograder; it holds the secret and the solution.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
