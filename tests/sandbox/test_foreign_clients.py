"""Debian's awscli and boto3 against the sandbox: what keeps it honest about signatures, protocols and words."""

import base64
import datetime
import json
import os
import subprocess
import unittest
import urllib.request

from botocore.auth import SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from patience import PATIENCE, until
from server import TEMPLATE, ServerTest

VISITOR = {"key": "AKIASANDBOX00VISITOR", "secret": "sandbox/visitor/not+a+secret/01234567890"}
EXPIRED = {"key": "ASIASANDBOX00EXPIRED", "secret": "sandbox/expired/not+a+secret/01234567890",
           "token": "sandbox-session-that-is-over"}


class Signatures(ServerTest):
    def setUp(self):
        super().setUp()
        self.server = self.serve()

    def test_who_am_i(self):
        said = self.aws(self.server, "sts", "get-caller-identity")
        self.assertEqual("123456789012", said["Account"])
        self.assertEqual("arn:aws:iam::123456789012:user/operator", said["Arn"])
        aliases = self.server.client("iam", region="us-east-1").list_account_aliases()["AccountAliases"]
        self.assertEqual(["secure-rds-sandbox"], aliases)

    def test_wrong_secret(self):
        words = self.aws(self.server, "sts", "get-caller-identity", ok=False, AWS_SECRET_ACCESS_KEY="wrong")
        self.assertIn("(SignatureDoesNotMatch)", words)
        for service, call, code in (("ec2", "describe_vpcs", "AuthFailure"),
                                    ("rds", "describe_db_instances", "SignatureDoesNotMatch"),
                                    ("secretsmanager", "list_secrets", "InvalidSignatureException")):
            with self.subTest(service):
                self.refused(code, getattr(self.server.client(service, secret="wrong"), call))

    def test_unknown_key(self):
        words = self.aws(self.server, "sts", "get-caller-identity", ok=False, AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE")
        self.assertIn("(InvalidClientTokenId)", words)
        self.refused("UnrecognizedClientException",
                     self.server.client("kms", key="AKIAIOSFODNN7EXAMPLE").list_aliases)

    def test_token_that_is_not_ours(self):
        self.refused("InvalidClientTokenId", self.server.client("sts", token="stale").get_caller_identity)

    def test_ended_session(self):
        self.refused("ExpiredToken", self.server.client("sts", **EXPIRED).get_caller_identity)
        self.refused("RequestExpired", self.server.client("ec2", **EXPIRED).describe_vpcs)
        self.refused("ExpiredTokenException", self.server.client("ssm", **EXPIRED).get_parameter, Name="/x")

    def test_visitor_may_only_ask_who_he_is(self):
        self.assertIn("visitor", self.server.client("sts", **VISITOR).get_caller_identity()["Arn"])
        words = self.refused("AccessDenied", self.server.client("cloudformation", **VISITOR).describe_stacks)
        self.assertIn("not authorized to perform: cloudformation:DescribeStacks", words)
        self.refused("UnauthorizedOperation", self.server.client("ec2", **VISITOR).describe_vpcs)
        self.refused("AccessDeniedException", self.server.client("secretsmanager", **VISITOR).list_secrets)

    def test_assumed_role(self):
        sts = self.server.client("sts")
        made = sts.assume_role(RoleArn="arn:aws:iam::123456789012:role/deployer", RoleSessionName="night")
        keys = made["Credentials"]
        role = self.server.client("sts", key=keys["AccessKeyId"], secret=keys["SecretAccessKey"],
                                  token=keys["SessionToken"])
        self.assertEqual("arn:aws:sts::123456789012:assumed-role/deployer/night", role.get_caller_identity()["Arn"])
        self.refused("InvalidClientTokenId", self.server.client(
            "sts", key=keys["AccessKeyId"], secret=keys["SecretAccessKey"]).get_caller_identity)
        self.refused("AccessDenied", sts.assume_role, RoleArn="arn:aws:iam::999999999999:role/x", RoleSessionName="night")

    def test_wrong_region(self):
        words = self.refused("SignatureDoesNotMatch", self.server.client("sts", region="mars-north-1")
                             .get_caller_identity)
        self.assertIn("mars-north-1", words)
        self.refused("SignatureDoesNotMatch", self.server.client("iam", region="us-gov-west-1").list_account_aliases)
        # One that the account has not enabled takes its keys for nobody's.
        self.refused("InvalidClientTokenId", self.server.client("sts", region="eu-south-1").get_caller_identity)
        self.refused("AuthFailure", self.server.client("ec2", region="af-south-1").describe_vpcs)

    def presigned(self, expires=60, secret=None, changed=""):
        request = AWSRequest("GET", self.server.url + "/",
                             params={"Action": "GetCallerIdentity", "Version": "2011-06-15"})
        keys = Credentials(self.server.said["access_key_id"], secret or self.server.said["secret_access_key"])
        SigV4QueryAuth(keys, "sts", "eu-west-1", expires=expires).add_auth(request)
        try:
            with urllib.request.urlopen(request.prepare().url + changed) as reply:
                return reply.status, reply.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def test_presigned_url(self):
        self.assertEqual(200, self.presigned()[0])
        self.assertEqual(403, self.presigned(secret="wrong")[0])
        self.assertEqual(403, self.presigned(changed="&Extra=1")[0])

    def test_nobody_signed(self):
        for path, body, code in (("/?Action=GetCallerIdentity&Version=2011-06-15", None, 403), ("/nowhere", None, 404),
                                 ("/", b"Action=%zz", 400)):
            with self.subTest(path), self.assertRaises(urllib.error.HTTPError) as caught:
                urllib.request.urlopen(self.server.url + path, body)
            self.assertEqual(code, caught.exception.code)
            caught.exception.close()

    def test_own_address(self):
        with urllib.request.urlopen(self.server.said["checkip_url"]) as reply:
            self.assertEqual("203.0.113.7", reply.read().decode().strip())


class Policy(ServerTest):
    def test_the_operator_is_held_to_it(self):
        path = os.path.join(self.folder, "policy.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": ["ec2:Describe*", "iam:*", "cloudwatch:*"], "Resource": "*"}]}, file)
        server = self.serve("--fault", "policy:" + path)
        server.client("ec2").describe_vpcs()
        server.client("cloudwatch").describe_alarms()
        server.client("sts").get_caller_identity()
        words = self.refused("AccessDenied", server.client("rds").describe_db_instances)
        self.assertIn("is not authorized to perform: rds:DescribeDBInstances", words)
        self.refused("UnauthorizedOperation", server.client("ec2").delete_key_pair, KeyName="laptop")
        self.refused("AccessDeniedException", server.client("ssm").get_parameter, Name="/x")
        asked = server.client("iam", region="us-east-1").simulate_principal_policy(
            PolicySourceArn="arn:aws:iam::123456789012:user/operator", ActionNames=["ec2:DescribeVpcs", "rds:CreateDBInstance"])
        self.assertEqual(["allowed", "implicitDeny"], [result["EvalDecision"] for result in asked["EvaluationResults"]])


