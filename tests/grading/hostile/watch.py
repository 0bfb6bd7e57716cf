"""Looks for processes that a test started, its sandboxes' among them, and for those still alive."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from pathlib import Path


def _processes():
    """Return for each process its parent, when it began and its namespace of processes."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (place / "stat").read_text("latin-1").rpartition(") ")[2].split()
            if fields[0] != "Z":
                found[int(place.name)] = (int(fields[1]), fields[19], _space(place))
    return found


def _space(place):
    with suppress(OSError):
        return os.readlink(place / "ns" / "pid")
    return None


def _family(processes, first):
    """Return the descendants of a process."""
    family = {first}
    for process in sorted(processes):  # a child's number is mostly larger than its parent's
        if processes[process][0] in family:
            family.add(process)
    return family - {first}


class Watch:
    """Notes every descendant of this process while it is open, but for those that it had (a browser, say)."""

    def __init__(self):
        self.seen, self.spaces = set(), set()
        self._own = _space(Path("/proc/self"))
        now = _processes()
        self._had = [(process, now[process][1]) for process in _family(now, os.getpid())]
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._done.set()
        self._thread.join()

    def _look(self):
        while not self._done.wait(0.1):
            now = _processes()
            had = {process for process, began in self._had if process in now and now[process][1] == began}
            for process in _family(now, os.getpid()) - had.union(*(_family(now, old) for old in had)):
                _, began, space = now[process]
                self.seen.add((process, began))
                if space and space != self._own:
                    self.spaces.add(space)

    def alive(self, patience=2.0):
        """Return the processes seen, and others of their namespaces, that are alive after some time."""
        until = time.monotonic() + patience
        while left := self._left():
            if time.monotonic() > until:
                return left
            time.sleep(0.05)
        return []

    def _left(self):
        now = _processes()
        # Tests run beside this one may have got the number of a namespace that is gone.
        others = _family(now, os.getppid()) - _family(now, os.getpid())
        return [
            process
            for process, (_, began, space) in now.items()
            if (process, began) in self.seen or (space in self.spaces and process not in others)
        ]
