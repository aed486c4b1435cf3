#!/usr/bin/python3
"""What AWS says when it refuses a resource, through every face that ends a deployment: as JSON, as text, in the dialogue."""

import os
import re
import subprocess
import unittest

from patience import PATIENCE
from sandbox import ROOT, SandboxTest

TABLE = os.path.join(ROOT, "tests", "unit", "stack", "tables", "refusals.tsv")
FAST = "20000"
EVERYTHING = ["--set", "access.load_balancer=true", "--set", "audit.cloudtrail=true", "--set",
              "alarms.email=me@example.com", "--set", "network.nat=gateway"]
# One a kind; the whole table is held against the words themselves, in tests/unit/stack/test_failures_told.c.
SETTING, PERMISSION, QUOTA, WAIT = "db-class-invalid", "role-scp", "vpc-quota", "rds-upgrade-running"
OUTSIDE, REPORT, UNKNOWN = "rule-duplicate", "db-windows", "unknown-1"


def rows():
    """(id, type, words, settings, pattern) of what a service says of a resource."""
    with open(TABLE, encoding="utf-8") as table:
        for line in table:
            if not line.startswith("#"):
                name, kind, _, words, paths, pattern, _ = line.rstrip("\n").split("\t")
                if kind != "-":
                    yield name, kind, words, paths.split(","), pattern


def logical_ids():
    """By type, the first of the template."""
    found = {}
    with open(os.path.join(ROOT, "assets", "template.yaml"), encoding="utf-8") as template:
        for line in template:
            name = re.match(r"  (\w+):(?: \{Type: \"(AWS::[\w:]+)\")?", line)
            kind = re.match(r"    Type: (AWS::[\w:]+)", line)
            if name:
                last = name[1]
            if kind or (name and name[2]):
                found.setdefault(kind[1] if kind else name[2], last)
    return found


class Refused(SandboxTest):
    def setUp(self):
        super().setUp()
        self.ids = logical_ids()
        self.rows = {row[0]: row for row in rows()}

    def refuse(self, name, *arguments, **options):
        """A run of its own, in an account where nothing stands yet."""
        for file in os.listdir(self.folder):
            if file.startswith("secure-rds.sandbox") or file.endswith(".draft"):
                os.unlink(os.path.join(self.folder, file))
        _, kind, words, _, _ = self.rows[name]
        return subprocess.run(
            self.command(*arguments, speed=FAST, faults=[f"resource:{self.ids[kind]}:create:fail:{words}"]),
            cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            timeout=PATIENCE, **options)

    def as_json(self, name):
        done = self.refuse(name, "apply", "--yes", "--json", *EVERYTHING, stdin=subprocess.DEVNULL)
        return self.lines(done)[-1]["cause"]

    def test_as_json(self):
        for name, kind, setting, permission, quota in (
                (SETTING, "setting", "database.instance_class", "", ""),
                (PERMISSION, "permission", "", "iam:CreateRole", ""),
                (QUOTA, "quota", "", "", "L-F678F1CE"), (WAIT, "wait", "", "", ""), (OUTSIDE, "outside", "", "", ""),
                (REPORT, "report", "", "", ""), (UNKNOWN, "unknown", "", "", "")):
            with self.subTest(name):
                cause = self.as_json(name)
                self.assertEqual((kind, setting, permission, quota),
                                 (cause["kind"], cause["setting"], cause["permission"], cause["quota"]))
                self.assertEqual(self.rows[name][2], cause["reason"])
                self.assertEqual(name == UNKNOWN, cause["meaning"] == "" and cause["remedy"] == "")
                self.assertRegex(cause["meaning"] + "; " + cause["remedy"], self.rows[name][4] or ".")

    def test_as_text(self):
        for name in (SETTING, PERMISSION, QUOTA, WAIT, OUTSIDE, REPORT):
            with self.subTest(name):
                cause = self.as_json(name)
                said = self.refuse(name, "apply", "--yes", *EVERYTHING, stdin=subprocess.DEVNULL).stderr
                self.assertIn(cause["meaning"], said)
                self.assertIn(cause["remedy"][1:], said)  # as a sentence begins: with a capital letter
        said = self.refuse(UNKNOWN, "apply", "--yes", *EVERYTHING, stdin=subprocess.DEVNULL).stderr
        self.assertIn(self.rows[UNKNOWN][2], said)
        self.assertIn("What these words mean is not known here", said)

    def test_in_the_dialogue(self):
        for name in (SETTING, PERMISSION, QUOTA, WAIT, OUTSIDE, REPORT):
            with self.subTest(name):
                cause = self.as_json(name)
                said = self.refuse(name, "--plain", *EVERYTHING, input="1\n1\nq\n").stdout
                self.assertIn(cause["meaning"], said)
                self.assertIn(cause["remedy"][1:], said)  # as a sentence begins: with a capital letter


if __name__ == "__main__":
    unittest.main()
