#!/usr/bin/env python3
"""Ways from one network to another, by sockets in a folder: networks have no say in those.

    relay.py FOLDER STATE DOOR… -- COMMAND…

inside a network of its own: gives that ::1 (STATE six) or no address at all (none), listens there for each door, whose socket
lies in the folder, and runs the command with each {DOOR} as that port."""
import fcntl
import os
import socket
import struct
import subprocess
import sys
import threading

SIOCSIFFLAGS, SIOCSIFADDR, IFF_UP = 0x8914, 0x8916, 1


def pour(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def both_ways(one, other):
    with one, other:
        back = threading.Thread(target=pour, args=(other, one), daemon=True)
        back.start()
        pour(one, other)
        back.join()


def lead(listener, connect):
    """Whoever comes to the listener is led to what `connect()` gives, until it is closed."""
    def serve():
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=both_ways, args=(client, connect()), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()


def socket_at(path):
    there = socket.socket(socket.AF_UNIX)
    there.connect(path)
    return there


def main():
    folder, state = sys.argv[1:3]
    split = sys.argv.index("--")
    command = sys.argv[split + 1:]
    if state == "six":
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:
            fcntl.ioctl(asker, SIOCSIFFLAGS, struct.pack("16sH22x", b"lo", IFF_UP))
            fcntl.ioctl(asker, SIOCSIFADDR, struct.pack("16sHH4s16x", b"lo", socket.AF_INET, 0, bytes(4)))
        for name in sys.argv[3:split]:
            listener = socket.create_server(("::1", 0), family=socket.AF_INET6)
            lead(listener, lambda path=os.path.join(folder, name): socket_at(path))
            command = [word.replace("{" + name + "}", str(listener.getsockname()[1])) for word in command]
    sys.exit(subprocess.run(command, stdin=subprocess.DEVNULL).returncode)


if __name__ == "__main__":
    main()
