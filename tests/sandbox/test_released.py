"""A stack that a released version made is opened without harm: planned, changed and planned again by this version."""

import json
import os
import re
import unittest

import yaml

from sandbox import ROOT, SandboxTest

RELEASED = os.path.join(ROOT, "tests", "released")
SPEED = "2000"
# What holds data, keys, addresses or a way in: replaced, somebody loses something.
PRECIOUS = {
    "AWS::RDS::DBInstance", "AWS::RDS::DBSubnetGroup", "AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::Instance", "AWS::EC2::EIP",
    "AWS::EC2::NatGateway", "AWS::EC2::PrefixList", "AWS::EC2::SecurityGroup", "AWS::EC2::RouteTable", "AWS::KMS::Key",
    "AWS::SecretsManager::Secret", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::TargetGroup",
    "AWS::Logs::LogGroup", "AWS::S3::Bucket", "AWS::CloudTrail::Trail", "AWS::EC2::VPCEndpoint",
}
# Settings of this version, and the parameters by which 0.1.0 said the same.
COMMON = {"app": ("AppName", "myapp"), "bastion.key_pair": ("BastionKeyPair", "laptop"),
          "retention.password_rotation_hours": ("PasswordRotationHours", "12")}
CASES = {
    "defaults": {},
    "everything on": {
        "access.load_balancer": ("LoadBalancer", "true"), "audit.cloudtrail": ("CloudTrail", "true"),
        "storage_access.s3_bucket": ("S3Bucket", "shop-files"), "alarms.email": ("AlarmEmail", "ops@example.com"),
        "database.multi_az": ("MultiAz", "true"), "retention.insights": ("Insights", "advanced"),
        "database.instance_class": ("DatabaseInstanceClass", "db.m7g.large")},
    "another network": {
        "network.nat": ("Nat", "gateway_per_zone"), "encryption.keys": ("EncryptionKeys", "one"),
        "network.cidr": ("NetworkCidr", "192.168.64.0/20"), "database.port": ("DatabasePort", "6432"),
        "database.engine_version": ("EngineVersion", "16"), "database.name": ("DatabaseName", "orders"),
        "bastion.instance_type": ("BastionInstanceType", "t4g.micro"),
        "bastion.forwarding_only": ("BastionForwardingOnly", "true")},
    "not protected, to be destroyed": {
        "protection.deletion_protection": ("DeletionProtection", "false"), "retention.on_delete": (None, "destroy")},
    "kept on deletion": {"retention.on_delete": (None, "retain"), "access.load_balancer": ("LoadBalancer", "true")},
}
ENTRIES = [("203.0.113.7/32", "office"), ("198.51.100.0/28", "caf\u00e9 \"north\"")]


def template(version, on_delete):
    """As the release spliced it."""
    with open(os.path.join(RELEASED, version, "template.yaml"), encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r"(DeletionPolicy: )\w+( # secure-rds:on-delete .*\b%s=(\w+).*)" % on_delete, r"\g<1>\g<3>\g<2>", text)
    entries = "".join("        - {Cidr: %s, Description: %s}\n" % (cidr, json.dumps(note, ensure_ascii=False)) for cidr, note in ENTRIES)
    return re.sub(r"(# secure-rds:allowed\n).*?( +# secure-rds:allowed-end)", lambda found: found.group(1) + entries + found.group(2),
                  text, flags=re.S)


