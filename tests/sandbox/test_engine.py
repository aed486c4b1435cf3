"""The engine against the sandbox: whole operations, interrupted, contested and failing."""

import json
import os
import random
import signal
import subprocess
import threading
import time
import unittest

from patience import PATIENCE, rest_of, until
from pipeline import put_database_at_stake
from server import ROOT, ServerTest
from virtual_time import VirtualTime

DRIVER = os.path.join(ROOT, os.environ.get("BUILD", "build"), "tests/sandbox/drivers/engine")
SPEED = 400
BASE = ["app=myapp", "region=eu-west-1", "bastion.key_pair=myapp-bastion"]


class Run:
    """What one run of the driver said."""

    def __init__(self, process):
        output, _ = rest_of(process)
        self.code = process.returncode
        self.lines = [json.loads(line) for line in output.splitlines()]

    def with_key(self, key):
        return [line for line in self.lines if key in line]

    @property
    def end(self):
        return self.with_key("outcome")[-1]


class EngineTest(ServerTest):
    def open(self, *arguments, speed=SPEED):
        self.faults_file = os.path.join(self.folder, "faults")
        self.faults()
        self.clock = VirtualTime(os.path.join(self.folder, "state"))
        self.server = self.serve("--speed", str(speed), "--fault-file", self.faults_file,
                                 "--state", self.clock.state, *arguments)
        self.speed, self.began = speed, time.monotonic()
        self.cloudformation = self.server.client("cloudformation")
        self.ec2 = self.server.client("ec2")

    def faults(self, *specs):
        with open(self.faults_file + ".new", "w", encoding="utf-8") as file:
            file.write("".join(spec + "\n" for spec in specs))
        os.rename(self.faults_file + ".new", self.faults_file)

    def start(self, command, *arguments, allowed="203.0.113.7", sets=()):
        said = self.server.said
        now_ms = int(said["now_ms"] + (time.monotonic() - self.began) * 1000 * self.speed)
        environment = {"PATH": "/usr/bin:/bin", "HOME": self.folder, "AWS_REGION": said["region"],
                       "AWS_ACCESS_KEY_ID": said["access_key_id"], "AWS_EC2_METADATA_DISABLED": "true",
                       "AWS_SECRET_ACCESS_KEY": said["secret_access_key"], "CHECKIP_URL": said["checkip_url"]}
        return subprocess.Popen(
            [DRIVER, said["endpoint_url"], str(now_ms), str(self.speed), command, *arguments, "--", *BASE,
             "access.allowed=" + allowed, *sets], env=environment, stdout=subprocess.PIPE, text=True)

    def run_engine(self, command, *arguments, ok=True, **more):
        run = Run(self.start(command, *arguments, **more))
        if ok is not None:
            self.assertEqual(0 if ok else 1, run.code, run.lines[-1:])
        return run

    def start_until(self, *words):
        """A creation up to the first line with all these words; from then on time stands."""
        process = self.start("apply", "yes")
        for line in process.stdout:
            if all(word in line for word in words):
                break
        self.clock.stands()
        return process

    def cancel(self, asked):
        """Time goes on once `asked` says that the wish has arrived."""
        process = self.start("cancel")
        asked(process)
        self.clock.runs(self.speed)
        return Run(process)

    def deletion_accepted(self, process):
        until(lambda: '"DeleteStack"' in self.clock.journal() or process.poll() is not None)
        self.assertIn('"DeleteStack"', self.clock.journal())

    @staticmethod
    def told_to_wait(process):
        for line in process.stdout:
            if '"waits"' in line:
                break

    def deploy(self, **more):
        run = self.run_engine("apply", "yes", **more)
        self.assertEqual("succeeded", run.end["outcome"], run.end)
        return run

    def stack(self):
        return self.cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]

    def list_id(self):
        outputs = {output["OutputKey"]: output["OutputValue"] for output in self.stack()["Outputs"]}
        return outputs["AllowedAddressesId"]

    def in_force(self):
        entries = self.ec2.get_managed_prefix_list_entries(PrefixListId=self.list_id())["Entries"]
        return {entry["Cidr"]: entry.get("Description", "") for entry in entries}

    def elsewhere(self, add=(), remove=()):
        """Somebody changes the list in the console."""
        version = self.ec2.describe_managed_prefix_lists(PrefixListIds=[self.list_id()])["PrefixLists"][0]["Version"]
        self.ec2.modify_managed_prefix_list(
            PrefixListId=self.list_id(), CurrentVersion=version,
            AddEntries=[{"Cidr": cidr, "Description": note} for cidr, note in add],
            RemoveEntries=[{"Cidr": cidr} for cidr in remove])

    def in_template(self):
        return self.cloudformation.get_template(StackName="myapp")["TemplateBody"]


