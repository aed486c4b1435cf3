"""What the faces that ask say of files and stacks that are not as they should be, and that they change nothing: the wizard's
screens, and --plain. The commands are tested where each thing is: test_owner, test_standing, test_list_deleted,
test_version_gone, test_settings_file."""

import os
import signal
import subprocess
import unittest

from patience import PATIENCE
from sandbox import SandboxTest, records
from terminal import Terminal

TOPIC = "Resources:\n  Topic: {Type: 'AWS::SNS::Topic'}\n"
CAPABILITIES = ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]


class BadInput(SandboxTest):
    def write(self, old, new):
        before = self.settings()
        self.assertIn(old, before)
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(before.replace(old, new))

    def changes(self):
        """What the journal holds of calls that changed something."""
        return [record for record in records(os.path.join(self.folder, "secure-rds.sandbox")) if "time" not in record]

    def plain(self, answers="q\n"):
        done = subprocess.run(self.command("--plain"), cwd=self.folder, env=self.environment, input=answers,
                              capture_output=True, text=True, timeout=PATIENCE)
        return done.stdout + done.stderr

    def screens(self, *steps):
        """Each of the words is waited for, or each of the keys typed, in turn."""
        person = Terminal(self.command(), {**self.environment, "TERM": "xterm"}, self.folder)
        for kind, text in steps:
            person.until(text) if kind == "sees" else person.type(text)
        os.kill(person.pid, signal.SIGKILL)
        person.end()

    def told(self, words, *steps):
        before = self.settings(), self.changes()
        self.assertIn(words, self.plain())
        self.screens(*(steps or [("sees", words)]))
        self.assertEqual(before, (self.settings(), self.changes()))

    def update(self, change):
        """Other hands give the stack another template."""
        cfn = self.client(self.serve()[1], "cloudformation")
        stack = cfn.describe_stacks(StackName="myapp")["Stacks"][0]
        cfn.update_stack(
            StackName="myapp", Tags=stack["Tags"], Capabilities=CAPABILITIES,
            TemplateBody=change(cfn.get_template(StackName="myapp")["TemplateBody"]),
            Parameters=[{"ParameterKey": each["ParameterKey"], "UsePreviousValue": True} for each in stack["Parameters"]])
        cfn.get_waiter("stack_update_complete").wait(StackName="myapp", WaiterConfig={"Delay": 1})

    def test_both_sides_of_a_merge(self):
        self.write("app: myapp", "<<<<<<< HEAD\napp: myapp\n=======\napp: yourapp\n>>>>>>> theirs")
        self.told("both sides of a merge stand here")

    def test_another_account(self):
        self.succeed("apply", "--yes")
        self.write("123456789012", "210987654321")
        self.told("the settings are for account 210987654321")

    def test_another_app_or_region(self):
        """That is a stack to be made: what the file agreed with is left alone, and nothing is made unasked."""
        self.succeed("apply", "--yes")
        for old, new in (("app: myapp ", "app: yourapp "), ("region: eu-west-1", "region: us-east-1")):
            with self.subTest(new):
                kept = self.settings()
                self.write(old, new)
                self.told("Not created yet")
                before = self.changes()
                asked = self.run_program("apply")
                self.assertNotEqual(0, asked.returncode, asked.stdout)
                self.assertIn("+ Adds Database", asked.stdout + asked.stderr)
                made = [record for record in self.changes()[len(before):] if record.get("action") == "ExecuteChangeSet"]
                self.assertEqual([], made)
                self.write(self.settings(), kept)

    def test_a_stack_of_others(self):
        cfn = self.client(self.serve()[1], "cloudformation")
        cfn.create_stack(StackName="myapp", TemplateBody=TOPIC)
        cfn.get_waiter("stack_create_complete").wait(StackName="myapp", WaiterConfig={"Delay": 1})
        self.told("that this program did not make", ("sees", "a stack named myapp is there"))

    def test_a_stack_of_a_later_version(self):
        self.succeed("apply", "--yes")
        self.update(lambda body: body.replace("Version: 1}", "Version: 2}").replace(
            "Outputs:\n", "Outputs:\n Novel: {Value: !Ref AppName}\n"))
        self.told("a newer secure-rds made stack myapp")

    def test_parameters_that_no_version_knew(self):
        self.succeed("apply", "--yes")
        self.update(lambda body: body.replace("\nParameters:\n", "\nParameters:\n Novel: {Type: String, Default: x}\n").replace(
            "Outputs:\n", "Outputs:\n Novel: {Value: !Ref Novel}\n"))
        before = self.settings(), self.changes()
        for words in (["plan"], ["apply", "--yes"], ["apply", "--yes", "--set", "retention.backup_days=9"]):
            done = self.run_program(*words)
            self.assertNotEqual(0, done.returncode, done.stdout)
            self.assertIn("stack myapp has parameters that secure-rds doesn't know", done.stdout + done.stderr)
        self.assertIn("stack myapp has parameters that secure-rds doesn't know", self.plain("3\nq\n"))
        self.screens(("sees", "Review, and apply the settings"), ("types", "v"), ("sees", "stack myapp has parameters"))
        self.assertEqual(before, (self.settings(), self.changes()))
        self.succeed("access", "add", "198.51.100.7")
        self.succeed("config", "import", "myapp", "--config", "other.yaml")

    def test_a_list_deleted_by_hand(self):
        self.succeed("apply", "--yes")
        ec2 = self.client(self.serve()[1], "ec2")
        for group in ec2.describe_security_groups()["SecurityGroups"]:
            rules = [rule for rule in group["IpPermissions"] if rule.get("PrefixListIds")]
            if rules:
                ec2.revoke_security_group_ingress(GroupId=group["GroupId"], IpPermissions=rules)
        for found in ec2.describe_managed_prefix_lists(
                Filters=[{"Name": "prefix-list-name", "Values": ["myapp*"]}])["PrefixLists"]:
            ec2.delete_managed_prefix_list(PrefixListId=found["PrefixListId"])
        self.told("Deleted: it is not there any more")


if __name__ == "__main__":
    unittest.main()
