"""A version of the list of allowed addresses that AWS no longer keeps: what needs it says so, and takes nothing away."""

import unittest

from patience import until
from sandbox import SandboxTest

KEPT = ["quota:prefix-list-versions=2"]


class VersionGone(SandboxTest):
    def setUp(self):
        """The file agreed at version 1; a colleague's changes made versions 2 to 4, of which two are kept."""
        super().setUp()
        self.succeed("apply", "--yes", faults=KEPT)
        self.ec2 = self.client(self.serve(faults=KEPT)[1], "ec2")
        self.list_id = self.ec2.describe_managed_prefix_lists()["PrefixLists"][0]["PrefixListId"]
        for number in (1, 2, 3):
            self.ec2.modify_managed_prefix_list(PrefixListId=self.list_id, CurrentVersion=number,
                                                AddEntries=[{"Cidr": f"198.51.100.{number}/32"}])
            until(lambda: self.standing()[0] != number)  # each is in progress for moments

    def standing(self):
        found = self.ec2.describe_managed_prefix_lists(PrefixListIds=[self.list_id])["PrefixLists"][0]
        entries = self.ec2.get_managed_prefix_list_entries(PrefixListId=self.list_id)["Entries"]
        return found["Version"], {entry["Cidr"] for entry in entries}

    def test_undo_names_it(self):
        before, file = self.standing(), self.settings()
        for version in ("1", "2", "4", "9"):
            done = self.run_program("access", "undo", version, "--yes", faults=KEPT)
            self.assertEqual(2, done.returncode, done.stderr)
            self.assertIn(f"AWS keeps no earlier version {version} of it", done.stderr)
            self.assertIn("access history", done.stderr)
        self.assertEqual((before, file), (self.standing(), self.settings()))

    def test_history_ends_where_aws_ends(self):
        shown = self.succeed("access", "history", faults=KEPT).stdout
        self.assertEqual(["4", "3"], [line.split()[0] for line in shown.splitlines() if line[:1].isdigit()])

    def test_without_a_base_nothing_goes(self):
        _, before = self.standing()
        self.run_program("plan", faults=KEPT)
        self.succeed("apply", "--yes", faults=KEPT)
        self.assertEqual(before, self.standing()[1])
        own = (before - {f"198.51.100.{number}/32" for number in (1, 2, 3)}).pop()
        self.succeed("access", "add", "192.0.2.9", faults=KEPT)
        self.assertEqual(before | {"192.0.2.9/32"}, self.standing()[1])
        self.succeed("access", "remove", own, "--yes", faults=KEPT)
        self.assertEqual((before | {"192.0.2.9/32"}) - {own}, self.standing()[1])


if __name__ == "__main__":
    unittest.main()
