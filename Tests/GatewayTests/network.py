"""A bad network between two programs: two network namespaces joined by a small router.

usage: network.py LOSS DOWN UP SERVER CLIENT

SERVER and CLIENT are shell commands, at 10.77.0.2 and 10.77.0.1. Of the packets between them LOSS per
cent are lost; for DOWN seconds the line is cut, for UP seconds it is there, and so on. It ends with
the client, whose exit status it takes, and prints what became of the packets as JSON.
"""

import ctypes
import fcntl
import json
import os
import random
import select
import signal
import socket
import struct
import sys
import time

NEW_USER, NEW_NET = 0x10000000, 0x40000000
SET_INTERFACE, INTERFACE_UP, WITHOUT_HEADER, LAYER_3 = 0x400454CA, 0x41, 0x1000, 0x0001
SET_FLAGS, SET_ADDRESS, SET_MASK = 0x8914, 0x8916, 0x891C
random.seed(int(os.environ.get("SEED", "1")))


def unshare():
    """Its own network, where needed as the root of its own users."""
    user, group = os.getuid(), os.getgid()
    library = ctypes.CDLL(None, use_errno=True)
    if library.unshare(NEW_NET | (NEW_USER if user else 0)):
        raise OSError(ctypes.get_errno(), "unshare")
    if user:
        for file, text in [("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")]:
            with open(f"/proc/self/{file}", "w") as stream:
                stream.write(text)


def bring_up(name, address=None):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        for request, value in [(SET_ADDRESS, address), (SET_MASK, address and "255.255.255.0")]:
            if value:
                where = struct.pack("H2x4s8x", socket.AF_INET, socket.inet_aton(value))
                fcntl.ioctl(control, request, struct.pack("16s16s", name, where))
        fcntl.ioctl(control, SET_FLAGS, struct.pack("16sH14x", name, INTERFACE_UP))


def begin(command, address):
    """Starts a command at the end of a line of its own; its process and the line."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    process = os.fork()
    if process == 0:
        unshare()
        line = os.open("/dev/net/tun", os.O_RDWR)
        fcntl.ioctl(line, SET_INTERFACE, struct.pack("16sH14x", b"line", LAYER_3 | WITHOUT_HEADER))
        bring_up(b"lo")
        bring_up(b"line", address)
        socket.send_fds(theirs, [b"."], [line])
        os.close(line)
        os.setsid()
        os.execv("/bin/sh", ["sh", "-c", command])
    theirs.close()
    _, lines, _, _ = socket.recv_fds(ours, 1, 1)
    if not lines:
        raise SystemExit("network.py: the line could not be laid")
    os.set_blocking(lines[0], False)
    return process, lines[0]


def main():
    loss, down, up = (float(word) for word in sys.argv[1:4])
    server, there = begin(sys.argv[4], "10.77.0.2")
    client, here = begin(sys.argv[5], "10.77.0.1")
    counts = {"carried": 0, "lost": 0, "cut": 0}
    start = time.monotonic()
    status = None
    while status is None:
        for line in select.select([here, there], [], [], 0.05)[0]:
            packet = os.read(line, 65536)
            if (time.monotonic() - start) % (down + up) < down:
                counts["cut"] += 1
            elif random.random() * 100 < loss:
                counts["lost"] += 1
            else:
                counts["carried"] += 1
                try:
                    os.write(there if line == here else here, packet)
                except OSError:
                    pass  # It is full: a router drops, too.
        ended, code = os.waitpid(client, os.WNOHANG)
        status = os.waitstatus_to_exitcode(code) if ended else None
    os.killpg(server, signal.SIGTERM)
    os.waitpid(server, 0)
    print(json.dumps(counts))
    sys.exit(status)


main()
