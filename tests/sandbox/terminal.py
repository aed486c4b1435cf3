"""A command on a terminal of its own, and somebody who reads and types there."""
import os
import pty
import select
import time

from patience import PATIENCE


class Terminal:
    """A command on a terminal of its own; everything that it shows is kept."""

    def __init__(self, words, environment, folder, prepare=lambda: None):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            prepare()
            os.chdir(folder)
            os.execve(words[0], words, environment)
        self.shown = b""

    def until(self, words, times=1):
        end = time.monotonic() + PATIENCE
        while self.shown.count(words.encode()) < times:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.fd], [], [], left)[0] or not self.read():
                raise AssertionError(f"no {words!r} in {self.shown.decode()}")

    def read(self):
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # Linux says so at the end
            data = b""
        self.shown += data
        return data

    def type(self, text):
        os.write(self.fd, text.encode())

    def end(self):
        while self.read():
            pass
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
