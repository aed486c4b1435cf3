"""What a first creation that failed leaves is the stack's own, to whoever looks at it."""

import os
import unittest

from sandbox import SandboxTest
from test_engine import EngineTest

QUOTA = "Your quota allows for 0 more running instance(s)"
NAMES = ["database-name", "secret-name", "log-groups"]


class Checks(EngineTest):
    """The database began and is protected: it stands on as a part of the stack that never stood."""

    def fail(self, *faults):
        self.open()
        self.faults("resource:Bastion:create:fail:" + QUOTA)
        self.assertEqual("ROLLBACK_FAILED", self.run_engine("apply", "yes").end["status"])
        self.faults(*faults)

    def found(self):
        return {line["id"]: line for line in self.run_engine("checks").with_key("id")}

    def test_names_are_its_own(self):
        self.fail()
        found = self.found()
        for name in ["stack-name", *NAMES]:
            with self.subTest(name):
                self.assertEqual((0, ""), (found[name]["severity"], found[name]["remedy"]), found[name])
        for name in NAMES:
            self.assertIn("left over from the creation that failed", found[name]["what"])
        self.assertIn("left over from a creation that failed", found["stack-name"]["what"])

    def test_what_is_left_frees_its_quota(self):
        for limit, severity in ((1, 0), (0, 3)):
            with self.subTest(limit):
                self.fail(f"quota:L-7B6409FD={limit}")
                self.assertEqual(severity, self.found()["database-quota"]["severity"])

    def test_a_strangers_stays_a_strangers(self):
        """Undone to its end, the creation left nothing: what has the name now is somebody else's."""
        self.open()
        self.faults("resource:Vpc:create:fail:no")
        self.assertEqual("ROLLBACK_COMPLETE", self.run_engine("apply", "yes").end["status"])
        self.faults("orphan-log-group:/aws/rds/instance/myapp/postgresql")
        found = self.found()["log-groups"]
        self.assertEqual(3, found["severity"], found)
        self.assertIn("outside of any stack of ours", found["what"])
        self.assertIn("aws logs delete-log-group", found["remedy"])

    def test_unknown_whose_it_is(self):
        self.fail("deny:ListStackResources")
        found = self.found()
        for name in ["database-name", "secret-name"]:
            self.assertEqual(1, found[name]["severity"], found[name])


class CommandLine(SandboxTest):
    FAILED = "resource:Database:create:fail:InsufficientDBInstanceCapacity"
    STUCK = "resource:Bastion:create:fail:" + QUOTA
    OUTSIDE = "outside of the stack"

    def command(self, *arguments, speed="1000", faults=()):
        return super().command(*arguments, speed=speed, faults=faults)

    def create_badly(self, fault, status):
        self.run_program("apply", "--yes", "--set", "database.storage_gib=40", faults=[fault])
        self.assertEqual(status, self.status()["stack"]["status"])

    def test_opened_without_its_file(self):
        """The rollback deleted the list: what it was to be stands in the template."""
        for fault, status in ((self.STUCK, "ROLLBACK_FAILED"), (self.FAILED, "ROLLBACK_COMPLETE")):
            with self.subTest(status):
                self.create_badly(fault, status)
                os.remove(self.config)
                said = self.succeed("config", "import", "myapp", "--region", "eu-west-1").stderr
                self.assertIn("with 1 allowed addresses", said)
                self.assertIn(f"({status}). To do: Delete what is left and try again", said)
                self.assertIn("203.0.113.7/32", self.settings())
                self.assertIn("storage_gib: 40", self.settings())
        self.succeed("apply", "--yes")
        self.assertEqual("CREATE_COMPLETE", self.status()["stack"]["status"])

    def test_list_goes_with_the_next_try(self):
        self.create_badly(self.FAILED, "ROLLBACK_COMPLETE")
        self.assertIn("takes effect with the deployment", self.succeed("access", "add", "198.51.100.7").stderr)
        self.assertIn("198.51.100.7/32", self.settings())
        self.assertNotIn("not known", self.succeed("access", "list").stderr)
        for words in (["history"], ["undo", "--yes"]):
            done = self.run_program("access", *words)
            self.assertEqual(1, done.returncode)
            self.assertIn("its creation failed, and left no list of allowed addresses", done.stderr)
            self.assertIn("`secure-rds apply` deletes what is left", done.stderr)
        self.succeed("apply", "--yes")
        self.assertIn("in force", self.succeed("access", "list").stdout)

    def test_taken_by_a_deletion_that_failed(self):
        self.succeed("apply", "--yes")
        self.run_program("destroy", "--confirm", "myapp", faults=["resource:Database:delete:fail:snapshot quota exceeded"])
        self.assertEqual("DELETE_FAILED", self.status()["stack"]["status"])
        file = self.settings()
        for words in (["add", "198.51.100.7"], ["remove", "203.0.113.7"], ["set", "198.51.100.7", "--yes"], ["history"],
                      ["undo", "--yes"]):
            with self.subTest(words):
                done = self.run_program("access", *words)
                self.assertEqual(1, done.returncode)
                self.assertIn("the deletion of stack myapp has taken its list of allowed addresses already", done.stderr)
                self.assertIn("`secure-rds destroy` brings the deletion to its end", done.stderr)
                self.assertNotIn(self.OUTSIDE, done.stderr)
        self.assertEqual(file, self.settings())
        listed = self.succeed("access", "list")
        self.assertIn("nothing is in force: the deletion of stack myapp", listed.stderr)
        said = self.run_program("status").stdout
        self.assertRegex(said, r"Allowed IPs\W+Deleted: it is not there any more")
        self.assertRegex(said, r"Change who may connect +not now: the list is deleted")
        self.succeed("config", "import", "myapp", "--config", "other.yaml", "--region", "eu-west-1")

    def test_retained(self):
        """The database would be in no stack any more, and in the new one's way: not unless that is meant."""
        keeps = ["--set", "retention.on_delete=retain"]
        self.run_program("apply", "--yes", *keeps, faults=[self.STUCK])
        self.assertIn("RISK database-lost: Database: the database would stay, in no stack any more, and its name would be "
                      "taken for a new one", self.succeed("plan", *keeps).stderr)
        refused = self.run_program("apply", "--yes", *keeps)
        self.assertEqual(2, refused.returncode)
        self.assertIn("--accept database-lost --confirm", refused.stderr)
        self.assertEqual("ROLLBACK_FAILED", self.status()["stack"]["status"])

    def test_remains_that_stay(self):
        """The deletion before a new try is followed to its end, and a failed one is the end: nothing is made beside it."""
        self.create_badly(self.STUCK, "ROLLBACK_FAILED")
        held = "resource:Database:delete:fail:snapshot held"
        done = self.run_program("apply", "--yes", faults=[held])
        self.assertEqual(1, done.returncode)
        self.assertIn("Failed: the stack is DELETE_FAILED", done.stderr)
        self.assertRegex(done.stderr, "AWS said +snapshot held")
        self.assertIn("Not all of the stack could be deleted", done.stderr)
        self.assertNotIn("CREATE_IN_PROGRESS", done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
