"""Each risk that settings can bring about, in each face that can bring it about, on a stack that stands: told there, in the
same words, before anything is done; and nothing is done. docs/RISKS.md has the table."""

import fcntl
import json
import os
import signal
import struct
import termios
import unittest

from dialogue import Dialogue
from sandbox import SandboxTest
from terminal import Terminal

FAST = "20000"
OFFLINE = ("validate", "export")  # nothing is known of what stands: what the settings say alone
ONLINE = ("plan", "apply", "plain", "review")

# id: (--set …, how the sentence begins, the faces)
RISKS = {
    "own-address-missing": ("access.allowed=198.51.100.7", "Your own address 203.0.113.7 is not on the list", ONLINE),
    "access-removed": ("access.allowed=203.0.113.0/30", "No longer allowed: 203.0.113.7/32 (office)", ONLINE),
    "mail-unconfirmed": ("alarms.email=me@example.com", "Alarms reach me@example.com only after", OFFLINE + ONLINE),
    "way-out-removed": ("network.nat=none", "Nothing in the private subnets reaches", ONLINE),
    "tunnels-cut": ("bastion.instance_type=t3.small", "The bastion may be replaced: open tunnels", ONLINE),
    "part-lost": ("access.load_balancer=false", "NetworkLoadBalancer: the load balancer", ONLINE),
    "interruption": ("database.instance_class=db.t4g.small", "The database is away meanwhile: its class", ONLINE),
    "open-wide": ("access.allowed=203.0.113.7,198.0.0.0/8", "1677721", OFFLINE + ONLINE),
    "open-to-all": ("access.allowed=0.0.0.0/0", "Anyone on the internet may try passwords", OFFLINE + ONLINE),
    "protection-off": ("protection.deletion_protection=false", "Deletion protection goes: one call can", ONLINE),
    "retention-shorter": ("retention.backup_days=3", "The database can be restored back 3 days", ONLINE),
    "trail-off": ("audit.cloudtrail=false", "The trail of AWS calls ends: what is done", ONLINE),
}
# No setting brings these about on a stack that stands: a fixed one is refused before, and the unit tests have the rest.
BY_NO_SETTING = {"key-not-here", "stack-differs", "database-replaced", "database-lost", "secret-deleted", "key-deleted", "network-replaced"}


class Wide(Terminal):
    """So wide that no sentence is wrapped where it begins."""

    def __init__(self, words, environment, folder):
        size = struct.pack("HHHH", 50, 200, 0, 0)
        super().__init__(words, environment, folder, lambda: fcntl.ioctl(0, termios.TIOCSWINSZ, size))


class RiskFaces(SandboxTest):
    def setUp(self):
        super().setUp()
        text = self.settings().replace("load_balancer: false", "load_balancer: true").replace("cloudtrail: false", "cloudtrail: true")
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text)
        self.succeed("apply", "--yes", speed=FAST)
        self.before = self.standing()

    def standing(self):
        """What a change would change: when the stack last was, and who may connect."""
        lines = [json.loads(line) for line in self.succeed("access", "history", "--json", speed=FAST).stdout.splitlines()]
        return self.status()["stack"], lines, self.settings()

    def told(self, words, change, risk, begins, status=0):
        done = self.run_program(*words, "--set", change, speed=FAST)
        self.assertEqual(status, done.returncode, done.stderr)
        self.assertIn(f"RISK {risk}: {begins}", done.stderr)

    def in_validate(self, *row):
        self.told(["config", "validate"], *row)

    def in_export(self, *row):
        self.told(["export", "cloudformation", "--output", os.path.join(self.folder, "export")], *row)

    def in_plan(self, change, risk, begins):
        self.told(["plan"], change, risk, begins)
        found = json.loads(self.succeed("plan", "--json", "--set", change, speed=FAST).stdout.splitlines()[-1])["risks"]
        self.assertIn(risk, [each["id"] for each in found])

    def in_apply(self, *row):
        self.told(["apply"], *row, status=2)  # nobody is there to agree

    def no_draft(self):
        """What the face before kept of its answers."""
        if os.path.exists(self.config + ".draft"):
            os.remove(self.config + ".draft")

    def in_plain(self, change, _, begins):
        self.no_draft()
        plain = Dialogue(self, "--plain", "--set", change)
        plain.choose("Review, and apply the settings.")
        plain.until(begins)
        plain.process.kill()
        plain.process.wait()

    def in_review(self, change, _, begins):
        self.no_draft()
        person = Wide(self.command("--set", change, speed=FAST), {**self.environment, "TERM": "xterm"}, self.folder)
        person.until("Review, and apply the settings")
        person.type("v")
        person.until(begins)
        os.kill(person.pid, signal.SIGKILL)
        person.end()

    def test_each_in_each(self):
        for risk, (change, begins, faces) in RISKS.items():
            for face in faces:
                with self.subTest(risk=risk, face=face):
                    getattr(self, "in_" + face)(change, risk, begins)
        self.assertEqual(self.before, self.standing())

    def test_every_risk_has_its_row(self):
        """--accept names those that need it; the others are asked of a plan that has them all."""
        refused = self.run_program("apply", "--yes", "--accept", "everything", speed=FAST)
        named = set(refused.stderr.split("to do:")[1].replace(",", " ").split())
        self.assertGreater(len(named), 8)
        self.assertEqual(set(), named - set(RISKS) - BY_NO_SETTING)

    def test_access(self):
        for words, begins in ((["set", "198.51.100.7"], "you come from 203.0.113.7 yourself"),
                              (["add", "198.0.0.0/8"], "16777216 more addresses may try passwords"),
                              (["add", "0.0.0.0/0"], "Anyone on the internet may try passwords")):
            done = self.run_program("access", *words, speed=FAST)
            self.assertEqual(2, done.returncode, done.stderr)
            self.assertIn(begins, done.stderr)
        self.assertEqual(self.before, self.standing())


if __name__ == "__main__":
    unittest.main()
