"""What deleting a stack takes, and what it leaves: the rotation function's network interfaces, its late log group, what
stands protected, and that none of it depends on the program's being there to the end."""

import json
import os
import shutil
import signal
import subprocess
import time
import unittest

from patience import PATIENCE
from sandbox import SandboxTest
from test_policy import Policies, without
from test_released import COMMON, ReleasedTest
from virtual_time import VirtualTime

QUICK = "4000"
# So slow that the program does at AWS's pace what it does beside CloudFormation.
SLOW = "60"
FUNCTION = "myapp-rotation"
LATE = "/aws/lambda/myapp-rotation"
AUDIT = "/aws/rds/instance/myapp/postgresql"
STAYS = "resource:SecretRotation:delete:fail:The rotation can't be deleted now"
UNPROTECTED = ("--set", "protection.deletion_protection=false")
DESTROY = ("destroy", "--confirm", "myapp")


class DestroyTest(SandboxTest):
    def setUp(self):
        super().setUp()
        self.clock = VirtualTime(os.path.join(self.folder, "secure-rds.sandbox"))

    def open(self, *sets, **options):
        """A stack that stands, and somebody else's clients of the same account."""
        self.succeed("apply", "--yes", *sets, speed=QUICK, **options)
        self.look()
        self.stack_id = self.cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]["StackId"]

    def look(self):
        server, self.said = self.serve()
        self.cloudformation, self.functions, self.rds, self.logs, self.ec2 = (
            self.client(self.said, name) for name in ("cloudformation", "lambda", "rds", "logs", "ec2"))
        return server

    def accepted(self):
        """(action, input, when) of what the account took, in its order."""
        records = []
        for line in self.clock.journal().splitlines(keepends=True):
            record = json.loads(line) if line.endswith("\n") else {}
            if "action" in record:
                records.append((record["action"], record["input"], record["at"]))
        return records

    def actions(self):
        return [action for action, _, _ in self.accepted()]

    def events(self):
        pages = self.cloudformation.get_paginator("describe_stack_events").paginate(StackName=self.stack_id)
        return [event for page in pages for event in page["StackEvents"]][::-1]

    def status_of_stack(self):
        return self.cloudformation.describe_stacks(StackName=self.stack_id)["Stacks"][0]["StackStatus"]

    def minutes(self, logical_id="myapp"):
        """From its last beginning to its end."""
        own = [event for event in self.events() if event["LogicalResourceId"] == logical_id]
        began = [event["Timestamp"] for event in own if event["ResourceStatus"] == "DELETE_IN_PROGRESS"]
        ended = [event["Timestamp"] for event in own if event["ResourceStatus"] == "DELETE_COMPLETE"]
        return (ended[-1] - began[0]).total_seconds() / 60

    def network(self):
        """The function's subnets; none: it stands outside of a network; None: there is no function."""
        try:
            return self.functions.get_function_configuration(FunctionName=FUNCTION).get("VpcConfig", {}).get("SubnetIds", [])
        except self.functions.exceptions.ResourceNotFoundException:
            return None

    def databases(self):
        return [found["DBInstanceStatus"] for found in self.rds.describe_db_instances()["DBInstances"]]

    def groups(self):
        return {group["logGroupName"] for group in self.logs.describe_log_groups()["logGroups"]}

    def interfaces(self):
        names = {"Filters": [{"Name": "description", "Values": ["AWS Lambda VPC ENI-" + FUNCTION + "*"]}]}
        return self.ec2.describe_network_interfaces(**names)["NetworkInterfaces"]

    def until(self, reached):
        ends = time.monotonic() + PATIENCE
        while not reached():
            self.assertLess(time.monotonic(), ends, "it did not come to it")

    def status_is(self, wanted):
        return self.cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]["StackStatus"] == wanted

    def assert_nothing_left(self):
        self.assertEqual("DELETE_COMPLETE", self.status_of_stack())
        self.assertEqual((None, [], []), (self.network(), self.databases(), self.interfaces()))
        self.assertEqual([], self.ec2.describe_vpcs(Filters=[{"Name": "tag:secure-rds:app", "Values": ["myapp"]}])["Vpcs"])
        self.assertNotIn(LATE, self.groups())

    def deleted_elsewhere(self):
        """By somebody who only calls DeleteStack."""
        self.cloudformation.delete_stack(StackName="myapp")
        self.cloudformation.get_waiter("stack_delete_complete").wait(
            StackName=self.stack_id, WaiterConfig={"Delay": 1, "MaxAttempts": PATIENCE})


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
        self.assertIn("the database stands: its rotation function is put back into its network", done.stderr)
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
                self.until(lambda: "UpdateFunctionConfiguration" in self.actions())
                process.send_signal(signal.SIGKILL)
                process.communicate()
                if not still_running:
                    self.clock.runs(float(QUICK))
                    self.until(lambda: self.status_is("DELETE_FAILED"))
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
        self.until(lambda: "UpdateFunctionConfiguration" in self.actions())
        self.clock.runs(float(SLOW))
        process.communicate(timeout=PATIENCE)
        self.assert_nothing_left()

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
                self.open()
                faults = self.held_to(without(documents, action, own_only=True))
                process = subprocess.Popen(self.command(*DESTROY, speed=SLOW, faults=faults), cwd=self.folder,
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
        self.until(lambda: LATE in self.groups())
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


class LoadBalancerOfOld(ReleasedTest, DestroyTest):
    """Version 0.1.0 protected its load balancer: nothing of it may stick, or stay behind."""
    CASE = {**COMMON, "access.load_balancer": ("LoadBalancer", "true")}

    def open_old(self, **more):
        case = {**self.CASE, **more}
        self.deploy("0.1.0", case)
        self.write(case)
        self.look()
        self.balancers = self.client(self.said, "elbv2")
        self.stack_id = self.cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]["StackId"]
        arn = self.balancers.describe_load_balancers()["LoadBalancers"][0]["LoadBalancerArn"]
        attributes = self.balancers.describe_load_balancer_attributes(LoadBalancerArn=arn)["Attributes"]
        self.assertIn({"Key": "deletion_protection.enabled", "Value": "true"}, attributes)

    def assert_no_balancer(self):
        self.assertEqual([], self.balancers.describe_load_balancers()["LoadBalancers"])

    def test_taken_out(self):
        self.open_old()
        done = self.succeed("apply", "--yes", "--json", "--set", "access.load_balancer=false", speed=QUICK)
        self.assertEqual("UPDATE_COMPLETE", self.lines(done)[-1]["status"])
        self.assertEqual([], [line for line in self.lines(done) if line["event"] == "left_behind"])
        self.assert_no_balancer()

    def test_not_touched_where_it_stays(self):
        """Only what deletes it lifts its protection; what it is then, the template says."""
        self.open_old()
        self.succeed("plan", "--set", "access.load_balancer=false", speed=QUICK)
        self.succeed("apply", "--yes", "--set", "retention.backup_days=9", speed=QUICK)
        self.assertNotIn("ModifyLoadBalancerAttributes", self.actions())

    def test_destroyed(self):
        for on_delete in ("snapshot", "retain", "destroy"):
            with self.subTest(on_delete):
                self.doCleanups()
                self.setUp()
                self.open_old(**{"retention.on_delete": (None, on_delete)})
                self.succeed(*DESTROY, speed=QUICK)
                self.assertEqual("DELETE_COMPLETE", self.status_of_stack())
                self.assert_no_balancer()

    def test_remains(self):
        """A first creation that failed, with the load balancer standing."""
        doomed = """
  Doomed:
    Type: AWS::Logs::LogGroup
    DependsOn: [NetworkLoadBalancer, QueryLogs]
    Properties: {LogGroupName: %s}
""" % AUDIT
        self.cloudformation = self.begin("0.1.0", self.CASE, doomed)
        self.clock.runs(float(QUICK))
        self.until(lambda: self.status_is("ROLLBACK_FAILED"))
        self.write({key: value for key, value in self.CASE.items() if key != "access.load_balancer"})
        done = self.succeed("apply", "--yes", speed=QUICK)
        self.assertIn("deleting what is left of a first creation that failed", done.stderr)
        self.look()
        self.assertEqual([], self.client(self.said, "elbv2").describe_load_balancers()["LoadBalancers"])


