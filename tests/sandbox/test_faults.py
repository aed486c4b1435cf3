"""What the sandbox does wrong when it is told to, as a client meets it."""

import os
import subprocess
import unittest
import urllib.request

import botocore.exceptions

from patience import PATIENCE, until
from server import PROGRAM, TEMPLATE, ServerTest
from virtual_time import VirtualTime

STACK = {"StackName": "myapp", "Capabilities": ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"], "Parameters": [
    {"ParameterKey": "AppName", "ParameterValue": "myapp"},
    {"ParameterKey": "BastionKeyPair", "ParameterValue": "myapp-bastion"},
    {"ParameterKey": "DeletionProtection", "ParameterValue": "false"}]}
KEY = b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAacVMJubExuspIZzbjVdoZ012bsQHBvpHiUlHL1Yu1P x"


class Calls(ServerTest):
    def test_errors_of_services(self):
        cases = (
            ("throttle:DescribeVpcs", "ec2", "describe_vpcs", "RequestLimitExceeded"),
            ("throttle", "rds", "describe_db_instances", "Throttling"),
            ("throttle:*", "ssm", "get_parameter", "ThrottlingException"),
            ("error:503", "ec2", "describe_vpcs", "Unavailable"),
            ("error:500", "sts", "get_caller_identity", "InternalFailure"),
            ("error:503", "kms", "list_aliases", "ServiceUnavailableException"),
            ("expire", "sts", "get_caller_identity", "ExpiredToken"),
            ("expire", "ec2", "describe_vpcs", "RequestExpired"),
            ("deny:DescribeVpcs", "ec2", "describe_vpcs", "UnauthorizedOperation"),
            ("deny:ListAliases", "kms", "list_aliases", "AccessDeniedException"),
        )
        for spec, service, call, code in cases:
            with self.subTest(spec, call=call):
                arguments = {"Name": "/x"} if call == "get_parameter" else {}
                self.refused(code, getattr(self.serve("--fault", spec).client(service), call), **arguments)

    def test_how_often(self):
        sts = self.serve("--fault", "error:500:GetCallerIdentity:2").client("sts")
        for _ in range(2):
            self.refused("InternalFailure", sts.get_caller_identity)
        self.assertIn("Account", sts.get_caller_identity())
        server = self.serve("--fault", "expire:3+")
        sts = server.client("sts")
        for _ in range(3):
            sts.get_caller_identity()
        self.refused("ExpiredToken", sts.get_caller_identity)
        self.refused("RequestExpired", server.client("ec2").describe_vpcs)
        sts = self.serve("--fault", "throttle:50%").client("sts")
        outcomes = set()
        for _ in range(60):
            try:
                outcomes.add(sts.get_caller_identity()["Account"])
            except botocore.exceptions.ClientError as error:
                outcomes.add(error.response["Error"]["Code"])
        self.assertEqual({"123456789012", "Throttling"}, outcomes)

    def test_broken_replies(self):
        for spec in ("drop", "truncate", "garbage", "html"):
            with self.subTest(spec):
                client = self.serve("--fault", spec).client("sts", check=False)
                # That a reply is cut short, newer clients see from its length, older ones when they read it.
                broken, unreadable = botocore.exceptions.ConnectionClosedError, botocore.parsers.ResponseParserError
                with self.assertRaises({"drop": broken, "truncate": (broken, unreadable)}.get(spec, unreadable)):
                    client.get_caller_identity()

    def test_done_but_not_answered(self):
        server = self.serve("--fault", "drop-after:ImportKeyPair:1")
        ec2 = server.client("ec2")
        with self.assertRaises(botocore.exceptions.ConnectionClosedError):
            ec2.import_key_pair(KeyName="twice", PublicKeyMaterial=KEY)
        self.refused("InvalidKeyPair.Duplicate", ec2.import_key_pair, KeyName="twice", PublicKeyMaterial=KEY)

    def test_slow_holds_up_nobody_else(self):
        server = self.serve("--fault", f"slow:{2 * PATIENCE * 1000}:DescribeVpcs")
        with self.assertRaises(botocore.exceptions.ReadTimeoutError):
            server.client("ec2", read_timeout=0.3).describe_vpcs()
        server.client("sts", read_timeout=PATIENCE).get_caller_identity()
        server.stop()  # the waiting reply gives up

    def test_file_is_followed(self):
        path = os.path.join(self.folder, "faults")
        with open(path, "w", encoding="utf-8") as file:
            file.write("# nothing yet\n\n")
        sts = self.serve("--fault-file", path).client("sts")
        sts.get_caller_identity()
        with open(path, "w", encoding="utf-8") as file:
            file.write("error:500   # from now on\n")
        self.refused("InternalFailure", sts.get_caller_identity)
        os.unlink(path)
        sts.get_caller_identity()

    def test_wrong_words_are_told(self):
        for spec in ("", "throttel", "error", "error:20", "error:500:X:no", "slow:x", "skew:", "quota:x", "deny",
                     "throttle:X:3:4", "throttle:200%", "resource:"):
            with self.subTest(spec):
                done = subprocess.run([PROGRAM, "--fault", spec], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                      timeout=PATIENCE)
                self.assertEqual(2, done.returncode, done.stdout)
                self.assertIn("--help", done.stderr)


