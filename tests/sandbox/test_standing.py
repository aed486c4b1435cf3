"""A stack that stands is not harmed by settings that do not know it: another folder, a shorter file, another account."""

import json
import os
import unittest

from sandbox import SandboxTest, records

RICH = """app: myapp
region: eu-west-1
bastion:
  key_pair: myapp-bastion
database:
  instance_class: db.t4g.small
  storage_gib: 40
alarms:
  email: someone@example.com
retention:
  backup_days: 14
tags:
  team: data
access:
  allowed:
    - {cidr: 203.0.113.7/32, note: my address}
    - {cidr: 198.51.100.0/28, note: office}
"""
# What the wizard wrote for somebody else who typed the same name.
POOR = """app: myapp
region: eu-west-1
bastion:
  key_pair: myapp-bastion
access:
  allowed:
    - {cidr: 203.0.113.7/32}
"""


class Standing(SandboxTest):
    def setUp(self):
        super().setUp()
        self.write(RICH)
        self.succeed("apply", "--yes", "--accept", "open-wide")
        process, said = self.serve()
        self.cfn = self.client(said, "cloudformation")

    def write(self, text):
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text)

    def parameters(self):
        stack = self.cfn.describe_stacks(StackName="myapp")["Stacks"][0]
        tags = {tag["Key"]: tag["Value"] for tag in stack["Tags"]}
        return {p["ParameterKey"]: p["ParameterValue"] for p in stack["Parameters"]} | tags

    def in_force(self):
        return {entry["cidr"] for entry in json.loads(self.succeed("access", "list", "--json").stdout)["in_force"]}

    def test_what_is_not_said_stays(self):
        before, allowed = self.parameters(), self.in_force()
        self.write(POOR)
        plan = self.succeed("plan", "--json")
        found = json.loads(plan.stdout.splitlines()[-1])
        self.assertEqual({"database.instance_class": "db.t4g.small", "database.storage_gib": "40", "retention.backup_days": "14",
                          "alarms.email": "someone@example.com"},
                         {kept["setting"]: kept["value"] for kept in found["kept"]})
        self.assertEqual([], found["risks"])
        self.succeed("apply", "--yes")
        self.assertEqual((before, allowed), (self.parameters(), self.in_force()))
        for word in ("db.t4g.small", "someone@example.com", "team: data", "account: \"123456789012\""):
            self.assertIn(word, self.settings())
        # Who may connect and is not in the file goes on to be named, until somebody decides about it.
        told = self.run_program("plan", "--exit-code")
        self.assertEqual(3, told.returncode)
        self.assertIn("198.51.100.0/28 (office) is in force and not in the settings", told.stdout)

    def test_what_is_said_otherwise_is_asked(self):
        before = self.parameters()
        self.write(POOR + "database:\n  storage_gib: 50\n")
        refused = self.run_program("apply", "--yes")
        self.assertEqual(2, refused.returncode, refused.stderr)
        self.assertIn("database.storage_gib 40 becomes 50", refused.stderr)
        self.assertIn("--accept stack-differs", refused.stderr)
        self.assertEqual(before, self.parameters())
        self.succeed("apply", "--yes", "--accept", "stack-differs")
        after = self.parameters()
        self.assertEqual({"DatabaseStorage"}, {key for key in after if after[key] != before.get(key)})
        self.succeed("apply", "--yes", "--set", "database.storage_gib=60")  # it is known by now

    def test_an_account_is_no_agreement(self):
        """A file that was put together by hand may name the account; what it agreed with last, it does not know."""
        before = self.parameters()
        self.write(POOR + 'account: "123456789012"\nalarms:\n  email: ""\n')
        refused = self.run_program("apply", "--yes")
        self.assertEqual(2, refused.returncode, refused.stderr)
        self.assertIn("--accept stack-differs", refused.stderr)
        self.assertEqual(before, self.parameters())

    def test_another_region(self):
        """What is agreed with there is nothing that the file, which is of here, agreed with."""
        before = self.settings()
        for _ in range(2):
            self.succeed("apply", "--yes", "--accept", "open-wide,stack-differs", "--region", "us-east-1")
        self.assertEqual(before, self.settings())

    def test_no_way_back_to_an_older_major_version(self):
        before = self.parameters()
        for words in (["plan"], ["apply", "--yes", "--now"]):
            for version in ("16", "16.4", "17.1"):
                done = self.run_program(*words, "--set", f"database.engine_version={version}")
                self.assertEqual(2, done.returncode, done.stderr)
                self.assertIn("never goes back", done.stderr)
        self.assertEqual(before, self.parameters())

    def test_fixed_means_fixed(self):
        before = self.parameters()
        for setting in ("network.cidr=10.99.0.0/16", "network.zones=eu-west-1b,eu-west-1c", "encryption.keys=one", "database.name=other"):
            for words in (["apply", "--yes"], ["plan"], ["apply", "--yes", "--accept", "stack-differs,database-replaced", "--confirm", "myapp"]):
                with self.subTest(setting, words=words):
                    done = self.run_program(*words, "--set", setting)
                    self.assertIn("is fixed once the stack exists", done.stderr)
                    self.assertIn("set it back: `secure-rds config set " + setting.split("=")[0], done.stderr)
                    self.assertEqual(2, done.returncode, done.stderr)
        shrunk = self.run_program("apply", "--yes", "--set", "database.storage_gib=20")
        self.assertEqual(2, shrunk.returncode, shrunk.stderr)
        self.assertEqual(before, self.parameters())

    def test_another_account(self):
        self.assertIn('account: "123456789012"', self.settings())
        self.write(self.settings().replace("123456789012", "210987654321"))
        before, changes = self.settings(), self.changes_at_aws()
        for words in (["plan"], ["apply", "--yes"], ["status"], ["access", "add", "192.0.2.1"], ["destroy", "--yes", "--confirm", "myapp"],
                      ["verify"], ["verify", "--rotate"], ["connect", "-c", "SELECT 1"], ["token", "app"], ["access", "list"],
                      ["access", "history"], ["access", "undo", "--yes"]):
            with self.subTest(words):
                done = self.run_program(*words)
                self.assertEqual(2, done.returncode, done.stderr)
                self.assertIn("the settings are for account 210987654321, and these credentials are of account 123456789012",
                              done.stderr)
        self.assertEqual((before, changes), (self.settings(), self.changes_at_aws()))

    def changes_at_aws(self):
        """What the journal holds of calls that changed something."""
        return [record for record in records(os.path.join(self.folder, "secure-rds.sandbox")) if "time" not in record]


if __name__ == "__main__":
    unittest.main()
