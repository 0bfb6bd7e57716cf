"""What is not the submission's: secrets, files, the network, other processes, other packages.

`SECRET_FILE`, `FOLDER`, `PORT` and `SOCKET` are set by the test, which planted a number there and in the
environment; what these functions find, they return.
"""

# ruff: noqa: F821

from __future__ import annotations

import contextlib

from tests.grading.hostile.kinds import answer


@answer()
def environment(x):
    import os

    return [f"{name}={value}" for name, value in os.environ.items()] + [os.getcwd()]


@answer("No such file|'value'")
def environment_of_others(x):
    found = []
    for process in range(1, 1000):
        with contextlib.suppress(FileNotFoundError):
            found.append(open(f"/proc/{process}/environ").read())  # noqa: SIM115
    return found


@answer("FileNotFoundError")
def file_of_the_first_process(x):
    return open("/proc/1/root" + SECRET_FILE).read()


@answer("FileNotFoundError|PermissionError")
def secret_file(x):
    return open(SECRET_FILE).read()


@answer("FileNotFoundError")
def passwords(x):
    return open("/etc/passwd").read()


@answer()
def every_file(x):
    import os

    found = []
    for folder in ("/box", "/tmp", "/etc", "/root", "/home", "/work", "/run", "/var", "/mnt", "/opt"):
        for place, _, names in os.walk(folder):
            if "python" not in place and "numpy" not in place:
                found += [os.path.join(place, name) for name in names]
    text = ""
    for name in found:
        with open(name, errors="replace") as file:
            text += file.read()
    return [text[i : i + 200] for i in range(0, len(text), 200) if "8317462095" in text[i : i + 200]]


@answer()
def memory_of_others(x):
    found = []
    for process in ("self", 1, 2, 3):
        try:
            found.append(open(f"/proc/{process}/mem", "rb").read(10))  # noqa: SIM115
        except OSError:
            found.append("none")
    return found


@answer(r"'value': \[\]")
def files_written(x):
    import os

    done = []
    for place in (FOLDER, "/box", "/box/numpy", "/usr/lib", "/etc", "/", "/dev", "/dev/shm", "/var/tmp"):
        try:
            with open(os.path.join(place, "planted"), "w") as file:
                file.write("planted")
            done.append(place)
        except OSError:
            pass
    return done


@answer("Error")
def worker_replaced(x):
    with open("/box/worker.py", "w") as file:
        file.write("print('ready')")
    return x


@answer("Error")
def link_out(x):
    import os

    os.symlink(SECRET_FILE, "/tmp/link")
    return open("/tmp/link").read()


@answer("PermissionError|ran longer|OSError|refused")
def network(x):
    import socket

    return socket.create_connection(("127.0.0.1", PORT), 0.2).send(b"x")


@answer("PermissionError|OSError|not known")
def name_service(x):
    import socket

    return socket.gethostbyname("example.org")


@answer("Error")
def socket_of_this_machine(x):
    import socket

    with socket.socket(socket.AF_UNIX) as reached:
        reached.connect(SOCKET)
    return x


@answer("Error")
def abstract_socket(x):
    import socket

    with socket.socket(socket.AF_UNIX) as reached:
        reached.connect("\0" + SOCKET)
    return x


@answer("'value': .3")
def namespaces(x):
    import ctypes
    import os

    libc, done = ctypes.CDLL(None), []
    done.append(libc.unshare(0x10000000 | 0x00020000))
    done.append(libc.mount(b"x", b"/tmp", b"tmpfs", 0, None))
    done.append(libc.umount2(b"/", 2))
    done.append(libc.setuid(0) if os.getuid() else -1)
    done.append(libc.chroot(b"/tmp"))
    done.append(libc.sethostname(b"x", 1))
    assert done == [-1] * 6, done
    return x


@answer("'value'")
def keys_of_the_kernel(x):
    import ctypes

    libc = ctypes.CDLL(None)
    return [libc.syscall(250, 0, -3, 1), libc.syscall(248, b"user", b"x", b"y", 1, -3)]


@answer("'value': .3")
def limits_raised(x):
    import resource

    for limit in (resource.RLIMIT_AS, resource.RLIMIT_NPROC, resource.RLIMIT_CPU):
        try:
            resource.setrlimit(limit, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        except (OSError, ValueError):
            continue
        return "raised"
    return x


@answer("SharedMemory|Error")
def shared_memory(x):
    from multiprocessing import shared_memory

    return shared_memory.SharedMemory("left", create=True, size=10**6).name
