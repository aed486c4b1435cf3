"""Credentials that end in the middle of a command, at whichever of its calls: never taken for a permission that is missing,
never for an answer. Where nobody is there to sign in again the command ends, and what was begun at AWS goes on."""
import os
import shutil
import unittest

from sandbox import SandboxTest

QUICK = "4000"
SIGN_IN = "the credentials have ended: sign in again"


class SignedOut(SandboxTest):
    def setUp(self):
        super().setUp()
        self.state = os.path.join(self.folder, "secure-rds.sandbox")
        self.succeed("apply", "--yes", speed=QUICK)
        for path in (self.state, self.config):
            shutil.copy(path, path + ".before")

    def ended_at(self, call, *words):
        """What the command says when its credentials hold for so many calls less one, on what stood before."""
        for path in (self.state, self.config):
            shutil.copy(path + ".before", path)
        done = self.run_program(*words, speed=QUICK, faults=[f"expire:*:{call}+"])
        said = done.stdout + done.stderr
        self.assertNotIn("ermission", said)
        self.assertNotIn("ermitted", said)
        self.assertNotIn("AWS answers again", said)
        return done

    def each(self, *words, every=1):
        """(what it printed, status), from the first call on, until it is done before they end."""
        for call in range(1, 200, every):
            with self.subTest(words, call=call):
                done = self.ended_at(call, *words)
            if "xpired" not in done.stdout + done.stderr:
                self.assertEqual(0, done.returncode)
                self.assertGreater(call, 5)
                return
            yield done

    def test_what_only_looks(self):
        for words, every in ((("status",), 1), (("status", "--drift"), 4), (("status", "--json"), 3)):
            for done in self.each(*words, every=every):
                self.assertEqual(4, done.returncode, done.stderr)
                self.assertIn(SIGN_IN, done.stdout + done.stderr)

    def test_a_change(self):
        """Before it begins nothing is changed; from then on it goes on at AWS, and the same command sees it to its end."""
        begun = 0
        for done in self.each("apply", "--yes", "--set", "retention.backup_days=9", every=2):
            follows = "the same command again follows it" in done.stderr
            begun += follows
            if done.returncode:
                self.assertEqual((4, follows), (done.returncode, "AWS is at work" in done.stderr), done.stderr)
                self.assertIn(SIGN_IN, done.stderr)
            else:
                self.assertIn("Done", done.stderr, "only what is told beside the end is wanting")
        self.assertGreater(begun, 1)

    def test_the_same_command_again(self):
        words = ("apply", "--yes", "--set", "retention.backup_days=9")
        self.assertEqual(4, self.ended_at(17, *words).returncode)
        self.succeed(*words, speed=QUICK)
        self.assertEqual("UPDATE_COMPLETE", self.status()["stack"]["status"])
        self.assertIn("Nothing to change", self.succeed("plan", *words[2:], speed=QUICK).stderr)

    def test_a_deletion(self):
        for done in self.each("destroy", "--confirm", "myapp", every=5):
            if done.returncode:
                self.assertEqual(4, done.returncode, done.stderr)
                self.assertIn(SIGN_IN, done.stderr)

    def test_the_list(self):
        """What the settings say is told all the same."""
        for call in (0, 1, 2):
            done = self.ended_at(call, "access", "list")
            self.assertEqual(4, done.returncode, call)
            self.assertIn("203.0.113.7/32      -", done.stdout)
            self.assertIn("what is in force is not known", done.stderr)
            self.assertIn(SIGN_IN, done.stderr)


if __name__ == "__main__":
    unittest.main()
