"""What a change risks is told before, by validate, plan, export and apply, and not done unless it was agreed to."""

import json
import unittest

from sandbox import SandboxTest

# (--set …, the risk's id, what --yes needs beside; None: nothing helps)
CHANGES = (
    ("access.allowed=203.0.113.7,0.0.0.0/0", "open-to-all", ["--accept", "open-to-all"]),
    ("access.allowed=203.0.113.7,0.0.0.0/1,128.0.0.0/1", "open-to-all", ["--accept", "open-to-all"]),
    ("access.allowed=203.0.113.7,198.0.0.0/8", "open-wide", ["--accept", "open-wide"]),
    ("database.instance_class=db.t4g.small", "interruption", ["--now"]),
    ("protection.deletion_protection=false", "protection-off", ["--accept", "protection-off"]),
    ("retention.backup_days=1", "retention-shorter", ["--accept=retention-shorter"]),
    ("alarms.email=someone@example.com", "mail-unconfirmed", []),
    ("access.allowed=198.51.100.7", "access-removed", []),
)


class Risks(SandboxTest):
    def ids(self, done):
        return [risk["id"] for risk in json.loads(done.stdout.splitlines()[-1])["risks"]]

    def test_each_in_plan_and_apply(self):
        self.succeed("apply", "--yes")
        for change, risk, needs in CHANGES:
            with self.subTest(change):
                plan = self.succeed("plan", "--json", "--set", change)
                self.assertIn(risk, self.ids(plan))
                self.assertIn("RISK " + risk, self.succeed("plan", "--set", change).stderr)
                if not needs:
                    continue
                refused = self.run_program("apply", "--yes", "--set", change)
                self.assertEqual(2, refused.returncode, refused.stderr)
                self.assertIn("add " + " ".join(needs).replace("=", " "), refused.stderr)
                self.assertIn("(" + risk + ")", refused.stderr)
                other = self.run_program("apply", "--yes", "--set", change, "--accept", "trail-off")
                self.assertEqual(2, other.returncode, "none accepts what it was not given for")
                self.assertEqual(3, self.run_program("plan", "--exit-code", "--set", change).returncode)  # not done
        done = self.succeed("apply", "--yes", "--set", CHANGES[3][0], "--now")
        self.assertIn("The database is away meanwhile: its class changes for some minutes", done.stderr)
        done = self.succeed("apply", "--yes", "--set", CHANGES[3][0], "--set", CHANGES[0][0], "--accept", "open-to-all")
        self.assertIn("Anyone on the internet may try keys at the bastion", done.stderr)
        # What stands is told no more.
        plan = self.run_program("plan", "--json", "--set", CHANGES[3][0], "--set", CHANGES[0][0])
        self.assertEqual([], json.loads(plan.stdout.splitlines()[-1])["risks"])

    def test_access(self):
        self.succeed("apply", "--yes")
        for words in (["add", "0.0.0.0/0"], ["set", "0.0.0.0/1", "128.0.0.0/1"]):
            refused = self.run_program("access", *words)
            self.assertEqual(2, refused.returncode, refused.stderr)
            self.assertIn("Anyone on the internet may try keys at the bastion, which opens to yours alone (open-to-all)",
                          refused.stderr)
            self.assertIn("add --accept open-to-all", refused.stderr)
        listed = json.loads(self.succeed("access", "list", "--json").stdout)["in_force"]
        self.assertEqual(["203.0.113.7/32"], [entry["cidr"] for entry in listed])
        self.succeed("access", "add", "0.0.0.0/0", "--accept", "open-to-all")
        self.assertIn("2 in force, open to the whole internet", self.succeed("status").stdout)
        self.succeed("access", "remove", "0.0.0.0/0")

    def test_of_settings_alone(self):
        change = ("--set", "access.allowed=0.0.0.0/0")
        for words in (["config", "validate"], ["export", "cloudformation", "--output", self.folder]):
            done = self.succeed(*words, *change)
            self.assertIn("RISK open-to-all: Anyone on the internet may try keys", done.stderr)
            self.assertEqual(["open-to-all"], self.ids(self.succeed(*words, *change, "--json")))

    def test_key_elsewhere(self):
        """The private halves of the region's key pairs are on no machine of the tests; what stands is told no more."""
        self.assertIn("key-not-here", self.ids(self.succeed("plan", "--json")))
        self.assertIn("RISK key-not-here: The private half of key pair", self.succeed("apply", "--yes").stderr)
        plan = self.succeed("plan", "--json", "--set", CHANGES[6][0])
        self.assertNotIn("key-not-here", self.ids(plan))

    def test_unknown_ids(self):
        refused = self.run_program("apply", "--yes", "--accept", "open-to-all,everything")
        self.assertEqual(2, refused.returncode)
        self.assertIn("--accept everything", refused.stderr)
        self.assertIn("open-to-all", refused.stderr)


class Told(SandboxTest):
    def test_still_let_in(self):
        """Taking an address away shuts nobody out whom another entry lets in: that is said."""
        self.succeed("apply", "--yes")
        self.succeed("access", "add", "198.51.100.7", "--yes")
        self.succeed("access", "add", "198.51.100.0/24", "--yes")
        self.assertIn("of 198.51.100.0/24, 198.51.100.7/32 is still let in",
                      self.succeed("access", "remove", "198.51.100.0/24", "--yes").stderr)
        self.succeed("access", "add", "198.51.100.0/24", "--yes")
        self.assertIn("198.51.100.7/32 is still let in, by 198.51.100.0/24",
                      self.succeed("access", "remove", "198.51.100.7", "--yes").stderr)
        self.assertNotIn("still", self.succeed("access", "remove", "198.51.100.0/24", "--yes").stderr)

    def test_what_is_fixed(self):
        """Saved as it is wished, and told that the stack that stands won't take it."""
        self.assertNotIn("can't change", self.succeed("config", "set", "network.cidr=10.7.0.0/16").stderr)
        self.succeed("apply", "--yes")
        said = self.succeed("config", "set", "network.cidr=10.8.0.0/16", "retention.flow_logs_days=400").stderr
        self.assertIn("network.cidr is fixed once the stack exists: plan and apply take only what it has there (it was 10.7.0.0/16 here)", said)
        self.assertNotIn("flow_logs", said)


if __name__ == "__main__":
    unittest.main()