class Skew(ServerTest):
    def test_both_ways(self):
        for skew, words in (("600", "Signature expired: "), ("-600", "Signature not yet current: ")):
            with self.subTest(skew):
                server = self.serve("--fault", "skew:" + skew)
                said = self.refused("SignatureDoesNotMatch", server.client("sts").get_caller_identity)
                self.assertIn(words, said)
                with self.assertRaises(urllib.error.HTTPError) as caught:
                    urllib.request.urlopen(server.url + "/?Action=GetCallerIdentity")
                date = datetime.datetime.strptime(caught.exception.headers["Date"], "%a, %d %b %Y %H:%M:%S %Z")
                caught.exception.close()
                off = (date - datetime.datetime.utcnow()).total_seconds()
                self.assertAlmostEqual(float(skew), off, delta=30)


class Parameters(ServerTest):
    def setUp(self):
        super().setUp()
        self.server = self.serve()

    def loose(self, service):
        """A client that sends what it is told, sound or not."""
        return self.server.client(service, parameter_validation=False)

    def test_what_aws_refuses(self):
        cases = (
            ("cloudformation", "create_change_set", {"ChangeSetName": "x"}, "ValidationError", "'stackName'"),
            ("cloudformation", "create_change_set",
             {"StackName": "a", "ChangeSetName": "b", "ChangeSetType": "MAYBE"}, "ValidationError",
             "Member must satisfy enum value set: [CREATE, UPDATE, IMPORT]"),
            ("ec2", "get_managed_prefix_list_entries", {}, "MissingParameter", "PrefixListId"),
            ("rds", "describe_orderable_db_instance_options", {}, "MissingParameter", "Engine"),
            ("secretsmanager", "describe_secret", {}, "ValidationException", "Member must not be null"),
            ("secretsmanager", "describe_secret", {"SecretId": "a" * 3000}, "ValidationException",
             "less than or equal to 2048"),
            ("kms", "describe_key", {"KeyId": 17}, "SerializationException", "can not be converted to a String"),
            ("elbv2", "describe_load_balancers", {"PageSize": 5000}, "ValidationError", "400"),
        )
        for service, call, arguments, code, words in cases:
            with self.subTest(call, **arguments):
                self.assertIn(words, self.refused(code, getattr(self.loose(service), call), **arguments))

    def test_unknown_parameter_and_action(self):
        sts = self.server.client("sts")
        sts.meta.events.register("before-call", lambda params, **_: params["body"].update(Extra="1"))
        self.assertIn("Extra", self.refused("ValidationError", sts.get_caller_identity))
        ec2 = self.server.client("ec2")
        ec2.meta.events.register("before-call", lambda params, **_: params["body"].update(Extra="1"))
        self.assertIn("Extra", self.refused("UnknownParameter", ec2.describe_vpcs))
        self.refused("InvalidAction", self.server.client("ec2").run_instances, MinCount=1, MaxCount=1)
        self.refused("UnknownOperationException", self.server.client("kms").create_key)