class Stacks(ServerTest):
    def create(self, *faults, parameters=(), speed="1000", words=()):
        words = [*words, *(word for fault in faults for word in ("--fault", fault))]
        self.server = self.serve("--speed", speed, *words)
        self.cfn = self.server.client("cloudformation")
        with open(TEMPLATE, encoding="utf-8") as file:
            template = file.read()
        changed = {row["ParameterKey"] for row in parameters}
        stack = {**STACK, "Parameters": [row for row in STACK["Parameters"] if row["ParameterKey"] not in changed]
                 + list(parameters)}
        self.cfn.create_stack(TemplateBody=template, **stack)

    def settled(self, status):
        now = lambda: self.cfn.describe_stacks(StackName="myapp")["Stacks"][0]["StackStatus"]  # noqa: E731
        until(lambda: not now().endswith("_IN_PROGRESS"))
        self.assertEqual(status, now())

    def cause(self, status="ROLLBACK_COMPLETE"):
        """The reason of the first failure, once the stack has that status."""
        self.settled(status)
        pages = self.cfn.get_paginator("describe_stack_events").paginate(StackName="myapp")
        failed = [event for page in pages for event in page["StackEvents"] if event["ResourceStatus"].endswith("_FAILED")]
        return failed[-1]["LogicalResourceId"], failed[-1]["ResourceStatusReason"]

    def test_resource_fails_for_the_reason_given(self):
        self.create("resource:Database:create:fail:No capacity today")
        resource, reason = self.cause()
        self.assertEqual("Database", resource)
        self.assertIn("No capacity today", reason)

    def test_services_refuse_in_their_own_words(self):
        row = lambda key, value: {"ParameterKey": key, "ParameterValue": value}  # noqa: E731
        cases = (
            ("quota:L-F678F1CE=1", (), "VpcNetwork|Vpc|Network|VPC", "The maximum number of VPCs has been reached."),
            ("pending-secret:myapp", (), "DatabaseSecret", "already scheduled for deletion"),
            ("quota:L-7B6409FD=0", (), "Database", "DB Instance quota exceeded"),
            ("skew:0", (row("DatabaseInstanceClass", "db.m99.large"),), "Database",
             "RDS does not support creating a DB instance with the following combination"),
            ("skew:0", (row("DatabaseInstanceClass", "db.m5d.large"),), "Database", "Performance Insights not supported"),
            ("skew:0", (row("EngineVersion", "17.99"),), "Database", "Cannot find version 17.99 for postgres"),
            ("skew:0", (row("BastionInstanceType", "t4g.micro"), row("BastionImage", "ami-0123456789abcdef0")), "Bastion",
             "The image id '[ami-0123456789abcdef0]' does not exist"),
        )
        for fault, parameters, resource, words in cases:
            with self.subTest(words):
                self.create(fault, parameters=parameters)
                found, reason = self.cause()
                self.assertRegex(found, f"^({resource})$")
                self.assertIn(words, reason)
                self.server.stop()

    def test_a_taken_name_is_refused_before_anything_is_made(self):
        self.create("orphan-log-group:/aws/rds/instance/myapp/postgresql")
        self.settled("ROLLBACK_COMPLETE")
        events = self.cfn.describe_stack_events(StackName="myapp")["StackEvents"]
        self.assertEqual({"myapp"}, {event["LogicalResourceId"] for event in events})
        self.assertIn("Validation failed with 1 error(s). Call DescribeEvents", events[0]["ResourceStatusReason"])

    def test_pending_secret_is_seen_and_can_be_removed(self):
        server = self.serve("--fault", "pending-secret:myapp")
        secrets = server.client("secretsmanager")
        self.assertIn("DeletedDate", secrets.describe_secret(SecretId="myapp"))
        self.refused("InvalidRequestException", secrets.get_secret_value, SecretId="myapp")
        secrets.delete_secret(SecretId="myapp", ForceDeleteWithoutRecovery=True)
        self.refused("ResourceNotFoundException", secrets.describe_secret, SecretId="myapp")

    def test_orphan_log_group_is_seen_and_can_be_removed(self):
        name = "/aws/rds/instance/myapp/postgresql"
        logs = self.serve("--fault", "orphan-log-group:" + name).client("logs")
        self.assertEqual([name], [g["logGroupName"] for g in logs.describe_log_groups(logGroupNamePrefix="/aws/")["logGroups"]])
        logs.delete_log_group(logGroupName=name)
        self.assertEqual([], logs.describe_log_groups()["logGroups"])
        self.refused("ResourceNotFoundException", logs.delete_log_group, logGroupName=name)

    def test_stuck(self):
        self.create("resource:Database:stuck", speed="20000")
        began = self.cfn.describe_stacks(StackName="myapp")["Stacks"][0]["CreationTime"]
        ec2, passed = self.server.client("ec2"), 0
        while passed < 3 * 3600:  # of the sandbox's time, which an imported key tells
            ec2.import_key_pair(KeyName="clock", PublicKeyMaterial=KEY)
            passed = (ec2.describe_key_pairs(KeyNames=["clock"])["KeyPairs"][0]["CreateTime"] - began).total_seconds()
            ec2.delete_key_pair(KeyName="clock")
        self.assertEqual("CREATE_IN_PROGRESS", self.cfn.describe_stacks(StackName="myapp")["Stacks"][0]["StackStatus"])
        database = self.cfn.describe_stack_resource(StackName="myapp", LogicalResourceId="Database")
        self.assertEqual("CREATE_IN_PROGRESS", database["StackResourceDetail"]["ResourceStatus"])

    def test_database_status_words(self):
        state = os.path.join(self.folder, "state")
        self.create(words=["--state", state], speed="0.000001")  # time stands but for the steps below
        clock, rds, seen = VirtualTime(state), self.server.client("rds"), []
        while seen[-1:] != ["available"]:
            clock.stands(seconds=5)
            for database in rds.describe_db_instances()["DBInstances"]:
                if database["DBInstanceStatus"] not in seen[-1:]:
                    seen.append(database["DBInstanceStatus"])
                self.assertEqual(database["DBInstanceStatus"] != "creating", "Endpoint" in database)
        self.assertEqual(["creating", "backing-up", "configuring-enhanced-monitoring", "available"], seen)


class Ends(ServerTest):
    def test_with_standard_input_or_a_signal(self):
        server = self.serve()
        self.assertEqual(0, server.stop())
        server = self.serve()
        server.process.terminate()
        self.assertEqual(0, server.process.wait(timeout=PATIENCE))
        with self.assertRaises(urllib.error.URLError):
            urllib.request.urlopen(server.said["checkip_url"])

    def test_stays_when_told(self):
        server = self.serve("--stay")
        server.process.stdin.close()
        with urllib.request.urlopen(server.said["checkip_url"]) as reply:
            self.assertEqual(200, reply.status)
        server.process.terminate()
        self.assertEqual(0, server.process.wait(timeout=PATIENCE))

    def test_port_taken(self):
        port = self.serve().url.rpartition(":")[2]
        done = subprocess.run([PROGRAM, "--port", port], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=PATIENCE)
        self.assertEqual((1, ""), (done.returncode, done.stdout))
        self.assertIn(port, done.stderr)


if __name__ == "__main__":
    unittest.main()
