"""Firefox as Debian has it, driven over Marionette, its own protocol.

Playwright drives a build of its own alone, and Selenium needs a driver that Debian does not have.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.engines import need_browser

NAMES = ("firefox-esr", "firefox")
PREFERENCES = {
    "marionette.port": 0,  # any free one, told in a file of the profile
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
PATIENCE = 60.0  # seconds


def executable() -> str:
    """Return the path of Firefox; without it skip, but under CI=true fail."""
    return need_browser("Firefox", NAMES)


class Firefox:
    """One window of Firefox, through the connection on which it takes commands."""

    def __init__(self, connection: socket.socket) -> None:
        """Greet and begin a session."""
        self._connection, self._stream, self._count = connection, connection.makefile("rb"), 0
        self._read()  # who it is
        self._ask("WebDriver:NewSession", {"capabilities": {}})
        self._ask("WebDriver:SetTimeouts", {"script": int(1000 * PATIENCE)})

    def open(self, url: str) -> None:
        """Go to an address and wait until it is loaded."""
        self._ask("WebDriver:Navigate", {"url": url})

    def run(self, script: str, *args: Any) -> Any:
        """Return what the body of a function returns in the page."""
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": list(args)})["value"]

    def until(self, script: str, *args: Any) -> Any:
        """Run a script until it returns something true, and return that."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run(script, *args)):
            assert time.monotonic() < end, f"waited {PATIENCE:.0f} s for: {script}"
            time.sleep(0.1)
        return found

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the mouse at a place of the view, move it and let go."""
        places = [
            {"type": "pointerMove", "duration": 50, "x": round(x), "y": round(y)} for x, y in (start, end)
        ]
        moves = [
            places[0],
            {"type": "pointerDown", "button": 0},
            places[1],
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": moves}
        self._ask("WebDriver:PerformActions", {"actions": [mouse]})

    def _ask(self, command: str, parameters: dict[str, Any]) -> Any:
        self._count += 1
        text = json.dumps([0, self._count, command, parameters]).encode()
        self._connection.sendall(f"{len(text)}:".encode() + text)
        _, _, error, answer = self._read()
        assert error is None, f"{command}: {error}"
        return answer

    def _read(self) -> Any:
        """One message: its length, a colon, and JSON."""
        length = b""
        while (digit := self._stream.read(1)) != b":":
            assert digit, "Firefox has gone"
            length += digit
        return json.loads(self._stream.read(int(length)))


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Start Firefox with an empty profile in a folder; end it afterwards."""
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("".join(lines), "utf8")
    command = [executable(), "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    environment = {
        **os.environ,
        "HOME": str(profile),
        "MOZ_HEADLESS_WIDTH": "1280",
        "MOZ_HEADLESS_HEIGHT": "900",
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environment, **quiet) as process:
        try:
            with socket.create_connection(("127.0.0.1", _port(profile, process)), PATIENCE) as connection:
                yield Firefox(connection)
        finally:
            process.terminate()


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    told, end = profile / "MarionetteActivePort", time.monotonic() + PATIENCE
    while not (told.is_file() and (text := told.read_text())):
        assert process.poll() is None, "Firefox ended before it took commands"
        assert time.monotonic() < end, f"Firefox did not start within {PATIENCE:.0f} s"
        time.sleep(0.1)
    return int(text)
