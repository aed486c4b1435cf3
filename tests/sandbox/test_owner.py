"""What another made is left alone, a later version's is only read: by every command that changes something, and Home."""

import json
import os
import subprocess
import unittest

from patience import PATIENCE, until
from sandbox import EXAMPLE, SandboxTest

with open(EXAMPLE, encoding="utf-8") as example:
    EXAMPLE_TEXT = example.read()
TOPIC = '{"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "theirs"}}}}'
CHANGES = (["apply", "--yes"], ["apply", "--yes", "--drift", "revert"], ["apply", "--yes", "--accept", "stack-differs", "--confirm", "myapp"],
           ["destroy", "--confirm", "myapp"], ["access", "add", "198.51.100.7"], ["access", "remove", "192.0.2.1", "--yes"],
           ["access", "set", "198.51.100.7", "--yes"], ["access", "undo", "--yes"],
           ["config", "import", "myapp", "--config", "other.yaml"])


class Owner(SandboxTest):
    def setUp(self):
        super().setUp()
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(EXAMPLE_TEXT.replace("  allowed:", "  allowed:\n    - cidr: 192.0.2.1/32", 1))
        self.cfn = self.client(self.serve()[1], "cloudformation")

    def stack(self):
        found = self.cfn.describe_stacks(StackName="myapp")["Stacks"][0]
        return found["StackId"], found["StackStatus"], found.get("LastUpdatedTime")

    def made(self, template=TOPIC, tags=(), **more):
        self.cfn.create_stack(StackName="myapp", TemplateBody=template,
                              Tags=[{"Key": key, "Value": value} for key, value in tags], **more)
        until(lambda: not self.stack()[1].endswith("_IN_PROGRESS"))

    def left_alone(self, words):
        """Nothing of it changes, and each says why."""
        before, file = (self.stack(), self.policy()), self.settings()
        for command in CHANGES:
            with self.subTest(command):
                done = self.run_program(*command)
                self.assertNotEqual(0, done.returncode, done.stdout + done.stderr)
                if command[1] != "undo" or "newer" not in words:  # whose list has one version says that
                    self.assertIn(words, done.stdout + done.stderr)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "other.yaml")))
        shown = self.run_program("status")
        self.assertEqual(1, shown.returncode)
        self.assertIn(words, shown.stdout)
        home = subprocess.run(self.command("--plain"), cwd=self.folder, env=self.environment, input="q\n",
                              capture_output=True, text=True, timeout=PATIENCE)
        self.assertIn(words, home.stdout)
        for way in ("Destroy", "Review, and apply the settings", "Change who may connect"):
            self.assertNotRegex(home.stdout, rf"\d+\. {way}")
        self.assertEqual((before, file), ((self.stack(), self.policy()), self.settings()))

    def looked_at(self, words):
        """Nor is it told that its list is still to come, or that nobody is on it."""
        shown = self.run_program("access", "history")
        self.assertIn(words, shown.stderr)
        self.assertNotEqual(0, shown.returncode)
        shown = self.run_program("access", "list", "--json")
        self.assertIn(words, json.loads(shown.stdout)["in_force"]["unknown"])
        self.assertNotEqual(0, shown.returncode)

    def answered(self, words):
        """One reason and one status, whether something would change or is only asked for."""
        for command in ("plan", "plan --drift", "apply --yes", "apply --drift adopt", "token app", "connect --exec true", "verify",
                        "rollback start", "rollback continue", "rollback skip", "destroy", "destroy --keep-stuck"):
            with self.subTest(command):
                done = self.run_program(*command.split())
                self.assertEqual(2, done.returncode, done.stdout + done.stderr)
                self.assertIn(words, done.stderr)
                self.assertIn("choose another app name", done.stderr.replace("Choose", "choose"))
                self.assertEqual([], [line for line in done.stdout.splitlines() if line], done.stdout)
        plan = self.run_program("plan", "--json")
        told = json.loads(plan.stdout)
        self.assertEqual((2, "foreign", words, "choose another app name"),
                         (plan.returncode, told["plan"], told["words"], told["way_out"]))

    def policy(self):
        return self.cfn.get_stack_policy(StackName="myapp").get("StackPolicyBody")

    def test_of_others(self):
        self.made()
        self.left_alone("a stack named myapp is there that this program did not make")
        self.answered("a stack named myapp is there that this program did not make")
        self.looked_at("a stack named myapp is there that this program did not make")

    def test_of_others_with_our_tag(self):
        """A tag is copied easily; the template says the rest."""
        self.made(tags=[("secure-rds:app", "myapp")])
        self.left_alone("a stack named myapp is there that this program did not make")
        self.answered("a stack named myapp is there that this program did not make")
        self.looked_at("a stack named myapp is there that this program did not make")

    def test_being_made_by_others(self):
        """Nobody attaches to what others do, and waits for it."""
        slow = self.client(self.serve(speed="1")[1], "cloudformation")
        slow.create_stack(StackName="myapp", TemplateBody=TOPIC)
        done = self.run_program("apply", "--yes", speed="1")
        self.assertEqual(2, done.returncode, done.stderr)
        self.assertIn("that this program did not make", done.stderr)

    def test_of_a_later_version(self):
        self.succeed("apply", "--yes")
        body = self.cfn.get_template(StackName="myapp")["TemplateBody"]
        stack = self.cfn.describe_stacks(StackName="myapp")["Stacks"][0]
        self.assertIn("SecureRds: {Version: 1}", body)
        self.cfn.update_stack(
            StackName="myapp", Tags=stack["Tags"], Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
            TemplateBody=body.replace("Version: 1}", "Version: 2}").replace(
                "Outputs:\n", "Outputs:\n Novel: {Value: !Ref AppName}\n"),
            Parameters=[{"ParameterKey": each["ParameterKey"], "UsePreviousValue": True} for each in stack["Parameters"]])
        until(lambda: not self.stack()[1].endswith("_IN_PROGRESS"))
        self.left_alone("a newer secure-rds made stack myapp: this one only reads it")
        self.assertIn("PostgreSQL 17", self.run_program("status").stdout)
        self.succeed("list")
        self.succeed("access", "list")

    def test_marks_lost(self):
        """A template that other hands wrote again is known by what it makes."""
        self.succeed("apply", "--yes")
        body = self.cfn.get_template(StackName="myapp")["TemplateBody"]
        stack = self.cfn.describe_stacks(StackName="myapp")["Stacks"][0]
        self.cfn.update_stack(
            StackName="myapp", Tags=stack["Tags"], Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
            TemplateBody=body.replace("Metadata: {SecureRds: {Version: 1}}", "").replace(
                "Outputs:\n", "Outputs:\n Novel: {Value: !Ref AppName}\n"),
            Parameters=[{"ParameterKey": each["ParameterKey"], "UsePreviousValue": True} for each in stack["Parameters"]])
        until(lambda: not self.stack()[1].endswith("_IN_PROGRESS"))
        self.succeed("access", "add", "198.51.100.7")
        self.succeed("config", "import", "myapp", "--config", "other.yaml")
        self.succeed("apply", "--yes")

    def test_under_review_by_others(self):
        """A plan takes away only what it made: their change set stays, and so does the stack that has it."""
        self.cfn.create_change_set(StackName="myapp", ChangeSetName="theirs", ChangeSetType="CREATE", TemplateBody=TOPIC)
        self.run_program("plan")
        self.assertEqual(["theirs"],
                         [each["ChangeSetName"] for each in self.cfn.list_change_sets(StackName="myapp")["Summaries"]])

    def test_export_over_files_of_others(self):
        folder = os.path.join(self.folder, "out")
        self.succeed("export", "cloudformation", "-o", "out")
        self.succeed("export", "cloudformation", "-o", "out")  # its own
        for name in ("template.yaml", "parameters.json", "tags.json"):
            with self.subTest(name):
                theirs = os.path.join(self.folder, "theirs-" + name)
                os.mkdir(theirs)
                with open(os.path.join(theirs, name), "w", encoding="utf-8") as file:
                    file.write("Resources: {}\n")
                done = self.run_program("export", "cloudformation", "-o", theirs)
                self.assertEqual(2, done.returncode, done.stderr)
                self.assertIn("is there already, and is no export of this program", done.stderr)
                self.assertEqual([name], os.listdir(theirs))
        self.assertEqual(3, len(os.listdir(folder)))

    def test_state_over_a_file_of_others(self):
        before = self.settings()
        done = subprocess.run(self.command("--sandbox-state", self.config, "status"), cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual(before, self.settings())
        self.assertIn("holds something else", done.stderr)


if __name__ == "__main__":
    unittest.main()
