#!/usr/bin/python3
"""What AWS is certain to refuse minutes later: told by plan, and refused by apply before anything is begun, in each face. What
can't be asked refuses nothing."""

import json
import unittest

from dialogue import Dialogue
from sandbox import SandboxTest

FAST = "5000"
FREE = ["free-plan"]
MICRO = ["--set", "retention.backup_days=1"]
UPGRADE = "upgrade the account's plan"


class Refusals(SandboxTest):
    def plan(self, *arguments, faults=()):
        """(exit status, what is refused)"""
        done = self.run_program("plan", "--json", *arguments, speed=FAST, faults=faults)
        return done.returncode, json.loads(done.stdout)["refused"]

    def refused(self, *arguments, faults=(), status=2):
        """apply's error; nothing of it is at AWS."""
        done = self.run_program("apply", "--yes", *arguments, "--json", speed=FAST, faults=faults)
        self.assertEqual(status, done.returncode, done.stderr)
        error = self.lines(done)[-1]["error"]
        self.assertEqual("Refused", error["code"])
        self.assertIn("nothing was begun, for AWS would refuse it", error["said"])
        return error

    def stacks(self):
        cfn = self.client(self.serve(speed=FAST)[1], "cloudformation")
        return [stack["StackStatus"] for stack in cfn.list_stacks()["StackSummaries"] if stack["StackStatus"] != "DELETE_COMPLETE"]

    def test_free_plan(self):
        """Its backups and its classes: as a setting that can be chosen otherwise, in AWS's own words."""
        status, refused = self.plan(faults=FREE)
        self.assertEqual((2, ["account-plan"], ["retention.backup_days"]),
                         (status, [one["id"] for one in refused], [one["setting"] for one in refused]))
        self.assertIn("a free plan keeps backups for 1 day, not for 7", refused[0]["what"])
        error = self.refused(faults=FREE)
        self.assertIn("exceeds the maximum available to free tier customers", error["said"])
        self.assertIn(UPGRADE, error["remedy"])
        shown = self.run_program("plan", "--exit-code", *MICRO, "--set", "database.instance_class=db.t4g.small", speed=FAST, faults=FREE)
        self.assertEqual(2, shown.returncode)
        self.assertIn("AWS would refuse it: 1\n  a free plan has no db.t4g.small; AWS would undo the deployment: \"This instance size isn't "
                      "available with free plan accounts\"\n  To do        choose db.t4g.micro or db.t3.micro", shown.stderr)
        both = self.refused("--set", "database.instance_class=db.t4g.small", faults=FREE)["said"]
        self.assertIn("not for 7, and has no db.t4g.small", both)
        self.assertEqual([], self.stacks(), "no change set, and no stack under review")
        self.assertEqual((0, []), self.plan(*MICRO, faults=FREE))
        self.succeed("apply", "--yes", *MICRO, speed=FAST, faults=FREE)
        # Of a stack that stands: what is changed, and nothing else.
        change = [*MICRO, "--set", "retention.flow_logs_days=400"]
        self.succeed("apply", "--yes", *change, speed=FAST, faults=FREE)
        self.refused("--set", "retention.backup_days=2", faults=FREE)

    def test_what_stands_is_not_refused(self):
        """AWS took it once: an update that leaves it as it is does not meet it again."""
        self.succeed("apply", "--yes", speed=FAST)
        self.assertEqual((0, []), self.plan("--set", "retention.flow_logs_days=400", faults=[*FREE, "account:full"]))

    def test_full_account(self):
        """Nobody's settings can help: the account's quotas, with the command that asks for more."""
        status, refused = self.plan(faults=["account:full"])
        self.assertEqual((1, {"vpc-quota", "database-quota"}), (status, {one["id"] for one in refused}))
        error = self.refused(faults=["account:full"], status=1)
        self.assertIn("1 of 1 networks (VPCs) are in use, 1 more needed", error["said"])
        self.assertIn("aws service-quotas request-service-quota-increase --service-code vpc --quota-code L-F678F1CE --desired-value 2",
                      error["remedy"])
        self.assertEqual([], self.stacks())

    def test_addresses_of_an_update(self):
        """A stack that stands may come to need more, too."""
        self.succeed("apply", "--yes", speed=FAST)
        change = ["--set", "network.nat=gateway"]
        taken = len(self.client(self.serve(speed=FAST)[1], "ec2").describe_addresses()["Addresses"])
        error = self.refused(*change, faults=[f"quota:L-0263D0A3={taken}"], status=1)
        self.assertIn("elastic addresses are in use", error["said"])
        self.assertEqual((0, []), self.plan(*change, faults=["quota:L-0263D0A3=10"]))

    def test_class_that_is_not_sold(self):
        error = self.refused("--set", "database.instance_class=db.t9.micro", "--set", "network.zones=eu-west-1a,eu-west-1b")
        self.assertIn("db.t9.micro is not sold in eu-west-1 for PostgreSQL 17", error["said"])

    def test_image_that_is_not_there(self):
        error = self.refused("--set", "bastion.image=ami-0fedcba9876543210")
        self.assertIn("ami-0fedcba9876543210 is not to be had in eu-west-1", error["said"])

    def test_what_may_not_be_asked(self):
        """AWS finds it out, then."""
        for faults in ([*FREE, "deny:GetAccountPlanState"], ["quota:L-F678F1CE=1", "deny:GetServiceQuota"],
                       ["quota:L-F678F1CE=1", "deny:DescribeVpcs"], ["quota:L-7B6409FD=0", "deny:GetServiceQuota"],
                       [*FREE, "error:500:GetAccountPlanState"]):
            with self.subTest(faults):
                self.assertEqual((0, []), self.plan(faults=faults))
        done = self.run_program("apply", "--yes", speed=FAST, faults=[*FREE, "deny:GetAccountPlanState"])
        self.assertEqual(1, done.returncode)
        self.assertIn("exceeds the maximum available to free tier customers", done.stderr)

    def test_what_is_only_likely(self):
        """IAM's simulation knows no boundaries of organizations, nor the service role: it refuses nothing."""
        self.assertEqual((0, []), self.plan(faults=["quota:L-0EA8095F=45"]))

    def test_before_what_is_left_is_deleted(self):
        """A new try would be refused: what the last one left stays until somebody wants it gone."""
        self.run_program("apply", "--yes", speed=FAST, faults=["resource:Vpc:create:fail:no reason"])
        self.refused(faults=FREE)
        self.assertEqual(["ROLLBACK_COMPLETE"], self.stacks())

    def test_in_the_dialogue(self):
        """--plain refuses it as well, and goes to the setting."""
        plain = Dialogue(self, "--plain", speed=FAST, faults=FREE)
        plain.choose("Review, and create it.")
        self.assertIn("What failed: nothing was begun, for AWS would refuse it: a free plan keeps backups for 1 day, not for 7",
                      plain.choose("Change the setting behind it: Backups"))
        plain.answer("Backups [7", "1")
        plain.choose("Create all this.")
        plain.until("Done: the stack is CREATE_COMPLETE.")


if __name__ == "__main__":
    unittest.main()
