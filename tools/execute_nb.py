"""Run notebooks from top to bottom in fresh kernels, and write them back in canonical form.

    python -m tools.execute_nb book/*.ipynb

A notebook that raises is left as it was. Running this twice leaves an empty diff the second time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from tools.normalize_nb import normalize, write_if_changed

CELL_SECONDS = 120
AT_ONCE = 2


def run(path: Path) -> NotebookNode:
    """Run the notebook at `path` in its own folder; return it with its outputs, the file left as it was."""
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    where = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, timeout=CELL_SECONDS, kernel_name="python3", resources=where)
    client.execute(stderr=subprocess.DEVNULL)  # the kernel's own, not the cells'
    return notebook


def execute(path: Path) -> bool:
    """Run the notebook at `path` and rewrite it; return whether the file changed."""
    return write_if_changed(path, normalize(nbformat.writes(run(path))))  # type: ignore[no-untyped-call]


def _report(path: Path) -> bool:
    try:
        changed = execute(path)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        print(f"{path}: failed\n{error}", file=sys.stderr, flush=True)
        return False
    print(f"{path}: {'rewritten' if changed else 'unchanged'}", flush=True)
    return True


def main(arguments: list[str]) -> int:
    """Run the command; `arguments` are notebooks. Return 1 if one failed."""
    if not arguments:
        print("execute_nb: name at least one notebook, such as book/*.ipynb")
        return 2
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # as in `make test`: two notebooks share two cores
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return 0 if all(list(pool.map(_report, [Path(name) for name in arguments]))) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
