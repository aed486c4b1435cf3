"""The stack's prefix list deleted by hand: told plainly by every command, and nothing is changed."""

import subprocess
import unittest

from botocore.exceptions import ClientError
from patience import PATIENCE
from sandbox import SandboxTest

WORDS = "the list of allowed addresses was deleted outside of the stack"
GONE = r"Allowed IPs\W+Deleted: it is not there any more"


class ListDeleted(SandboxTest):
    def setUp(self):
        super().setUp()
        self.succeed("apply", "--yes")
        said = self.serve()[1]
        self.ec2, self.cfn = self.client(said, "ec2"), self.client(said, "cloudformation")
        self.list_id = self.part("AllowedAddresses")

    def part(self, name):
        found = self.cfn.describe_stack_resource(StackName="myapp", LogicalResourceId=name)
        return found["StackResourceDetail"]["PhysicalResourceId"]

    def delete(self):
        self.ec2.delete_managed_prefix_list(PrefixListId=self.list_id)

    def unused(self):
        """No rule names it any more."""
        for group in self.ec2.describe_security_groups()["SecurityGroups"]:
            rules = [rule for rule in group["IpPermissions"] if rule.get("PrefixListIds")]
            if rules:
                self.ec2.revoke_security_group_ingress(GroupId=group["GroupId"], IpPermissions=rules)

    def test_refused_while_it_is_used(self):
        with self.assertRaises(ClientError) as refused:
            self.delete()
        self.assertEqual("DependencyViolation", refused.exception.response["Error"]["Code"])
        self.unused()
        self.delete()
        with self.assertRaises(ClientError) as gone:
            self.delete()
        self.assertEqual("InvalidPrefixListID.NotFound", gone.exception.response["Error"]["Code"])

    def test_told_and_nothing_changed(self):
        self.unused()
        self.delete()
        events = self.cfn.describe_stack_events(StackName="myapp")["StackEvents"]
        file = self.settings()
        for words in (["access", "add", "198.51.100.7"], ["access", "remove", "203.0.113.7"],
                      ["access", "set", "198.51.100.7", "--yes"], ["access", "history"], ["access", "undo", "--yes"],
                      ["plan"], ["apply", "--yes"], ["apply", "--yes", "--set", "retention.backup_days=9"],
                      ["apply", "--yes", "--drift", "revert"], ["config", "import", "myapp", "--config", "other.yaml"]):
            with self.subTest(words):
                done = self.run_program(*words)
                self.assertEqual(1, done.returncode, done.stdout + done.stderr)
                self.assertIn(WORDS, done.stderr)
                self.assertIn(self.list_id, done.stderr)
        self.assertEqual(file, self.settings())
        self.assertEqual(events, self.cfn.describe_stack_events(StackName="myapp")["StackEvents"])
        shown = self.run_program("status")
        self.assertRegex(shown.stdout, GONE)
        self.assertEqual(1, shown.returncode)
        self.assertIn("Deleted: it is not there any more",
                      [item["words"] for item in self.status()["to_do"] if item["what"] == "allowed_ips"])
        shown = self.run_program("access", "list")
        self.assertIn(WORDS, shown.stdout + shown.stderr)
        self.assertEqual(1, shown.returncode)
        home = subprocess.run(self.command("--plain"), cwd=self.folder, env=self.environment, input="q\n",
                              capture_output=True, text=True, timeout=PATIENCE)
        self.assertRegex(home.stdout, GONE)


if __name__ == "__main__":
    unittest.main()
