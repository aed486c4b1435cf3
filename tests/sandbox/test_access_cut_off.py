"""A change of the list of allowed IPs that AWS took, and whose end the program did not see: it is said that it was sent, and
the same command once more ends as if nothing had happened. Above all, an undo that comes again does not undo itself."""
import json
import os
import shutil
import signal
import unittest

from dialogue import Dialogue
from patience import PATIENCE, until
from sandbox import SandboxTest, records

QUICK = "4000"
OWN = "203.0.113.7/32"
ADDED = "198.51.100.66/32"
ENOUGH = 60


class CutOff(SandboxTest):
    def setUp(self):
        super().setUp()
        self.state = os.path.join(self.folder, "secure-rds.sandbox")
        self.succeed("apply", "--yes", speed=QUICK)

    def keep(self):
        for path in (self.state, self.config):
            shutil.copy(path, path + ".before")

    def put_back(self):
        for path in (self.state, self.config):
            shutil.copy(path + ".before", path)

    def versions(self):
        return json.loads(self.succeed("access", "history", "--json", speed=QUICK).stdout)["versions"]

    def in_force(self):
        return {entry["cidr"] for entry in self.versions()[0]["allowed"]}

    def each(self, *words, fault="expire", first=1):
        """(the command cut off at that call, whether AWS had taken the change by then), until it gets to its end."""
        self.keep()
        before = len(self.versions())
        for call in range(first, ENOUGH):
            self.put_back()
            done = self.run_program(*words, speed=QUICK, faults=[f"{fault}:*:{call}+"])
            if done.returncode == 0:
                self.assertGreater(call, first)
                return
            with self.subTest(words, fault=fault, call=call):
                yield done, len(self.versions()) > before
        self.fail("it does not get to its end")

    def told(self, done, taken):
        self.assertEqual(taken, "is probably in force" in done.stderr, done.stderr)
        self.assertEqual(taken, "`secure-rds access list` shows what is in force" in done.stderr)

    def test_a_change(self):
        for words, after in ((("add", ADDED), {OWN, ADDED}), (("remove", ADDED), {OWN})):
            for fault, first in (("expire", 1), ("deny", 5), ("garbage", 5), ("drop", 5)):
                seen = 0
                for done, taken in self.each("access", *words, "--yes", fault=fault, first=first):
                    seen += taken
                    self.told(done, taken)
                    self.succeed("access", *words, "--yes", speed=QUICK)
                    self.assertEqual(after, self.in_force())
                    self.assertEqual(ADDED in after, ADDED in self.settings())
                self.assertGreater(seen, 0)
                self.put_back()
            self.succeed("access", *words, "--yes", speed=QUICK)

    def test_undo_again(self):
        """What was added is gone for good, whoever asks how often; by its number the version comes back."""
        self.succeed("access", "add", ADDED, speed=QUICK)
        seen = 0
        for fault, first in (("expire", 1), ("deny", 13), ("garbage", 13)):
            for done, taken in self.each("access", "undo", "--yes", fault=fault, first=first):
                seen += taken
                self.told(done, taken)
                again = self.succeed("access", "undo", "--yes", speed=QUICK)
                self.assertEqual(taken, "version 3 of the list is as version 1 was" in again.stderr, again.stderr)
                self.assertEqual({OWN}, self.in_force())
                self.assertNotIn(ADDED, self.settings())
                self.assertEqual(3, len(self.versions()))
            self.put_back()
        self.assertGreater(seen, 3)
        self.assertEqual(4, self.run_program("access", "undo", "--yes", speed=QUICK, faults=["expire:*:13+"]).returncode)
        self.succeed("access", "undo", "2", "--yes", speed=QUICK)
        self.assertEqual({OWN, ADDED}, self.in_force())

    def test_undo_again_in_the_dialogue(self):
        """--plain has the command's rule: it says so, asks nothing, and brings the file up to the list."""
        self.succeed("access", "add", ADDED, speed=QUICK)
        self.assertEqual(4, self.run_program("access", "undo", "--yes", speed=QUICK, faults=["expire:*:13+"]).returncode)
        self.assertEqual(({OWN}, True), (self.in_force(), ADDED in self.settings()))
        plain = Dialogue(self, "--plain", speed=QUICK)
        plain.choose("Undo the last change of who may connect.")
        said = plain.until("version 2 is meant to come back: `secure-rds access undo 2`.")
        self.assertIn("It is undone already: version 3 of the list is as version 1 was, and it stays.", said)
        plain.choose("Leave.")
        self.assertNotIn("Undo it?", plain.end(0))
        self.assertEqual(({OWN}, False), (self.in_force(), ADDED in self.settings()))
        self.assertEqual(3, len(self.versions()))

    def test_undo_of_what_was_cut_off(self):
        """The removal was in force already: undoing the last change would let the address in."""
        self.succeed("access", "add", ADDED, speed=QUICK)
        self.assertEqual(4, self.run_program("access", "remove", ADDED, speed=QUICK, faults=["expire:*:5+"]).returncode)
        again = self.succeed("access", "undo", "--yes", "--json", speed=QUICK)
        self.assertEqual([], json.loads(again.stdout)["changes"])
        self.assertEqual({OWN}, self.in_force())

    def test_not_by_others(self):
        self.assertEqual(4, self.run_program("access", "add", ADDED, speed=QUICK, faults=["expire:*:5+"]).returncode)
        asked = self.run_program("access", "undo", speed=QUICK)
        self.assertEqual(2, asked.returncode)
        self.assertIn(f"or by a command that was cut off; undone: {ADDED} is taken away", asked.stderr)
        self.succeed("access", "undo", "--yes", speed=QUICK)
        self.assertEqual({OWN}, self.in_force())

    def test_a_note(self):
        """An address that is off the list for its note is named as long as it is off; once it is sent again it is not."""
        self.succeed("access", "add", ADDED, "--note", "before", speed=QUICK)
        off = 0
        for done, _ in self.each("access", "add", ADDED, "--note", "after"):
            missing = ADDED not in self.in_force()
            off += missing
            self.assertEqual(missing, f"NOT ALLOWED at this moment is {ADDED}" in done.stderr, done.stderr)
            self.succeed("apply", "--yes", speed=QUICK)
            self.assertIn(ADDED, self.in_force())
        self.assertGreater(off, 1)

    def test_why_it_is_not_in_the_file(self):
        """It is in force, and what the stack does just then could not be asked any more."""
        said = json.loads(self.succeed("access", "add", ADDED, "--json", faults=["expire:DescribeStacks:1+"]).stdout)
        self.assertEqual((True, False), (said["in_force"], said["saved"]))
        self.assertIn("ExpiredToken", said["unsaved"])
        self.assertNotIn(ADDED, self.settings())
        said = json.loads(self.succeed("access", "add", ADDED, "--json").stdout)
        self.assertEqual((True, None), (said["saved"], said["unsaved"]))
        self.assertIn(ADDED, self.settings())

    def test_a_note_that_is_in_the_file(self):
        """It was written before it was sent; what else the file should say it may lack."""
        done = self.succeed("access", "add", OWN, "--note", "new words", faults=["expire:DescribeStacks:1+"])
        self.assertIn("the file has the new notes of it, and nothing else yet (ExpiredToken", done.stderr)
        self.assertIn("new words", self.settings())

    def test_signal(self):
        """While it is looked whether the change is in force."""
        calls = os.path.join(self.folder, "calls")
        for words, looks in ((("add", ADDED), 1), (("undo", "--yes"), 3)):
            with self.subTest(words):
                program = self.start("access", *words, speed=QUICK, faults=[
                    "calls:" + calls, f"slow:{PATIENCE * 1000}:DescribeManagedPrefixLists:{looks}+"])
                until(lambda: self.looked(calls))
                program.send_signal(signal.SIGTERM)
                said = program.communicate(timeout=PATIENCE)[1]
                os.remove(calls)
                self.assertEqual(130, program.returncode, said)
                self.assertIn("which was sent and is probably in force: stopped on request", said)
                self.assertIn("`secure-rds access list` shows what is in force", said)
                if words[0] == "add":
                    self.succeed("access", *words, speed=QUICK)
        self.succeed("access", "undo", "--yes", speed=QUICK)
        self.assertEqual({OWN}, self.in_force())

    def looked(self, calls):
        """Once more, after it was sent."""
        names = [call["action"] for call in records(calls)]
        sent = [i for i, name in enumerate(names) if name.startswith(("ec2:ModifyManaged", "ec2:RestoreManaged"))]
        return sent and "ec2:DescribeManagedPrefixLists" in names[sent[0]:]


if __name__ == "__main__":
    unittest.main()
