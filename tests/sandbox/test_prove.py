#!/usr/bin/python3
"""scripts/prove, with the simulated AWS as the account for trials: what it refuses, what it runs, and that nothing stays."""

import os
import re
import subprocess
import sys
import unittest

from patience import PATIENCE
from server import AWSCLI, BUILD, ROOT, ServerTest

PROVE = os.path.join(ROOT, "scripts", "prove")
HEAD = "| proof | when | USD | claim | why | how | evidence |\n|---|---|---|---|---|---|---|\n"


class Prove(ServerTest):
    def setUp(self):
        super().setUp()
        self.server = self.serve("--speed", "20000")
        self.account = self.server.client("sts").get_caller_identity()["Account"]
        programs = os.path.join(self.folder, "bin")
        os.mkdir(programs)
        # Debian's aws does not know AWS_ENDPOINT_URL yet.
        with open(os.path.join(programs, "aws"), "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\nexec "{AWSCLI}" --endpoint-url "{self.server.url}" "$@"\n')
        os.chmod(file.name, 0o755)
        os.symlink(os.path.join(BUILD, "secure-rds"), os.path.join(programs, "secure-rds"))
        self.environment = {
            "PATH": programs + ":/usr/bin:/bin", "HOME": self.folder, "TMPDIR": self.folder, "LANG": "C.UTF-8",
            "TZ": "UTC", "AWS_ENDPOINT_URL": self.server.url, "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_ACCESS_KEY_ID": self.server.said["access_key_id"],
            "AWS_SECRET_ACCESS_KEY": self.server.said["secret_access_key"]}
        self.table = os.path.join(ROOT, "docs", "UNPROVEN.md")

    def rows(self, *rows):
        self.table = os.path.join(self.folder, "table.md")
        with open(self.table, "w", encoding="utf-8") as file:
            file.write(HEAD + "".join("| " + " | ".join(row) + " | ? |\n" for row in rows))

    def prove(self, *words, answer="", status=0):
        done = subprocess.run([sys.executable, PROVE, "--table", self.table, *words], env=self.environment, cwd=self.folder,
                              input=answer, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=PATIENCE)
        self.assertEqual(status, done.returncode, done.stdout[-3000:])
        return done.stdout

    def stands(self):
        stacks = self.server.client("cloudformation").describe_stacks()["Stacks"]
        keys = self.server.client("ec2").describe_key_pairs()["KeyPairs"]
        return [s["StackName"] for s in stacks] + [k["KeyName"] for k in keys if k["KeyName"].startswith("prove-")]

    def test_refuses(self):
        here = ["--account", self.account, "--max-usd", "9"]
        self.assertIn("say where", self.prove("--max-usd", "9", "--yes", status=2))
        self.assertIn("say where", self.prove("--account", self.account, "--yes", status=2))
        self.assertIn("not of 111111111111", self.prove("--account", "111111111111", "--max-usd", "9", "--yes", status=2))
        self.assertIn("no such proof: nonsense", self.prove(*here, "--only", "nonsense", "--yes", status=2))
        self.assertIn("more than --max-usd 0.01", self.prove("--account", self.account, "--max-usd", "0.01", "--only",
                                                             "deploys", "--yes", status=2))
        self.assertIn("not the number", self.prove(*here, "--only", "prices", answer="yes\n", status=2))
        self.assertEqual([], self.stands())

    def test_refuses_beside_a_stack_of_ours(self):
        self.server.client("cloudformation").create_stack(
            StackName="loved", TemplateBody='{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}',
            Tags=[{"Key": "secure-rds:app", "Value": "loved"}])
        said = self.prove("--account", self.account, "--max-usd", "9", "--only", "prices", "--yes", status=2)
        self.assertIn("stand in this region: loved", said)

    def test_the_table(self):
        """Each line can be read; what runs says what it costs, and its first code is the command."""
        listed = self.prove("--list").splitlines()
        with open(self.table, encoding="utf-8") as file:
            lines = [line for line in file if line.startswith("|")][2:]
        self.assertEqual(len(lines), len(listed))
        names = [line.split()[0] for line in listed]
        self.assertEqual(len(names), len(set(names)), "two proofs of one name")
        for line in listed:
            self.assertRegex(line, r"^[a-z0-9-]+ +(alone|create|stack|change|delete|by hand) +\d+\.\d\d USD  .")

    def test_a_whole_trial(self):
        said = self.prove("--account", self.account, "--max-usd", "1", "--only", "prices,wording,conditional,deletion",
                          answer=self.account + "\n")
        self.assertEqual(["prices", "deploys", "wording", "conditional", "deletion"], re.findall(r"^ran +(\S+)$", said, re.M))
        self.assertLess(said.index("== prices"), said.index("== deploys"))
        self.assertIn("nothing that was made is left", said)
        self.assertEqual([], self.stands())

    def test_what_failed_is_removed(self):
        self.rows(["makes", "create", "0.1", "it is made", "", "`secure-rds apply --yes; false`"],
                  ["looks", "stack", "0", "it is seen", "", "`true`"],
                  ["goes", "delete", "0", "it goes", "", "`true`"],
                  ["cheap", "alone", "0", "it is cheap", "", "`echo here \\|\\| false`"])
        said = self.prove("--account", self.account, "--max-usd", "1", "--yes", status=1)
        self.assertEqual([("ran", "cheap"), ("failed", "makes"), ("left out", "looks"), ("left out", "goes")],
                         re.findall(r"^(ran|failed|left out) +(\S+)$", said, re.M))
        self.assertIn("nothing that was made is left", said)
        self.assertEqual([], self.stands())


if __name__ == "__main__":
    unittest.main()
