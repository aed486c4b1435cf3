"""Where nobody is at a terminal every command has an end, whatever AWS answers: what was not begun is not said to go on, and
what was begun is."""
import os
import unittest

from sandbox import SandboxTest

QUICK = "4000"
CHANGE = ("apply", "--yes", "--set", "bastion.instance_type=t3.small")
ON_AGAIN = "`secure-rds apply` switches it on again"


class Unattended(SandboxTest):
    def setUp(self):
        super().setUp()
        self.succeed("apply", "--yes", speed=QUICK)

    def stopped(self, *words, fault, status=1):
        done = self.run_program(*words, speed=QUICK, faults=[fault])
        self.assertEqual(status, done.returncode, done.stdout + done.stderr)
        return done.stderr

    def test_what_was_not_begun(self):
        for fault in ("error:503:DescribeStackEvents", "drop:DescribeStackEvents", "garbage:DescribeStackEvents"):
            with self.subTest(fault):
                said = self.stopped(*CHANGE, fault=fault)
                self.assertNotIn("goes on there", said)
                self.assertEqual("CREATE_COMPLETE", self.status()["stack"]["status"])

    def test_the_list_alone(self):
        words = ("apply", "--yes", "--set", "access.allowed=203.0.113.7,192.0.2.9")
        for fault in ("error:503:ModifyManagedPrefixList", "drop:ModifyManagedPrefixList"):
            with self.subTest(fault):
                self.assertNotIn("goes on there", self.stopped(*words, fault=fault))

    def test_not_known_whether_it_was_begun(self):
        said = self.stopped(*CHANGE, fault="drop:ExecuteChangeSet")
        self.assertIn("AWS can't be asked now whether the change has begun", said)
        self.assertIn("whether the change has begun is not known: the same command again sees to it", said)
        self.assertNotIn("goes on there", said)
        self.succeed(*CHANGE, speed=QUICK)
        self.assertEqual("UPDATE_COMPLETE", self.status()["stack"]["status"])

    def test_what_was_begun(self):
        words, log = ("apply", "--yes", "--set"), os.path.join(self.folder, "log")
        self.succeed(*words, "retention.backup_days=9", "--log", log, speed=QUICK)
        with open(log, encoding="utf-8") as file:
            calls = [line.split()[3] for line in file if " aws: " in line]
        after = calls.index("ExecuteChangeSet:") + 2
        for call, days in ((after, 10), (after + 2, 11)):
            with self.subTest(call):
                said = self.stopped(*words, f"retention.backup_days={days}", fault=f"drop:*:{call}+")
                self.assertIn("the operation goes on there", said)
                self.assertIn("what was begun goes on at AWS: the same command again follows it", said)
                self.succeed(*words, f"retention.backup_days={days}", speed=QUICK)

    def test_a_deletion_that_is_refused(self):
        """What protects the database is off by then."""
        for fault, status in (("deny:DeleteStack", 4), ("expire:DeleteStack", 4), ("error:503:DeleteStack", 1)):
            with self.subTest(fault):
                self.assertIn(ON_AGAIN, self.stopped("destroy", "--confirm", "myapp", fault=fault, status=status))
                self.assertIn("protection.deletion_protection", self.run_program("status", speed=QUICK).stdout)
                self.succeed("apply", "--yes", speed=QUICK)
        self.assertNotIn(ON_AGAIN, self.stopped("destroy", "--confirm", "myapp", fault="deny:CreateChangeSet", status=4))


if __name__ == "__main__":
    unittest.main()
