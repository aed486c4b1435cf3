"""What RDS lets wait for the maintenance window: agreed to, told until it has happened, and never called drift."""

import json
import unittest

from sandbox import SandboxTest

WEEK = "1000000"  # so many times as fast, a week passes within a call or two


class InWindow(SandboxTest):
    def setUp(self):
        super().setUp()
        self.succeed("apply", "--yes")
        self.said = self.serve()[1]
        self.rds = self.client(self.said, "rds")

    def database(self):
        return self.rds.describe_db_instances(DBInstanceIdentifier="myapp")["DBInstances"][0]

    def bigger(self, *more):
        self.succeed("config", "set", "database.instance_class=db.t4g.small", *more)

    def waiting(self):
        return [(item["setting"], item["now"], item["then"]) for item in self.status()["waiting"]]

    def test_asked(self):
        """The refusal names both ways, and so does the plan; --now is what it always was."""
        self.bigger()
        refused = self.run_program("apply", "--yes")
        self.assertEqual(2, refused.returncode)
        self.assertIn("add --now, or --in-window", refused.stderr)
        risks = json.loads(self.run_program("plan", "--json").stdout)["risks"]
        self.assertEqual(["--now, or --in-window"], [risk["option"] for risk in risks if risk["id"] == "interruption"])
        self.assertEqual(2, self.run_program("apply", "--yes", "--now", "--in-window").returncode)
        self.succeed("apply", "--yes", "--now")
        self.assertEqual("db.t4g.small", self.database()["DBInstanceClass"])
        self.assertEqual([], self.waiting())

    def test_waits_and_comes(self):
        self.bigger()
        done = self.succeed("apply", "--yes", "--in-window")
        self.assertIn("away in the maintenance window sun:04:30-sun:05:30 (UTC): its class changes", done.stderr)
        self.assertIn("database.instance_class db.t4g.micro → db.t4g.small: RDS makes it in", done.stderr[done.stderr.index("Done"):])
        self.assertEqual("db.t4g.micro", self.database()["DBInstanceClass"])
        self.assertEqual({"DBInstanceClass": "db.t4g.small"}, self.database()["PendingModifiedValues"])
        # Told, and no drift: not in passing, not in full; and there is nothing to change.
        self.assertEqual([("database.instance_class", "db.t4g.micro", "db.t4g.small")], self.waiting())
        shown = self.run_program("status")
        self.assertEqual(0, shown.returncode, shown.stdout)
        self.assertRegex(shown.stdout, r"Waiting +database.instance_class db.t4g.micro → db.t4g.small: RDS makes it in "
                         r"the maintenance window sun:04:30-sun:05:30 \(UTC\), which opens on \d{4}-\d\d-\d\d 04:30 UTC")
        plan = self.run_program("plan", "--drift", "--exit-code")
        self.assertEqual(0, plan.returncode, plan.stderr)
        self.assertIn("database.instance_class db.t4g.micro → db.t4g.small: RDS makes it in", plan.stderr)
        self.assertEqual([], json.loads(self.run_program("status", "--drift", "--json").stdout)["drift"])
        # Other changes leave it waiting.
        self.succeed("apply", "--yes", "--set", "retention.flow_logs_days=400")
        self.assertEqual("db.t4g.micro", self.database()["DBInstanceClass"])
        self.succeed("apply", "--yes", "--set", "database.multi_az=true", "--set", "retention.flow_logs_days=400")
        self.assertEqual({"DBInstanceClass": "db.t4g.small", "MultiAZ": True}, self.database()["PendingModifiedValues"])
        while json.loads(self.run_program("status", "--json", speed=WEEK).stdout)["waiting"]:
            pass  # at that speed the window comes
        self.assertEqual(("db.t4g.small", True), (self.database()["DBInstanceClass"], self.database()["MultiAZ"]))
        # And then changes go at once again, without being told to.
        self.succeed("apply", "--yes", "--set", "database.multi_az=false", "--set", "retention.flow_logs_days=400")
        self.assertEqual((False, {}), (self.database()["MultiAZ"], self.database()["PendingModifiedValues"]))

    def test_now_after_all(self):
        """Whatever goes at once takes what waits with it: that is asked for."""
        self.bigger()
        self.succeed("apply", "--yes", "--in-window")
        self.succeed("config", "set", "database.port=6432")
        asked = self.run_program("apply", "--yes")
        self.assertEqual(2, asked.returncode, asked.stderr)
        self.assertIn("its port changes", asked.stderr)
        done = self.succeed("apply", "--yes", "--now")
        self.assertIn("its class changes", done.stderr)
        self.assertEqual(("db.t4g.small", {}), (self.database()["DBInstanceClass"], self.database()["PendingModifiedValues"]))

    def test_port_beside_what_waits(self):
        """A new port never waits: it is told apart from what goes on waiting, and agreed to by itself."""
        self.bigger()
        self.succeed("apply", "--yes", "--in-window")
        self.succeed("config", "set", "database.port=6432")
        plan = self.succeed("plan").stderr
        self.assertIn("away meanwhile: its port changes for a minute or two; what waits for the maintenance window goes on waiting", plan)
        self.assertNotIn("The database is away in", plan)
        refused = self.run_program("apply", "--yes", "--in-window")
        self.assertEqual(2, refused.returncode, refused.stderr)
        self.assertIn("add --accept interruption, or --now", refused.stderr)
        self.succeed("apply", "--yes", "--accept", "interruption")
        self.assertEqual((6432, {"DBInstanceClass": "db.t4g.small"}),
                         (self.database()["Endpoint"]["Port"], self.database()["PendingModifiedValues"]))

    def test_now_alone(self):
        self.bigger()
        self.succeed("apply", "--yes", "--in-window")
        done = self.succeed("apply", "--yes", "--now")
        self.assertIn("its class changes", done.stderr)
        self.assertEqual("db.t4g.small", self.database()["DBInstanceClass"])

    def test_taken_back(self):
        """Nothing is interrupted by staying as it is; it goes at once, for a wish that waits takes nothing back."""
        self.bigger()
        self.succeed("apply", "--yes", "--in-window")
        self.succeed("config", "set", "database.instance_class=db.t4g.micro")
        refused = self.run_program("apply", "--yes", "--in-window")
        self.assertEqual(2, refused.returncode)
        self.assertIn("taken back at once only", refused.stderr)
        self.succeed("apply", "--yes")
        self.assertEqual(("db.t4g.micro", {}), (self.database()["DBInstanceClass"], self.database()["PendingModifiedValues"]))
        self.assertEqual(0, self.run_program("plan", "--drift", "--exit-code").returncode)

    def test_by_itself_alone(self):
        """Were something else to fail, CloudFormation would go back to a template that says at once."""
        self.bigger("alarms.email=ops@example.org")
        refused = self.run_program("apply", "--yes", "--in-window")
        self.assertEqual(2, refused.returncode)
        self.assertIn("AlarmMail", refused.stderr)
        sets = self.client(self.said, "cloudformation").list_change_sets(StackName="myapp")["Summaries"]
        self.assertEqual([], [one for one in sets if one["ExecutionStatus"] != "EXECUTE_COMPLETE"])
        self.assertNotIn("--in-window", self.run_program("apply", "--yes").stderr)
        self.assertEqual("db.t4g.micro", self.database()["DBInstanceClass"])

    def test_new_major_version_does_not_wait(self):
        self.succeed("config", "set", "database.engine_version=18")
        self.assertIn("DatabaseParameters", self.run_program("apply", "--yes", "--in-window").stderr)

    def test_nothing_that_could_wait(self):
        """The option may stand in every call: it changes nothing where nothing can wait."""
        self.succeed("apply", "--yes", "--in-window", "--set", "alarms.email=ops@example.org")
        self.assertIn("--now", self.run_program("apply", "--yes", "--in-window", "--set", "database.port=6432").stderr)

    def test_in_the_console(self):
        """Somebody else's change that waits is told as well, before it is drift."""
        self.rds.modify_db_instance(DBInstanceIdentifier="myapp", DBInstanceClass="db.t4g.large")
        self.assertEqual([("database.instance_class", "db.t4g.micro", "db.t4g.large")], self.waiting())
        self.assertEqual([], self.status()["drift"])
        self.rds.modify_db_instance(DBInstanceIdentifier="myapp", BackupRetentionPeriod=9, ApplyImmediately=True)
        self.assertEqual("db.t4g.large", self.database()["DBInstanceClass"])
        self.assertEqual({"database.instance_class", "retention.backup_days"}, {item["setting"] for item in self.status()["drift"]})

    def wait_elsewhere(self, **values):
        """Somebody asks RDS for it, "during the next scheduled maintenance window": neither settings nor stack say so."""
        self.rds.modify_db_instance(DBInstanceIdentifier="myapp", **values)

    def test_comes_with_a_harmless_change(self):
        """What another hand has wait comes with any change of the database that goes at once: a risk, in plan and apply."""
        self.wait_elsewhere(DBInstanceClass="db.t4g.large")
        for change in ("retention.backup_days=9", "database.max_storage_gib=200", "database.multi_az=true"):
            with self.subTest(change):
                plan = self.run_program("plan", "--set", change)
                self.assertIn("database.instance_class db.t4g.micro → db.t4g.large waited for the maintenance window, and comes at once with "
                              "this change of the database", plan.stderr)
                self.assertNotIn("RDS makes it in", plan.stderr)
                self.assertIn("RISK interruption: The database is away meanwhile: its class changes", plan.stderr)
                risks = json.loads(self.run_program("plan", "--json", "--set", change).stdout)["risks"]
                self.assertEqual(["interruption"], [risk["id"] for risk in risks])
                refused = self.run_program("apply", "--yes", "--set", change)
                self.assertEqual(2, refused.returncode, refused.stderr)
                self.assertIn("add --now", refused.stderr)
                self.assertEqual(("db.t4g.micro", {"DBInstanceClass": "db.t4g.large"}),
                                 (self.database()["DBInstanceClass"], self.database()["PendingModifiedValues"]))
        # What does not touch the database leaves it waiting, and needs nothing.
        done = self.succeed("apply", "--yes", "--set", "retention.flow_logs_days=400")
        self.assertIn("RDS makes it in", done.stderr)
        self.assertEqual({"DBInstanceClass": "db.t4g.large"}, self.database()["PendingModifiedValues"])
        self.succeed("apply", "--yes", "--now", "--set", "retention.backup_days=9", "--set", "retention.flow_logs_days=400")
        self.assertEqual("db.t4g.large", self.database()["DBInstanceClass"])

    def test_waits_with_what_waits(self):
        """In the window both come: nothing is taken back, for the settings never said otherwise."""
        self.wait_elsewhere(DBInstanceClass="db.t4g.large")
        done = self.succeed("apply", "--yes", "--in-window", "--set", "database.multi_az=true")
        self.assertIn("database.instance_class db.t4g.micro → db.t4g.large: RDS makes it in", done.stderr)
        self.assertEqual({"DBInstanceClass": "db.t4g.large", "MultiAZ": True}, self.database()["PendingModifiedValues"])

    def test_comes_with_what_is_put_back(self):
        self.rds.modify_db_instance(DBInstanceIdentifier="myapp", BackupRetentionPeriod=3, ApplyImmediately=True)
        self.wait_elsewhere(DBInstanceClass="db.t4g.large")
        refused = self.run_program("apply", "--yes", "--drift", "revert")
        self.assertEqual(2, refused.returncode, refused.stderr)
        self.assertIn("its class changes", refused.stderr)
        self.assertEqual({"DBInstanceClass": "db.t4g.large"}, self.database()["PendingModifiedValues"])

    def test_what_interrupts_nothing_is_told(self):
        """A second zone that waits comes as well: no interruption, and so nothing to agree to, but said."""
        self.wait_elsewhere(MultiAZ=True)
        done = self.succeed("apply", "--yes", "--set", "retention.backup_days=9")
        self.assertIn("database.multi_az false → true waited for the maintenance window, and comes at once", done.stderr)
        self.assertTrue(self.database()["MultiAZ"])

    def test_what_waits_is_not_known(self):
        """Whoever may not ask is told so, wherever it would have been told; never that nothing waits."""
        self.wait_elsewhere(DBInstanceClass="db.t4g.large")
        denied = ["deny:DescribeDBInstances"]
        words = "What waits for the maintenance window can't be seen"
        for arguments in (["plan"], ["plan", "--set", "retention.backup_days=9"], ["plan", "--drift"]):
            said = self.run_program(*arguments, faults=denied).stderr
            self.assertIn(words, said, arguments)
            self.assertIn("rds:DescribeDBInstances", said, arguments)
            self.assertEqual("--set" in arguments, "RISK interruption: The database may be away meanwhile" in said, said)

    def test_what_is_not_known_may_interrupt(self):
        """What waits comes with what goes at once: who can't see it agrees to an interruption, or leaves the database alone."""
        self.wait_elsewhere(DBInstanceClass="db.t4g.large")
        denied = ["deny:DescribeDBInstances"]
        change = ("apply", "--yes", "--set", "retention.backup_days=9")
        refused = self.run_program(*change, faults=denied)
        self.assertEqual(2, refused.returncode, refused.stderr)
        self.assertIn("whatever waits for its maintenance window, which could not be read", refused.stderr)
        self.assertIn("add --now", refused.stderr)
        self.assertEqual("db.t4g.micro", self.database()["DBInstanceClass"])
        self.succeed("apply", "--yes", "--set", "retention.flow_logs_days=400", faults=denied)
        self.succeed(*change, "--set", "retention.flow_logs_days=400", "--now", faults=denied)
        self.assertEqual("db.t4g.large", self.database()["DBInstanceClass"])

    def test_unprotecting_applies_nothing_else(self):
        """Deletion protection never waits: taking it off leaves the queue alone."""
        self.bigger()
        self.succeed("apply", "--yes", "--in-window")
        self.rds.modify_db_instance(DBInstanceIdentifier="myapp", DeletionProtection=False)
        self.assertEqual(("db.t4g.micro", False), (self.database()["DBInstanceClass"], self.database()["DeletionProtection"]))


if __name__ == "__main__":
    unittest.main()
