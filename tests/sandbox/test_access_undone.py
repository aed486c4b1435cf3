"""The program was killed while its update of the stack had CloudFormation write the list of allowed IPs, and the update was
rolled back, to the list of the first deployment: whoever comes next does again what that undid, once, from any machine, and
leaves alone what somebody did about it since. That an update undoes nothing in the first place, tests/unit/stack/
test_access_killed.c and test_access_many.py show."""

import json
import os
import re
import time
import unittest

from patience import PATIENCE
from sandbox import SandboxTest
from virtual_time import VirtualTime

OWN = "203.0.113.7/32"
EARLIER = "198.51.100.8/32"
MEANWHILE = "198.51.100.7/32"
LATER = "198.51.100.9/32"
QUICK = "4000"


def change_set(stacks, entries, storage_gib):
    """A tag more, and the list as it is: what the program sends."""
    stack = stacks.describe_stacks(StackName="myapp")["Stacks"][0]
    listed = ",".join("{Cidr: %s,Description: '%s'}" % (entry["Cidr"], entry.get("Description", "")) for entry in entries)
    body = re.sub(r"\bEntries: \[[^]]*\]", "Entries: [%s]" % listed,
                  stacks.get_template(StackName="myapp")["TemplateBody"], count=1)
    made = stacks.create_change_set(
        StackName="myapp", ChangeSetName="secure-rds-tag", TemplateBody=body,
        Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
        Parameters=[{"ParameterKey": given["ParameterKey"], "ParameterValue":
                     storage_gib if given["ParameterKey"] == "DatabaseStorageGib" else given["ParameterValue"]}
                    for given in stack["Parameters"]],
        Tags=[*stack["Tags"], {"Key": "team", "Value": "data"}])["Id"]
    stacks.get_waiter("change_set_create_complete").wait(ChangeSetName=made, WaiterConfig={"Delay": 1})
    return made


class RolledBack(SandboxTest):
    meanwhile = MEANWHILE

    def setUp(self):
        super().setUp()
        self.succeed("apply", "--yes", speed=QUICK)
        self.succeed("access", "add", EARLIER)
        self.kept = self.settings()
        self.roll_back()
        self.assertEqual({OWN}, self.in_force())

    def in_force(self):
        return {entry["cidr"] for entry in json.loads(self.succeed("access", "list", "--json").stdout)["in_force"]}

    def written(self, stacks):
        return any(event["ResourceType"] == "AWS::EC2::PrefixList" and event["ResourceStatus"] == "UPDATE_COMPLETE"
                   for event in stacks.describe_stack_events(StackName="myapp")["StackEvents"])

    def roll_back(self):
        """Somebody allows an address meanwhile, when the list has been written once."""
        server, said = self.serve(speed="60", faults=["resource:Database:update:fail:InternalFailure"])
        stacks, ec2 = self.client(said, "cloudformation"), self.client(said, "ec2")
        clock = VirtualTime(os.path.join(self.folder, "secure-rds.sandbox"))
        found = ec2.describe_managed_prefix_lists(
            Filters=[{"Name": "prefix-list-name", "Values": ["myapp*"]}])["PrefixLists"][0]
        made = change_set(stacks, ec2.get_managed_prefix_list_entries(PrefixListId=found["PrefixListId"])["Entries"], "60")
        clock.stands()
        stacks.execute_change_set(ChangeSetName=made, ClientRequestToken="%032x-list-%d" % (7, found["Version"]))
        ends = time.monotonic() + PATIENCE
        while not self.written(stacks):
            self.assertLess(time.monotonic(), ends, "CloudFormation did not come to the list")
            clock.stands(1)
        ec2.modify_managed_prefix_list(PrefixListId=found["PrefixListId"], CurrentVersion=found["Version"],
                                       AddEntries=[{"Cidr": self.meanwhile, "Description": "café"}])
        clock.runs(int(QUICK))
        stacks.get_waiter("stack_rollback_complete").wait(StackName="myapp", WaiterConfig={"Delay": 1})
        server.terminate()
        server.wait(timeout=PATIENCE)


