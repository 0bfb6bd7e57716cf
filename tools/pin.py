"""Write constraints.txt: the versions, in this environment, of all that requirements.txt brings along.

    python -m tools.pin

To be run after a change in requirements.txt, in an environment that holds nothing else.
"""

from __future__ import annotations

import re
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([\w.-]+)==([\w.!-]+)(?:\s+#.*)?$")
HEADER = """\
# What the packages in requirements.txt bring along, at the versions that the book was last tested with.
# Written by `python -m tools.pin`.
"""


def canonical(name: str) -> str:
    """Return a distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(path: Path) -> dict[str, str]:
    """Return the versions pinned in a requirements file; a line that pins nothing exactly is an error."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith(("#", "-c ")):
            if not (match := PIN.match(line)):
                raise ValueError(f"{path.name}: {line!r} does not pin one version, as in name==1.2.3")
            found[canonical(match[1])] = match[2]
    return found


def main() -> None:
    """Write the file."""
    here = {canonical(dist.metadata["Name"]): dist.version for dist in distributions()}
    apart = {*pins(ROOT / "requirements.txt"), "thewaydown", "pip", "wheel"}
    lines = [f"{name}=={version}\n" for name, version in sorted(here.items()) if name not in apart]
    (ROOT / "constraints.txt").write_text(HEADER + "".join(lines), "utf-8")
    print(f"constraints.txt: {len(lines)} pins")


if __name__ == "__main__":
    main()
