"""Every action that the sandbox serves, called once or more: each reply is what the service's model says."""

import glob
import json
import os
import re
import tempfile
import unittest

import botocore.exceptions
import botocore.session

from patience import until
from server import NEWEST, ROOT, TEMPLATE, Server, ServerTest
from virtual_time import VirtualTime

PARAMETERS = [{"ParameterKey": key, "ParameterValue": value} for key, value in (
    ("AppName", "myapp"), ("BastionKeyPair", "myapp-bastion"), ("LoadBalancer", "true"),
    ("DeletionProtection", "false"), ("AlarmEmail", "ops@example.com"), ("Nat", "gateway"))]
CAPABILITIES = ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
QUICK = {"Delay": 1, "MaxAttempts": 120}
SPEED = "1000"
SESSION = botocore.session.Session()
SERVICES = SESSION.get_available_services()  # Debian's knows fewer, and fewer operations of them
KEY = b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAacVMJubExuspIZzbjVdoZ012bsQHBvpHiUlHL1Yu1P x"


def served():
    """{service: {operation}} of the tables, as C."""
    found = {}
    for path in glob.glob(f"{ROOT}/sandbox/generated/model_*.c"):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        name = re.search(r'\.id = "([\w-]+)"', text).group(1)
        found[name] = set(re.findall(r'^        \{"(\w+)", &', text, re.M))
    return found