class Undone(RolledBack):
    def test_apply(self):
        plan = self.run_program("plan", "--exit-code")
        self.assertEqual(3, plan.returncode)
        self.assertIn(MEANWHILE + " (café) can connect from then on", plan.stdout + plan.stderr)
        self.assertEqual({OWN}, self.in_force())
        self.succeed("apply", "--yes", speed=QUICK)
        self.assertEqual({OWN, EARLIER, MEANWHILE}, self.in_force())
        self.succeed("access", "remove", MEANWHILE)
        self.succeed("apply", "--yes", speed=QUICK)
        self.assertEqual({OWN, EARLIER}, self.in_force())
        self.assertEqual(0, self.run_program("plan", "--exit-code").returncode)

    def test_status(self):
        """As long as nobody has come who does it again."""
        told = self.run_program("status").stdout
        self.assertIn(EARLIER + " was taken off by a rollback, until the next apply or change here and 1 more", told)
        self.assertNotIn("removed outside secure-rds", told)
        self.succeed("access", "add", LATER)
        self.assertNotIn("rollback, until", self.run_program("status").stdout)

    def test_access(self):
        """Whatever he wished himself."""
        done = self.succeed("access", "add", LATER)
        self.assertIn(MEANWHILE, done.stderr)
        self.assertEqual({OWN, EARLIER, MEANWHILE, LATER}, self.in_force())

    def test_undo(self):
        """The last that somebody did was to allow the address meanwhile; the rollback is nobody's wish."""
        self.succeed("access", "undo", "--yes")
        self.assertEqual({OWN, EARLIER, MEANWHILE}, self.in_force())

    def test_removed_since(self):
        """Also from a file that knows only what was long before."""
        self.succeed("access", "add", LATER)
        self.succeed("access", "remove", MEANWHILE, LATER)
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(self.kept)
        self.succeed("access", "add", LATER)
        self.assertEqual({OWN, EARLIER, LATER}, self.in_force())


class Late(SandboxTest):
    def test_status(self):
        """Allowed between the last look of whoever updates the stack and the update, whose program then ended: nobody was there
        to do it again. It is not said that somebody took it off."""
        self.succeed("apply", "--yes", speed=QUICK)
        server, said = self.serve(speed=QUICK)
        stacks, ec2 = self.client(said, "cloudformation"), self.client(said, "ec2")
        found = ec2.describe_managed_prefix_lists(
            Filters=[{"Name": "prefix-list-name", "Values": ["myapp*"]}])["PrefixLists"][0]
        made = change_set(stacks, ec2.get_managed_prefix_list_entries(PrefixListId=found["PrefixListId"])["Entries"], "20")
        self.succeed("access", "add", MEANWHILE, speed=QUICK)
        stacks.execute_change_set(ChangeSetName=made, ClientRequestToken="%032x-list-%d" % (7, found["Version"]))
        stacks.get_waiter("stack_update_complete").wait(StackName="myapp", WaiterConfig={"Delay": 1})
        server.terminate()
        server.wait(timeout=PATIENCE)
        self.assertIn(MEANWHILE + " was taken off by the stack's last update, or elsewhere", self.run_program("status").stdout)
        self.succeed("access", "add", MEANWHILE)
        self.assertNotIn("last update", self.run_program("status").stdout)


class Wide(RolledBack):
    """What lets in the whole internet comes back only where somebody agrees to it."""
    meanwhile = "0.0.0.0/0"

    def test_asked(self):
        done = self.succeed("access", "add", LATER)
        self.assertIn("`secure-rds apply` shows it, and asks", done.stderr)
        self.assertEqual({OWN, LATER}, self.in_force())
        done = self.run_program("apply", "--yes")
        self.assertEqual(2, done.returncode, done.stderr)
        self.assertIn("--accept open-to-all", done.stderr)
        self.assertEqual({OWN, LATER}, self.in_force())
        self.succeed("apply", "--yes", "--accept", "open-to-all", speed=QUICK)
        self.assertIn(self.meanwhile, self.in_force())


if __name__ == "__main__":
    unittest.main()
