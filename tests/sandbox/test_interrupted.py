"""Ctrl-C at each question of a line command: status 130, and nothing was done or left behind."""
import json
import unittest

from sandbox import SandboxTest
from terminal import Terminal

FAST = "5000"


class Interrupted(SandboxTest):
    def interrupt(self, words, *arguments, faults=()):
        terminal = Terminal(self.command(*arguments, speed=FAST, faults=faults), self.environment, self.folder)
        terminal.until(words)
        terminal.type("\x03")
        self.assertEqual(130, terminal.end(), terminal.shown.decode())
        self.assertIn("stopped on request", terminal.shown.decode())

    def stacks(self):
        """(name, status, its change sets) of each stack that is there."""
        process, said = self.serve(FAST)
        cloudformation = self.client(said, "cloudformation")
        return [(stack["StackName"], stack["StackStatus"],
                 [one["ChangeSetName"] for one in cloudformation.list_change_sets(StackName=stack["StackId"])["Summaries"]
                  if one["ExecutionStatus"] == "AVAILABLE"])
                for stack in cloudformation.describe_stacks()["Stacks"] if not stack.get("ParentId")]

    def test_before_there_is_a_stack(self):
        self.interrupt("[y/N]", "apply")
        self.assertEqual([], self.stacks())

    def test_before_a_change(self):
        self.succeed("apply", "--yes", speed=FAST)
        self.interrupt("[y/N]", "apply", "--set", "retention.backup_days=9")
        self.interrupt("to agree:", "apply", "--set", "access.allowed=0.0.0.0/0")
        self.interrupt("to agree:", "destroy")
        self.assertEqual([("myapp", "CREATE_COMPLETE", [])], self.stacks())

    def test_before_remains_are_deleted(self):
        self.run_program("apply", "--yes", speed=FAST, faults=["resource:Dashboard:create:fail:no reason"])
        before = json.loads(self.run_program("status", "--json", speed=FAST).stdout)["stack"]
        self.interrupt("[y/N]", "apply")
        self.assertEqual([("myapp", before["status"], [])], self.stacks())


if __name__ == "__main__":
    unittest.main()