class Discovery(ServerTest):
    def setUp(self):
        super().setUp()
        self.server = self.serve()

    def test_regions_zones_and_keys(self):
        ec2 = self.server.client("ec2")
        self.assertEqual(4, len(ec2.describe_regions()["Regions"]))
        zones = ec2.describe_availability_zones(Filters=[{"Name": "state", "Values": ["avail*"]}])
        self.assertEqual(["eu-west-1a", "eu-west-1b", "eu-west-1c"],
                         [zone["ZoneName"] for zone in zones["AvailabilityZones"]])
        self.assertEqual([], ec2.describe_availability_zones(
            Filters=[{"Name": "zone-type", "Values": ["local-zone"]}])["AvailabilityZones"])
        self.refused("InvalidParameterValue", ec2.describe_availability_zones,
                     Filters=[{"Name": "colour", "Values": ["red"]}])
        pairs = self.aws(self.server, "ec2", "describe-key-pairs")["KeyPairs"]
        self.assertEqual({"laptop": "rsa", "myapp-bastion": "ed25519"},
                         {pair["KeyName"]: pair["KeyType"] for pair in pairs})

    def test_key_imported(self):
        for kind, options in (("ed25519", ()), ("rsa", ("-b", "2048"))):
            path = os.path.join(self.folder, kind)
            subprocess.run(["ssh-keygen", "-q", "-t", kind, *options, "-N", "", "-f", path], check=True)
            self.aws(self.server, "ec2", "import-key-pair", "--key-name", kind, "--public-key-material",
                     f"fileb://{path}.pub")
            ec2 = self.server.client("ec2")
            pair = ec2.describe_key_pairs(KeyNames=[kind], IncludePublicKey=True)["KeyPairs"][0]
            with open(path + ".pub", encoding="ascii") as file:
                blob = base64.b64decode(file.read().split()[1])
            self.assertEqual(blob, base64.b64decode(pair["PublicKey"].split()[1]))
            said = subprocess.run(["ssh-keygen", "-l", "-E", "sha256", "-f", path + ".pub"], check=True,
                                  capture_output=True, text=True).stdout.split()[1]
            if kind == "ed25519":
                self.assertEqual(said.removeprefix("SHA256:"), pair["KeyFingerprint"].rstrip("="))
            else:
                self.assertRegex(pair["KeyFingerprint"], r"^([0-9a-f]{2}:){15}[0-9a-f]{2}$")
            self.refused("InvalidKeyPair.Duplicate", ec2.import_key_pair, KeyName=kind, PublicKeyMaterial=b"x")
        self.refused("InvalidKey.Format", ec2.import_key_pair, KeyName="bad", PublicKeyMaterial=b"no key")
        ec2.delete_key_pair(KeyName="rsa")
        self.refused("InvalidKeyPair.NotFound", ec2.describe_key_pairs, KeyNames=["rsa"])

    def test_orderable_classes(self):
        rds = self.server.client("rds")
        version = rds.describe_db_engine_versions(Engine="postgres", EngineVersion="17", DefaultOnly=True)
        version = version["DBEngineVersions"][0]["EngineVersion"]
        pages = list(rds.get_paginator("describe_orderable_db_instance_options").paginate(
            Engine="postgres", EngineVersion=version))
        options = [option for page in pages for option in page["OrderableDBInstanceOptions"]]
        self.assertGreater(len(pages), 2)
        self.assertLessEqual(max(len(page["OrderableDBInstanceOptions"]) for page in pages), 100)
        self.assertEqual(len(options), len({(o["DBInstanceClass"], o["StorageType"]) for o in options}))
        micro = [o for o in options if o["DBInstanceClass"] == "db.t4g.micro" and o["StorageType"] == "gp3"]
        self.assertEqual(3, len(micro[0]["AvailabilityZones"]))
        self.assertTrue(any(not o["SupportsPerformanceInsights"] for o in options))
        listed = self.aws(self.server, "rds", "describe-orderable-db-instance-options", "--engine", "postgres",
                          "--engine-version", version)
        self.assertEqual(len(options), len(listed["OrderableDBInstanceOptions"]))

    def test_quotas_parameters_prices(self):
        quotas = self.server.client("service-quotas")
        self.assertEqual(5, quotas.get_service_quota(ServiceCode="vpc", QuotaCode="L-F678F1CE")["Quota"]["Value"])
        self.refused("NoSuchResourceException", quotas.get_service_quota, ServiceCode="rds", QuotaCode="L-7B6409FD")
        self.assertEqual(40, quotas.get_aws_default_service_quota(
            ServiceCode="rds", QuotaCode="L-7B6409FD")["Quota"]["Value"])
        image = self.server.client("ssm").get_parameter(
            Name="/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64")["Parameter"]["Value"]
        found = self.server.client("ec2").describe_images(ImageIds=[image])["Images"][0]
        self.assertEqual("arm64", found["Architecture"])
        prices = self.server.client("pricing", region="us-east-1").get_products(
            ServiceCode="AmazonRDS", Filters=[
                {"Type": "TERM_MATCH", "Field": "instanceType", "Value": "db.t4g.micro"},
                {"Type": "TERM_MATCH", "Field": "regionCode", "Value": "us-east-1"},
                {"Type": "TERM_MATCH", "Field": "deploymentOption", "Value": "Single-AZ"}])["PriceList"]
        self.assertEqual(1, len(prices))
        term = next(iter(json.loads(prices[0])["terms"]["OnDemand"].values()))
        price = float(next(iter(term["priceDimensions"].values()))["pricePerUnit"]["USD"])
        self.assertAlmostEqual(0.016, price, delta=0.001)