class Deployment(EngineTest):
    def test_from_nothing_to_nothing(self):
        self.open()
        run = self.deploy()
        last = run.with_key("share")[-1]
        self.assertEqual((last["done"], last["share"]), (last["total"], 1.0))
        resources = self.cloudformation.list_stack_resources(StackName="myapp")["StackResourceSummaries"]
        self.assertEqual(last["total"], len(resources))
        shares = [line["share"] for line in run.with_key("share")]
        self.assertEqual(shares, sorted(shares))
        self.assertIn("creating", [line["note"] for line in run.with_key("note")])

        again = self.deploy()
        self.assertTrue(again.end["unchanged"])

        refused = self.run_engine("destroy", ok=False)
        self.assertIn("protected from deletion", refused.lines[-1]["said"])
        self.assertEqual("CREATE_COMPLETE", self.stack()["StackStatus"])
        gone = self.run_engine("destroy", "lift")
        self.assertEqual("deleted", gone.end["outcome"])
        self.assertTrue(self.run_engine("destroy", "lift").end["unchanged"])

    def test_killed_at_any_moment(self):
        """Twelve times, from before the first call to the middle of the deployment: one stack, nothing doubled."""
        self.open(speed=60)
        chance = random.Random(5)
        for moment in [0.0, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05] + [chance.uniform(0.05, 1.5) for _ in range(5)]:
            process = self.start("apply", "yes")
            try:
                process.wait(timeout=moment)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
            process.communicate()
        run = self.deploy()
        if not run.end["unchanged"]:  # a slow machine may come late
            self.assertIn("attached", [line["stage"] for line in run.with_key("stage")])
        stacks = [stack for stack in self.cloudformation.list_stacks()["StackSummaries"]
                  if stack["StackName"] == "myapp"]
        self.assertEqual(["CREATE_COMPLETE"], [stack["StackStatus"] for stack in stacks])
        events = self.cloudformation.get_paginator("describe_stack_events").paginate(StackName="myapp")
        made = [event for event in events.search("StackEvents")
                if event["LogicalResourceId"] == "Database" and event["ResourceStatus"] == "CREATE_COMPLETE"]
        self.assertEqual(1, len(made))
        self.assertTrue(self.deploy().end["unchanged"])

    def test_failed_resource(self):
        """The first failure is the cause, whatever was cancelled after it; the next try deletes what never stood."""
        self.open()
        self.faults("resource:BastionRole:create:fail:The key pair 'gone' does not exist")
        run = self.run_engine("apply", "yes")
        self.assertEqual(("rolled back", "ROLLBACK_COMPLETE"), (run.end["outcome"], run.end["status"]))
        self.assertEqual("BastionRole", run.end["cause"])
        self.assertIn("'gone' does not exist", run.end["cause_reason"])
        self.faults()
        refused = self.run_engine("apply", ok=False)  # not confirmed
        self.assertEqual("NotConfirmed", refused.lines[-1]["code"])
        self.assertEqual("ROLLBACK_COMPLETE", self.stack()["StackStatus"])
        again = self.deploy()
        self.assertIn("deleting", [line["stage"] for line in again.with_key("stage")])

    def test_failed_update_is_undone(self):
        self.open()
        self.deploy()
        self.faults("resource:Database:update:fail:storage cannot be changed now")
        run = self.run_engine("apply", "yes", sets=["database.storage_gib=40"])
        self.assertEqual(("rolled back", "UPDATE_ROLLBACK_COMPLETE"), (run.end["outcome"], run.end["status"]))
        self.assertEqual("Database", run.end["cause"])
        self.faults()
        self.deploy(sets=["database.storage_gib=40"])
        self.assertEqual("UPDATE_COMPLETE", self.stack()["StackStatus"])

    def test_nested_cause(self):
        self.open()
        self.faults("resource:SecretRotationHostedRotationLambda:create:fail")
        run = self.run_engine("apply", "yes")
        self.assertIn(run.end["outcome"], ("rolled back", "failed"))  # the database that stood is protected
        self.assertTrue(run.end["cause"], run.end)
        self.assertEqual("deleted", self.run_engine("destroy", "lift").end["outcome"])

    def test_cancelled(self):
        self.open(speed=100)
        process = self.start_until('"Vpc"', "CREATE_COMPLETE")
        self.assertEqual("deleted", self.cancel(self.deletion_accepted).end["outcome"])
        followed = Run(process)
        self.assertEqual("deleted", followed.end["outcome"])

    def test_replaced_database_needs_a_word(self):
        self.open()
        self.deploy()
        put_database_at_stake(self.cloudformation, self.server.client("rds"))
        plan = self.run_engine("plan")
        self.assertEqual(["Database"], [line["danger"] for line in plan.with_key("danger") if line["database"]])
        refused = self.run_engine("apply", "yes", ok=False)
        self.assertEqual("NotConfirmed", refused.lines[-1]["code"])
        left = self.cloudformation.list_change_sets(StackName="myapp")["Summaries"]
        self.assertEqual([], [item for item in left if item["ExecutionStatus"] == "AVAILABLE"])
        self.assertEqual("UPDATE_COMPLETE", self.stack()["StackStatus"])

    def test_cancelled_when_the_database_stands(self):
        """Its protection is lifted, or nothing could be taken back."""
        self.open(speed=300)
        self.faults("resource:SecretRotation:create:stuck")  # what comes last does not end before it is cancelled
        process = self.start_until('"Database"', "CREATE_COMPLETE")
        self.assertEqual("deleted", self.cancel(self.deletion_accepted).end["outcome"])
        process.kill()
        process.communicate()

    def test_cancelled_while_the_database_is_made(self):
        """RDS deletes no database that it is making, and none that is protected: the rollback waits, and ends clean."""
        self.open(speed=300)
        process = self.start_until('"creating"')
        self.assertEqual("deleted", self.cancel(self.told_to_wait).end["outcome"])
        self.assertEqual("deleted", Run(process).end["outcome"])
        self.assertEqual([], self.server.client("rds").describe_db_instances()["DBInstances"])
        left = self.ec2.describe_vpcs(Filters=[{"Name": "tag:secure-rds:app", "Values": ["myapp"]}])["Vpcs"]
        self.assertEqual([], left)
        self.deploy()

    def test_plan_leaves_nothing(self):
        self.open()
        self.run_engine("plan")
        left = [stack for stack in self.cloudformation.describe_stacks()["Stacks"]
                if stack["StackName"].startswith("myapp")]
        self.assertEqual([], left)

    def test_bad_weather(self):
        """Lost replies, throttling, broken bodies, an ended sign-in in the middle: late, but one stack."""
        self.open()
        for faults in (["drop-after:CreateChangeSet:1", "drop-after:ExecuteChangeSet:1", "throttle:30%"],
                       ["drop:20%", "garbage:DescribeStackEvents:20%", "error:503:*:10%"],
                       ["drop-after:DeleteStack:1", "truncate:DescribeStacks:20%", "html:DescribeChangeSet:1"]):
            with self.subTest(faults):
                self.faults(*faults)
                run = self.run_engine("apply", "yes", sets=["app=weather"], ok=None)
                self.faults()
                again = self.run_engine("apply", "yes", sets=["app=weather"])
                self.assertEqual("succeeded", again.end["outcome"], run.lines[-1])
        # A plan that failed may have taken its empty stack away again: what counts is what was made.
        made = [stack["StackStatus"] for stack in self.cloudformation.list_stacks()["StackSummaries"]
                if stack["StackName"] == "weather" and stack["StackStatus"] != "DELETE_COMPLETE"]
        self.assertEqual(1, len(made), made)
        ours = self.ec2.describe_vpcs(Filters=[{"Name": "tag:secure-rds:app", "Values": ["weather"]}])["Vpcs"]
        self.assertEqual(1, len(ours))

    def test_sign_in_ends_in_the_middle(self):
        self.open(speed=300)
        process = self.start_until('"started"')
        self.faults("expire")
        for line in process.stdout:
            if '"trouble"' in line:
                self.assertIn("xpired", line)
                self.faults()
                self.clock.runs(self.speed)
                break
        run = Run(process)
        self.assertEqual("succeeded", run.end["outcome"])

    def ends_and_goes(self, run):
        self.assertEqual(("succeeded", "CREATE_COMPLETE"), (run.end["outcome"], run.end["status"]))
        self.faults("deny:DescribeStackEvents:3+")
        run = self.run_engine("apply", "yes", sets=["database.storage_gib=40"])
        self.assertEqual(("succeeded", "UPDATE_COMPLETE"), (run.end["outcome"], run.end["status"]))
        self.faults()
        self.assertEqual("deleted", self.run_engine("destroy", "lift").end["outcome"])

    def test_events_that_can_not_be_read(self):
        """The stack's own status says when it is over, and the events when the stack may not be asked."""
        self.open(speed=300)
        for fault in ("deny:DescribeStackEvents", "error:503:DescribeStackEvents", "garbage:DescribeStackEvents"):
            with self.subTest(fault):
                process = self.start_until('"started"')
                self.faults(fault)
                for line in process.stdout:
                    if '"trouble"' in line:
                        break
                self.clock.runs(self.speed)
                self.ends_and_goes(Run(process))
        for faults in ("deny:DescribeStackEvents:2+", "deny:DescribeStacks:6+"):
            with self.subTest(faults):
                self.faults(faults)
                self.ends_and_goes(self.run_engine("apply", "yes"))
        self.faults("deny:DescribeStackEvents:2+", "resource:BastionRole:create:fail")
        self.assertEqual("rolled back", self.run_engine("apply", "yes").end["outcome"])
        self.faults("deny:DescribeStackEvents")
        refused = self.run_engine("apply", "yes", sets=["app=other"], ok=False)  # nothing was begun
        self.assertEqual("AccessDenied", refused.lines[-1]["code"])

    def test_foreign_stack(self):
        self.open()
        self.cloudformation.create_stack(StackName="myapp", TemplateBody=json.dumps(
            {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}))
        self.cloudformation.get_waiter("stack_create_complete").wait(StackName="myapp",
                                                                     WaiterConfig={"Delay": 1, "MaxAttempts": PATIENCE})
        refused = self.run_engine("apply", "yes", ok=False)
        self.assertIn("did not make", refused.lines[-1]["said"])


