"""What deleting a stack takes, and what it leaves: the rotation function's network interfaces, its late log group."""
import subprocess
import unittest

from destroying import AUDIT, DESTROY, LATE, QUICK, SLOW, UNPROTECTED, DestroyTest
from patience import PATIENCE, until
from test_policy import Policies, without


class Minutes(DestroyTest):
    def test_no_longer_than_its_database(self):
        self.open(*UNPROTECTED)
        self.clock.runs(float(QUICK))
        self.deleted_elsewhere()
        before = self.minutes()
        self.assertGreater(before, 25)
        self.open()
        self.succeed(*DESTROY, speed=SLOW)
        after, database = self.minutes(), self.minutes("Database")
        print("destroy: %.1f minutes, of these %.1f for the database; DeleteStack alone: %.1f" % (after, database, before))
        self.assertLess(after, before / 2)
        self.assert_nothing_left()

    def test_it_leaves_before_anything_is_deleted(self):
        self.open()
        self.succeed(*DESTROY, speed=SLOW)
        accepted = self.accepted()
        begun = self.actions().index("DeleteStack")
        action, asked, _ = accepted[begun + 1]
        self.assertEqual("UpdateFunctionConfiguration", action)
        self.assertEqual({"SubnetIds": [], "SecurityGroupIds": []}, asked["VpcConfig"])
        self.assertEqual(2, self.actions().count("DeleteNetworkInterface"))
        swept = max(at for action, _, at in accepted if action == "DeleteNetworkInterface")
        database = [event for event in self.events() if event["LogicalResourceId"] == "Database"][-1]
        self.assertLess(swept, database["Timestamp"].timestamp() * 1000, "both go on side by side")


class Denied(Policies, DestroyTest):
    """The deletion goes on without the permissions, and says what it will take."""

    def test_each(self):
        words = {"lambda:UpdateFunctionConfiguration": "40 minutes longer", "lambda:GetFunctionConfiguration": None,
                 "ec2:DescribeNetworkInterfaces": "20 minutes longer", "ec2:DeleteNetworkInterface": "20 minutes longer"}
        documents = self.documents("destroy")
        for action, told in words.items():
            with self.subTest(action):
                self.open(*UNPROTECTED)
                # The function is asked with the call after that which begins the deletion, and only while it stands: hardly any
                # time passes until then.
                speed = "1" if action.startswith("lambda:Update") else SLOW
                faults = self.held_to(without(documents, action, own_only=True))
                process = subprocess.Popen(self.command(*DESTROY, speed=speed, faults=faults), cwd=self.folder,
                                           env=self.environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                lines = []
                for line in process.stderr:
                    lines.append(line)
                    if not told or told in line:
                        self.clock.runs(float(QUICK))
                        break
                lines += process.stderr.readlines()
                process.stderr.close()
                self.assertEqual(0, process.wait(timeout=PATIENCE), "".join(lines)[-2000:])
                if told:
                    said = [line for line in lines if "longer" in line]
                    self.assertEqual(1, len(said), said)
                    self.assertIn("without the permission %s the deletion may take up to %s" % (action, told), said[0])
                self.assertEqual("DELETE_COMPLETE", self.status_of_stack())


class Names(DestroyTest):
    def test_late_log_group(self):
        """Deleted elsewhere, its group comes back: plan names it, apply removes it and says so."""
        self.open(*UNPROTECTED)
        self.deleted_elsewhere()
        until(lambda: LATE in self.groups())
        group = [one for one in self.logs.describe_log_groups()["logGroups"] if one["logGroupName"] == LATE][0]
        self.assertNotIn("retentionInDays", group)
        self.assertNotIn("kmsKeyId", group)
        refused = self.run_program("plan", speed=QUICK)
        self.assertEqual(1, refused.returncode)
        self.assertIn("is left over from the last stack: `secure-rds apply` removes it", refused.stderr)
        self.assertIn(LATE, self.groups())
        self.assertNotIn("CreateChangeSet", self.actions()[self.actions().index("DeleteStack"):])
        done = self.succeed("apply", "--yes", speed=QUICK)
        self.assertIn("removed the log group " + LATE, done.stderr)
        self.assertEqual("CREATE_COMPLETE", self.cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]["StackStatus"])

    def test_destroy_removes_it(self):
        self.open()
        done = self.succeed(*DESTROY, speed=SLOW)
        self.assertIn("removed the log group " + LATE, done.stderr)
        self.assertNotIn(LATE, self.groups())
        self.assertEqual(3, self.run_program("plan", "--exit-code", speed=QUICK).returncode)

    def test_others_are_named_and_left(self):
        """A trail of queries, a group of the same name that somebody made, a secret that waits: before anything is made."""
        for fault, name, command in (
                ("orphan-log-group:" + AUDIT, "the log group " + AUDIT + " is there already", "aws logs delete-log-group"),
                ("pending-secret:myapp", "the secret myapp waits for its deletion", "aws secretsmanager delete-secret")):
            for words in (("plan",), ("apply", "--yes")):
                with self.subTest(fault, words=words):
                    refused = self.run_program(*words, speed=QUICK, faults=[fault])
                    self.assertEqual(1, refused.returncode, refused.stderr)
                    self.assertIn(name, refused.stderr)
                    self.assertIn(command, refused.stderr)
                    self.assertEqual([], self.actions())

    def test_a_stack_that_stands_is_asked_nothing(self):
        self.open()
        self.succeed("apply", "--yes", "--set", "retention.backup_days=9", speed=QUICK)
        self.assertEqual({"DeleteLogGroup"} & set(self.actions()), set())
        self.assertIn(LATE, self.groups())


if __name__ == "__main__":
    unittest.main()