class Replies(ServerTest):
    @classmethod
    def setUpClass(cls):
        folder = cls.enterClassContext(tempfile.TemporaryDirectory(prefix="secure-rds-test-"))
        cls.clock = VirtualTime(os.path.join(folder, "state"))
        cls.server = Server("--speed", SPEED, "--state", cls.clock.state)
        cls.addClassCleanup(cls.server.stop)
        cls.called = {}
        with open(TEMPLATE, encoding="utf-8") as file:
            cls.template = file.read()
        cfn = cls.server.client("cloudformation")
        cfn.create_stack(StackName="myapp", TemplateBody=cls.template, Parameters=PARAMETERS, Capabilities=CAPABILITIES)
        cfn.get_waiter("stack_create_complete").wait(StackName="myapp", WaiterConfig=QUICK)
        outputs = cfn.describe_stacks(StackName="myapp")["Stacks"][0]["Outputs"]
        cls.outputs = {output["OutputKey"]: output["OutputValue"] for output in outputs}

    def client(self, service):
        region = "us-east-1" if service in ("iam", "pricing", "freetier") else None
        client = self.server.client(service, region=region)
        client.meta.events.register("before-call", lambda model, **_: self.called.setdefault(service, set()).add(model.name))
        return client

    def call(self, service, *calls):
        """Each call: a method's name, and its arguments; an item ("!Code", …) must be refused so."""
        client, replies = self.client(service), []
        for name, arguments in calls:
            with self.subTest(name, **{key: str(value)[:40] for key, value in arguments.items()}):
                replies.append(getattr(client, name)(**arguments))
        return replies

    def test_small_services(self):
        sts, iam = self.client("sts"), self.client("iam")
        role = {"RoleArn": "arn:aws:iam::123456789012:role/x", "RoleSessionName": "night"}
        self.call("sts", ("get_caller_identity", {}), ("assume_role", role), ("get_session_token", {}),
                  ("assume_role_with_web_identity", {**role, "WebIdentityToken": "head.body.sign"}))
        self.refused("InvalidIdentityToken", sts.assume_role_with_web_identity, **role, WebIdentityToken="none")
        self.call("iam", ("list_account_aliases", {}), ("get_role", {"RoleName": "AWSServiceRoleForRDS"}),
                  ("simulate_principal_policy", {"PolicySourceArn": "arn:aws:iam::123456789012:user/operator",
                                                 "ActionNames": ["rds:CreateDBInstance"]}))
        self.refused("NoSuchEntity", iam.get_role, RoleName="nobody")
        quota = {"ServiceCode": "vpc", "QuotaCode": "L-F678F1CE"}
        self.call("service-quotas", ("get_service_quota", quota), ("get_aws_default_service_quota", quota),
                  ("list_service_quotas", {"ServiceCode": "vpc", "MaxResults": 2}))
        name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64"
        self.call("ssm", ("get_parameter", {"Name": name}), ("get_parameters", {"Names": [name, "/none"]}))
        if "freetier" in SERVICES and "GetAccountPlanState" in SESSION.get_service_model("freetier").operation_names:
            self.call("freetier", ("get_account_plan_state", {}))
        self.call("pricing", ("get_products", {"ServiceCode": "AmazonEC2", "MaxResults": 3}))
        alarms = self.call("cloudwatch", ("describe_alarms", {}), ("list_dashboards", {}))[0]
        self.assertGreaterEqual(len(alarms["MetricAlarms"]), 4)
        cpu = {"AlarmNames": ["myapp-cpu"]}
        self.call("cloudwatch", ("disable_alarm_actions", cpu), ("enable_alarm_actions", cpu), ("put_metric_alarm", {
            "AlarmName": "myapp-cpu", "ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 1, "Threshold": 99.5,
            "Namespace": "AWS/RDS", "MetricName": "CPUUtilization", "Statistic": "Average", "Period": 60}))
        changed = self.client("cloudwatch").describe_alarms(**cpu)["MetricAlarms"][0]
        self.assertEqual((99.5, True), (changed["Threshold"], changed["ActionsEnabled"]))
        self.call("cloudwatch", ("delete_alarms", cpu))
        groups = self.call("logs", ("describe_log_groups", {"limit": 2}))[0]
        self.assertEqual(2, len(groups["logGroups"]))

    def test_keys_and_secrets(self):
        secret, client = {"SecretId": self.outputs["SecretArn"]}, self.client("secretsmanager")
        described, value, listed, turned = self.call(
            "secretsmanager", ("describe_secret", secret), ("get_secret_value", secret), ("list_secrets", {}),
            ("rotate_secret", secret))
        self.assertEqual([described["Name"]], [one["Name"] for one in listed["SecretList"]])
        after = client.get_secret_value(**secret)
        self.assertEqual(turned["VersionId"], after["VersionId"])
        self.assertNotEqual(json.loads(value["SecretString"])["password"], json.loads(after["SecretString"])["password"])
        before = client.get_secret_value(**secret, VersionStage="AWSPREVIOUS")
        self.assertEqual(value["SecretString"], before["SecretString"])
        key = self.call("secretsmanager", ("describe_secret", secret))[0]["KmsKeyId"]
        self.call("kms", ("describe_key", {"KeyId": key}), ("get_key_rotation_status", {"KeyId": key}),
                  ("list_aliases", {}))
        self.refused("NotFoundException", self.client("kms").describe_key, KeyId="none")
        # Deleted by hand, and taken back.
        self.call("secretsmanager", ("delete_secret", {**secret, "RecoveryWindowInDays": 7}))
        self.assertIn("DeletedDate", client.describe_secret(**secret))
        self.refused("InvalidRequestException", client.get_secret_value, **secret)
        self.call("secretsmanager", ("restore_secret", secret))
        self.assertEqual(after["SecretString"], client.get_secret_value(**secret)["SecretString"])

    def test_ec2(self):
        vpc = [{"Name": "vpc-id", "Values": [self.outputs["VpcId"]]}]
        lists = self.outputs["AllowedAddressesId"]
        replies = self.call(
            "ec2", ("describe_regions", {}), ("describe_availability_zones", {}), ("describe_images", {}),
            ("describe_instance_type_offerings", {"LocationType": "availability-zone"}), ("describe_addresses", {}),
            ("describe_vpc_endpoint_services", {"ServiceNames": ["com.amazonaws.eu-west-1.secretsmanager"]}),
            ("describe_flow_logs", {}), ("get_console_output", {"InstanceId": self.outputs["BastionInstanceId"]}),
            ("describe_managed_prefix_lists", {}), ("get_managed_prefix_list_entries", {"PrefixListId": lists}),
            ("modify_managed_prefix_list", {"PrefixListId": lists, "CurrentVersion": 1,
                                            "AddEntries": [{"Cidr": "233.252.0.1/32"}]}),
            ("describe_key_pairs", {}), ("import_key_pair", {"KeyName": "x", "PublicKeyMaterial": KEY}),
            ("delete_key_pair", {"KeyName": "x"}))
        self.assertIn("SSH HOST KEY", replies[7]["Output"])
        ec2 = self.client("ec2")
        until(lambda: ec2.describe_managed_prefix_lists()["PrefixLists"][0]["State"] != "modify-in-progress")
        self.call("ec2", ("restore_managed_prefix_list_version",
                          {"PrefixListId": lists, "CurrentVersion": 2, "PreviousVersion": 1}))
        self.refused("DependencyViolation", self.client("ec2").delete_managed_prefix_list, PrefixListId=lists)
        counts = {"vpcs": 1, "subnets": 4, "security_groups": None, "instances": 1, "vpc_endpoints": None}
        for noun, count in counts.items():
            reply = self.call("ec2", ("describe_" + noun, {"Filters": vpc}))[0]
            found = next(value for key, value in reply.items() if isinstance(value, list))
            self.assertTrue(len(found) == count if count else found, noun)
        self.power()
        gateways = self.call("ec2", ("describe_nat_gateways", {"Filter": vpc}))[0]["NatGateways"]
        self.assertEqual(["available"], [gateway["State"] for gateway in gateways])

    def power(self):
        """A bastion that rests, and one that is ended; a session through it meanwhile."""
        ec2, bastion = self.client("ec2"), {"InstanceIds": [self.outputs["BastionInstanceId"]]}
        session = self.call("ssm", ("start_session", {"Target": self.outputs["BastionInstanceId"]}))[0]
        self.call("ssm", ("terminate_session", {"SessionId": session["SessionId"]}))
        self.call("ec2", ("stop_instances", bastion))
        self.refused("TargetNotConnected", self.client("ssm").start_session, Target=self.outputs["BastionInstanceId"])
        ec2.get_waiter("instance_stopped").wait(**bastion, WaiterConfig=QUICK)
        self.call("ec2", ("start_instances", bastion))
        ec2.get_waiter("instance_running").wait(**bastion, WaiterConfig=QUICK)
        opened = {"GroupId": self.group_of("BastionSecurityGroup"), "IpPermissions": [
            {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}
        self.call("ec2", ("authorize_security_group_ingress", opened))
        self.refused("InvalidPermission.Duplicate", ec2.authorize_security_group_ingress, **opened)
        self.call("ec2", ("revoke_security_group_ingress", opened))
        self.refused("InvalidPermission.NotFound", ec2.revoke_security_group_ingress, **opened)
        self.refused("InvalidGroup.NotFound", ec2.revoke_security_group_ingress, **{**opened, "GroupId": "sg-0"})
        self.call("ec2", ("authorize_security_group_egress", opened), ("revoke_security_group_egress", opened))
        groups = {"InstanceId": bastion["InstanceIds"][0], "Groups": [opened["GroupId"]]}
        self.call("ec2", ("modify_instance_attribute", groups))
        self.refused("InvalidGroup.NotFound", ec2.modify_instance_attribute, **{**groups, "Groups": ["sg-0"]})
        self.call("ec2", ("terminate_instances", bastion))
        self.refused("IncorrectInstanceState", ec2.start_instances, **bastion)

    def group_of(self, name):
        found = self.client("cloudformation").describe_stack_resource(StackName="myapp", LogicalResourceId=name)
        return found["StackResourceDetail"]["PhysicalResourceId"]

    def test_rds_and_load_balancer(self):
        self.call("rds", ("describe_db_instances", {}), ("describe_db_engine_versions", {}),
                  ("describe_orderable_db_instance_options", {"Engine": "postgres", "MaxRecords": 20}),
                  ("describe_db_snapshots", {}), ("describe_pending_maintenance_actions", {}),
                  ("modify_db_instance", {"DBInstanceIdentifier": "myapp", "DeletionProtection": True}))
        rds = self.client("rds")
        if hasattr(rds, "describe_db_major_engine_versions"):
            self.call("rds", ("describe_db_major_engine_versions", {"Engine": "postgres", "MajorEngineVersion": "17"}))
        self.assertTrue(rds.describe_db_instances()["DBInstances"][0]["DeletionProtection"])
        rds.modify_db_instance(DBInstanceIdentifier="myapp", DeletionProtection=False)
        self.refused("DBInstanceNotFound", rds.describe_db_instances, DBInstanceIdentifier="none")
        self.clock.stands()
        self.call("rds", ("stop_db_instance", {"DBInstanceIdentifier": "myapp"}))
        self.refused("InvalidDBInstanceState", rds.start_db_instance, DBInstanceIdentifier="myapp")
        self.clock.runs(int(SPEED))
        until(lambda: rds.describe_db_instances()["DBInstances"][0]["DBInstanceStatus"] != "stopping")
        self.call("rds", ("start_db_instance", {"DBInstanceIdentifier": "myapp"}))
        parameters = [{"ParameterName": "log_statement", "ParameterValue": "all", "ApplyMethod": "immediate"}]
        self.call("rds", ("modify_db_parameter_group", {"DBParameterGroupName": self.group_of("DatabaseParameters"),
                                                        "Parameters": parameters}))
        self.refused("DBParameterGroupNotFound", rds.modify_db_parameter_group, DBParameterGroupName="none",
                     Parameters=parameters)
        group = {"TargetGroupArn": self.outputs["TargetGroupArn"]}
        target = {**group, "Targets": [{"Id": "10.0.9.9", "Port": 5432}]}
        replies = self.call("elbv2", ("describe_load_balancers", {}), ("describe_target_groups", {}),
                            ("register_targets", target), ("describe_target_health", group),
                            ("deregister_targets", target))
        balancer = replies[0]["LoadBalancers"][0]
        self.assertEqual(self.outputs["LoadBalancerDns"], balancer["DNSName"])
        self.assertEqual(2, len(replies[3]["TargetHealthDescriptions"]))
        arn = {"LoadBalancerArn": balancer["LoadBalancerArn"]}
        self.call("elbv2", ("describe_listeners", arn))
        protected = [{"Key": "deletion_protection.enabled", "Value": "true"}]
        changed, told = self.call("elbv2", ("modify_load_balancer_attributes", {**arn, "Attributes": protected}),
                                  ("describe_load_balancer_attributes", arn))
        self.assertIn(protected[0], changed["Attributes"])
        self.assertIn(protected[0], told["Attributes"])
        self.refused("LoadBalancerNotFound", self.client("elbv2").describe_load_balancer_attributes,
                     LoadBalancerArn=arn["LoadBalancerArn"] + "0")

    def test_function_and_its_interfaces(self):
        """Out of its network, and back: its interfaces are free some time later, and no sooner can be deleted."""
        function, client, ec2 = {"FunctionName": "myapp-rotation"}, self.client("lambda"), self.client("ec2")
        before = self.call("lambda", ("get_function_configuration", function))[0]
        self.assertEqual(("Active", "Successful"), (before["State"], before["LastUpdateStatus"]))
        of_it = {"Filters": [{"Name": "vpc-id", "Values": [before["VpcConfig"]["VpcId"]]},
                             {"Name": "description", "Values": ["AWS Lambda VPC ENI-myapp-rotation-*"]}]}
        held = self.call("ec2", ("describe_network_interfaces", of_it))[0]["NetworkInterfaces"]
        self.assertEqual(set(before["VpcConfig"]["SubnetIds"]), {interface["SubnetId"] for interface in held})
        self.assertEqual({"in-use"}, {interface["Status"] for interface in held})
        for interface in held:
            name = {"NetworkInterfaceId": interface["NetworkInterfaceId"]}
            self.assertIn("is currently in use.", self.refused("InvalidParameterValue", ec2.delete_network_interface, **name))
        self.clock.stands()
        left = self.call("lambda", ("update_function_configuration",
                                    {**function, "VpcConfig": {"SubnetIds": [], "SecurityGroupIds": []}}))[0]
        self.assertEqual("InProgress", left["LastUpdateStatus"])

        def available():  # for minutes, until Lambda removes it itself
            self.clock.stands(10)
            return ec2.describe_network_interfaces(**of_it)["NetworkInterfaces"][0]["Status"] == "available"

        until(available)
        free = [{"NetworkInterfaceId": interface["NetworkInterfaceId"]} for interface in held]
        self.call("ec2", ("delete_network_interface", free[0]))
        self.refused("InvalidNetworkInterfaceID.NotFound", ec2.delete_network_interface, **free[0])
        self.clock.runs(int(SPEED))
        after = client.get_function_configuration(**function)
        self.assertFalse(after.get("VpcConfig", {}).get("VpcId"))
        back = {key: before["VpcConfig"][key] for key in ("SubnetIds", "SecurityGroupIds")}
        client.update_function_configuration(**function, VpcConfig=back)
        until(lambda: client.get_function_configuration(**function)["LastUpdateStatus"] != "InProgress")
        self.assertEqual(back["SubnetIds"], client.get_function_configuration(**function)["VpcConfig"]["SubnetIds"])
        self.refused("ResourceNotFoundException", client.get_function_configuration, FunctionName="nobody")

    def test_cloudformation(self):
        stack = {"StackName": "myapp"}
        change_set = {**stack, "ChangeSetName": "one"}
        change = {"UsePreviousTemplate": True, "Capabilities": CAPABILITIES, "Parameters": [
            {"ParameterKey": row["ParameterKey"], "UsePreviousValue": True} for row in PARAMETERS[1:]] + [
            {"ParameterKey": "AppName", "UsePreviousValue": True}, {"ParameterKey": "BackupDays", "ParameterValue": "9"}]}
        cfn = self.client("cloudformation")
        self.call("cloudformation", ("describe_stacks", {}), ("list_stacks", {}), ("describe_stack_events", stack),
                  ("describe_stack_resources", stack), ("list_stack_resources", stack), ("get_template", stack),
                  ("describe_stack_resource", {**stack, "LogicalResourceId": "Database"}),
                  ("get_template_summary", stack), ("validate_template", {"TemplateBody": self.template}),
                  ("update_termination_protection", {**stack, "EnableTerminationProtection": True}),
                  ("update_termination_protection", {**stack, "EnableTerminationProtection": False}),
                  ("get_stack_policy", stack), ("list_exports", {}), ("list_change_sets", stack),
                  ("create_change_set", {**change_set, **change}))
        cfn.get_waiter("change_set_create_complete").wait(**change_set, WaiterConfig=QUICK)
        self.call("cloudformation", ("describe_change_set", change_set), ("delete_change_set", change_set),
                  ("create_change_set", {**change_set, **change}))
        cfn.get_waiter("change_set_create_complete").wait(**change_set, WaiterConfig=QUICK)
        self.call("cloudformation", ("execute_change_set", change_set))
        if hasattr(cfn, "describe_events"):
            self.call("cloudformation", ("describe_events", {"ChangeSetName": "one", **stack}))
        cfn.get_waiter("stack_update_complete").wait(**stack, WaiterConfig=QUICK)
        # A log group goes and the allow list changes behind the stack's back: drift tells both.
        log = {"logGroupName": "/aws/rds/instance/myapp/postgresql"}
        self.call("logs", ("filter_log_events", {**log, "filterPattern": "nothing"}))
        self.call("logs", ("delete_log_group", {"logGroupName": "/aws/rds/instance/myapp/postgresql"}))
        detection = self.call("cloudformation", ("detect_stack_drift", stack))[0]["StackDriftDetectionId"]
        ask = {"StackDriftDetectionId": detection}
        until(lambda: cfn.describe_stack_drift_detection_status(**ask)["DetectionStatus"] != "DETECTION_IN_PROGRESS")
        found = cfn.describe_stack_drift_detection_status(**ask)
        self.assertEqual("DRIFTED", found["StackDriftStatus"])
        drifts = self.call("cloudformation", ("describe_stack_resource_drifts", stack))[0]["StackResourceDrifts"]
        self.assertIn("/aws/rds/instance/myapp/postgresql", [
            drift["PhysicalResourceId"] for drift in drifts if drift["StackResourceDriftStatus"] == "DELETED"])
        self.operations_by_hand(cfn)

    def operations_by_hand(self, cfn):
        """A small stack through the operations that the program itself seldom needs."""
        body = json.dumps({"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}})
        other = {"StackName": "other"}
        self.call("cloudformation", ("create_stack", {**other, "TemplateBody": body}))
        cfn.get_waiter("stack_create_complete").wait(**other, WaiterConfig=QUICK)
        grown = json.dumps({"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}, "More": {"Type": "AWS::SNS::Topic"}}})
        self.call("cloudformation", ("update_stack", {**other, "TemplateBody": grown}))
        cfn.get_waiter("stack_update_complete").wait(**other, WaiterConfig=QUICK)
        for name, arguments in (("cancel_update_stack", other), ("continue_update_rollback", other),
                                ("rollback_stack", other), ("list_imports", {"ExportName": "none"}),
                                ("set_stack_policy", {**other, "StackPolicyBody": "{}"})):
            with self.subTest(name):
                try:
                    getattr(cfn, name)(**arguments)
                except botocore.exceptions.ClientError as error:
                    self.assertEqual("ValidationError", error.response["Error"]["Code"])
        self.call("cloudformation", ("delete_stack", other))

    def beyond(self, service, operations):
        if service not in SERVICES:
            return set() if NEWEST else operations
        known = self.client(service).meta.service_model.operation_names
        return set() if NEWEST else operations - set(known)

    def test_zz_all_were_called(self):
        """Runs last by its name: what no test above called is not known to be right. An old client can't call all."""
        left = {service: sorted(operations - self.called.get(service, set()) - self.beyond(service, operations))
                for service, operations in served().items()}
        self.assertEqual({}, {service: operations for service, operations in left.items() if operations})


if __name__ == "__main__":
    unittest.main()
