"""A deletion that does not come to its end, that somebody else began or whose program is not there to the end: what stays
standing works."""
import signal
import unittest

from destroying import DESTROY, QUICK, SLOW, STAYS, UNPROTECTED, DestroyTest
from patience import PATIENCE, until


class Stays(DestroyTest):
    def test_function_is_put_back(self):
        self.open()
        before = self.network()
        done = self.run_program(*DESTROY, speed=SLOW, faults=[STAYS])
        self.assertEqual(1, done.returncode)
        self.assertIn("the database exists: its rotation function is put back into its network", done.stderr)
        self.assertEqual(("DELETE_FAILED", ["available"]), (self.status_of_stack(), self.databases()))
        status = self.status()
        self.assertNotIn("settings", [each["what"] for each in status["to_do"]], "destroy lifted the protection itself")
        barred = {each["way"]: each["why_not"] for each in status["ways"]}
        self.assertEqual(["the bastion is deleted"] * 2, [barred["psql"], barred["connect"]], "no way leads to what stands")
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


if __name__ == "__main__":
    unittest.main()