class LeftBehind(DestroyTest):
    """An update that is complete, and could not delete all that it should have."""
    FAULT = "resource:NetworkLoadBalancer:delete:fail:Load balancer 'x' cannot be deleted because deletion protection is enabled"
    OFF = ("apply", "--yes", "--set", "access.load_balancer=false")

    def balancer(self):
        found = self.client(self.said, "elbv2").describe_load_balancers()["LoadBalancers"]
        return found[0]["LoadBalancerArn"]

    def test_text(self):
        self.open("--set", "access.load_balancer=true")
        done = self.succeed(*self.OFF, speed=QUICK, faults=[self.FAULT])
        self.assertEqual("UPDATE_COMPLETE", self.status_of_stack())
        said = done.stderr[done.stderr.index("warning: "):]
        self.assertIn("1 resource could not be deleted", said)
        self.assertIn("NetworkLoadBalancer, ElasticLoadBalancingV2::LoadBalancer: " + self.balancer(), said)
        self.assertIn("To do: switch its protection off", said)
        self.assertEqual(1, said.count(self.balancer()), "three tries, told once")

    def test_json(self):
        self.open("--set", "access.load_balancer=true")
        lines = self.lines(self.succeed(*self.OFF, "--json", speed=QUICK, faults=[self.FAULT]))
        left = [line for line in lines if line["event"] == "left_behind"]
        self.assertEqual([(self.balancer(), "AWS::ElasticLoadBalancingV2::LoadBalancer")],
                         [(line["physical_id"], line["type"]) for line in left])
        self.assertEqual("succeeded", lines[-1]["outcome"])
        self.assertNotIn("cause", lines[-1])
        again = self.lines(self.succeed(*self.OFF, "--json", speed=QUICK))
        self.assertTrue(again[-1]["unchanged"], "it is no part of the stack any more")

    def test_of_what_ran_already(self):
        """Told by whoever attaches."""
        self.open("--set", "access.load_balancer=true")
        process = self.start(*self.OFF, "--json", speed="20", faults=[self.FAULT])
        self.until(lambda: self.actions().count("ExecuteChangeSet") == 2)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        lines = self.lines(self.succeed(*self.OFF, "--json", speed=QUICK, faults=[self.FAULT]))
        self.assertEqual([self.balancer()], [line["physical_id"] for line in lines if line["event"] == "left_behind"])

    def test_plain(self):
        self.open("--set", "access.load_balancer=true")
        with open(self.config, encoding="utf-8") as file:
            text = file.read()
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text.replace("load_balancer: true", "load_balancer: false"))
        done = subprocess.run(self.command("--plain", "--yes", speed=QUICK, faults=[self.FAULT]), cwd=self.folder,
                              env=self.environment, input="4\nq\n", capture_output=True, text=True, timeout=PATIENCE)
        said = done.stdout + done.stderr
        self.assertIn("1 resource could not be deleted: AWS bills it on", said)
        self.assertIn("NetworkLoadBalancer, ElasticLoadBalancingV2::LoadBalancer: " + self.balancer(), said)


