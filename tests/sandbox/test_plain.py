"""--plain: the wizard's questions one a line, through pipes and a pseudo-terminal, to a standing stack."""

import os
import pty
import re
import select
import signal
import subprocess
import time
import unittest

import sandbox
from sandbox import SandboxTest


class PlainTest(SandboxTest):
    def setUp(self):
        super().setUp()
        os.remove(self.config)

    def plain(self, answers, *more, faults=(), speed="5000"):
        words = self.command("--plain", *more, speed=speed, faults=faults)
        return subprocess.run(words, cwd=self.folder, env=self.environment, input=answers, capture_output=True,
                              text=True, timeout=120)

    def draft(self):
        with open(self.config + ".draft", encoding="utf-8") as file:
            return file.read()

    def first(self):
        """App, region, own address, key pair; then every default."""
        return "myapp\n\nme\n\n1\n" + "\n" * 27

    def test_to_a_standing_stack_and_a_second_run(self):
        done = self.plain(self.first() + "y\n" * 5)
        self.assertEqual(0, done.returncode, done.stderr[-3000:])
        for words in ("Step 1 of 6: Account", "Step 6 of 6: Options", "Review", "May connect: 203.0.113.7/32",
                      "nothing stands in the way", "Create all this?", "CREATE_COMPLETE", "It stands."):
            self.assertIn(words, done.stderr)
        self.assertRegex(done.stderr, r"db\.t4g\.micro: .*\$\d+\.\d\d/month")
        # No cursor movement, no colour, no drawing: a screen reader reads it as it stands.
        self.assertNotIn("\x1b", done.stderr + done.stdout)
        self.assertIsNone(re.search("[\u2500-\u257f\u2800-\u28ff]", done.stderr + done.stdout))
        self.assertFalse(os.path.exists(self.config + ".draft"))

        again = self.plain("1\n5\nnonsense\n2\n198.51.100.7 office\n\n7\n")
        self.assertEqual(0, again.returncode, again.stderr[-3000:])
        for words in ("CREATE_COMPLETE", "Cost\n", "a number from 1 to 7", "198.51.100.7/32 office"):
            self.assertIn(words, again.stdout + again.stderr)
        self.assertIn("198.51.100.7/32", self.settings())

        # What is fixed once the stack stands is said and not asked.
        change = self.plain("3\n" + "\n" * 40)
        self.assertRegex(change.stderr, "App name: myapp, fixed: ")
        self.assertNotIn("App name [", change.stderr)

        kept = self.plain("6\nother\n")
        self.assertEqual(2, kept.returncode)
        gone = self.plain("6\nmyapp\n")
        self.assertEqual(0, gone.returncode, gone.stderr[-3000:])
        self.assertIn("DELETE_COMPLETE", gone.stderr)

    def test_every_setting_is_asked(self):
        """The settings table and the questions are the same list."""
        with open(os.path.join(sandbox.ROOT, "stack", "settings.c"), encoding="utf-8") as file:
            labels = re.findall(r'\.label = "([^"]+)"', file.read())
        self.assertGreater(len(labels), 25)
        done = self.plain(self.first())
        for label in labels:
            if label == "Key pair":
                self.assertIn("Key pair, a number", done.stderr)
            else:
                self.assertRegex(done.stderr, "(?m)^" + re.escape(label) + r"(, y or n)? \[")

    def test_wrong_answers_are_told_and_asked_again(self):
        done = self.plain("My_App\nmyapp\nnowhere\n\n203.0.113.300\n10.0.0.1/24\n\nme\n\nno-such-key\n1\n")
        self.assertEqual(2, done.stderr.count("App name ["))
        self.assertEqual(2, done.stderr.count("Region ["))
        self.assertIn("nobody could connect", done.stderr)
        self.assertIn("this region has no key pair of that name", done.stderr)
        self.assertIn("app: myapp", self.draft())
        self.assertIn("203.0.113.7/32", self.draft())

    def test_help_back_and_numbers(self):
        done = self.plain("myapp\n?\n<\nother-app\n\nme\n\n1\n\n\n\n?\n")
        self.assertIn("eu-west-1: Europe (Ireland)", done.stderr)
        self.assertIn("app: other-app", self.draft())
        done = self.plain("\n\n\n1\n" + "\n" * 13 + "?\n2557\n" + "\n")
        self.assertIn("2557 days. Seven years", done.stderr)

    def test_the_inputs_end_keeps_the_answers(self):
        done = self.plain("half-way\n")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("the answers are kept", done.stderr)
        self.assertIn("app: half-way", self.draft())
        again = self.plain("")
        self.assertIn("The answers of the last time are here.", again.stderr)
        self.assertIn("App name [half-way]", again.stderr)

    def test_a_new_key(self):
        self.plain("myapp\n\nme\n\nnew fresh-key\n")
        private = os.path.join(self.folder, ".ssh", "fresh-key")
        self.assertEqual(0o600, os.stat(private).st_mode & 0o777)
        self.assertIn("key_pair: fresh-key", self.draft())

    def test_a_failure_says_what_and_what_to_do(self):
        fault = ("resource:Bastion:create:fail:We currently do not have sufficient t3.micro capacity in the "
                 "Availability Zone you requested",)
        done = self.plain(self.first() + "y\n", faults=fault)
        self.assertEqual(1, done.returncode)
        self.assertIn("We currently do not have sufficient", done.stderr)
        self.assertRegex(done.stderr, r"(?i)to do|choose|try")

    def test_ctrl_c_on_a_terminal_keeps_the_answers(self):
        pid, terminal = pty.fork()
        if pid == 0:
            words = self.command("--plain")
            os.chdir(self.folder)
            os.execve(words[0], words, dict(self.environment, TERM="dumb"))
        self.addCleanup(os.close, terminal)
        seen = self.until(terminal, "App name [none]:")
        os.write(terminal, b"from-a-terminal\n")
        seen += self.until(terminal, "Region [")
        os.write(terminal, b"\x03")
        seen += self.until(terminal, "the answers are kept")
        _, status = os.waitpid(pid, 0)
        self.assertTrue(os.WIFEXITED(status))
        self.assertEqual(130, os.WEXITSTATUS(status))
        self.assertIn("app: from-a-terminal", self.draft())
        self.assertNotIn("\x1b", seen)

    def test_a_dumb_terminal_gets_the_questions(self):
        pid, terminal = pty.fork()
        if pid == 0:
            words = self.command()
            os.chdir(self.folder)
            os.execve(words[0], words, dict(self.environment, TERM="dumb"))
        self.addCleanup(os.close, terminal)
        self.until(terminal, "App name [none]:")
        os.kill(pid, signal.SIGHUP)
        os.waitpid(pid, 0)

    def test_a_pipe_without_plain_says_what_to_do(self):
        done = self.run_program()
        self.assertEqual(2, done.returncode)
        self.assertIn("--plain", done.stderr)

    def until(self, terminal, words, seconds=30):
        seen, end = "", time.monotonic() + seconds
        while words not in seen:
            ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
            self.assertTrue(ready, f"no {words!r} in {seen!r}")
            try:
                seen += os.read(terminal, 65536).decode()
            except OSError:
                self.fail(f"it ended without {words!r}: {seen}")
        return seen


if __name__ == "__main__":
    unittest.main()
