"""What a sandbox holds, and the command that starts a worker in one.

A box has Python's own library, NumPy, the C library and the worker with `check.py` and `filter.py`, all for
reading, and 16 MB in `/tmp`. It has no `/proc`, no `/dev`, no shell, no other program, no package but NumPy,
no network and nothing else of this machine. The worker is process 1 of its own: when it ends, all that began
there ends.
"""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
WORKER = [Path(__file__).with_name("worker.py"), Path(__file__).with_name("filter.py")]
CHECK = ROOT / "book" / "assignments" / "check.py"

SPACE = 16 << 20  # bytes in /tmp
NOBODY = 65534  # the user that the worker is, where this process may choose one

PYTHON = ["-s", "-S", "-B"]  # no user's packages, no site's, nothing written
# All that a submission finds in its environment.
ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "LD_LIBRARY_PATH": "/box/python/lib",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


class Sandbox(StrEnum):
    """The ways to run a submission; `UNSAFE` lets it read all files that the grader's user may read."""

    BWRAP = "bwrap"
    UNSHARE = "unshare"
    UNSAFE = "unsafe"


def command(kind: Sandbox, folder: Path) -> list[str]:
    """Return the command that starts a worker.

    Args:
        kind: the sandbox.
        folder: an empty folder that this run may use and its caller removes.

    Raises:
        FileNotFoundError: a program that the sandbox is made with is not installed.
    """
    if kind is Sandbox.UNSAFE:
        return _bare(folder)
    return _bwrap() if kind is Sandbox.BWRAP else _unshare(folder)


def _programs() -> list[Path]:
    numpy = Path(np.__file__).parent
    return [*WORKER, CHECK, numpy, *numpy.parent.glob("numpy.libs")]


def _bound() -> list[tuple[Path, str]]:
    """Return what is shown inside, each file or folder with the place where it is shown."""
    python = Path(sys.executable).resolve()
    libraries = sorted({"lib", sys.platlibdir})
    places = [
        *((file, f"/box/{file.name}") for file in _programs()),
        (python, f"/box/python/bin/{python.name}"),
        *((Path(sys.base_prefix) / name, f"/box/python/{name}") for name in libraries),
        *((Path(name), name) for name in ("/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/etc/alternatives")),
        *((Path(name), name) for name in ("/lib", "/lib64") if not Path(name).is_symlink()),
        (Path(_program("setpriv")), "/box/setpriv"),
    ]
    return [(source, target) for source, target in places if source.exists()]


def _links() -> list[tuple[str, str]]:
    """Return the links at the root of this machine that lead to libraries, and where they lead."""
    return [(os.readlink(name), name) for name in ("/lib", "/lib64") if Path(name).is_symlink()]


def _hidden() -> list[str]:
    """Return the folders inside that hold packages, which are shown empty."""
    found = [
        target + str(folder)[len(str(source)) :]
        for source, target in _bound()
        for pattern in ("python3*/site-packages", "python3*/dist-packages")
        for folder in source.glob(pattern)
    ]
    return sorted(found)


def _worker() -> list[str]:
    python = Path(sys.executable).resolve().name
    return [f"/box/python/bin/{python}", *PYTHON, "/box/worker.py"]


def _bereft() -> list[str]:
    """Return the command that gives up every right inside, and, if this is root, being root."""
    become = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
    nothing = ["--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all", "--no-new-privs"]
    # Becoming another user undoes that the process dies with its parent, so this is said again here.
    return ["/box/setpriv", *become, *nothing, "--pdeathsig=KILL"]


def _program(name: str) -> str:
    found = shutil.which(name, path=ENVIRONMENT["PATH"])
    if not found:
        raise FileNotFoundError(f"{name} is not installed")
    return found


def _bwrap() -> list[str]:
    apart = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    if os.geteuid() == 0:
        rights = ["--cap-drop", "ALL"]
        for right in ("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP"):  # for `_bereft`, which gives them up
            rights += ["--cap-add", right]
        start = [*_bereft(), *_worker()]
    else:
        rights = ["--unshare-user", "--uid", str(NOBODY), "--gid", str(NOBODY)]
        start = _worker()
    # Folders that it makes by the way would be closed to another user.
    folders = sorted({str(parent) for _, target in _bound() for parent in Path(target).parents} - {"/"})
    inside = [word for name in folders for word in ("--dir", name)]
    inside += [word for source, target in _bound() for word in ("--ro-bind", str(source), target)]
    inside += [word for target, name in _links() for word in ("--symlink", target, name)]
    inside += [word for folder in _hidden() for word in ("--tmpfs", folder, "--remount-ro", folder)]
    inside += ["--size", str(SPACE), "--perms", "1777", "--tmpfs", "/tmp", "--remount-ro", "/"]
    living = ["--die-with-parent", "--new-session", "--as-pid-1", "--chdir", "/tmp"]
    return [_program("bwrap"), *apart, *rights, *living, *inside, "--", *start]


# Makes in a folder, $1, what the words up to "--" say, and starts the rest there, as process 1.
MAKE_ROOM = r"""
set -eu
box=$1
shift
mount -t tmpfs -o mode=755,nosuid,nodev box "$box"
while [ "$1" != -- ]; do
    case $1 in
    show)
        if [ -d "$2" ]; then mkdir -p "$box$3"; else mkdir -p "$box${3%/*}"; : >"$box$3"; fi
        mount -o bind,ro,nosuid,nodev "$2" "$box$3"
        shift 3 ;;
    link) ln -s "$2" "$box$3"; shift 3 ;;
    hide) mount -t tmpfs -o ro,nosuid,nodev box "$box$2"; shift 2 ;;
    room) mkdir "$box$2"; mount -t tmpfs -o mode=1777,nosuid,nodev,size="$3" box "$box$2"; shift 3 ;;
    esac
done
shift
mount -o remount,bind,ro,nosuid,nodev "$box"
cd "$box"
exec unshare -p -f --kill-child chroot . "$@"
"""


def _unshare(folder: Path) -> list[str]:
    apart = [_program("unshare"), "-m", "-n", "-i", "-u", *(["-r"] if os.geteuid() else [])]
    inside = [word for source, target in _bound() for word in ("show", str(source), target)]
    inside += [word for target, name in _links() for word in ("link", target, name)]
    inside += [word for name in _hidden() for word in ("hide", name)]
    inside += ["room", "/tmp", str(SPACE)]
    script = [_program("sh"), "-c", MAKE_ROOM, "sh", str(folder)]
    return [*apart, *script, *inside, "--", *_bereft(), *_worker()]


def _bare(folder: Path) -> list[str]:
    for file in _programs():
        (folder / file.name).symlink_to(file)
    # Not by its link, since Python looks for modules where the file itself lies.
    shutil.copy(WORKER[0], folder / "started.py")
    return [sys.executable, *PYTHON, str(folder / "started.py")]
