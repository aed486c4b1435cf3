"""What deleting a stack takes, and what it leaves: the rotation function's network interfaces, its late log group, and
that none of it depends on the program's being there to the end."""
import signal
import subprocess
import unittest

from destroying import AUDIT, DESTROY, LATE, QUICK, SLOW, STAYS, UNPROTECTED, DestroyTest
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


class Stays(DestroyTest):
    """A deletion that does not come to its end."""

    def test_function_is_put_back(self):
        self.open()
        before = self.network()
        done = self.run_program(*DESTROY, speed=SLOW, faults=[STAYS])
        self.assertEqual(1, done.returncode)
        self.assertIn("the database exists: its rotation function is put back into its network", done.stderr)
        self.assertEqual(("DELETE_FAILED", ["available"]), (self.status_of_stack(), self.databases()))
        self.assertEqual(2, self.actions().count("UpdateFunctionConfiguration"), "out, and back")
        self.assertEqual(sorted(before), sorted(self.network()))
        self.succeed(*DESTROY, speed=SLOW)
        self.assert_nothing_left()

    def test_put_back_by_whoever_comes_later(self):
        """Begun and ended here, the function outside: the next one finds the deletion still running, or failed."""
        for still_running in (True, False):
            with self.subTest(still_running=still_running):
                self.doCleanups()
                self.setUp()
                self.open()
                process = self.start(*DESTROY, speed="5", faults=[STAYS])
                self.until_accepted(lambda actions: "UpdateFunctionConfiguration" in actions)
                process.send_signal(signal.SIGKILL)
                process.communicate()
                if not still_running:
                    self.clock.runs(float(QUICK))
                    until(lambda: self.status_is("DELETE_FAILED"))
                    self.assertEqual([], self.network())
                self.assertEqual(1, self.run_program(*DESTROY, speed=SLOW, faults=[STAYS]).returncode)
                self.assertEqual("DELETE_FAILED", self.status_of_stack())
                self.assertEqual(["available"], self.databases())
                self.assertEqual(2, len(self.network()))

    def test_a_deletion_begun_elsewhere(self):
        self.open(*UNPROTECTED)
        self.clock.stands()
        self.cloudformation.delete_stack(StackName="myapp")
        process = self.start(*DESTROY, speed="3")
        self.until_accepted(lambda actions: "UpdateFunctionConfiguration" in actions)
        self.clock.runs(float(SLOW))
        process.communicate(timeout=PATIENCE)
        self.assert_nothing_left()

    def test_what_stays(self):
        """Before, by what its name begins with; afterwards by name, with what it costs and how it is restored."""
        self.succeed("apply", "--yes", speed=QUICK)
        asked = self.run_program("destroy", speed=QUICK)
        self.assertEqual(2, asked.returncode)
        self.assertIn("Its name will begin with myapp-snapshot-; it costs at most $1.90 a month", asked.stderr)
        done = self.succeed("destroy", "--confirm", "myapp", speed=QUICK)
        rds = self.client(self.serve(speed=QUICK)[1], "rds")
        name = rds.describe_db_snapshots(DBInstanceIdentifier="myapp")["DBSnapshots"][0]["DBSnapshotIdentifier"]
        self.assertIn(f"Snapshot {name}: it costs at most $1.90 a month", done.stderr)
        self.assertIn(f"--db-snapshot-identifier {name}", done.stderr)

    def test_another_update_stops_it(self):
        """Only what leaves the database unprotected may be the beginning of a deletion."""
        self.open()
        self.clock.stands()
        stack = self.cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]
        parameters = {each["ParameterKey"]: each["ParameterValue"] for each in stack["Parameters"]}
        parameters["BackupDays"] = "9"
        self.cloudformation.update_stack(
            StackName="myapp", UsePreviousTemplate=True, Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()])
        refused = self.run_program(*DESTROY, speed="0.000001")
        self.assertEqual(1, refused.returncode)
        self.assertIn("an operation runs on the stack (UPDATE_IN_PROGRESS)", refused.stderr)
        self.assertNotIn("DeleteStack", self.actions())

    def test_kept_database(self):
        """retention.on_delete: retain keeps the database, and its network without strangers in it."""
        self.open("--set", "retention.on_delete=retain")
        self.succeed(*DESTROY, speed=SLOW)
        self.assertEqual((None, [], ["available"]), (self.network(), self.interfaces(), self.databases()))
        refused = self.run_program("apply", "--yes", speed=QUICK)
        self.assertEqual(1, refused.returncode, refused.stderr)
        self.assertIn("the database myapp is there already", refused.stderr)
        self.assertNotIn("left over", refused.stderr)

    def test_kept_rotation(self):
        """Somebody's own policy keeps the rotation: its function is left where it stands."""
        self.open(*UNPROTECTED)
        body = self.cloudformation.get_template(StackName="myapp", TemplateStage="Original")["TemplateBody"]
        kept = body.replace("  Type: AWS::SecretsManager::RotationSchedule\n",
                            "  Type: AWS::SecretsManager::RotationSchedule\n  DeletionPolicy: Retain\n")
        self.assertNotEqual(body, kept)
        parameters = self.cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]["Parameters"]
        self.cloudformation.update_stack(
            StackName="myapp", TemplateBody=kept, Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
            Parameters=[{"ParameterKey": one["ParameterKey"],
                         "ParameterValue": "9" if one["ParameterKey"] == "BackupDays" else one["ParameterValue"]}
                        for one in parameters])
        self.clock.runs(float(QUICK))
        self.cloudformation.get_waiter("stack_update_complete").wait(StackName="myapp", WaiterConfig={"Delay": 1})
        self.assertEqual(1, self.run_program(*DESTROY, speed=QUICK).returncode, "its network can't go")
        self.assertNotIn("UpdateFunctionConfiguration", self.actions())
        self.assertEqual(2, len(self.network()))


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
