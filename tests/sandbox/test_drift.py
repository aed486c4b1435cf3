"""What was changed outside of the stack: told by status, plan and Home, put back, or taken over into the settings."""

import json
import unittest

from sandbox import SandboxTest


class Drift(SandboxTest):
    def setUp(self):
        super().setUp()
        self.succeed("apply", "--yes")
        self.said = self.serve()[1]
        self.rds, self.ec2 = self.client(self.said, "rds"), self.client(self.said, "ec2")

    def modify(self, **values):
        self.rds.modify_db_instance(DBInstanceIdentifier="myapp", ApplyImmediately=True, **values)

    def group(self, name):
        cfn = self.client(self.said, "cloudformation")
        found = cfn.describe_stack_resource(StackName="myapp", LogicalResourceId=name)
        return found["StackResourceDetail"]["PhysicalResourceId"]

    def settles(self):
        """Nothing is left to change, and no drift."""
        self.assertEqual(0, self.run_program("plan", "--drift", "--exit-code").returncode)
        self.assertEqual([], self.status()["drift"])

    def test_seen_in_passing(self):
        self.assertEqual([], self.status()["drift"])
        self.modify(DBInstanceClass="db.t4g.small", PubliclyAccessible=True)
        shown = self.run_program("status")
        self.assertEqual(1, shown.returncode)
        self.assertIn("database.instance_class is db.t4g.small; the stack has db.t4g.micro", shown.stdout)
        self.assertIn("PubliclyAccessible is true; the stack has false", shown.stdout)
        plan = self.run_program("plan")
        self.assertIn("database.instance_class is db.t4g.small; the stack has db.t4g.micro", plan.stderr)
        self.assertEqual(["database.instance_class", None],
                         [item["setting"] for item in json.loads(self.run_program("plan", "--json").stdout)["drift"]])

    def test_seen_in_full(self):
        group = self.group("DatabaseParameters")
        self.rds.modify_db_parameter_group(DBParameterGroupName=group, Parameters=[
            {"ParameterName": "log_statement", "ParameterValue": "all", "ApplyMethod": "immediate"}])
        self.ec2.authorize_security_group_ingress(GroupId=self.group("BastionSecurityGroup"), IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
        self.assertEqual(0, self.run_program("plan", "--exit-code").returncode)  # the database alone is looked at
        shown = self.run_program("plan", "--drift", "--exit-code")
        self.assertEqual(3, shown.returncode)
        self.assertIn("DatabaseParameters", shown.stderr)
        self.assertIn("BastionSecurityGroup", shown.stderr)
        found = json.loads(self.run_program("status", "--drift", "--json").stdout)["drift"]
        self.assertEqual({"DatabaseParameters", "BastionSecurityGroup"}, {item["logical_id"] for item in found})
        done = self.succeed("apply", "--drift", "revert", "--yes")
        self.assertIn("Changes BastionSecurityGroup", done.stdout)
        rules = self.ec2.describe_security_groups(GroupIds=[self.group("BastionSecurityGroup")])["SecurityGroups"][0]
        self.assertEqual([], [rule for rule in rules["IpPermissions"] if rule["IpRanges"]])
        self.settles()

    def rule(self, **peer):
        return [{"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, **peer}]

    def test_rule_of_a_security_group(self):
        """Who may reach the database is more than the list of addresses: it is seen in passing, whatever the group."""
        database, bastion = self.group("DatabaseSecurityGroup"), self.group("BastionSecurityGroup")
        self.ec2.authorize_security_group_ingress(GroupId=database, IpPermissions=self.rule(IpRanges=[{"CidrIp": "0.0.0.0/0"}]))
        self.ec2.authorize_security_group_ingress(
            GroupId=bastion, IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "198.51.100.7/32"}]}])
        words = ("DatabaseSecurityGroup (EC2::SecurityGroup) SecurityGroupIngress is tcp 5432 from 0.0.0.0/0; the stack has none",
                 "BastionSecurityGroup (EC2::SecurityGroup) SecurityGroupIngress is all traffic from 198.51.100.7/32")
        shown = self.run_program("status")
        self.assertEqual(1, shown.returncode)
        plan = self.run_program("plan")
        full = self.run_program("plan", "--drift", "--exit-code")
        self.assertEqual(3, full.returncode)
        for each in words:
            self.assertIn(each, shown.stdout)
            self.assertIn(each, plan.stderr)
        self.assertIn(words[0], full.stderr)  # CloudFormation says nothing of it
        found = [item["logical_id"] for item in json.loads(self.run_program("status", "--drift", "--json").stdout)["drift"]]
        self.assertEqual(["BastionSecurityGroup", "DatabaseSecurityGroup"], sorted(found))
        # Putting back takes out both: CloudFormation what it compares, secure-rds the rest.
        done = self.succeed("apply", "--drift", "revert", "--yes")
        self.assertIn("- Takes tcp 5432 from 0.0.0.0/0 out of DatabaseSecurityGroup", done.stdout)
        self.assertIn("RISK access-removed: No longer let in: tcp 5432 from 0.0.0.0/0 (DatabaseSecurityGroup)", done.stderr)
        self.settles()
        self.assertIn("Nothing to put back", self.succeed("apply", "--drift", "revert", "--yes").stderr)

    PEERS = ({"IpRanges": [{"CidrIp": "198.51.100.0/24"}]}, {"Ipv6Ranges": [{"CidrIpv6": "2001:db8::/32"}]},
             {"UserIdGroupPairs": [{"GroupId": "sg-0123456789abcdef0", "UserId": "210987654321"}]})

    def test_rules_of_every_kind(self):
        """Of groups whose rules CloudFormation does not compare, whatever they let in; nothing else changes, so there is no change set."""
        rotation = self.group("RotationSecurityGroup")
        permissions = [{"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5433, **peer} for peer in self.PEERS]
        permissions += [{"IpProtocol": "-1", **self.PEERS[0]}, {"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1, **self.PEERS[0]},
                        {"IpProtocol": "50", **self.PEERS[1]}]
        self.ec2.authorize_security_group_ingress(GroupId=rotation, IpPermissions=permissions)
        self.assertEqual(len(permissions), len(self.status()["drift"]))
        done = self.succeed("apply", "--drift", "revert", "--yes")
        self.assertEqual(len(permissions), done.stdout.count("out of RotationSecurityGroup"))
        self.assertIn("rules of security groups alone", done.stderr)
        self.settles()

    def test_shown_rules_alone(self):
        """Only what was shown goes: who asks no confirmation of a person finds nothing done."""
        self.ec2.authorize_security_group_ingress(
            GroupId=self.group("DatabaseSecurityGroup"), IpPermissions=self.rule(**self.PEERS[0]))
        self.assertEqual(2, self.run_program("apply", "--drift", "revert").returncode)
        self.assertEqual(1, len(self.status()["drift"]))

    def test_what_goes_out(self):
        """A rule that lets out is drift of the group's own: CloudFormation compares it."""
        self.ec2.authorize_security_group_egress(GroupId=self.group("DatabaseSecurityGroup"), IpPermissions=[
            {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
        self.assertIn("SecurityGroupEgress is all traffic to 0.0.0.0/0; the stack has none", self.run_program("status").stdout)
        self.succeed("apply", "--drift", "revert", "--yes")
        self.settles()

    def test_rule_that_is_a_resource(self):
        """Taken out by hand, the bastion reaches the database no more: put back, it does."""
        database, bastion = self.group("DatabaseSecurityGroup"), self.group("BastionSecurityGroup")
        self.ec2.revoke_security_group_ingress(
            GroupId=database, IpPermissions=self.rule(UserIdGroupPairs=[{"GroupId": bastion}]))
        self.assertIn("SecurityGroupIngress is gone; the stack has tcp 5432 from " + bastion, self.run_program("status").stdout)
        self.assertIn("DatabaseFromBastion (EC2::SecurityGroupIngress) was deleted",
                      self.run_program("plan", "--drift", "--exit-code").stderr)
        self.succeed("apply", "--drift", "revert", "--yes")
        self.settles()

    def test_groups_of_the_database(self):
        """Another group beside the stack's lets in what its rules say."""
        own, other = self.group("DatabaseSecurityGroup"), self.group("EndpointSecurityGroup")
        self.modify(VpcSecurityGroupIds=[own, other])
        words = f"Database (RDS::DBInstance) VPCSecurityGroups is {' '.join(sorted([own, other]))}; the stack has {own}"
        self.assertIn(words, self.run_program("status").stdout)
        self.assertIn(words, self.run_program("plan").stderr)
        self.assertIn("No setting says this", self.succeed("apply", "--drift", "adopt", "--yes").stderr)
        self.succeed("apply", "--drift", "revert", "--yes")
        self.settles()

    def test_groups_of_the_bastion(self):
        """Nobody but its owner can say what CloudFormation makes of an instance's groups: told, with the command."""
        instance, own, other = self.group("Bastion"), self.group("BastionSecurityGroup"), self.group("EndpointSecurityGroup")
        self.ec2.modify_instance_attribute(InstanceId=instance, Groups=[own, other])
        command = f"aws ec2 modify-instance-attribute --instance-id {instance} --groups {own}"
        for said in (self.run_program("status").stdout, self.run_program("plan").stderr,
                     self.run_program("plan", "--drift").stderr):
            self.assertIn("Bastion (EC2::Instance) SecurityGroups is", said)
            self.assertIn(command, said)
        done = self.run_program("apply", "--drift", "revert", "--yes")
        self.assertEqual(1, done.returncode)
        self.assertIn(command, done.stderr)
        self.ec2.modify_instance_attribute(InstanceId=instance, Groups=[own])
        self.settles()

    def test_alarms(self):
        """Deleted and changed: CloudFormation compares them, and puts them back."""
        watch = self.client(self.said, "cloudwatch")
        kept = watch.describe_alarms()["MetricAlarms"]
        watch.delete_alarms(AlarmNames=["myapp-cpu"])
        watch.put_metric_alarm(AlarmName="myapp-connections", Namespace="AWS/RDS", MetricName="DatabaseConnections",
                               Statistic="Maximum", Period=60, EvaluationPeriods=3, Threshold=9999.0,
                               ComparisonOperator="GreaterThanOrEqualToThreshold",
                               Dimensions=[{"Name": "DBInstanceIdentifier", "Value": "myapp"}])
        full = self.run_program("plan", "--drift", "--exit-code")
        self.assertEqual(3, full.returncode)
        self.assertIn("CpuAlarm (CloudWatch::Alarm) was deleted", full.stderr)
        self.assertIn("ConnectionsAlarm (CloudWatch::Alarm) Threshold is 9999", full.stderr)
        self.assertIn("ConnectionsAlarm (CloudWatch::Alarm) AlarmActions is gone", full.stderr)
        self.assertIn("CpuAlarm (CloudWatch::Alarm) was deleted", self.run_program("status", "--drift").stdout)
        self.assertIn("No setting says this", self.succeed("apply", "--drift", "adopt", "--yes").stderr)
        self.succeed("apply", "--drift", "revert", "--yes")
        self.settles()
        told = ("AlarmName", "Threshold", "AlarmActions", "ActionsEnabled")
        self.assertEqual(*([[alarm.get(each) for each in told] for alarm in sorted(alarms, key=lambda one: one["AlarmName"])]
                           for alarms in (kept, watch.describe_alarms()["MetricAlarms"])))

    def test_every_part_is_as_it_was_made(self):
        """Whatever the settings add: no rule of the stack's own is called somebody's."""
        for wish in (["access.load_balancer=true", "storage_access.s3_bucket=mine", "database.port=6432"], ["network.nat=none"]):
            self.succeed("config", "set", *wish)
            self.succeed("apply", "--yes", "--now")
            self.assertEqual([], self.status()["drift"])

    def test_rule_taken_out(self):
        """A rule of the stack's own that is gone is told, too: nobody gets in any more."""
        self.ec2.revoke_security_group_ingress(GroupId=self.group("BastionSecurityGroup"), IpPermissions=[
            rule for group in self.ec2.describe_security_groups(GroupIds=[self.group("BastionSecurityGroup")])["SecurityGroups"]
            for rule in group["IpPermissions"]])
        shown = self.run_program("status")
        self.assertRegex(shown.stdout, r"SecurityGroupIngress is gone; the stack has tcp 22 from pl-")
        self.succeed("apply", "--drift", "revert", "--yes")
        self.settles()

    def test_reverted(self):
        self.modify(DBInstanceClass="db.t4g.small", DeletionProtection=False)
        refused = self.run_program("apply", "--drift", "revert", "--yes")
        self.assertEqual(2, refused.returncode)  # its class changes back, and the database is away meanwhile
        self.assertIn("--now", refused.stderr)
        done = self.succeed("apply", "--drift", "revert", "--yes", "--now")
        self.assertIn("DBInstanceClass db.t4g.small → db.t4g.micro", done.stdout)
        database = self.rds.describe_db_instances()["DBInstances"][0]
        self.assertEqual(("db.t4g.micro", True), (database["DBInstanceClass"], database["DeletionProtection"]))
        self.settles()
        self.assertIn("Nothing to put back", self.succeed("apply", "--drift", "revert", "--yes").stderr)

    def test_adopted(self):
        self.modify(DBInstanceClass="db.t4g.small", BackupRetentionPeriod=14, PubliclyAccessible=True)
        done = self.succeed("apply", "--drift", "adopt", "--yes")  # it is so already: nothing is interrupted
        self.assertIn("database.instance_class is now db.t4g.small", done.stderr)
        self.assertIn("No setting says this", done.stderr)
        self.assertIn("instance_class: db.t4g.small", self.settings())
        self.assertIn("backup_days: 14", self.settings())
        left = json.loads(self.run_program("status", "--json").stdout)["drift"]
        self.assertEqual(["PubliclyAccessible"], [item["property"] for item in left])
        self.succeed("apply", "--drift", "revert", "--yes")
        self.settles()

    def test_list_is_left_alone(self):
        lists = self.ec2.describe_managed_prefix_lists(Filters=[{"Name": "owner-id", "Values": ["123456789012"]}])
        one = lists["PrefixLists"][0]
        self.ec2.modify_managed_prefix_list(PrefixListId=one["PrefixListId"], CurrentVersion=one["Version"],
                                            AddEntries=[{"Cidr": "198.51.100.0/24", "Description": "by hand"}])
        self.assertEqual([], json.loads(self.run_program("status", "--drift", "--json").stdout)["drift"])
        self.modify(BackupRetentionPeriod=3)
        before = self.ec2.get_managed_prefix_list_entries(PrefixListId=one["PrefixListId"])["Entries"]
        self.succeed("apply", "--drift", "revert", "--yes")
        after = self.ec2.get_managed_prefix_list_entries(PrefixListId=one["PrefixListId"])["Entries"]
        self.assertEqual(before, after)

    def test_what_rds_does_is_none(self):
        newest = self.rds.describe_db_instances()["DBInstances"][0]["EngineVersion"]
        self.modify(EngineVersion=newest, AllocatedStorage=60)
        self.assertEqual([], self.status()["drift"])
        self.assertEqual(0, self.run_program("plan", "--drift", "--exit-code").returncode)
        lower = f"{newest.split('.')[0]}.{int(newest.split('.')[1]) - 1}"
        refused = self.run_program("plan", "--set", f"database.engine_version={lower}")
        self.assertEqual(2, refused.returncode, refused.stderr)
        self.assertIn("never goes back", refused.stderr)
        self.modify(BackupRetentionPeriod=3)
        done = self.succeed("apply", "--drift", "revert", "--yes")
        self.assertIn("storage can't shrink: database.storage_gib is now 60", done.stderr)
        self.assertEqual(60, self.rds.describe_db_instances()["DBInstances"][0]["AllocatedStorage"])
        self.settles()

    def test_apply_tells_it(self):
        """The stack is as the settings say, and yet not all is as the stack has it: apply says both, as plan does."""
        self.assertEqual([], self.lines(self.succeed("apply", "--yes", "--json"))[-2]["drift"])
        self.ec2.authorize_security_group_ingress(GroupId=self.group("BastionSecurityGroup"), IpPermissions=self.rule(**self.PEERS[0]))
        told = ["BastionSecurityGroup (EC2::SecurityGroup) SecurityGroupIngress is tcp 5432 from 198.51.100.0/24; the stack has none",
                "to do: `secure-rds apply --drift revert` puts it back"]
        plan = self.succeed("plan").stderr
        for change in ([], ["--set", "retention.flow_logs_days=400"], ["--set", "access.allowed=203.0.113.9", "--set", "retention.flow_logs_days=400"]):
            with self.subTest(change):
                done = self.succeed("apply", "--yes", *change)
                for words in told:
                    self.assertIn(words, plan)
                    self.assertEqual(1, done.stderr.count(words), done.stderr)
        for change in ([], ["--set", "retention.backup_days=10"], ["--set", "access.allowed=203.0.113.9"]):
            with self.subTest(change, json=True):
                lines = self.lines(self.succeed("apply", "--yes", "--json", "--accept", "retention-shorter", *change))
                self.assertEqual(["BastionSecurityGroup"], [item["logical_id"] for item in lines[-2]["drift"]])
        denied = self.lines(self.succeed("apply", "--yes", "--json", "--accept", "retention-shorter", faults=["deny:DescribeSecurityGroups"]))
        self.assertEqual([["unknown"]], [list(item) for item in denied[-2]["drift"]])
        put_back = self.lines(self.succeed("apply", "--drift", "revert", "--yes", "--json"))
        self.assertEqual([], put_back[-2]["drift"])

    def test_may_not_look_at_groups(self):
        """Whoever may not see who else gets in is told so by each face, and what to ask for; the rest goes on."""
        denied = ["deny:DescribeSecurityGroups"]
        words = "Who else may reach the database can't be seen"
        self.assertIn("ec2:DescribeSecurityGroups", self.run_program("status", faults=denied).stdout)
        for arguments in (["plan", "--set", "alarms.email=someone@example.com"], ["plan", "--drift"],
                          ["apply", "--yes", "--set", "retention.flow_logs_days=400"],
                          ["apply", "--yes", "--set", "retention.flow_logs_days=400"], ["apply", "--drift", "revert", "--yes"]):
            said = self.run_program(*arguments, faults=denied).stderr
            self.assertIn(words, said, arguments)
            self.assertIn("permission ec2:DescribeSecurityGroups", said, arguments)
        self.assertIn(words, self.run_program("plan", "--drift", faults=["deny:DescribeInstances"]).stderr)

    def test_may_not_take_rules_out(self):
        """What was agreed to and is refused is an error, with the permission; nothing else was changed."""
        self.ec2.authorize_security_group_ingress(
            GroupId=self.group("DatabaseSecurityGroup"), IpPermissions=self.rule(**self.PEERS[0]))
        refused = self.run_program("apply", "--drift", "revert", "--yes", faults=["deny:RevokeSecurityGroupIngress"])
        self.assertEqual(4, refused.returncode, refused.stderr)
        self.assertIn("permission ec2:RevokeSecurityGroupIngress", refused.stderr)
        self.assertEqual(1, len(self.status()["drift"]))

    def test_may_not_set_the_policy(self):
        """Told by status, and at the end of apply, which did what it was to do."""
        denied = ["deny:SetStackPolicy"]
        self.client(self.said, "cloudformation").set_stack_policy(StackName="myapp", StackPolicyBody=json.dumps(
            {"Statement": [{"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}]}))
        self.assertIn("cloudformation:SetStackPolicy", self.run_program("status", faults=denied).stdout)
        done = self.succeed("apply", "--yes", "--set", "retention.flow_logs_days=400", faults=denied)
        self.assertIn("cloudformation:SetStackPolicy", done.stderr[done.stderr.index("Done"):])

    def test_other_word(self):
        refused = self.run_program("apply", "--drift", "ignore")
        self.assertEqual(2, refused.returncode)
        self.assertIn("allowed revert or adopt", refused.stderr)


if __name__ == "__main__":
    unittest.main()
