"""What is told with a plan though nothing hinders it: how long AWS supports the version, and names that overlap."""

import json
import os
import unittest

from sandbox import SandboxTest

SOON = "engine:17=2027-06-30"


class Notes(SandboxTest):
    def notes(self, *arguments, faults=()):
        done = self.run_program("plan", "--json", *arguments, faults=faults)
        return {note["id"]: note for note in json.loads(done.stdout.splitlines()[-1])["notes"]}

    def test_the_days_of_the_region_and_of_the_table(self):
        """A new stack hears the region's day; who may not ask, and validate, the one known when this was built."""
        self.assertIn("after 2031-02-28", self.notes("--set", "database.engine_version=18")["engine-support"]["words"])
        self.assertIn("after 2027-06-30", self.notes(faults=[SOON])["engine-support"]["words"])
        denied = self.notes(faults=["deny:DescribeDBMajorEngineVersions"])
        self.assertIn("after 2030-02-28", denied["engine-support"]["words"])
        self.assertIn("by force after 2030-02-28", self.succeed("config", "validate").stderr)
        kept = self.succeed("config", "validate", "--set", "database.extended_support=true").stderr
        self.assertIn("after 2030-02-28 it costs the price of Extended Support", kept)

    def test_a_stack_that_stands_hears_of_its_last_year(self):
        self.succeed("apply", "--yes")
        self.assertEqual({}, self.notes())
        self.assertIn("AWS upgrades it by force", self.succeed("plan", "--set", "database.engine_version=18").stderr)

    def test_names_that_overlap(self):
        """plan and apply say what Account says, at the creation alone, and go on."""
        self.succeed("apply", "--yes", "--set", "app=shop")
        words = self.notes("--set", "app=shop-eu")["stack-name"]["words"]
        self.assertIn("shop-eu is free, and overlaps with shop, which stands", words)
        self.assertIn("permissions for shop are for all that is named shop-*", words)
        self.assertIn(words, self.succeed("apply", "--yes", "--set", "app=shop-eu").stderr)
        self.assertNotIn("stack-name", self.notes("--set", "app=shop-eu"))


if __name__ == "__main__":
    unittest.main()
