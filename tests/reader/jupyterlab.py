"""JupyterLab on this machine, with settings of its own, and Chromium's view of a notebook in it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.lab import SETTINGS

STARTS = 60  # seconds at most


@contextmanager
def running(folder: Path, scratch: Path, *, myst: bool) -> Iterator[str]:
    """Run JupyterLab over a folder, with or without jupyterlab-myst; give its address."""
    places = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_SETTINGS_DIR")
    places += ("JUPYTERLAB_WORKSPACES_DIR",)
    environment = {**os.environ, **{place: str(scratch / place.lower()) for place in places}}
    environment["JUPYTER_CONFIG_PATH"] = "" if myst else str(SETTINGS)
    environment["JUPYTER_PREFER_ENV_PATH"] = "1"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", "--allow-root", f"--port={port}", "--IdentityProvider.token="]
    options += [f"--ServerApp.root_dir={folder}", "--ServerApp.port_retries=0"]
    if myst:
        options.append("--LabApp.news_url=")  # the settings of `make lab` are not there to say so
    log = scratch / "log"
    with log.open("w") as said:
        command = [sys.executable, "-m", "jupyterlab", *options]
        server = subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.STDOUT)
        try:
            yield _address(port, server, log)
        finally:
            server.terminate()
            server.wait(20)


def _address(port: int, server: subprocess.Popen[bytes], log: Path) -> str:
    address = f"http://127.0.0.1:{port}/"
    end = time.monotonic() + STARTS
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}api").close()
        except OSError:
            time.sleep(0.2)
        else:
            return address
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")