class Access(EngineTest):
    def setUp(self):
        super().setUp()
        self.open()
        self.deploy()

    def test_in_force_and_not_in_the_template(self):
        before = self.in_template()
        run = self.run_engine("access", allowed="203.0.113.7,198.51.100.0/28")
        self.assertTrue(run.with_key("changed")[0]["changed"])
        self.assertEqual({"203.0.113.7/32", "198.51.100.0/28"}, set(self.in_force()))
        same = self.run_engine("access", allowed="203.0.113.7,198.51.100.0/28")
        self.assertFalse(same.with_key("changed")[0]["changed"])
        self.assertEqual(before, self.in_template())
        self.assertTrue(self.deploy(allowed="203.0.113.7,198.51.100.0/28").end["unchanged"])

    def test_what_others_did_is_kept(self):
        self.elsewhere(add=[("192.0.2.0/24", "the other office")])
        run = self.run_engine("access", allowed="203.0.113.7,198.51.100.1")
        kinds = {line["cidr"]: line["kind"] for line in run.with_key("kind")}
        self.assertEqual({"192.0.2.0/24": "added elsewhere", "198.51.100.1/32": "added"}, kinds)
        self.assertEqual("the other office", self.in_force()["192.0.2.0/24"])
        # The file has been given the merged list; then somebody removes an entry elsewhere: it stays away.
        agreed = "%s@%d" % (self.list_id(), run.with_key("version")[0]["version"])
        self.elsewhere(remove=["198.51.100.1/32"])
        merged = "203.0.113.7,198.51.100.1,192.0.2.0/24"
        run = self.run_engine("access", agreed, allowed=merged)
        self.assertIn({"cidr": "198.51.100.1/32", "kind": "removed elsewhere"}, run.lines)
        self.assertNotIn("198.51.100.1/32", self.in_force())

    def test_only_what_was_known_is_removed(self):
        """Without a version that was agreed with, and with one that AWS keeps no longer, nothing is."""
        for agreed in ((), (self.list_id() + "@9",), ("pl-0123@1",)):
            run = self.run_engine("access", *agreed, allowed="198.51.100.1")
            self.assertIn({"cidr": "203.0.113.7/32", "kind": "added elsewhere"}, run.lines)
            self.assertEqual({"203.0.113.7/32", "198.51.100.1/32"}, set(self.in_force()))
        run = self.run_engine("access", self.list_id() + "@2", allowed="198.51.100.1")
        self.assertIn({"cidr": "203.0.113.7/32", "kind": "removed"}, run.lines)
        self.assertEqual({"198.51.100.1/32"}, set(self.in_force()))

    def test_undo(self):
        self.run_engine("access", allowed="203.0.113.7,198.51.100.1")
        run = self.run_engine("undo")
        self.assertEqual([["203.0.113.7/32", ""]], run.with_key("list")[0]["list"])
        self.assertEqual({"203.0.113.7/32"}, set(self.in_force()))

    def test_many_at_once(self):
        """Eight operators, each adding an address at the same moment: none is lost."""
        addresses = ["198.51.100.%d" % number for number in range(1, 9)]
        processes = [self.start("access", allowed="203.0.113.7," + address) for address in addresses]
        for process in processes:
            run = Run(process)
            self.assertEqual(0, run.code, run.lines)
        expected = {address + "/32" for address in addresses + ["203.0.113.7"]}
        self.assertEqual(expected, set(self.in_force()))

    def test_while_the_stack_is_busy(self):
        self.faults("resource:Database:update:stuck")
        process = self.start("apply", "yes", sets=["database.storage_gib=40"])
        for line in process.stdout:
            if '"Database"' in line and "UPDATE_IN_PROGRESS" in line:
                break
        self.run_engine("access", allowed="203.0.113.7,198.51.100.9")
        self.assertIn("198.51.100.9/32", self.in_force())
        process.kill()
        process.communicate()

    def test_nothing_deployed(self):
        run = self.run_engine("access", ok=False, sets=["app=other"])
        self.assertEqual("NoStack", run.lines[-1]["code"])


