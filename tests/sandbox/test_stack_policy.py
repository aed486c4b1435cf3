"""The stack policy: no update, whoever makes it, replaces or deletes the database, its keys or its secret."""

import json
import unittest

from pipeline import rename_database
from sandbox import SandboxTest

DENIED = "does not allow [Update:Replace] for resource [LogicalResourceId/Database]"


class StackPolicy(SandboxTest):
    def cloudformation(self):
        return self.client(self.serve()[1], "cloudformation")

    def policy(self, cfn):
        return json.loads(cfn.get_stack_policy(StackName="myapp").get("StackPolicyBody", "null"))

    def guards(self, cfn):
        """Our statement, as often as it is there."""
        return [s for s in (self.policy(cfn) or {"Statement": []})["Statement"]
                if s["Effect"] == "Deny" and "LogicalResourceId/Database" in s["Resource"]]

    def test_set_when_the_stack_is_there(self):
        done = self.succeed("apply", "--yes")
        self.assertIn("stack policy set: no update can replace or delete the database", done.stderr)
        cfn = self.cloudformation()
        self.assertEqual(1, len(self.guards(cfn)))
        self.assertEqual("holds", self.status()["stack_policy"])
        self.assertNotIn("stack policy", self.succeed("apply", "--yes").stderr)

    def test_others_are_held_back(self):
        self.succeed("apply", "--yes")
        cfn = self.cloudformation()
        status, reasons = rename_database(cfn)
        self.assertEqual("UPDATE_ROLLBACK_COMPLETE", status)
        self.assertTrue(any(DENIED in reason for reason in reasons), reasons[:5])

    def test_lifted_is_seen_and_set_again(self):
        self.succeed("apply", "--yes")
        cfn = self.cloudformation()
        theirs = {"Effect": "Deny", "Principal": "*", "Action": "Update:*", "Resource": "LogicalResourceId/Trail"}
        everything = {"Effect": "Allow", "Principal": "*", "Action": "Update:*", "Resource": "*"}
        cfn.set_stack_policy(StackName="myapp", StackPolicyBody=json.dumps({"Statement": [theirs, everything]}))
        self.assertEqual("set", self.status()["stack_policy"])
        self.assertEqual([theirs, everything], self.policy(cfn)["Statement"][:2])
        self.assertEqual(1, len(self.guards(cfn)))
        cfn.set_stack_policy(StackName="myapp", StackPolicyBody=json.dumps({"Statement": [everything]}))
        shown = self.run_program("status")
        self.assertIn("was missing and is set again", shown.stdout)
        cfn.set_stack_policy(StackName="myapp", StackPolicyBody=json.dumps({"Statement": [everything]}))
        self.assertIn("stack policy set", self.succeed("apply", "--yes").stderr)  # nothing else was to be done
        self.assertEqual(1, len(self.guards(cfn)))

    def test_lifted_for_what_was_agreed_to(self):
        self.succeed("apply", "--yes")
        cfn = self.put_database_at_stake()
        # Putting the template back would replace the database once more.
        self.assertNotEqual(0, self.run_program("apply", "--yes").returncode)
        done = self.succeed("apply", "--yes", "--confirm", "myapp", "--accept", "database-replaced")
        self.assertIn("lifting the stack policy for this update", done.stderr)
        self.assertIn("stack policy set", done.stderr)
        self.assertEqual(1, len(self.guards(cfn)))
        self.assertEqual("UPDATE_ROLLBACK_COMPLETE", rename_database(cfn)[0])

    def test_not_permitted_stops_nothing(self):
        self.succeed("apply", "--yes", faults=["deny:SetStackPolicy"])
        shown = json.loads(self.run_program("status", "--json", faults=["deny:SetStackPolicy"]).stdout)
        self.assertEqual("missing", shown["stack_policy"])
        shown = json.loads(self.run_program("status", "--json", faults=["deny:GetStackPolicy"]).stdout)
        self.assertIn("GetStackPolicy", shown["stack_policy"]["unknown"])
        self.assertEqual("set", self.status()["stack_policy"])


if __name__ == "__main__":
    unittest.main()
