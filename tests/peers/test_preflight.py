"""The pack cdk-preflight, of which `rules` asks whether it finds anything: here, whether it is whole, whether it finds what is
known to be broken, and whether the settings refuse beforehand what it refuses."""
import copy
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import breaks  # noqa: E402
import cases  # noqa: E402
import judges  # noqa: E402
import variants  # noqa: E402
from rendered import rendered  # noqa: E402

# What the pinned versions hold, the pack and the engine. Another number means: look at what came or went.
RULES, ENGINE_RULES = 3361, 318
# Types of ours of which no rule of the pack speaks.
UNJUDGED = {
    "AWS::EC2::EIP", "AWS::EC2::InternetGateway", "AWS::EC2::RouteTable", "AWS::EC2::SubnetRouteTableAssociation",
    "Custom::TargetAddress",
}
FORTY_ONE = [{"Cidr": "198.51.100.%d/32" % number} for number in range(41)]
# Just beyond what a setting takes: the value, what it would make of the template, and the rule that knows AWS's refusal.
BEYOND = [
    ("database.port=1149", "Database.Port=1149", "pf-rds-port-range"),
    ("database.port=65536", "Database.Port=65536", "pf-rds-port-range"),
    ("database.name=1d", "Database.DBName=1d", "pf-rds-dbname-format"),
    ("database.max_storage_gib=19", "Database.MaxAllocatedStorage=19", "pf-rds-max-allocated-storage"),
    ("retention.backup_days=36", "Database.BackupRetentionPeriod=36", "pf-rds-backup-retention-range"),
    ("retention.flow_logs_days=2", "FlowLogs.RetentionInDays=2", "W3030"),
    ("retention.query_logs_days=364", "QueryLogs.RetentionInDays=364", "W3030"),
    ("retention.password_rotation_hours=3", "SecretRotation.RotationRules.ScheduleExpression=rate(3 hours)",
     "pf-secretsmanager-rotation-rules"),
    ("retention.password_rotation_hours=25", "SecretRotation.RotationRules.ScheduleExpression=rate(25 hours)",
     "pf-secretsmanager-rotation-rules"),
    ("retention.password_rotation_hours=24024", "SecretRotation.RotationRules.ScheduleExpression=rate(1001 days)",
     "pf-secretsmanager-rotation-rules"),
    ("network.cidr=10.0.0.0/15", "Vpc.CidrBlock=10.0.0.0/15", "pf-ec2-vpc-cidr-block-size"),
    ("network.cidr=127.0.0.0/16", "Vpc.CidrBlock=127.0.0.0/16", "pf-ec2-vpc-cidr-reserved-range"),
    ("app=shop--one", "Trail.TrailName=shop--one-eu-west-1", "pf-cloudtrail-trail-name-adjacent-separators"),
    ("app=shop.one", "Dashboard.DashboardName=shop.one-eu-west-1", "pf-cloudwatch-dashboard-name"),
    ("app=sh\u00f6p", "DatabaseSecret.Name=sh\u00f6p", "pf-secretsmanager-secret-name"),
    ("alarms.email=ops", "AlarmMail.Endpoint=ops", "pf-sns-subscription-endpoint"),
    ("access.allowed=" + ", ".join(each["Cidr"] for each in FORTY_ONE), "AllowedAddresses.Entries=" + json.dumps(FORTY_ONE),
     "pf-ec2-prefix-list-max-entries"),
    ("access.allowed=2001:db8::1", 'AllowedAddresses.Entries=[{"Cidr": "2001:db8::1/128"}]', "pf-ec2-prefix-list-address-family"),
]


class Pack(unittest.TestCase):
    def judged(self, documents, *options):
        """(what judged, {name: rules that spoke})"""
        about, found = judges.ask_pack({name: ("eu-west-1", each) for name, each in documents.items()}, *options)
        return about, {name: {each["rule"] for each in found if each["name"] == name} for name in documents}

    def broken(self, rows):
        """Each row's rule speaks of the template with the row's break, and does not without."""
        whole = variants.literal(breaks.resolved())
        documents = {"whole": whole}
        for rule, text in rows:
            document = copy.deepcopy(whole)
            self.assertTrue(breaks.apply(document, text), text)
            documents["%s: %s" % (rule, text)] = document
        _, spoke = self.judged(documents)
        before = spoke.pop("whole")
        self.assertEqual(len(rows), len(spoke))
        for (rule, text), rules in zip(rows, spoke.values()):
            with self.subTest(text[:100]):
                self.assertIn(rule, rules - before)
        print("%d breaks, each found by the rule that knows it" % len(rows), file=sys.stderr)

    def test_no_rule_is_lost(self):
        on = cases.everything()
        documents = variants.documents({"off": cases.BASE, "on": on, "gateways": {**on, "network.nat": "gateway_per_zone"}})
        about, spoke = self.judged(documents)
        self.assertEqual((RULES, ENGINE_RULES), (about["held"], about["engine"]))
        types = {each["Type"] for each in variants.cloudformation.load()["Resources"].values()}
        self.assertEqual(types, set(about["types"]))
        self.assertEqual(UNJUDGED, {kind for kind, rules in about["types"].items() if not rules})
        # Those that were not loaded, because they speak of other types, have nothing to say indeed.
        whole, said = self.judged(documents, "--whole")
        self.assertEqual((RULES, spoke), (whole["loaded"], said))

    def test_what_is_known_to_be_broken_is_found(self):
        self.broken([(rule, text) for rule, _, _, text, _ in breaks.rows()])

    def test_settings_refuse_what_it_refuses(self):
        self.broken([(rule, text) for _, text, rule in BEYOND])
        for setting, _, _ in BEYOND:
            with self.subTest(setting[:60]):
                path, _, value = setting.partition("=")
                try:
                    made, = rendered([["%s=%s" % pair for pair in {**cases.BASE, path: value}.items()]])
                    self.assertIn(path, made["asked"])
                except ValueError as refused:
                    self.assertIn(path, str(refused))


if __name__ == "__main__":
    unittest.main()
