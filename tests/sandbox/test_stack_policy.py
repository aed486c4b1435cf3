"""The stack policy: no update, whoever makes it, replaces or deletes the database, its keys or its secret."""

import json
import re
import unittest

from botocore.exceptions import WaiterError

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

    def rename_database(self, cfn):
        """As somebody's pipeline would: what is there, with another identifier. Its end, and AWS's reasons."""
        body = cfn.get_template(StackName="myapp")["TemplateBody"]
        changed, count = re.subn(r"DBInstanceIdentifier: !Ref AppName,", "DBInstanceIdentifier: other,", body)
        self.assertEqual(1, count)
        stack = cfn.describe_stacks(StackName="myapp")["Stacks"][0]
        cfn.update_stack(StackName="myapp", TemplateBody=changed,
                         Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
                         Parameters=[{"ParameterKey": p["ParameterKey"], "UsePreviousValue": True}
                                     for p in stack["Parameters"]])
        waiter = cfn.get_waiter("stack_update_complete")
        try:
            waiter.wait(StackName="myapp", WaiterConfig={"Delay": 0, "MaxAttempts": 100000})
        except WaiterError:
            pass  # it rolled back
        status = cfn.describe_stacks(StackName="myapp")["Stacks"][0]["StackStatus"]
        events = cfn.describe_stack_events(StackName="myapp")["StackEvents"]
        return status, [e.get("ResourceStatusReason", "") for e in events]

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
        status, reasons = self.rename_database(cfn)
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
        cfn = self.cloudformation()
        everything = {"Effect": "Allow", "Principal": "*", "Action": "Update:*", "Resource": "*"}
        cfn.set_stack_policy(StackName="myapp", StackPolicyBody=json.dumps({"Statement": [everything]}))
        rds = self.client(self.serve()[1], "rds")
        rds.modify_db_instance(DBInstanceIdentifier="myapp", DeletionProtection=False, ApplyImmediately=True)
        self.assertEqual("UPDATE_COMPLETE", self.rename_database(cfn)[0])
        # Putting the template back would replace the database once more.
        self.assertNotEqual(0, self.run_program("apply", "--yes").returncode)
        done = self.succeed("apply", "--yes", "--confirm", "myapp", "--accept", "database-replaced")
        self.assertIn("lifting the stack policy for this update", done.stderr)
        self.assertIn("stack policy set", done.stderr)
        self.assertEqual(1, len(self.guards(cfn)))
        self.assertEqual("UPDATE_ROLLBACK_COMPLETE", self.rename_database(cfn)[0])

    def test_not_permitted_stops_nothing(self):
        self.succeed("apply", "--yes", faults=["deny:SetStackPolicy"])
        shown = json.loads(self.run_program("status", "--json", faults=["deny:SetStackPolicy"]).stdout)
        self.assertEqual("missing", shown["stack_policy"])
        shown = json.loads(self.run_program("status", "--json", faults=["deny:GetStackPolicy"]).stdout)
        self.assertIn("GetStackPolicy", shown["stack_policy"]["unknown"])
        self.assertEqual("set", self.status()["stack_policy"])


if __name__ == "__main__":
    unittest.main()
