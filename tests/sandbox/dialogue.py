"""The wizard line by line, on a terminal of its own, and somebody who reads and answers there."""
import os
import pty
import re
import select
import subprocess
import time

from patience import PATIENCE

FAST = "5000"


class Dialogue:
    """The program on a terminal of its own."""

    def __init__(self, test, *words, speed=FAST, faults=(), term="dumb"):
        self.test, self.said, self.at = test, "", 0
        self.screen, other = pty.openpty()
        self.process = subprocess.Popen(
            test.command(*words, speed=speed, faults=faults), cwd=test.folder, env=dict(test.environment, TERM=term),
            stdin=other, stdout=other, stderr=other, start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0))
        os.close(other)
        test.addCleanup(self.close)

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.screen)

    def read(self, seconds):
        """What comes next; False at the end, or when nothing comes."""
        if not select.select([self.screen], [], [], seconds)[0]:
            return False
        try:
            came = os.read(self.screen, 65536)
        except OSError:  # Linux: the other side is closed
            return False
        self.said += came.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(came)

    def until(self, words):
        """Waits for words after those that were waited for last; answers what was said up to them."""
        ends = time.monotonic() + PATIENCE
        while words not in self.said[self.at:]:
            if not self.read(max(0.0, ends - time.monotonic())):
                self.test.fail(f"no {words!r} in:\n{self.said[self.at:][-3000:]}")
        start, self.at = self.at, self.said.index(words, self.at) + len(words)
        return self.said[start:self.at]

    def until_like(self, pattern):
        ends = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, self.said[self.at:], re.M)):
            if not self.read(max(0.0, ends - time.monotonic())):
                self.test.fail(f"no {pattern!r} in:\n{self.said[self.at:][-3000:]}")
        start, self.at = self.at, self.at + found.end()
        return self.said[start:self.at]

    def answer(self, question, line):
        said = self.until(question)
        os.write(self.screen, (line + "\n").encode())
        return said

    def choose(self, words):
        """The number of that line of the menu that ends at the next question "What"."""
        menu = self.until_like(r"^What( now)?( \[\d+\])?(, \? reads the menu)?: ")
        numbers = re.findall(r"^(\d+)\. " + re.escape(words), menu, re.M)
        if not numbers:
            self.test.fail(f"no choice {words!r} in\n{menu}")
        os.write(self.screen, (numbers[-1] + "\n").encode())
        return menu

    def end(self, status):
        while self.read(PATIENCE):
            continue
        self.test.assertEqual(status, self.process.wait(timeout=PATIENCE), self.said[-3000:])
        self.test.assertNotIn("\x1b", self.said)
        return self.said
