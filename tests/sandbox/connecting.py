"""What the tests of `secure-rds connect` share, and the table of docs/CONNECT.md: what it says when it does not get in."""

import os
import pty
import re
import select
import shutil
import sys
import time

from patience import PATIENCE
from real import RealTest, parent_of, processes, users_of
from sandbox import ROOT

PSQL_WITHOUT_FILE = ("-X", "-A", "-t")
TABLE = os.path.join(ROOT, "docs", "CONNECT.md")


def cases():
    """{case: (sentence, what to do, status, test)} of the table. … stands for what differs from one time to the next."""
    with open(TABLE, encoding="utf-8") as file:
        rows = [[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in file if line.startswith("| ")]
    return {row[0]: tuple(row[1:]) for row in rows if len(row) == 5 and row[0] != "case"}


def told(test, case, done):
    """What the command said is what the table has of the case, and so are its status and the name of this test."""
    found = re.fullmatch(r"(?s)(?:.*\n)?secure-rds: ([^\n]*)\n  to do: ([^\n]*)\n", done.stderr)
    test.assertTrue(found, done.stderr)
    sentence, remedy, status, where = cases().get(case, ("",) * 4)
    for row, said in ((sentence, found[1]), (remedy, found[2]), (status, str(done.returncode)),
                      (where.replace("`", ""), f"{os.path.basename(sys.modules[type(test).__module__].__file__)} {test._testMethodName}")):
        pattern = ".+".join(re.escape(part) for part in row.split("…"))
        test.assertRegex(said, rf"\A{pattern}\Z", f"docs/CONNECT.md, {case}: | {found[1]} | {found[2]} | {done.returncode} |")


class ConnectTest(RealTest):
    def setUp(self):
        super().setUp()
        self.own_key(self.key)
        self.bin = os.path.join(self.folder, "bin")
        os.mkdir(self.bin)

    def stand(self, *settings, **options):
        """With a database that runs: making it takes longer than a connection may."""
        said = super().stand(*settings, **options)
        self.query(said, self.tunnel(said)[0], "SELECT 1")
        return said

    def own_key(self, path):
        """The private half lies where one keeps it, under the key pair's name."""
        os.makedirs(os.path.join(self.folder, ".ssh"), 0o700, exist_ok=True)
        shutil.copy(path, os.path.join(self.folder, ".ssh", "myapp-bastion"))

    def known_hosts(self):
        return os.path.join(self.folder, ".local/state/secure-rds/known_hosts")

    def connect(self, *words, **options):
        return self.run_program("connect", *words, **options)

    def says(self, sql, *options, **more):
        """What the query gives; nothing else is on stdout."""
        done = self.connect(*options, "-c", sql, "--", *PSQL_WITHOUT_FILE, **more)
        self.assertEqual((0, ""), (done.returncode, done.stderr.split("Amazon\n", 1)[-1]), done.stdout)
        return done.stdout.strip()

    def refuses(self, *words, status=1, options=(), case=None, **more):
        """It ends before psql, with our status, a sentence that holds the words, and something to do, as docs/CONNECT.md has
        it of the case; no process and no file is left."""
        standing, files = set(users_of(self.folder)), self.files()
        done = self.connect(*options, "-c", "SELECT 1", **more)
        self.assertEqual((status, ""), (done.returncode, done.stdout), done.stderr)
        for word in (*words, "to do: "):
            self.assertIn(word, done.stderr)
        if case:
            told(self, case, done)
        self.gone(standing)
        kept = {os.path.dirname(self.known_hosts())}
        self.assertEqual(set(), {path for path in self.files() - files if os.path.dirname(path) not in kept})
        return done.stderr

    def nothing_left(self):
        self.assertEqual({}, {pid: line for pid, (_, line) in processes(self.folder).items() if line.startswith("ssh -F none -NT")})

    def program(self, name, text):
        path = os.path.join(self.bin, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o755)
        self.environment["PATH"] = self.bin + ":/usr/bin:/bin"

    def files(self):
        """Those of the folder, but for what the sandbox keeps of its own."""
        return {os.path.join(folder, name) for folder, _, names in os.walk(self.folder) for name in names
                if ".sandbox" not in os.path.join(folder, name)}

    def strays(self, standing):
        """Command lines of processes of this test that are neither among the standing ones nor below one of them."""
        ours = users_of(self.folder)

        def below(pid):
            while pid > 1:
                if pid in standing:
                    return True
                pid = parent_of(pid)
            return False

        return {pid: line for pid, line in ours.items() if not below(pid)}

    def gone(self, standing):
        """All that it started ends."""
        end = time.monotonic() + PATIENCE
        while strays := self.strays(standing):
            self.assertLess(time.monotonic(), end, strays)
            time.sleep(0.01)

    @staticmethod
    def until_it_reads(terminal):
        """Waits until whoever has the terminal sleeps in a read of it. ssh prints its question before it reads, and a
        Ctrl-Z in between is noticed with the next key alone (readpassphrase(3) looks for signals when a read ends):
        nobody types so fast. Of a process that runs the kernel says "0", as it does to who may not know."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                process = f"/proc/{os.tcgetpgrp(terminal)}/"
                with open(process + "wchan", encoding="ascii") as waits, open(process + "stat", encoding="ascii") as stat:
                    waits_in, sleeps = waits.read().strip(), stat.read().rpartition(")")[2].split()[0] == "S"
            except OSError:  # it has just gone
                continue
            if sleeps and waits_in in ("n_tty_read", "wait_woken", "0"):
                return

    def on_terminal(self, words, answers):
        """Runs it on a terminal of its own, answers each question once it is asked, and gives all that was shown."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.execve(words[0], words, {**self.environment, "TERM": "xterm", "PAGER": "cat", "PS1": "$ "})
        output, seen, answers = b"", 0, list(answers)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if not select.select([terminal], [], [], 1)[0]:
                continue
            try:
                output += os.read(terminal, 4096)
            except OSError:
                break
            while answers and (at := output.find(answers[0][0], seen)) >= 0:
                seen = at + len(answers[0][0])
                if answers[0][1] == b"\x1a":
                    self.until_it_reads(terminal)
                os.write(terminal, answers.pop(0)[1])
        os.close(terminal)
        os.waitpid(pid, 0)
        return output
