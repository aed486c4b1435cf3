"""The small bill: no way out, the endpoint in one zone, S3 by an endpoint that costs nothing; and the way there and back."""

import json
import unittest

from sandbox import SandboxTest

LEAN = ("--set", "network.nat=none", "--set", "network.endpoint_zones=1")
BUCKET = ("--set", "storage_access.s3_bucket=myapp-data")


class Lean(SandboxTest):
    def network(self, said):
        """(endpoints by kind, how many instances, which routes of the private tables lead to the internet)"""
        ec2 = self.client(said, "ec2")
        endpoints = {each["VpcEndpointType"]: each for each in ec2.describe_vpc_endpoints()["VpcEndpoints"]}
        resources = self.client(said, "cloudformation").list_stack_resources(StackName="myapp")["StackResourceSummaries"]
        ids = {each["LogicalResourceId"] for each in resources if each["ResourceStatus"] != "DELETE_COMPLETE"}
        return endpoints, ids

    def test_made(self):
        self.succeed("apply", "--yes", *LEAN, *BUCKET)
        _, said = self.serve()
        endpoints, ids = self.network(said)
        self.assertEqual({"Interface", "Gateway"}, set(endpoints))
        self.assertEqual(1, len(endpoints["Interface"]["SubnetIds"]))
        self.assertEqual(2, len(endpoints["Gateway"]["RouteTableIds"]))
        policy = json.loads(endpoints["Gateway"]["PolicyDocument"])
        self.assertEqual(["arn:aws:s3:::myapp-data", "arn:aws:s3:::myapp-data/*"], policy["Statement"][0]["Resource"])
        self.assertFalse({"NatInstance", "NatGatewayOne", "NatAddressOne", "PrivateRouteOne", "PrivateRouteTwo"} & ids)

    def test_there_and_back(self):
        self.succeed("apply", "--yes")
        _, said = self.serve()
        whole = self.network(said)[1]
        plan = self.run_program("plan", *LEAN)
        for words in ("-$20.71/month, from ~$65 to ~$45", "-$8.03/month: Secrets endpoint: two zones -> one zone",
                      "would lose its way to the internet",
                      "network.nat: none. What you add", "while that zone fails, the password is not changed"):
            self.assertIn(words, plan.stdout + plan.stderr)
        self.succeed("apply", "--yes", *LEAN)
        endpoints, lean = self.network(said)
        self.assertEqual(1, len(endpoints["Interface"]["SubnetIds"]))
        self.assertEqual({"NatInstance", "NatSecurityGroup", "NatTemplate", "PrivateRouteOne", "PrivateRouteTwo"}, whole - lean)
        self.assertEqual(set(), lean - whole)
        self.succeed("apply", "--yes", "--set", "network.nat=instance", "--set", "network.endpoint_zones=2")
        endpoints, back = self.network(said)
        self.assertEqual(2, len(endpoints["Interface"]["SubnetIds"]))
        self.assertEqual(whole, back)

    def test_an_endpoint_that_somebody_made(self):
        """AWS takes one gateway of a service in a route table; the failure says whose it is."""
        self.succeed("apply", "--yes")
        _, said = self.serve()
        cloudformation = self.client(said, "cloudformation")
        private = {each["LogicalResourceId"]: each["PhysicalResourceId"]
                   for each in cloudformation.list_stack_resources(StackName="myapp")["StackResourceSummaries"]}
        template = {"Resources": {"Mine": {"Type": "AWS::EC2::VPCEndpoint", "Properties": {
            "ServiceName": "com.amazonaws.eu-west-1.s3", "VpcId": private["Vpc"],
            "RouteTableIds": [private["PrivateRouteTableTwo"]]}}}}
        cloudformation.create_stack(StackName="mine", TemplateBody=json.dumps(template))
        cloudformation.get_waiter("stack_create_complete").wait(StackName="mine", WaiterConfig={"Delay": 1})
        done = self.run_program("apply", "--yes", *LEAN, *BUCKET)
        self.assertNotEqual(0, done.returncode)
        self.assertIn("have an endpoint of that service already", done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
