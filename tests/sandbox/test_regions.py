"""A region that takes nobody's keys is told as that, and wrong keys as wrong keys: AWS refuses both in the same words."""
import json
import subprocess
import unittest

from patience import PATIENCE
from sandbox import PROGRAM, SandboxTest

OFF = ("eu-south-1", "af-south-1", "mx-central-1")
NOWHERE = ("eu-east-9", "us-west-9")
COMMANDS = (["status"], ["plan"], ["access", "add", "198.51.100.7"], ["token", "app"], ["destroy", "--confirm", "myapp"])


class Regions(SandboxTest):
    def setUp(self):
        super().setUp()
        _, said = self.serve()
        self.environment.update(AWS_ENDPOINT_URL=said["endpoint_url"], AWS_ACCESS_KEY_ID=said["access_key_id"],
                                AWS_SECRET_ACCESS_KEY=said["secret_access_key"], AWS_EC2_METADATA_DISABLED="true",
                                AWS_MAX_ATTEMPTS="1")

    def error(self, region, *command, status=4):
        done = subprocess.run([PROGRAM, *command, "--region", region, "--json"], cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual(status, done.returncode, done.stdout + done.stderr)
        return json.loads(done.stdout.splitlines()[-1])["error"]

    def test_not_enabled(self):
        for region in OFF:
            for command in COMMANDS:
                with self.subTest(region, command=command):
                    error = self.error(region, *command)
                    self.assertIn(f"the account has not enabled the region {region} (", error["said"])
                    self.assertIn("enable it for the account", error["remedy"])
                    self.assertEqual("RegionNotEnabled", error["code"])

    def test_nowhere(self):
        for region in NOWHERE:
            for command in COMMANDS:
                with self.subTest(region, command=command):
                    error = self.error(region, *command)
                    self.assertIn(f"there is no region {region} ", error["said"])
                    self.assertIn("correct the region's name", error["remedy"])

    def test_wrong_keys_are_wrong_keys(self):
        self.environment["AWS_ACCESS_KEY_ID"] = "AKIASOMEBODYELSE0000"
        for region in (*OFF, *NOWHERE, "eu-west-1", "us-east-1"):
            with self.subTest(region):
                self.assertIn("check which profile and keys are used", self.error(region, "status")["remedy"])

    def test_a_host_that_is_nowhere(self):
        self.environment["AWS_ENDPOINT_URL"] = "http://nowhere.invalid"
        for region, words in (("eu-east-9", "no region eu-east-9 is known"), ("eu-west-1", "and the region's name")):
            with self.subTest(region):
                error = self.error(region, "status", status=1)
                self.assertIn("has no address", error["said"])
                self.assertIn(words, error["remedy"])


if __name__ == "__main__":
    unittest.main()