class ReleasedTest(SandboxTest):
    def begin(self, version, case, more=""):
        """A stack as the release's `apply` makes it: its parameters, images looked up and kept, its tags."""
        _, said = self.serve()
        body = template(version, case.get("retention.on_delete", (None, "snapshot"))[1])
        body = body.replace("\nResources:\n", "\nResources:\n" + more, 1)
        wanted = {parameter: value for parameter, value in case.values() if parameter}
        ssm, cloudformation = self.client(said, "ssm"), self.client(said, "cloudformation")
        for parameter, kind in (("BastionImage", "BastionInstanceType"), ("NatImage", "NatInstanceType")):
            cpu = "arm64" if wanted.get(kind, "t3.micro").startswith("t4g") else "x86_64"
            name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-" + cpu
            wanted[parameter] = ssm.get_parameter(Name=name)["Parameter"]["Value"]
        cloudformation.create_stack(
            StackName="myapp", TemplateBody=body, Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in wanted.items()],
            Tags=[{"Key": "project", "Value": "myapp"}, {"Key": "secure-rds:app", "Value": "myapp"}])
        return cloudformation

    def deploy(self, version, case):
        cloudformation = self.begin(version, case)
        cloudformation.get_waiter("stack_create_complete").wait(StackName="myapp", WaiterConfig={"Delay": 1, "MaxAttempts": 300})
        return cloudformation

    def write(self, case):
        """The settings file, as the release wrote it."""
        with open(os.path.join(ROOT, "assets", "example.yaml"), encoding="utf-8") as file:
            text = yaml.safe_load(file)
        for path, (_, value) in case.items():
            place = text
            for name in path.split(".")[:-1]:
                place = place.setdefault(name, {})
            place[path.split(".")[-1]] = {"true": True, "false": False}.get(value, int(value) if value.isdigit() else value)
        text["access"]["allowed"] = [{"cidr": cidr, "note": note} for cidr, note in ENTRIES]
        text.get("network", {}).pop("zones", None)
        with open(self.config, "w", encoding="utf-8") as file:
            yaml.safe_dump(text, file, allow_unicode=True, sort_keys=False)

    def resources(self, cloudformation):
        pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName="myapp")
        return {each["LogicalResourceId"]: (each["ResourceType"], each["PhysicalResourceId"])
                for page in pages for each in page["StackResourceSummaries"]}


class Released(ReleasedTest):
    def test_each_version_with_each_settings(self):
        for version in sorted(os.listdir(RELEASED)):
            if not os.path.isdir(os.path.join(RELEASED, version)):
                continue
            for name, settings in CASES.items():
                with self.subTest(version, settings=name):
                    self.doCleanups()
                    self.setUp()
                    self.open_without_harm(version, {**COMMON, **settings})

    def open_without_harm(self, version, case):
        cloudformation = self.deploy(version, case)
        self.write(case)
        before = self.resources(cloudformation)
        plan = json.loads(self.succeed("plan", "--json", speed=SPEED).stdout)
        self.assertEqual("ready", plan["plan"])
        for change in plan["changes"]:
            harmless = change["action"] in ("Add", "Modify") and change.get("replacement", "False") in ("", "False")
            self.assertTrue(harmless or change["type"] not in PRECIOUS, change)
        self.succeed("apply", "--yes", speed=SPEED)
        self.assertEqual("UPDATE_COMPLETE", cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]["StackStatus"])
        after = self.resources(cloudformation)
        said = {change["logical_id"] for change in plan["changes"]}
        for logical, (kind, physical) in before.items():
            if kind in PRECIOUS:
                self.assertEqual(after.get(logical), (kind, physical))
            elif after.get(logical) != (kind, physical):
                self.assertIn(logical, said)
        again = json.loads(self.succeed("plan", "--json", speed=SPEED).stdout)
        self.assertEqual("unchanged", again["plan"], [change["logical_id"] for change in again["changes"]])
        print("%s: %s" % (version, ", ".join(sorted(said)) or "nothing to change"))

    def test_a_bastion_that_is_replaced(self):
        """What a setting of the bastion's does to one of the last release, which keeps its own start-up script otherwise."""
        version = sorted(name for name in os.listdir(RELEASED) if os.path.isdir(os.path.join(RELEASED, name)))[-1]
        self.deploy(version, COMMON)
        self.write(COMMON)
        for setting, words in (("bastion.key_pair=myapp-bastion", "The bastion is replaced: open tunnels are cut"),
                               ("bastion.instance_type=t3.small", "The bastion may be replaced: open tunnels are cut"),
                               ("bastion.forwarding_only=true", "The bastion may be replaced: open tunnels are cut")):
            with self.subTest(setting):
                plan = json.loads(self.succeed("plan", "--json", "--set", setting, speed=SPEED).stdout)
                told = {risk["id"]: risk["words"] for risk in plan["risks"]}
                self.assertIn(words, told.get("tunnels-cut", plan["risks"]))
                self.assertIn(words, self.succeed("plan", "--set", setting, speed=SPEED).stderr)
        plan = json.loads(self.succeed("plan", "--json", speed=SPEED).stdout)
        self.assertNotIn("tunnels-cut", [risk["id"] for risk in plan["risks"]])


if __name__ == "__main__":
    unittest.main()
