"""A managed prefix list that CloudFormation and others change in turn: versions, locks, and what wins."""

import json
import os
import unittest

from patience import until
from server import ServerTest
from virtual_time import VirtualTime


def template(*cidrs, most=3):
    return json.dumps({"Resources": {"List": {"Type": "AWS::EC2::PrefixList", "Properties": {
        "PrefixListName": "allowed", "AddressFamily": "IPv4", "MaxEntries": most,
        "Entries": [{"Cidr": cidr, "Description": "by the stack"} for cidr in cidrs]}}}})


class PrefixLists(ServerTest):
    def start(self, *cidrs, faults=()):
        state = os.path.join(self.folder, "state")
        server = self.serve("--speed", "1000", "--state", state, *(word for fault in faults for word in ("--fault", fault)))
        self.clock = VirtualTime(state)
        self.cfn, self.ec2 = server.client("cloudformation"), server.client("ec2")
        self.cfn.create_stack(StackName="lists", TemplateBody=template(*cidrs))
        self.settle("CREATE_COMPLETE")
        self.id = self.cfn.describe_stack_resource(StackName="lists", LogicalResourceId="List")[
            "StackResourceDetail"]["PhysicalResourceId"]

    def settle(self, status):
        now = lambda: self.cfn.describe_stacks(StackName="lists")["Stacks"][0]["StackStatus"]  # noqa: E731
        until(lambda: not now().endswith("_IN_PROGRESS"))
        self.assertEqual(status, now())

    def update(self, *cidrs):
        self.cfn.update_stack(StackName="lists", TemplateBody=template(*cidrs))
        self.settle("UPDATE_COMPLETE")

    def standing(self):
        """Version and addresses once no change is in progress."""
        now = lambda: self.ec2.describe_managed_prefix_lists(PrefixListIds=[self.id])["PrefixLists"][0]  # noqa: E731
        until(lambda: not now()["State"].endswith("-in-progress"))
        entries = self.ec2.get_managed_prefix_list_entries(PrefixListId=self.id)["Entries"]
        return now()["Version"], sorted(entry["Cidr"] for entry in entries)

    def modify(self, version, add=(), remove=(), words="by the stack"):
        return self.ec2.modify_managed_prefix_list(
            PrefixListId=self.id, CurrentVersion=version, RemoveEntries=[{"Cidr": cidr} for cidr in remove],
            AddEntries=[{"Cidr": cidr, "Description": words} for cidr in add])

    def test_the_fast_lane_then_the_stack(self):
        """The way of the program: the list at once, the stack after it, which finds the same entries."""
        self.start("192.0.2.1/32")
        self.assertEqual((1, ["192.0.2.1/32"]), self.standing())
        self.modify(1, add=["192.0.2.2/32"])
        self.assertEqual((2, ["192.0.2.1/32", "192.0.2.2/32"]), self.standing())
        self.update("192.0.2.1/32", "192.0.2.2/32")
        self.assertEqual((2, ["192.0.2.1/32", "192.0.2.2/32"]), self.standing())

    def every_version(self, ec2, last):
        return [ec2.get_managed_prefix_list_entries(PrefixListId=self.id, TargetVersion=version)["Entries"]
                for version in range(1, last + 1)]

    def test_worked_out_step_by_step_it_is_what_it_is_at_once(self):
        """One sandbox goes on from what it knew before each change; another reads the whole journal."""
        self.start("192.0.2.1/32")
        version = 1
        for turn in range(12):
            if turn % 4 == 3:
                self.update("192.0.2.%d/32" % turn, "192.0.2.1/32")
            else:
                add = "198.51.100.%d/32" % turn
                self.modify(version, add=[add], remove=self.standing()[1][:1])
            version, _ = self.standing()
        other = self.serve("--speed", "1000", "--state", os.path.join(self.folder, "state")).client("ec2")
        self.assertGreater(version, 12)
        self.assertEqual(self.every_version(self.ec2, version), self.every_version(other, version))

    def test_the_stack_takes_back_what_it_does_not_know(self):
        self.start("192.0.2.1/32")
        self.modify(1, add=["192.0.2.9/32"])
        self.assertEqual(2, self.standing()[0])
        self.update("192.0.2.1/32", "192.0.2.2/32")
        self.assertEqual((3, ["192.0.2.1/32", "192.0.2.2/32"]), self.standing())
        # Once more by hand, and an update that leaves the list alone: CloudFormation does not look at it. One of its
        # tags is none: the handler writes the entries, too.
        self.modify(3, remove=["192.0.2.1/32"])
        self.assertEqual(4, self.standing()[0])
        body = json.loads(template("192.0.2.1/32", "192.0.2.2/32"))
        body["Resources"]["Another"] = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.9.0.0/16"}}
        self.cfn.update_stack(StackName="lists", TemplateBody=json.dumps(body))
        self.settle("UPDATE_COMPLETE")
        self.assertEqual((4, ["192.0.2.2/32"]), self.standing())
        self.cfn.update_stack(StackName="lists", UsePreviousTemplate=True, Tags=[{"Key": "a", "Value": "b"}])
        self.settle("UPDATE_COMPLETE")
        self.assertEqual((5, ["192.0.2.1/32", "192.0.2.2/32"]), self.standing())
        versions = [self.ec2.get_managed_prefix_list_entries(PrefixListId=self.id, TargetVersion=n)["Entries"]
                    for n in (1, 2, 3, 4, 5)]
        self.assertEqual([1, 2, 2, 1, 2], [len(entries) for entries in versions])

    def test_so_many_versions_are_kept(self):
        """An account keeps 1,000 of a list; with three, the fourth takes the place of the first."""
        self.start("192.0.2.1/32", faults=["quota:prefix-list-versions=3"])
        entries = lambda version: self.ec2.get_managed_prefix_list_entries(PrefixListId=self.id, TargetVersion=version)["Entries"]
        for version in (1, 2, 3):
            self.modify(version, **({"add": ["192.0.2.2/32"]} if version % 2 else {"remove": ["192.0.2.2/32"]}))
            self.assertEqual(version + 1, self.standing()[0])
        self.assertEqual([1, 2], [len(entries(version)) for version in (3, 4)])
        self.refused("InvalidPrefixListVersion", self.ec2.get_managed_prefix_list_entries, PrefixListId=self.id, TargetVersion=1)
        self.refused("InvalidPrefixListVersion", self.ec2.restore_managed_prefix_list_version, PrefixListId=self.id,
                     CurrentVersion=4, PreviousVersion=1)
        self.ec2.restore_managed_prefix_list_version(PrefixListId=self.id, CurrentVersion=4, PreviousVersion=3)
        self.assertEqual((5, ["192.0.2.1/32"]), self.standing())

    def test_one_change_at_a_time(self):
        self.start("192.0.2.1/32")
        self.clock.stands()
        self.modify(1, add=["192.0.2.2/32"])
        words = self.refused("IncorrectState", self.modify, version=1, add=["192.0.2.3/32"])
        self.assertIn("modify-in-progress", words)
        before = self.ec2.describe_managed_prefix_lists()["PrefixLists"][0]
        self.assertEqual(("modify-in-progress", 1), (before["State"], before["Version"]))  # the old one still holds
        self.clock.runs(1000)
        self.assertEqual(2, self.standing()[0])

    def test_what_is_refused(self):
        self.start("192.0.2.1/32")
        cases = (
            ("InvalidParameterValue", {"version": 1, "add": ["192.0.2.300/32"]}),
            ("InvalidParameterValue", {"version": 1, "add": ["2001:db8::/32"]}),
            ("InvalidParameterValue", {"version": 1, "add": ["192.0.2.2/32", "192.0.2.2/32"]}),
            ("InvalidParameterValue", {"version": 1, "add": ["192.0.2.1/32"], "words": "another"}),
            ("InvalidParameterValue", {"version": 1, "remove": ["192.0.2.7/32"]}),
            ("InvalidParameterValue", {"version": 1, "add": ["192.0.2.2/32"], "words": "x" * 256}),
            ("PrefixListMaxEntriesExceeded", {"version": 1, "add": [f"192.0.2.{n}/32" for n in (2, 3, 4)]}),
            ("PrefixListVersionMismatch", {"version": 7, "add": ["192.0.2.2/32"]}),
            ("MissingParameter", {"version": 1}),
        )
        for code, arguments in cases:
            with self.subTest(code, **arguments):
                self.refused(code, self.modify, **arguments)
        self.refused("InvalidPrefixListID.NotFound", self.ec2.get_managed_prefix_list_entries, PrefixListId="pl-none")
        self.refused("InvalidParameterCombination", self.ec2.modify_managed_prefix_list, PrefixListId=self.id,
                     CurrentVersion=1, MaxEntries=5, AddEntries=[{"Cidr": "192.0.2.2/32"}])
        self.refused("InvalidPrefixListVersion", self.ec2.restore_managed_prefix_list_version, PrefixListId=self.id,
                     CurrentVersion=1, PreviousVersion=1)
        self.assertEqual((1, ["192.0.2.1/32"]), self.standing())


if __name__ == "__main__":
    unittest.main()