class Stack(ServerTest):
    """The template of the program, through other people's clients: made, changed, deleted."""

    def test_whole_life(self):
        server = self.serve("--speed", "1000")
        self.aws(server, "cloudformation", "create-change-set", "--stack-name", "myapp", "--change-set-name", "first",
                 "--change-set-type", "CREATE", "--template-body", "file://" + TEMPLATE, "--capabilities",
                 "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND", "--parameters", "ParameterKey=AppName,ParameterValue=myapp",
                 "ParameterKey=BastionKeyPair,ParameterValue=myapp-bastion",
                 "ParameterKey=DeletionProtection,ParameterValue=false", "ParameterKey=LoadBalancer,ParameterValue=true")
        cfn = server.client("cloudformation")
        quick = {"Delay": 1, "MaxAttempts": PATIENCE}
        cfn.get_waiter("change_set_create_complete").wait(StackName="myapp", ChangeSetName="first", WaiterConfig=quick)
        self.aws(server, "cloudformation", "execute-change-set", "--stack-name", "myapp", "--change-set-name", "first")
        cfn.get_waiter("stack_create_complete").wait(StackName="myapp", WaiterConfig=quick)
        stack = cfn.describe_stacks(StackName="myapp")["Stacks"][0]
        outputs = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
        self.check_services(server, outputs)
        self.check_allow_list(server, outputs["AllowedAddressesId"])
        events = self.aws(server, "cloudformation", "describe-stack-events", "--stack-name", "myapp")["StackEvents"]
        self.assertEqual("CREATE_COMPLETE", events[0]["ResourceStatus"])
        self.assertEqual("AWS::CloudFormation::Stack", events[0]["ResourceType"])
        self.assertGreater(len(events), 150)
        self.update(server, cfn, quick)
        cfn.delete_stack(StackName="myapp")
        cfn.get_waiter("stack_delete_complete").wait(StackName=stack["StackId"], WaiterConfig=quick)
        snapshots = server.client("rds").describe_db_snapshots()["DBSnapshots"]
        self.assertEqual(["myapp"], [snapshot["DBInstanceIdentifier"] for snapshot in snapshots])
        self.refused("ValidationError", cfn.describe_stacks, StackName="myapp")

    def update(self, server, cfn, quick):
        with open(TEMPLATE, encoding="utf-8") as file:
            template = file.read()
        kept = [{"ParameterKey": key, "UsePreviousValue": True} for key in ("AppName", "BastionKeyPair", "LoadBalancer",
                                                                           "DeletionProtection")]
        cfn.create_change_set(StackName="myapp", ChangeSetName="second", TemplateBody=template, Parameters=kept + [
            {"ParameterKey": "BackupDays", "ParameterValue": "14"}],
            Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"])
        cfn.get_waiter("change_set_create_complete").wait(StackName="myapp", ChangeSetName="second", WaiterConfig=quick)
        changes = cfn.describe_change_set(StackName="myapp", ChangeSetName="second")["Changes"]
        changes = {change["ResourceChange"]["LogicalResourceId"]: change["ResourceChange"] for change in changes}
        self.assertEqual("BackupRetentionPeriod", changes["Database"]["Details"][0]["Target"]["Name"])
        self.assertNotIn("True", {change["Replacement"] for change in changes.values()})
        cfn.execute_change_set(StackName="myapp", ChangeSetName="second")
        cfn.get_waiter("stack_update_complete").wait(StackName="myapp", WaiterConfig=quick)
        database = server.client("rds").describe_db_instances(DBInstanceIdentifier="myapp")["DBInstances"][0]
        self.assertEqual(14, database["BackupRetentionPeriod"])

    def check_services(self, server, outputs):
        database = self.aws(server, "rds", "describe-db-instances", "--db-instance-identifier", "myapp")["DBInstances"][0]
        self.assertEqual("available", database["DBInstanceStatus"])
        self.assertEqual(outputs["DatabaseEndpoint"], database["Endpoint"]["Address"])
        self.assertTrue(database["StorageEncrypted"])
        secret = json.loads(server.client("secretsmanager").get_secret_value(SecretId=outputs["SecretArn"])["SecretString"])
        self.assertEqual(database["Endpoint"]["Address"], secret["host"])
        self.assertGreaterEqual(len(secret["password"]), 24)
        self.assertTrue(server.client("secretsmanager").describe_secret(SecretId=outputs["SecretArn"])["RotationEnabled"])
        bastion = server.client("ec2").describe_instances(InstanceIds=[outputs["BastionInstanceId"]])
        bastion = bastion["Reservations"][0]["Instances"][0]
        self.assertEqual("running", bastion["State"]["Name"])
        self.assertEqual("myapp-bastion", bastion["KeyName"])
        self.assertEqual(outputs["VpcId"], bastion["VpcId"])
        health = server.client("elbv2").describe_target_health(TargetGroupArn=outputs["TargetGroupArn"])
        self.assertEqual(["healthy"], [target["TargetHealth"]["State"] for target in health["TargetHealthDescriptions"]])
        groups = [g["logGroupName"] for g in server.client("logs").describe_log_groups(
            logGroupNamePrefix="/aws/rds/instance/myapp/")["logGroups"]]
        self.assertIn("/aws/rds/instance/myapp/postgresql", groups)
        self.assertEqual(2, len(server.client("ec2").describe_vpcs()["Vpcs"]))

    def check_allow_list(self, server, prefix_list):
        ec2 = server.client("ec2")

        def state():
            return ec2.describe_managed_prefix_lists(PrefixListIds=[prefix_list])["PrefixLists"][0]

        def settled():
            until(lambda: not state()["State"].endswith("-in-progress"))
            return state()

        first = settled()
        self.assertEqual(1, first["Version"])
        said = self.aws(server, "ec2", "modify-managed-prefix-list", "--prefix-list-id", prefix_list, "--current-version",
                        "1", "--add-entries", "Cidr=198.51.100.0/28,Description=build servers")
        self.assertEqual("modify-in-progress", said["PrefixList"]["State"])
        self.assertEqual(2, settled()["Version"])
        entries = {e["Cidr"]: e.get("Description") for e in ec2.get_managed_prefix_list_entries(
            PrefixListId=prefix_list)["Entries"]}
        self.assertEqual("build servers", entries["198.51.100.0/28"])
        self.refused("PrefixListVersionMismatch", ec2.modify_managed_prefix_list, PrefixListId=prefix_list,
                     CurrentVersion=1, AddEntries=[{"Cidr": "192.0.2.0/24"}])
        self.refused("InvalidParameterValue", ec2.modify_managed_prefix_list, PrefixListId=prefix_list, CurrentVersion=2,
                     AddEntries=[{"Cidr": "198.51.100.0/28"}], RemoveEntries=[{"Cidr": "198.51.100.0/28"}])
        self.refused("PrefixListMaxEntriesExceeded", ec2.modify_managed_prefix_list, PrefixListId=prefix_list,
                     CurrentVersion=2, AddEntries=[{"Cidr": f"233.252.0.{i}/32"} for i in range(40)])
        ec2.restore_managed_prefix_list_version(PrefixListId=prefix_list, PreviousVersion=1, CurrentVersion=2)
        self.assertEqual(3, settled()["Version"])
        entries = ec2.get_managed_prefix_list_entries(PrefixListId=prefix_list)["Entries"]
        self.assertNotIn("198.51.100.0/28", [entry["Cidr"] for entry in entries])


if __name__ == "__main__":
    unittest.main()
