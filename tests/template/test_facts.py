"""What the template builds, fact by fact, in every combination of the options that change it."""
import fnmatch
import ipaddress
import itertools
import json
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import cloudformation

TEMPLATE = cloudformation.load()
TEXT = cloudformation.TEMPLATE.read_text()
OPTIONS = {
    "LoadBalancer": ("false", "true"),
    "Nat": ("instance", "gateway", "gateway_per_zone", "none"),
    "CloudTrail": ("false", "true"),
    "S3Bucket": ("", "shop-files"),
    "AlarmEmail": ("", "ops@example.org"),
    "MultiAz": ("false", "true"),
    "EncryptionKeys": ("separate", "one"),
}
STACKS = [
    (dict(zip(OPTIONS, values)), cloudformation.Stack(TEMPLATE, **dict(zip(OPTIONS, values))))
    for values in itertools.product(*OPTIONS.values())
]
PORT = "5432"
KEEP = "RetainExceptOnCreate"
EVERYONE = "0.0.0.0/0"


def ref(name):
    return {"Ref": name}


def att(name, attribute):
    return {"Fn::GetAtt": [name, attribute]}


class Facts(unittest.TestCase):
    def stacks(self, **wanted):
        """Each combination in which those options have those values."""
        seen = 0
        for options, stack in STACKS:
            if all(options[name] == value for name, value in wanted.items()):
                seen += 1
                with self.subTest(**{name: value for name, value in options.items() if value}):
                    yield stack
        self.assertTrue(seen)

    def key_of(self, stack, separate):
        return separate if stack.parameters["EncryptionKeys"] == "separate" else "StorageKey"

    def ingress(self, stack, group):
        """Every rule that lets something into that group: those inside it and those beside it."""
        rules = list(stack[group].get("SecurityGroupIngress", []))
        for name in stack.of_type("AWS::EC2::SecurityGroupIngress"):
            if stack[name]["GroupId"] == ref(group):
                rules.append(stack[name])
        return rules

    def sources(self, stack, group):
        return sorted(
            (str(rule["FromPort"]), rule.get("CidrIp") or (rule.get("SourceSecurityGroupId") or rule["SourcePrefixListId"])["Ref"])
            for rule in self.ingress(stack, group)
        )

    # ---- network

    def test_network_has_two_zones_with_a_public_and_a_private_subnet_each(self):
        for stack in self.stacks():
            self.assertEqual(stack["Vpc"]["CidrBlock"], "10.0.0.0/16")
            self.assertTrue(stack["Vpc"]["EnableDnsHostnames"])
            zones = {name: stack[name]["AvailabilityZone"] for name in stack.of_type("AWS::EC2::Subnet")}
            self.assertEqual(zones, {
                "PublicSubnetOne": "eu-west-1a", "PrivateSubnetOne": "eu-west-1a",
                "PublicSubnetTwo": "eu-west-1b", "PrivateSubnetTwo": "eu-west-1b"})

    def test_subnets_fill_any_network_without_overlap(self):
        for size in range(16, 25):
            network = ipaddress.ip_network("172.16.0.0/%d" % size)
            stack = cloudformation.Stack(TEMPLATE, NetworkCidr=str(network))
            subnets = [ipaddress.ip_network(stack[name]["CidrBlock"]) for name in stack.of_type("AWS::EC2::Subnet")]
            for one, other in itertools.combinations(subnets, 2):
                self.assertFalse(one.overlaps(other), (network, one, other))
            self.assertTrue(all(subnet.subnet_of(network) and subnet.prefixlen <= 28 for subnet in subnets), network)

    def test_public_subnets_reach_the_internet_gateway(self):
        for stack in self.stacks():
            self.assertEqual(stack["PublicRoute"]["GatewayId"], ref("InternetGateway"))
            self.assertEqual(stack["PublicRoute"]["DestinationCidrBlock"], EVERYONE)
            for number in ("One", "Two"):
                self.assertEqual(stack["PublicRoutes" + number]["SubnetId"], ref("PublicSubnet" + number))
                self.assertEqual(stack["PublicRoutes" + number]["RouteTableId"], ref("PublicRouteTable"))
                self.assertNotIn("MapPublicIpOnLaunch", stack["PublicSubnet" + number])

    def test_private_subnets_have_egress_and_no_way_in(self):
        targets = {
            "instance": (("InstanceId", "NatInstance"), ("InstanceId", "NatInstance")),
            "gateway": (("NatGatewayId", "NatGatewayOne"), ("NatGatewayId", "NatGatewayOne")),
            "gateway_per_zone": (("NatGatewayId", "NatGatewayOne"), ("NatGatewayId", "NatGatewayTwo")),
        }
        for nat, expected in targets.items():
            for stack in self.stacks(Nat=nat):
                for number, (kind, name) in zip(("One", "Two"), expected):
                    route = dict(stack["PrivateRoute" + number])
                    self.assertEqual(route.pop("RouteTableId"), ref("PrivateRouteTable" + number))
                    self.assertEqual(route, {"DestinationCidrBlock": EVERYONE, kind: ref(name)})
        for stack in self.stacks():
            for number in ("One", "Two"):
                self.assertEqual(stack["PrivateRoutes" + number]["SubnetId"], ref("PrivateSubnet" + number))
                self.assertEqual(stack["PrivateRoutes" + number]["RouteTableId"], ref("PrivateRouteTable" + number))

    def test_without_a_nat_nothing_of_it_is_made_and_the_private_subnets_have_no_way_out(self):
        for stack in self.stacks(Nat="none"):
            self.assertFalse([name for name in stack.resources if name.startswith(("Nat", "PrivateRouteOne", "PrivateRouteTwo"))])
            self.assertEqual([ref("PublicRouteTable")], [stack[name]["RouteTableId"] for name in stack.of_type("AWS::EC2::Route")])

    def test_one_nat_of_the_chosen_kind(self):
        for nat, instances, gateways in (("instance", 1, 0), ("gateway", 0, 1), ("gateway_per_zone", 0, 2), ("none", 0, 0)):
            for stack in self.stacks(Nat=nat):
                self.assertEqual("NatInstance" in stack.resources, bool(instances))
                self.assertEqual(len(stack.of_type("AWS::EC2::NatGateway")), gateways)
                self.assertEqual(len(stack.of_type("AWS::EC2::EIP")), gateways)

    def test_nat_instance_is_a_t3_micro_that_forwards(self):
        for stack in self.stacks(Nat="instance"):
            nat = stack["NatInstance"]
            self.assertEqual(nat["InstanceType"], "t3.micro")
            self.assertIs(nat["SourceDestCheck"], False)
            self.assertEqual(nat["NetworkInterfaces"][0]["SubnetId"], ref("PublicSubnetOne"))
            script = stack["NatTemplate"]["LaunchTemplateData"]["UserData"]["Fn::Base64"]
            self.assertIn("net.ipv4.ip_forward=1", script)
            self.assertIn("masquerade", script)

    def test_nat_instance_admits_the_private_subnets_alone(self):
        for stack in self.stacks(Nat="instance"):
            sources = {rule["CidrIp"] for rule in self.ingress(stack, "NatSecurityGroup")}
            self.assertEqual(sources, {"10.0.128.0/17"})
            self.assertEqual({stack["PrivateSubnetOne"]["CidrBlock"], stack["PrivateSubnetTwo"]["CidrBlock"]},
                             {"10.0.128.0/18", "10.0.192.0/18"})

    def test_nat_instance_fails_loudly(self):
        for stack in self.stacks(Nat="instance"):
            self.assertIn("ResourceSignal", stack.resources["NatInstance"]["CreationPolicy"])
            script = stack["NatTemplate"]["LaunchTemplateData"]["UserData"]["Fn::Base64"]
            self.assertIn("cfn-signal -e $1 --stack shop --resource NatInstance", script)
            self.assertIn("trap 'tell 1' ERR", script)
            self.assertTrue(script.rstrip().endswith("tell 0"), "the good news comes last")

    def test_flow_logs_of_all_traffic_kept_a_year_under_a_key_the_logs_service_may_use(self):
        for stack in self.stacks():
            self.assertEqual(stack["FlowLog"]["TrafficType"], "ALL")
            self.assertEqual(stack["FlowLog"]["ResourceId"], ref("Vpc"))
            self.assertEqual(stack["FlowLog"]["LogGroupName"], ref("FlowLogs"))
            self.assertEqual(stack["FlowLogs"]["RetentionInDays"], "365")
            key = self.key_of(stack, "FlowLogsKey")
            self.assertEqual(stack["FlowLogs"]["KmsKeyId"], att(key, "Arn"))
            self.assertTrue(self.logs_may_use(stack, key, stack["FlowLogs"]["LogGroupName"]))

    def test_secrets_endpoint_in_the_private_subnets_for_this_secret_alone(self):
        for stack in self.stacks():
            endpoint = stack["SecretsEndpoint"]
            self.assertEqual(endpoint["VpcEndpointType"], "Interface")
            self.assertEqual(endpoint["ServiceName"], "com.amazonaws.eu-west-1.secretsmanager")
            self.assertEqual(endpoint["SubnetIds"], [ref("PrivateSubnetOne"), ref("PrivateSubnetTwo")])
            self.assertTrue(endpoint["PrivateDnsEnabled"])
            reading, random = endpoint["PolicyDocument"]["Statement"]
            self.assertEqual(reading["Resource"], "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-??????")
            self.assertEqual(random["Action"], "secretsmanager:GetRandomPassword")
            self.assertEqual(self.sources(stack, "EndpointSecurityGroup"), [("443", "RotationSecurityGroup")])

    def test_secrets_endpoint_in_one_zone_stands_beside_the_bastion(self):
        stack = cloudformation.Stack(TEMPLATE, EndpointZones="1")
        self.assertEqual(stack["SecretsEndpoint"]["SubnetIds"], [ref("PrivateSubnetOne")])
        self.assertEqual(stack["Bastion"]["NetworkInterfaces"][0]["SubnetId"], ref("PublicSubnetOne"))
        one, two = (stack[kind + "SubnetOne"]["AvailabilityZone"] for kind in ("Private", "Public"))
        self.assertEqual(one, two)

    def test_a_boundary_limits_each_role_that_is_made_here(self):
        boundary = "arn:aws:iam::123456789012:policy/boundary"
        for options, stack in STACKS:
            limited = cloudformation.Stack(TEMPLATE, **options, RoleBoundary=boundary)
            with self.subTest(**options):
                for name in stack.of_type("AWS::IAM::Role"):
                    self.assertNotIn("PermissionsBoundary", stack[name])
                    self.assertIn(limited[name]["PermissionsBoundary"], (boundary, ref("RoleBoundary")))

    def test_s3_by_its_own_endpoint_for_one_bucket_where_nothing_else_is_reached(self):
        for stack in self.stacks(S3Bucket=""):
            self.assertNotIn("S3Endpoint", stack.resources)
        for stack in self.stacks(S3Bucket="shop-files"):
            endpoint = stack["S3Endpoint"]
            self.assertEqual((endpoint["VpcEndpointType"], endpoint["ServiceName"]), ("Gateway", "com.amazonaws.eu-west-1.s3"))
            self.assertEqual(endpoint["RouteTableIds"], [ref("PrivateRouteTableOne"), ref("PrivateRouteTableTwo")])
            statement, = endpoint["PolicyDocument"]["Statement"]
            bound = ["arn:aws:s3:::shop-files", "arn:aws:s3:::shop-files/*"]
            self.assertEqual(statement["Resource"], bound if stack.parameters["Nat"] == "none" else "*")

    # ---- who may connect

    def test_database_port_from_rotation_bastion_and_load_balancer_only(self):
        for balanced in ("false", "true"):
            for stack in self.stacks(LoadBalancer=balanced):
                expected = [(PORT, "BastionSecurityGroup"), (PORT, "RotationSecurityGroup")]
                expected += [(PORT, "LoadBalancerSecurityGroup")] if balanced == "true" else []
                self.assertEqual(self.sources(stack, "DatabaseSecurityGroup"), sorted(expected))

    def test_ssh_to_the_bastion_from_the_allowed_addresses_only(self):
        for stack in self.stacks():
            self.assertEqual(self.sources(stack, "BastionSecurityGroup"), [("22", "AllowedAddresses")])

    def test_database_port_of_the_load_balancer_from_the_allowed_addresses_only(self):
        for stack in self.stacks(LoadBalancer="true"):
            self.assertEqual(self.sources(stack, "LoadBalancerSecurityGroup"), [(PORT, "AllowedAddresses")])

    def test_nothing_else_lets_anything_in(self):
        for stack in self.stacks():
            for group in stack.of_type("AWS::EC2::SecurityGroup"):
                for rule in self.ingress(stack, group):
                    self.assertNotEqual(rule.get("CidrIp"), EVERYONE, group)
                    self.assertNotIn("CidrIpv6", rule)
            self.assertEqual(self.sources(stack, "RotationSecurityGroup"), [])

    def test_outbound_is_what_each_needs(self):
        for stack in self.stacks():
            out = {
                group: [(rule["IpProtocol"], str(rule.get("FromPort", "")), rule.get("CidrIp") or rule["DestinationSecurityGroupId"]["Ref"])
                        for rule in stack[group]["SecurityGroupEgress"]]
                for group in stack.of_type("AWS::EC2::SecurityGroup")
            }
            self.assertEqual(out["BastionSecurityGroup"], [("tcp", PORT, "DatabaseSecurityGroup"), ("tcp", "443", EVERYONE)])
            self.assertEqual(out["RotationSecurityGroup"], [("tcp", PORT, "DatabaseSecurityGroup"), ("tcp", "443", "EndpointSecurityGroup")])
            self.assertEqual(out["EndpointSecurityGroup"], [("-1", "", "127.0.0.1/32")])
            self.assertEqual(out.get("LoadBalancerSecurityGroup", [("tcp", PORT, "DatabaseSecurityGroup")]), [("tcp", PORT, "DatabaseSecurityGroup")])
            s3 = bool(stack.parameters["S3Bucket"])
            self.assertEqual(out["DatabaseSecurityGroup"], [("tcp", "443", EVERYONE) if s3 else ("-1", "", "127.0.0.1/32")])

    def test_allow_list_fits_into_the_groups_that_name_it(self):
        for stack in self.stacks():
            entries = stack["AllowedAddresses"]["MaxEntries"]
            self.assertEqual(entries, 40, "a constant: it can't change together with the entries")
            for group in stack.of_type("AWS::EC2::SecurityGroup"):
                rules = sum(entries if "SourcePrefixListId" in rule else 1 for rule in self.ingress(stack, group))
                self.assertLessEqual(rules, 60, "%s: quota of rules per security group" % group)

    def test_nobody_is_allowed_before_the_user_says_so(self):
        entries = TEMPLATE["Resources"]["AllowedAddresses"]["Properties"]["Entries"]
        self.assertEqual([entry["Cidr"] for entry in entries], ["192.0.2.1/32"], "a documentation address (RFC 5737)")

    # ---- database

    def test_database_is_postgresql_named_after_the_app(self):
        for stack in self.stacks():
            database = stack["Database"]
            self.assertEqual((database["Engine"], database["EngineVersion"]), ("postgres", "17"))
            self.assertEqual((database["DBInstanceIdentifier"], database["DBName"]), ("shop", "shop"))
            self.assertTrue(database["AllowMajorVersionUpgrade"] and database["AutoMinorVersionUpgrade"])
            self.assertEqual(database["Port"], PORT)

    def test_database_name_takes_no_hyphens(self):
        self.assertEqual(cloudformation.Stack(TEMPLATE, AppName="my-web-shop")["Database"]["DBName"], "my_web_shop")
        self.assertEqual(cloudformation.Stack(TEMPLATE, DatabaseName="Orders")["Database"]["DBName"], "Orders")

    def test_parameter_family_follows_the_engine_version(self):
        for version, family in (("16", "postgres16"), ("17.6", "postgres17"), ("18", "postgres18")):
            stack = cloudformation.Stack(TEMPLATE, EngineVersion=version)
            self.assertEqual(stack["DatabaseParameters"]["Family"], family)

    def test_database_is_private(self):
        for stack in self.stacks():
            self.assertIs(stack["Database"]["PubliclyAccessible"], False)
            self.assertEqual(stack["Database"]["DBSubnetGroupName"], ref("DatabaseSubnets"))
            self.assertEqual(stack["DatabaseSubnets"]["SubnetIds"], [ref("PrivateSubnetOne"), ref("PrivateSubnetTwo")])
            self.assertEqual(stack["Database"]["VPCSecurityGroups"], [ref("DatabaseSecurityGroup")])

    def test_storage_is_20_gib_of_gp3_encrypted_and_grows(self):
        for stack in self.stacks():
            database = stack["Database"]
            self.assertEqual((database["StorageType"], database["AllocatedStorage"]), ("gp3", "20"))
            self.assertEqual(database["MaxAllocatedStorage"], "100")
            self.assertIs(database["StorageEncrypted"], True)
            self.assertEqual(database["KmsKeyId"], att("StorageKey", "Arn"))
            self.assertNotIn("Iops", database, "below 400 GiB gp3 takes none")
        self.assertNotIn("MaxAllocatedStorage", cloudformation.Stack(TEMPLATE, DatabaseMaxStorage=0)["Database"])

    def test_multi_az_is_a_choice(self):
        for choice in OPTIONS["MultiAz"]:
            for stack in self.stacks(MultiAz=choice):
                self.assertEqual(stack["Database"]["MultiAZ"], choice)

    def test_iam_authentication_monitoring_and_insights(self):
        for stack in self.stacks():
            database = stack["Database"]
            self.assertIs(database["EnableIAMDatabaseAuthentication"], True)
            self.assertEqual(database["MonitoringInterval"], 60)
            self.assertEqual(database["MonitoringRoleArn"], att("MonitoringRole", "Arn"))
            self.assertIs(database["EnablePerformanceInsights"], True)
            self.assertEqual(database["PerformanceInsightsKMSKeyId"], att(self.key_of(stack, "InsightsKey"), "Arn"))

    def test_insights_keep_what_aws_still_takes(self):
        for mode, days in (("standard", 7), ("advanced", 465)):
            database = cloudformation.Stack(TEMPLATE, Insights=mode)["Database"]
            self.assertEqual((database["DatabaseInsightsMode"], database["PerformanceInsightsRetentionPeriod"]), (mode, days))

    def test_query_log_is_exported_kept_a_year_and_made_first(self):
        for stack in self.stacks():
            self.assertEqual(stack["Database"]["EnableCloudwatchLogsExports"], ["postgresql", "upgrade"])
            for group, kind in (("QueryLogs", "postgresql"), ("UpgradeLogs", "upgrade")):
                self.assertEqual(stack[group]["LogGroupName"], "/aws/rds/instance/shop/" + kind)
                self.assertEqual(stack[group]["RetentionInDays"], "365")
                self.assertIn(group, stack.needs("Database"))
                self.assertTrue(self.logs_may_use(stack, "StorageKey", stack[group]["LogGroupName"]))

    def test_every_statement_is_logged_and_no_password(self):
        """What these settings do is shown with a real server by test_log_leak.py."""
        for stack in self.stacks():
            self.assertEqual(stack["Database"]["DBParameterGroupName"], ref("DatabaseParameters"))
            parameters = stack["DatabaseParameters"]["Parameters"]
            self.assertIn("pgaudit", parameters["shared_preload_libraries"])
            self.assertEqual(parameters["pgaudit.log"], "all")
            self.assertEqual(parameters["log_duration"], "1")
            self.assertEqual(parameters["log_statement"], "none")
            self.assertEqual(parameters["log_min_duration_statement"], "-1")
            self.assertEqual(parameters["log_min_error_statement"], "panic")
            self.assertEqual(parameters["pg_stat_statements.track_utility"], "0")

    def test_tls_is_forced_with_a_current_authority(self):
        for stack in self.stacks():
            self.assertEqual(stack["DatabaseParameters"]["Parameters"]["rds.force_ssl"], "1")
            self.assertEqual(stack["Database"]["CACertificateIdentifier"], "rds-ca-rsa2048-g1")

    def test_data_survives_mistakes(self):
        for stack in self.stacks():
            database = stack["Database"]
            self.assertEqual(database["DeletionProtection"], "true")
            self.assertEqual(database["BackupRetentionPeriod"], "7")
            self.assertIn("PreferredBackupWindow", database)
            self.assertIs(database["CopyTagsToSnapshot"], True)
            resource = stack.resources["Database"]
            self.assertEqual((resource["DeletionPolicy"], resource["UpdateReplacePolicy"]), ("Snapshot", "Snapshot"))
            self.assertEqual(stack.resources["StorageKey"]["DeletionPolicy"], KEEP, "a snapshot needs its key")

    def test_connections_are_logged_as_the_version_spells_it(self):
        """RDS takes a boolean up to 17 and a list of stages from 18 on (ministryofjustice/cloud-platform#7948)."""
        for version, wanted in (("16", "1"), ("17.6", "1"), ("18", "all"), ("18.1", "all")):
            stack = cloudformation.Stack(TEMPLATE, EngineVersion=version)
            self.assertEqual(stack["DatabaseParameters"]["Parameters"]["log_connections"], wanted)

    def test_password_text_is_never_made_anew(self):
        """Secrets Manager makes a new password when any of it changes, and RDS is not told (aws/aws-cdk#7518): this stays
        as it was in the first version."""
        self.assertEqual(
            STACKS[0][1]["DatabaseSecret"]["GenerateSecretString"],
            {
                "SecretStringTemplate": '{"username": "dbadmin"}',
                "GenerateStringKey": "password",
                "PasswordLength": 32,
                "ExcludePunctuation": True,
            },
        )

    def test_extended_support_only_when_asked_for(self):
        mode = "open-source-rds-extended-support"
        self.assertEqual(STACKS[0][1]["Database"]["EngineLifecycleSupport"], mode + "-disabled")
        self.assertEqual(cloudformation.Stack(TEMPLATE, ExtendedSupport="true")["Database"]["EngineLifecycleSupport"], mode)

    # ---- partitions

    def test_keys_know_the_services_of_every_partition(self):
        """The logs service alone goes by region and partition (aws-cdk region-info, Default.servicePrincipal); what a
        key is used through is named after the partition too."""
        for region, suffix in (("eu-west-1", "amazonaws.com"), ("cn-north-1", "amazonaws.com.cn")):
            stack = cloudformation.Stack(TEMPLATE, region)
            for key in stack.of_type("AWS::KMS::Key"):
                for statement in stack[key]["KeyPolicy"]["Statement"]:
                    service = statement["Principal"].get("Service", "")
                    if service.startswith("logs."):
                        self.assertEqual(service, "logs.%s.%s" % (region, suffix))
                    via = statement.get("Condition", {}).get("StringLike", {}).get("kms:ViaService", [])
                    for pattern in [via] if isinstance(via, str) else via:
                        name = "%s.%s.%s" % (pattern.split(".")[0], region, suffix)
                        self.assertTrue(fnmatch.fnmatchcase(name, pattern), (name, pattern))

    # ---- password

    def test_password_is_generated_under_its_own_key(self):
        for stack in self.stacks():
            secret = stack["DatabaseSecret"]
            self.assertEqual(secret["Name"], "shop")
            self.assertEqual(secret["KmsKeyId"], att(self.key_of(stack, "SecretKey"), "Arn"))
            self.assertGreaterEqual(secret["GenerateSecretString"]["PasswordLength"], 32)
            for property in ("MasterUsername", "MasterUserPassword"):
                self.assertRegex(stack["Database"][property]["Fn::Sub"], r"^\{\{resolve:secretsmanager:\$\{DatabaseSecret\}")

    def test_password_is_rotated_each_day_by_the_hosted_function_in_the_private_subnets(self):
        for stack in self.stacks():
            rotation = stack["SecretRotation"]
            self.assertEqual(rotation["RotationRules"], {"ScheduleExpression": "rate(1 day)"})
            self.assertEqual(rotation["SecretId"], ref("SecretAttachment"), "it must know host and port by then")
            hosted = rotation["HostedRotationLambda"]
            self.assertEqual(hosted["RotationType"], "PostgreSQLSingleUser")
            self.assertEqual(hosted["RotationLambdaName"], "shop-rotation")
            self.assertEqual(hosted["VpcSecurityGroupIds"], ref("RotationSecurityGroup"))
            self.assertEqual(hosted["VpcSubnetIds"], {"Fn::Join": [",", [ref("PrivateSubnetOne"), ref("PrivateSubnetTwo")]]})
            self.assertEqual(hosted["KmsKeyArn"], att(self.key_of(stack, "SecretKey"), "Arn"))
            self.assertNotIn("Runtime", hosted, "AWS chooses it, and moves it on")
            self.assertEqual(stack["RotationLogs"]["LogGroupName"], "/aws/lambda/shop-rotation")
            for first in ("RotationLogs", "SecretsEndpoint", "DatabaseFromRotation", "EndpointFromRotation"):
                self.assertIn(first, stack.needs("SecretRotation"))
        self.assertEqual(TEMPLATE["Transform"], "AWS::SecretsManager-2024-09-16")

    # ---- bastion

    def test_bastion_is_a_t3_micro_in_a_public_subnet_with_the_key_pair(self):
        for stack in self.stacks():
            bastion = stack["Bastion"]
            self.assertEqual((bastion["InstanceType"], bastion["KeyName"]), ("t3.micro", "shop-bastion"))
            self.assertEqual(bastion["NetworkInterfaces"][0]["SubnetId"], ref("PublicSubnetOne"))
            self.assertEqual(bastion["NetworkInterfaces"][0]["GroupSet"], [ref("BastionSecurityGroup")])

    def test_instances_run_amazon_linux_2023_and_keep_their_image(self):
        for template, kind in (("BastionTemplate", "Bastion"), ("NatTemplate", "Nat")):
            for cpu, type_ in (("x86_64", "t3.micro"), ("arm64", "t4g.micro")):
                stack = cloudformation.Stack(TEMPLATE, **{kind + "InstanceType": type_})
                # Not {{resolve:…}} nor a parameter of an SSM type: those are looked up again at each update.
                self.assertEqual(stack[template]["LaunchTemplateData"]["ImageId"],
                                 "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-" + cpu)
            stack = cloudformation.Stack(TEMPLATE, **{kind + "Image": "ami-0123456789abcdef0"})
            self.assertEqual(stack[template]["LaunchTemplateData"]["ImageId"], "ami-0123456789abcdef0")

    def test_instances_have_imdsv2_and_encrypted_volumes(self):
        for stack in self.stacks():
            for name in stack.of_type("AWS::EC2::Instance"):
                volume, = stack[name]["BlockDeviceMappings"]
                self.assertEqual((volume["Ebs"]["VolumeType"], volume["Ebs"]["VolumeSize"], volume["Ebs"]["Encrypted"]), ("gp3", 8, True))
                self.assertEqual(volume["Ebs"]["KmsKeyId"], att(self.key_of(stack, "BastionKey"), "Arn"))
                launch = stack[stack[name]["LaunchTemplate"]["LaunchTemplateId"]["Ref"]]["LaunchTemplateData"]
                self.assertEqual(launch["MetadataOptions"], {"HttpTokens": "required", "HttpPutResponseHopLimit": 1})

    def test_instances_update_themselves(self):
        for stack in self.stacks():
            for name in stack.of_type("AWS::EC2::LaunchTemplate"):
                script = json.dumps(stack[name]["LaunchTemplateData"]["UserData"])
                for words in ("upgrade_type=security", "apply_updates=yes", "dnf-automatic.timer", "dnf/vars/releasever"):
                    self.assertIn(words, script)

    def test_session_manager_is_the_second_way_in(self):
        for stack in self.stacks():
            self.assertEqual(stack["Bastion"]["IamInstanceProfile"], ref("BastionProfile"))
            statement, = stack["BastionPolicy"]["PolicyDocument"]["Statement"]
            self.assertTrue(all(action.startswith(("ssm:UpdateInstanceInformation", "ssmmessages:")) for action in statement["Action"]))

    def test_ssh_is_hardened_and_forwards_only_if_wanted(self):
        for forwarding, expected in (("false", False), ("true", True)):
            stack = cloudformation.Stack(TEMPLATE, BastionForwardingOnly=forwarding)
            script = stack["BastionTemplate"]["LaunchTemplateData"]["UserData"]["Fn::Base64"]
            for words in ("AllowAgentForwarding no", "PasswordAuthentication no", "PermitRootLogin no", "X11Forwarding no", "AllowTcpForwarding local"):
                self.assertIn(words + "\n", script)
            self.assertEqual("ForceCommand /usr/sbin/nologin\n" in script, expected)

    # ---- load balancer

    def test_load_balancer_only_when_asked_for(self):
        for stack in self.stacks(LoadBalancer="false"):
            self.assertEqual([name for name in stack.resources if "Target" in name and name != "SecretAttachment"], [])
            self.assertEqual(stack.of_type("AWS::ElasticLoadBalancingV2::LoadBalancer"), [])
            self.assertNotIn("LoadBalancerDns", stack.outputs)

    def test_load_balancer_is_a_public_network_one_with_a_security_group(self):
        for stack in self.stacks(LoadBalancer="true"):
            balancer = stack["NetworkLoadBalancer"]
            self.assertEqual((balancer["Type"], balancer["Scheme"]), ("network", "internet-facing"))
            self.assertEqual(balancer["SecurityGroups"], [ref("LoadBalancerSecurityGroup")], "at creation or never")
            self.assertEqual(balancer["Subnets"], [ref("PublicSubnetOne"), ref("PublicSubnetTwo")])
            attributes = {each["Key"]: each["Value"] for each in balancer["LoadBalancerAttributes"]}
            self.assertEqual(attributes["load_balancing.cross_zone.enabled"], "true", "its one target is in one zone")
            self.assertEqual(attributes["deletion_protection.enabled"], "false", "CloudFormation lifts it in no rollback")
            self.assertEqual((stack["Listener"]["Protocol"], stack["Listener"]["Port"]), ("TCP", PORT))

    def test_target_group_takes_addresses_and_is_left_to_the_function(self):
        for stack in self.stacks(LoadBalancer="true"):
            group = stack["TargetGroup"]
            self.assertEqual((group["TargetType"], group["Protocol"], group["Port"]), ("ip", "TCP", PORT))
            self.assertNotIn("Targets", group, "CloudFormation would put its own back")

    def test_target_heals_on_creation_on_events_and_on_a_schedule(self):
        for stack in self.stacks(LoadBalancer="true"):
            self.assertEqual(stack["TargetAddress"]["ServiceToken"], att("TargetFunction", "Arn"))
            self.assertEqual(stack["TargetAddress"]["Host"], att("Database", "Endpoint.Address"))
            self.assertLessEqual(stack["TargetAddress"]["ServiceTimeout"], 300, "a lost answer holds the stack no hour")
            rule = stack["TargetRule"]
            self.assertEqual(rule["EventPattern"]["source"], ["aws.rds"])
            self.assertEqual(rule["EventPattern"]["detail"], {"SourceIdentifier": [ref("Database")]})
            self.assertEqual(rule["ScheduleExpression"], "rate(1 minute)")
            self.assertEqual(rule["Targets"][0]["Input"], {"Fn::Sub": '{"Host": "${Database.Endpoint.Address}"}'})
            self.assertEqual(stack["TargetPermission"]["SourceArn"], att("TargetRule", "Arn"))

    def test_target_function_has_the_least_role(self):
        for stack in self.stacks(LoadBalancer="true"):
            statements = stack["TargetPolicy"]["PolicyDocument"]["Statement"]
            wide = [statement["Action"] for statement in statements if statement["Resource"] == "*"]
            self.assertEqual(wide, [["elasticloadbalancing:DescribeTargetHealth"]])
            self.assertEqual(statements[0]["Resource"], ref("TargetGroup"))

    # ---- alarms, dashboard, outputs

    def test_alarms_at_the_article_s_thresholds(self):
        for stack in self.stacks():
            cpu = stack["CpuAlarm"]
            self.assertEqual((cpu["MetricName"], cpu["Threshold"], cpu["ComparisonOperator"]),
                             ("CPUUtilization", 90, "GreaterThanOrEqualToThreshold"))
            self.assertEqual((cpu["Period"], cpu["EvaluationPeriods"]), (60, 3))
            storage = stack["StorageAlarm"]
            self.assertEqual((storage["Threshold"], storage["ComparisonOperator"], storage["EvaluationPeriods"]),
                             (0, "LessThanOrEqualToThreshold", 3))
            free, spare = storage["Metrics"]
            self.assertEqual((free["MetricStat"]["Metric"]["MetricName"], free["MetricStat"]["Period"]), ("FreeStorageSpace", 60))
            self.assertEqual(spare["Expression"], "free / 1073741824 - 20 / 5") # 20 % of what it began with
            self.assertEqual(storage["AlarmDescription"], "Free space is a fifth of 20 GiB, or less")

    def test_alarms_on_connections_memory_rotation_and_target(self):
        for stack in self.stacks():
            metrics = {stack[name].get("MetricName") for name in stack.of_type("AWS::CloudWatch::Alarm")}
            expected = {"CPUUtilization", None, "DatabaseConnections", "FreeableMemory", "Errors"}
            expected |= {"HealthyHostCount"} if stack.parameters["LoadBalancer"] == "true" else set()
            self.assertEqual(metrics, expected)

    def test_alarms_tell_somebody(self):
        for mail in OPTIONS["AlarmEmail"]:
            for stack in self.stacks(AlarmEmail=mail):
                for name in stack.of_type("AWS::CloudWatch::Alarm"):
                    self.assertEqual(stack[name]["AlarmActions"], [ref("AlarmTopic")])
                self.assertEqual("AlarmMail" in stack.resources, bool(mail))
                if mail:
                    self.assertEqual((stack["AlarmMail"]["Protocol"], stack["AlarmMail"]["Endpoint"]), ("email", mail))
                key = stack["AlarmTopic"]["KmsMasterKeyId"]["Ref"]
                services = [s["Principal"].get("Service") for s in stack[key]["KeyPolicy"]["Statement"]]
                self.assertIn("cloudwatch.amazonaws.com", services, "else an alarm can't publish")

    def test_dashboard_shows_all_at_once(self):
        for stack in self.stacks():
            body = stack["Dashboard"]["DashboardBody"]
            text = body["Fn::Sub"]
            for name in ("QueryLogs", "FlowLogs"):
                text = text.replace("${%s}" % name, stack[name]["LogGroupName"])
            self.assertNotIn("${", text)
            widgets = json.loads(text)["widgets"]
            alarms = next(widget for widget in widgets if widget["type"] == "alarm")["properties"]["alarms"]
            self.assertEqual(sorted(arn.rsplit(":", 1)[1] for arn in alarms),
                             sorted(stack[name]["AlarmName"] for name in stack.of_type("AWS::CloudWatch::Alarm")))
            titles = " ".join(widget["properties"]["title"] for widget in widgets)
            for words in ("CPU", "Connections", "Free bytes", "Latency", "Last 100 queries", "Last 100 flows", "Rejected flows", "Rotation"):
                self.assertIn(words, titles)
            self.assertTrue(all(widget["properties"].get("region", "eu-west-1") == "eu-west-1" for widget in widgets))

    def test_query_widget_reads_the_log_line_that_rds_writes(self):
        text = STACKS[0][1]["Dashboard"]["DashboardBody"]["Fn::Sub"]
        query = next(w["properties"]["query"] for w in json.loads(text)["widgets"] if "AUDIT" in w["properties"].get("query", ""))
        pattern = re.search(r"parse @message /(.*?)/ \|", query).group(1).replace("(?<", "(?P<")
        line = '2026-11-24 20:10:00 UTC:10.0.1.5(51234):dbadmin@shop:[812]:LOG:  AUDIT: SESSION,1,1,READ,SELECT,,,SELECT 1,<not logged>'
        found = re.search(pattern, line).groupdict()
        self.assertEqual((found["client"], found["user"], found["process"]), ("10.0.1.5(51234)", "dbadmin@shop", "812"))
        self.assertTrue(found["said"].startswith("AUDIT: SESSION"))

    def test_outputs_and_exports(self):
        exported = {"VpcId", "DatabaseSecurityGroupId", "BastionSecurityGroupId", "BastionPublicDns", "SecretArn", "LoadBalancerDns"}
        names = exported | {
            "BastionInstanceId", "BastionPublicIp", "DatabaseEndpoint", "DatabasePort", "DatabaseIdentifier",
            "AllowedAddressesId", "TargetGroupArn", "DashboardName"}
        for stack in self.stacks():
            missing = {"LoadBalancerDns", "TargetGroupArn"} if stack.parameters["LoadBalancer"] == "false" else set()
            self.assertEqual(set(stack.outputs), names - missing)
            for name in exported - missing:
                self.assertEqual(stack.outputs[name]["Export"]["Name"], "shop-" + name)

    # ---- keys

    def logs_may_use(self, stack, key, group):
        """Does the key's policy let the logs service encrypt that group?"""
        for statement in stack[key]["KeyPolicy"]["Statement"]:
            if statement["Principal"].get("Service") == "logs.eu-west-1.amazonaws.com":
                patterns = statement["Condition"]["ArnLike"]["kms:EncryptionContext:aws:logs:arn"]
                arn = "arn:aws:logs:eu-west-1:123456789012:log-group:" + group
                patterns = [patterns] if isinstance(patterns, str) else patterns
                return any(re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), arn) for pattern in patterns)
        return False

    def test_five_keys_or_one_all_rotated(self):
        for choice, keys in (("separate", {"FlowLogsKey", "SecretKey", "StorageKey", "InsightsKey", "BastionKey"}), ("one", {"StorageKey"})):
            for stack in self.stacks(EncryptionKeys=choice):
                self.assertEqual(set(stack.of_type("AWS::KMS::Key")), keys)
                self.assertTrue(all(stack[key]["EnableKeyRotation"] is True for key in keys))

    def test_every_log_group_is_encrypted_by_a_key_that_lets_it(self):
        for stack in self.stacks():
            for group in stack.of_type("AWS::Logs::LogGroup"):
                key = stack[group]["KmsKeyId"]["Fn::GetAtt"][0]
                self.assertTrue(self.logs_may_use(stack, key, stack[group]["LogGroupName"]), group)

    def test_keys_are_used_through_their_service_alone(self):
        services = {"SecretKey": {"secretsmanager"}, "InsightsKey": {"rds"}, "BastionKey": {"ec2"}, "FlowLogsKey": set()}
        for stack in self.stacks():
            for key in stack.of_type("AWS::KMS::Key"):
                via = set()
                for statement in stack[key]["KeyPolicy"]["Statement"]:
                    uses = {"kms:Decrypt", "kms:GenerateDataKey*", "kms:*"} & set(statement["Action"])
                    self.assertTrue(not uses or "Condition" in statement, "%s: used without a condition" % key)
                    names = statement.get("Condition", {}).get("StringLike", {}).get("kms:ViaService", [])
                    via |= {name.split(".")[0] for name in ([names] if isinstance(names, str) else names)}
                if key != "StorageKey":
                    self.assertEqual(via, services[key])
                elif stack.parameters["EncryptionKeys"] == "one":
                    self.assertEqual(via, {"rds", "s3", "secretsmanager", "ec2"})
                else:
                    self.assertEqual(via, {"rds", "s3"})

    # ---- audit and S3

    def test_trail_only_when_asked_for_and_then_as_evidence(self):
        for stack in self.stacks(CloudTrail="false"):
            self.assertEqual([name for name in stack.resources if name.startswith("Trail")], [])
        for stack in self.stacks(CloudTrail="true"):
            self.assertIs(stack["Trail"]["EnableLogFileValidation"], True)
            self.assertEqual(stack["Trail"]["KMSKeyId"], att("StorageKey", "Arn"))
            self.assertEqual(stack.resources["TrailBucket"]["DeletionPolicy"], KEEP)
            self.assertEqual(set(stack["TrailBucket"]["PublicAccessBlockConfiguration"].values()), {True})
            self.assertIn("LifecycleConfiguration", stack["TrailBucket"])
            allow, deny = stack["TrailBucketPolicy"]["PolicyDocument"]["Statement"]
            arn = "arn:aws:cloudtrail:eu-west-1:123456789012:trail/shop-eu-west-1"
            self.assertEqual(allow["Condition"], {"StringEquals": {"aws:SourceArn": arn}})
            self.assertEqual((deny["Effect"], deny["Condition"]), ("Deny", {"Bool": {"aws:SecureTransport": "false"}}))
            grants = [s for s in stack["StorageKey"]["KeyPolicy"]["Statement"] if s["Principal"].get("Service") == "cloudtrail.amazonaws.com"]
            self.assertEqual([grant["Condition"] for grant in grants], [{"StringEquals": {"aws:SourceArn": arn}}])

    def test_s3_roles_only_when_asked_for_and_for_one_bucket(self):
        for stack in self.stacks(S3Bucket=""):
            self.assertNotIn("AssociatedRoles", stack["Database"])
        for stack in self.stacks(S3Bucket="shop-files"):
            self.assertEqual({role["FeatureName"]: role["RoleArn"] for role in stack["Database"]["AssociatedRoles"]},
                             {"s3Import": att("S3ImportRole", "Arn"), "s3Export": att("S3ExportRole", "Arn")})
            statement, = stack["S3Policy"]["PolicyDocument"]["Statement"]
            self.assertEqual(statement["Resource"], ["arn:aws:s3:::shop-files", "arn:aws:s3:::shop-files/*"])

    # ---- the whole

    def names(self, stack):
        """(type, where it must be unique, name) of all that the template names itself."""
        properties = (
            "AlarmName", "DashboardName", "DBInstanceIdentifier", "FunctionName", "LogGroupName", "PrefixListName", "TrailName",
            "Name", "BucketName", "RoleName", "TopicName", "AliasName", "GroupName", "RotationLambdaName")
        for name, resource in stack.resources.items():
            found = dict(resource.get("Properties", {}), **resource.get("Properties", {}).get("HostedRotationLambda", {}))
            for property in properties:
                if isinstance(found.get(property), str):
                    yield resource["Type"], found[property]
        for output in stack.outputs.values():
            if "Export" in output:
                yield "export", output["Export"]["Name"]

    def test_two_apps_in_one_account_collide_in_nothing(self):
        everything = {name: values[-1] for name, values in OPTIONS.items()}
        one = set(self.names(cloudformation.Stack(TEMPLATE, **everything)))
        two = set(self.names(cloudformation.Stack(TEMPLATE, AppName="shop-two", **everything)))
        self.assertEqual(one & two, set())
        self.assertGreater(len(one), 15)

    def test_one_app_in_two_regions_collides_in_nothing(self):
        """IAM, dashboards and multi-region trails know no region: their names hold it, or CloudFormation makes them."""
        for stack in self.stacks(CloudTrail="true", LoadBalancer="true"):
            for type_, name in self.names(stack):
                self.assertFalse(type_.startswith(("AWS::IAM", "AWS::S3")), "%s is named" % type_)
                if type_ in ("AWS::CloudWatch::Dashboard", "AWS::CloudTrail::Trail"):
                    self.assertIn("eu-west-1", name)

    def test_deleting_with_retain_leaves_the_database_on_its_feet(self):
        """What the database needs must stay when it stays, and nothing that stays may hold up what goes."""
        kept = set()
        resource = None
        for line in TEXT.splitlines():
            named = re.match(r"  ([A-Z]\w+):", line)
            resource = named.group(1) if named else resource
            if "secure-rds:on-delete" in line and "retain=" + KEEP in line:
                kept.add(resource)
        kept |= {name for name, each in TEMPLATE["Resources"].items() if each.get("DeletionPolicy") == KEEP}
        for stack in self.stacks():
            needed, todo = set(), ["Database"]
            while todo:
                name = todo.pop()
                if name not in needed:
                    needed.add(name)
                    todo += stack.needs(name)
            self.assertEqual(needed - kept, set(), "would go, though the database needs it")
            self.assertIn("SecretAttachment", kept, "its deletion takes host and port out of the secret")

    def test_failed_creation_leaves_nothing(self):
        """What is kept on deletion goes with a creation that fails: a key costs by the month."""
        for stack in self.stacks():
            for name, resource in stack.resources.items():
                self.assertNotEqual(resource.get("DeletionPolicy"), "Retain", name)
        for found in re.findall(r"(?:snapshot|retain|destroy)=(\w+)", TEXT):
            self.assertNotEqual(found, "Retain")

    def test_marks_name_each_choice(self):
        marks = re.findall(r"DeletionPolicy: (\w+) # secure-rds:on-delete snapshot=(\w+) retain=(\w+) destroy=(\w+)\n", TEXT)
        self.assertEqual(len(marks), TEXT.count("secure-rds:on-delete"))
        self.assertTrue(all(now == snapshot and retain == KEEP and destroy == "Delete" for now, snapshot, retain, destroy in marks))
        self.assertEqual((TEXT.count("# secure-rds:allowed\n"), TEXT.count("# secure-rds:allowed-end\n")), (1, 1))

    def test_log_groups_stand_before_their_writers(self):
        for stack in self.stacks():
            self.assertIn("FlowLogs", stack.needs("FlowLog"))
            self.assertIn("RotationLogs", stack.needs("SecretRotation"))
            if "TargetFunction" in stack.resources:
                self.assertEqual(stack["TargetFunction"]["LoggingConfig"], {"LogGroup": ref("TargetLogs")})

    def test_every_resource_stands_in_one_step_with_its_seconds(self):
        steps = [name for step in cloudformation.STEPS for name in step["Resources"]]
        self.assertEqual(sorted(steps), sorted(set(steps)), "in two steps")
        self.assertEqual(set(steps), set(TEMPLATE["Resources"]))
        for step in cloudformation.STEPS:
            self.assertTrue(all(isinstance(usual, int) and usual > 0 for usual in step["Resources"].values()))

    def test_only_key_database_attachment_and_rotation_take_long(self):
        for stack in self.stacks():
            seconds, path = stack.critical_path()
            self.assertLess(seconds, 868, "the article's")
            spine = {"StorageKey", "SecretKey", "Database", "SecretAttachment", "SecretRotation"}
            rest = sum(stack.seconds()[name] for name in path if name not in spine)
            self.assertLessEqual(rest, 5, "the log group or the secret, which RDS needs to begin: %s" % path)
            self.assertTrue({"Database", "SecretAttachment", "SecretRotation"} <= set(path))

    def test_names_in_the_template_exist(self):
        for stack in self.stacks():
            for name in stack.resources:
                text = json.dumps(stack[name])
                for found in re.findall(r'\{"Ref": "([^"]+)"\}', text) + re.findall(r'"Fn::GetAtt": \["([^"]+)"', text):
                    self.assertIn(found, stack.resources, "%s refers to what does not stand" % name)


if __name__ == "__main__":
    unittest.main()