class Killed(DestroyTest):
    """Killed at any moment of a destroy, and run again, it ends as if nothing had been."""
    SPEED = "150"

    @classmethod
    def setUpClass(cls):
        cls.tried = 0

    @classmethod
    def tearDownClass(cls):
        print("destroy: killed at %d moments, and run again" % cls.tried)

    def prepare(self):
        """A stack that stands, and time with it: each try begins there."""
        self.succeed("apply", "--yes", speed=QUICK)
        self.clock.stands()
        self.kept = os.path.join(self.folder, "kept")
        os.mkdir(self.kept)
        self.copy(self.folder, self.kept)

    def copy(self, source, target):
        for name in os.listdir(source):
            if name.startswith("secure-rds."):
                shutil.copy(os.path.join(source, name), target)

    def begin(self, faults):
        self.copy(self.kept, self.folder)
        return self.start(*DESTROY, "--json", speed=self.SPEED, faults=faults)

    def moments(self, lines_too, faults=()):
        """Before anything, after each call that the account took, and after so many lines."""
        process = self.begin(faults)
        out, _ = process.communicate(timeout=PATIENCE)
        lines, accepted = len(out.splitlines()), len(self.accepted())
        self.copy(self.kept, self.folder)
        before = len(self.accepted())
        return [("lines", 0)] + [("accepted", count) for count in range(before + 1, accepted + 1)] + [
            ("lines", 1 + (lines - 2) * number // lines_too) for number in range(lines_too)]

    def kill(self, kind, count, faults=()):
        process = self.begin(faults)
        if kind == "lines":
            for _ in range(count):
                process.stdout.readline()
        else:
            self.until(lambda: len(self.accepted()) >= count)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        Killed.tried += 1

    def look_at(self, check):
        """Somebody else's clients, for as long as that takes."""
        server = self.look()
        stacks = self.cloudformation.list_stacks()["StackSummaries"]
        self.stack_id = [stack["StackId"] for stack in stacks if stack["StackName"] == "myapp"][0]
        check()
        server.terminate()
        server.wait(timeout=PATIENCE)

    def test_ends_deleted(self):
        self.prepare()
        for moment in self.moments(20):
            with self.subTest(moment):
                self.kill(*moment)
                self.succeed(*DESTROY, speed=QUICK)
                self.look_at(self.assert_nothing_left)

    def test_database_that_stands_has_its_rotation(self):
        """The same when the deletion can't come to its end."""
        self.prepare()
        for moment in self.moments(8, [STAYS]):
            with self.subTest(moment):
                self.kill(*moment, faults=[STAYS])
                self.assertEqual(1, self.run_program(*DESTROY, speed=QUICK, faults=[STAYS]).returncode)
                self.look_at(self.assert_stands_whole)

    def assert_stands_whole(self):
        self.assertEqual(("DELETE_FAILED", ["available"]), (self.status_of_stack(), self.databases()))
        self.assertEqual(2, len(self.network()))


if __name__ == "__main__":
    unittest.main()