class Around(EngineTest):
    def test_checks(self):
        self.open("--fault", "quota:L-F678F1CE=1")
        run = self.run_engine("checks", allowed="192.0.2.1",
                              sets=["bastion.key_pair=gone", "database.instance_class=db.m7g.large"])
        severity = {line["id"]: line["severity"] for line in run.with_key("id")}
        self.assertEqual(3, severity["vpc-quota"])
        self.assertEqual(3, severity["key-pair"])
        self.assertEqual(2, severity["own-address"])
        self.assertEqual(0, severity["identity"])
        self.faults("pending-secret:myapp", "deny:DescribeKeyPairs")
        run = self.run_engine("checks")
        found = {line["id"]: line for line in run.with_key("id")}
        self.assertEqual(3, found["secret-name"]["severity"], found["secret-name"])
        self.assertIn("waits for its deletion", found["secret-name"]["what"])
        self.assertEqual(1, found["key-pair"]["severity"])

    def test_permissions_are_simulated(self):
        self.open()
        for faults, severity, words in (([], 0, "that a deployment needs"),
                                        (["deny:CreateRole", "deny:CreateVpc"], 3, "2 of "),
                                        (["deny:SimulatePrincipalPolicy"], 1, "iam:SimulatePrincipalPolicy is missing")):
            with self.subTest(faults=faults):
                self.faults(*faults)
                found = {line["id"]: line for line in self.run_engine("checks").with_key("id")}["permissions"]
                self.assertEqual(severity, found["severity"], found)
                self.assertIn(words, found["what"])
        self.faults("deny:CreateRole")
        found = {line["id"]: line for line in self.run_engine("checks").with_key("id")}["permissions"]
        self.assertIn("iam:CreateRole", found["what"])
        self.assertIn("secure-rds policy --for apply", found["remedy"])
        self.faults("deny:ModifyDBInstance")  # several statements of the policy have it, each for other things
        found = {line["id"]: line for line in self.run_engine("checks").with_key("id")}["permissions"]
        self.assertRegex(found["what"], r"^1 of \d+ are missing: rds:ModifyDBInstance$")

    def test_settings_come_back(self):
        self.open()
        sets = ["database.storage_gib=50", "retention.on_delete=destroy", "access.load_balancer=true",
                "tags.team=blue"]
        self.deploy(sets=sets)
        run = self.run_engine("settings")
        found = {key: value for line in run.lines for key, value in line.items()}
        self.assertEqual(("50", "destroy", "true", "myapp-bastion"),
                         (found["database.storage_gib"], found["retention.on_delete"], found["access.load_balancer"],
                          found["bastion.key_pair"]))
        self.assertEqual([["203.0.113.7/32", ""]], found["allowed"])
        self.assertEqual(["myapp"], [line["own"] for line in run.with_key("own")])
        status = self.run_engine("status").with_key("stack")[0]
        self.assertEqual(("CREATE_COMPLETE", "available", "running", True),
                         (status["stack"], status["database"], status["bastion"], status["allowed"]))

    def test_export(self):
        """awscli's own forms: create-change-set and deploy."""
        self.open()
        folder = os.path.join(self.folder, "out", "deep")
        self.run_engine("export", folder)
        self.assertEqual(["parameters.json", "tags.json", "template.yaml"], sorted(os.listdir(folder)))
        capabilities = ["--capabilities", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
        self.aws(self.server, "cloudformation", "create-stack", "--stack-name", "myapp",
                 "--template-body", "file://%s/template.yaml" % folder,
                 "--parameters", "file://%s/parameters.json" % folder, "--tags", "file://%s/tags.json" % folder,
                 *capabilities)
        self.run_engine("apply", "yes")  # attaches, and finds all as it should be but for the pinned images
        self.assertIn(self.stack()["StackStatus"], ("CREATE_COMPLETE", "UPDATE_COMPLETE"))


if __name__ == "__main__":
    unittest.main()
