"""`secure-rds verify`: each step with its result and what to do, and the exit status that a script asks for."""

import json
import os
import shutil
import unittest

from real import RealTest

WHOLE = ["database", "password", "rotation", "address", "bastion", "host-key", "tunnel", "certificate", "login", "query", "query-log"]


class Verify(RealTest):
    def setUp(self):
        super().setUp()
        os.mkdir(os.path.join(self.folder, ".ssh"), 0o700)
        shutil.copy(self.key, os.path.join(self.folder, ".ssh", "myapp-bastion"))

    def stand(self, *settings, **options):
        """With a database that runs: making it takes longer than a connection may."""
        said = super().stand(*settings, **options)
        self.query(said, self.tunnel(said)[0], "SELECT 1")
        return said

    def steps(self, status, *words, **options):
        done = self.run_program("verify", "--json", *words, **options)
        self.assertEqual(status, done.returncode, done.stdout + done.stderr)
        said = json.loads(done.stdout)
        steps = {step["step"]: step for step in said["steps"]}
        self.assertEqual(said["failed"], sum(step["result"] not in ("well", "warning") for step in said["steps"]))
        return steps

    def fails(self, status, step, words, *arguments, **options):
        """That step is the one that failed, it says so, and none that needs it was tried."""
        steps = self.steps(status, *arguments, **options)
        self.assertEqual([step], [name for name, found in steps.items() if found["result"] != "well"], steps)
        self.assertIn(words, steps[step]["words"])
        return steps

    def test_all_is_well(self):
        said = self.stand("access.load_balancer=true")
        before = self.secret(said)["password"]
        steps = self.steps(0)
        self.assertEqual([*WHOLE, "load-balancer"], list(steps))
        self.assertIn("/aws/rds/instance/myapp/postgresql", steps["query-log"]["words"])
        # The seconds of PostgreSQL's log are hours of a clock that runs this fast.
        self.steps(0, speed="20000")
        self.assertEqual("Made now", self.steps(0, "--rotate")["rotation"]["words"])
        self.assertNotEqual(before, self.secret(said)["password"])
        shown = self.succeed("verify")
        self.assertEqual("", shown.stdout)
        self.assertIn("Ready. All 12 checks succeeded", shown.stderr)
        self.assertIn("All 12 checks succeeded from here", self.succeed("status").stdout)

    def test_what_fails(self):
        self.stand()
        self.steps(0)
        steps = self.fails(1, "iam-login", "did not let nobody in by IAM", "--iam", "nobody")
        self.assertIn("rds_iam", steps["iam-login"]["remedy"])
        for fault, words in (("server:name", "but for other.example.com"), ("certificate:-2", "has expired")):
            self.serve_alone(faults=[fault])
            steps = self.fails(1, "certificate", words, faults=[fault])
            self.assertNotIn("login", steps)
        # One that is good for days is told of, and fails nothing.
        self.serve_alone(faults=["certificate:20"])
        steps = self.steps(0, faults=["certificate:20"])
        self.assertEqual("warning", steps["certificate"]["result"])
        self.assertIn("Good, but it ends on", steps["certificate"]["words"])
        said = self.serve_alone()
        self.fails(4, "query-log", "not authorized", faults=["deny:FilterLogEvents"])
        os.unlink(os.path.join(self.folder, ".ssh", "myapp-bastion"))
        steps = self.steps(1)
        self.assertEqual(["key", "tunnel"], sorted(name for name, found in steps.items() if found["result"] != "well"))
        self.assertIn("is not here", steps["key"]["words"])
        self.assertIn("does not take any key", steps["tunnel"]["words"])
        self.assertIn("ssh-add", steps["tunnel"]["remedy"])
        self.client(said, "ec2").stop_instances(InstanceIds=[self.outputs(said)["BastionInstanceId"]])
        steps = self.steps(1)
        self.assertEqual(["failed", "failed"], [steps["bastion"]["result"], steps["key"]["result"]])
        self.assertNotIn("tunnel", steps)
        # Home and status tell it again, in the same words, until the stack is changed.
        told = self.run_program("status").stdout
        self.assertIn("2 of 6 checks failed from here", told)
        self.assertIn(steps["bastion"]["words"], told)
        self.assertIn(steps["bastion"]["remedy"][1:], told)  # there with a capital letter

    def test_with_the_policies_that_are_printed_for_it(self):
        """Those of connect are enough for connect, those of verify for verify."""
        self.stand("access.load_balancer=true")
        self.steps(0)
        for command, words in (("connect", ("connect", "-c", "SELECT 1")), ("verify", ("verify", "--rotate"))):
            with self.subTest(command):
                faults = self.printed_policy(command)
                shutil.rmtree(os.path.join(self.folder, ".local"))
                self.succeed(*words, faults=faults)


if __name__ == "__main__":
    unittest.main()
