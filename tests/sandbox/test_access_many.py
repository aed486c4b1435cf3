"""Many who change the list of allowed IPs at the same moment: whoever is told that it is done is in force and in the file.

ROUNDS says how often; once by default."""

import json
import os
import unittest

import yaml

from patience import PATIENCE
from sandbox import SandboxTest

AT_ONCE = 20
ROUNDS = int(os.environ.get("ROUNDS", "1"))


class Many(SandboxTest):
    def setUp(self):
        super().setUp()
        self.succeed("apply", "--yes")

    def ended(self, process):
        """What it said where it failed; "" it did not."""
        said = process.communicate(timeout=PATIENCE)[1]
        return said if process.returncode else ""

    def at_once(self, commands):
        running = [self.start(*words) for words in commands]
        return ["; ".join(words) + ": " + said for words, said in zip(commands, map(self.ended, running)) if said]

    def in_force(self):
        return {entry["cidr"] for entry in json.loads(self.succeed("access", "list", "--json").stdout)["in_force"]}

    def in_file(self):
        return {entry["cidr"] for entry in yaml.safe_load(self.settings())["access"]["allowed"]}

    def check(self, promised, what):
        in_force, in_file = self.in_force(), self.in_file()
        print("%s: %d promised, %d in force, %d in the file" % (what, len(promised), len(in_force), len(in_file)))
        self.assertEqual((promised, promised), (in_force, in_file))

    def test_add_and_remove(self):
        own = {"203.0.113.7/32"}
        for number in range(ROUNDS):
            addresses = ["198.51.%d.%d/32" % (number % 100, n) for n in range(AT_ONCE)]
            self.assertEqual([], self.at_once([("access", "add", cidr) for cidr in addresses]))
            self.check(own | set(addresses), "round %d, %d at once" % (number + 1, AT_ONCE))
            gone, coming = addresses[:AT_ONCE // 2], ["192.0.2.%d/32" % n for n in range(AT_ONCE // 2)]
            self.assertEqual([], self.at_once([("access", "remove", cidr) for cidr in gone] +
                                              [("access", "add", cidr) for cidr in coming]))
            self.check((own | set(addresses) | set(coming)) - set(gone), "… half of them out, others in")
            self.succeed("access", "set", *own)

    def test_while_cloudformation_writes_the_list(self):
        """A tag is enough for that. What it undoes meanwhile is done again, by whoever had it written."""
        self.succeed("config", "set", "tags.team=data")
        update = self.start("apply", "--yes", speed="60")
        addresses = ["198.51.100.%d/32" % n for n in range(AT_ONCE // 2)]
        self.assertEqual([], self.at_once([("access", "add", cidr) for cidr in addresses]))
        self.succeed("access", "remove", *addresses, speed="60")  # the list is what the update has again
        self.check({"203.0.113.7/32"}, "let in and shut out again")
        self.succeed("access", "add", *addresses, speed="60")
        self.assertEqual("", self.ended(update))
        self.check({"203.0.113.7/32", *addresses}, "while CloudFormation writes the list")
        self.assertEqual(0, self.run_program("plan", "--exit-code").returncode)

    def test_a_tag_keeps_what_is_in_force(self):
        """The template still has the entries of the first deployment; they must not come back with it."""
        self.succeed("access", "add", "198.51.100.7")
        self.succeed("access", "remove", "203.0.113.7", "--yes")
        for tag in ("tags.team=data", "tags.team=platform"):
            self.succeed("apply", "--yes", "--set", tag)
            self.check({"198.51.100.7/32"}, tag)
        self.succeed("access", "add", "198.51.100.8")
        failed = self.run_program("apply", "--yes", "--set", "tags.team=none", "--set", "database.storage_gib=60",
                                  faults=["resource:Database:update:fail:InternalFailure"])
        self.assertEqual(1, failed.returncode, failed.stderr)
        self.check({"198.51.100.7/32", "198.51.100.8/32"}, "after a rollback")


if __name__ == "__main__":
    unittest.main()
