"""Inside the sandbox: system calls that an answer never needs, refused by the kernel (seccomp).

Limits and namespaces confine what a process reaches. This adds that it starts no other process or thread,
runs no other program, opens no socket, signals nobody and makes no namespace of its own, even where there is
no namespace around it. On processors other than x86-64 and ARM64 there is no filter.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

# Numbers of the calls refused, from the kernel's tables; -1 where a processor lacks one.
REFUSED = {
    #                      x86-64 ARM64
    "clone":              (56, 220),
    "fork":               (57, -1),
    "vfork":              (58, -1),
    "clone3":             (435, 435),
    "execve":             (59, 221),
    "execveat":           (322, 281),
    "kill":               (62, 129),
    "tkill":              (200, 130),
    "tgkill":             (234, 131),
    "rt_sigqueueinfo":    (129, 138),
    "rt_tgsigqueueinfo":  (297, 240),
    "pidfd_open":         (434, 434),
    "pidfd_getfd":        (438, 438),
    "pidfd_send_signal":  (424, 424),
    "ptrace":             (101, 117),
    "process_vm_readv":   (310, 270),
    "process_vm_writev":  (311, 271),
    "socket":             (41, 198),
    "unshare":            (272, 97),
    "setns":              (308, 268),
    "mount":              (165, 40),
    "bpf":                (321, 280),
    "perf_event_open":    (298, 241),
    "userfaultfd":        (323, 282),
    "io_uring_setup":     (425, 425),
    "add_key":            (248, 217),
    "request_key":        (249, 218),
    "keyctl":             (250, 219),
}  # fmt: skip
AUDIT = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, the kernel's name

LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h
ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM  # linux/seccomp.h
NUMBER, MACHINE = 0, 4  # where struct seccomp_data has them
OTHER_TABLE = 0x40000000  # from here on x86-64 has a second table of the same calls

PR_SET_SECCOMP, FILTER, PR_SET_NO_NEW_PRIVS = 22, 2, 38


def program(machine: str) -> bytes | None:
    """Return the filter for a processor, as `platform.machine()` names it, or None where it is not known."""
    if machine not in AUDIT:
        return None
    column, name = AUDIT[machine]
    refused = [numbers[column] for numbers in REFUSED.values() if numbers[column] >= 0]
    tests = [(AT_LEAST, OTHER_TABLE), *((EQUAL, number) for number in refused)]
    # A step is an operation, how far to jump if it holds, how far if not, and a number.
    steps = [(LOAD, 0, 0, MACHINE), (EQUAL, 1, 0, name), (RETURN, 0, 0, KILL), (LOAD, 0, 0, NUMBER)]
    steps += [(operation, len(tests) - i, 0, number) for i, (operation, number) in enumerate(tests)]
    steps += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def install() -> bool:
    """Refuse those calls to this process from now on, for good; return whether that was possible."""
    code = program(platform.machine())
    if code is None:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    text = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))

    held = Program(len(code) // 8, ctypes.addressof(text))
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return not libc.prctl(PR_SET_SECCOMP, FILTER, ctypes.byref(held), 0, 0)
