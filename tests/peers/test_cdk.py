"""AWS's CDK, the newest, against the sandbox: a small stack deployed, compared, changed, drifted, put back, refused and
destroyed, by its own command line and nothing else. Skipped, with the reason, where node or npm can't give it."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import install  # noqa: E402
import servers  # noqa: E402

APP = pathlib.Path(__file__).resolve().parent / "cdk" / "app.js"


class Sandbox:
    """A running one; it ends with `stop`."""

    def __init__(self):
        self.process = subprocess.Popen([servers.SANDBOX, "--speed", "200"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.said = json.loads(self.process.stdout.readline())

    def environment(self, home, **more):
        return servers.environment(
            home, PATH=os.environ["PATH"], AWS_ENDPOINT_URL=self.said["endpoint_url"], AWS_REGION=self.said["region"],
            AWS_ACCESS_KEY_ID=self.said["access_key_id"], AWS_SECRET_ACCESS_KEY=self.said["secret_access_key"], **more)

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=servers.PATIENCE)
        self.process.stdout.close()


class Cdk(unittest.TestCase):
    def setUp(self):
        self.modules = install.node()
        self.sandbox = Sandbox()
        self.addCleanup(self.sandbox.stop)
        self.folder = tempfile.TemporaryDirectory(prefix="secure-rds-cdk-")
        self.addCleanup(self.folder.cleanup)

    def cdk(self, *arguments, ok=True, **variables):
        environment = self.sandbox.environment(self.folder.name, NODE_PATH=str(self.modules), CI="1", NODE_NO_WARNINGS="1",
                                               CDK_DISABLE_CLI_TELEMETRY="true", **variables)
        done = subprocess.run(["node", self.modules / ".bin" / "cdk", "--app", f"node {APP}", "--no-notices",
                               "--no-version-reporting", "--output", os.path.join(self.folder.name, "out"), *arguments],
                              cwd=self.folder.name, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=servers.PATIENCE)
        said = done.stdout + done.stderr
        self.assertEqual(ok, done.returncode == 0, said)
        return said

    def deploy(self, *arguments, **options):
        return self.cdk("deploy", "--require-approval", "never", *arguments, **options)

    def delete_log_group(self):
        """By other means than CloudFormation: Debian's awscli."""
        subprocess.run(["/usr/bin/aws", "--endpoint-url", self.sandbox.said["endpoint_url"], "logs", "delete-log-group",
                        "--log-group-name", "/cdk/log"], env=self.sandbox.environment(self.folder.name), check=True,
                       stdin=subprocess.DEVNULL)

    def test_whole_life(self):
        print("cdk " + self.cdk("--version").strip(), file=sys.stderr)
        said = self.deploy()
        self.assertIn("small.Arn = arn:aws:sns:", said)
        self.assertIn("Eventual consistency check initiated", said)
        self.assertIn("There were no differences", self.cdk("diff"))
        self.assertRegex(self.cdk("diff", CDK_WORD="two"), r"\[-\] one\s+.*\[\+\] two")
        self.assertIn("UPDATE_COMPLETE", self.deploy(CDK_WORD="two"))
        self.assertIn("No drift detected", self.cdk("drift", CDK_WORD="two"))
        self.delete_log_group()
        self.assertRegex(self.cdk("drift", CDK_WORD="two"), r"(?s)AWS::Logs::LogGroup.*resources with drift: 1")
        self.deploy("--revert-drift", CDK_WORD="two")
        self.assertIn("No drift detected", self.cdk("drift", CDK_WORD="two"))
        refused = self.deploy(ok=False, CDK_BREAK="1")
        self.assertIn("extraneous key [Colour] is not permitted", refused)
        self.assertIn("small: destroyed", self.cdk("destroy", "--force"))


if __name__ == "__main__":
    unittest.main()
