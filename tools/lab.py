"""Open the chapters in JupyterLab, as copies that are the reader's own: `python -m tools.lab`.

The copies lie in `notebooks/`. A chapter that was rebuilt replaces its copy only while that is as it was;
one that was run or changed stays. What follows the command goes to JupyterLab (`--no-browser`).

A copy names this machine's kernel in full. JupyterLab would otherwise write that into it on opening, and
then ask to save what nobody has changed. The version in it is one machine's, so what is built lacks it.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
from ipykernel.ipkernel import IPythonKernel
from jupyter_client.kernelspec import KernelSpecManager
from nbformat import NotebookNode

from tools.build import ROOT, build
from tools.normalize_nb import KERNEL
from tools.reader import ReaderError
from tools.reader.write import text_of
from tools.site.finish import SiteError

COPIES = ROOT / "notebooks"
SETTINGS = Path(__file__).with_name("lab_settings")
RECORD = ".copied.json"  # digests of the copies as they were made


def refresh(fresh: Path, copies: Path) -> list[str]:
    """Bring the reader's copies up to date.

    Args:
        fresh: the folder of the notebooks that were built.
        copies: the reader's folder; it is made where it is missing.

    Returns:
        The names of the copies that the reader has changed; they are left as they are.
    """
    copies.mkdir(exist_ok=True)
    record = copies / RECORD
    copied: dict[str, str] = json.loads(record.read_text("utf8")) if record.is_file() else {}
    changed = []
    here = _kernel()
    for file in sorted(fresh.glob("*.ipynb")):
        copy, new = copies / file.name, _at_home(file, here)
        digest = _digest(new)
        was = _digest(copy.read_bytes()) if copy.is_file() else ""
        if was and was not in (digest, copied.get(file.name)):
            changed.append(file.name)
            continue
        if was != digest:
            copy.write_bytes(new)
        copied[file.name] = digest
    record.write_text(json.dumps(copied, indent=1) + "\n", "utf8")
    return changed


def _kernel() -> dict[str, Any]:
    """Return what JupyterLab writes about this machine's kernel into the notebooks that it opens."""
    name: str = KERNEL["name"]
    found = KernelSpecManager().get_kernel_spec(name)
    spec = {"display_name": found.display_name, "language": found.language, "name": name}
    return {"kernelspec": spec, "language_info": IPythonKernel.language_info}


def _at_home(file: Path, kernel: dict[str, Any]) -> bytes:
    """Return a notebook that names a kernel, as a file."""
    notebook: NotebookNode = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
    notebook.metadata.update(kernel)
    return text_of(notebook).encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main(arguments: list[str]) -> int:
    """Build, copy, open; return JupyterLab's exit status."""
    fresh = ROOT / "_build" / "notebooks"
    try:
        build(ROOT)
    except (SiteError, ReaderError) as error:
        if not fresh.is_dir():
            print(f"The book did not build, so there is nothing to open: {error}", file=sys.stderr)
            return 1
        print(f"The book did not build, so these are of its last build: {error}", file=sys.stderr)
    if changed := refresh(fresh, COPIES):
        print(f"Changed by you, and left so: {', '.join(changed)}. Fresh ones are in {fresh}.")
    # Without jupyterlab-myst, which contributors have for the sources: it draws folds without their mark.
    settings = os.pathsep.join(filter(None, (str(SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH"))))
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={COPIES}", *arguments]
    environment = {**os.environ, "JUPYTER_CONFIG_PATH": settings}
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
