"""A stack that stands, and what somebody else sees of it while it is deleted."""
import os

from patience import PATIENCE, until
from sandbox import SandboxTest
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
        return [(record["action"], record["input"], record["at"]) for record in self.clock.records() if "action" in record]

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

    def until_accepted(self, reached):
        """Looked at so often that not much more is accepted until the next look."""
        until(lambda: reached(self.actions()), often=0.001)

    def status_is(self, wanted):
        return self.cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]["StackStatus"] == wanted

    def assert_nothing_left(self):
        self.assert_deleted()
        self.assertNotIn(LATE, self.groups())

    def assert_deleted(self):
        self.assertEqual("DELETE_COMPLETE", self.status_of_stack())
        self.assertEqual((None, [], []), (self.network(), self.databases(), self.interfaces()))
        self.assertEqual([], self.ec2.describe_vpcs(Filters=[{"Name": "tag:secure-rds:app", "Values": ["myapp"]}])["Vpcs"])

    def deleted_elsewhere(self):
        """By somebody who only calls DeleteStack."""
        self.cloudformation.delete_stack(StackName="myapp")
        self.cloudformation.get_waiter("stack_delete_complete").wait(
            StackName=self.stack_id, WaiterConfig={"Delay": 1, "MaxAttempts": PATIENCE})
