"""AWS's newest SDKs for JavaScript and Go against the sandbox: the calls of sdk/calls.json on a stack that stands, each
answered, or refused with the code that its row names. CloudWatch is spoken to in CBOR. Skipped, with the reason, where
npm or go can't give them."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import install  # noqa: E402
import servers  # noqa: E402
from test_cdk import Sandbox  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent / "sdk"
CALLS = HERE / "calls.json"


def stand(sandbox):
    """The program's template as a stack, by Debian's boto3."""
    import boto3
    cfn = boto3.client("cloudformation", endpoint_url=sandbox.said["endpoint_url"], region_name=sandbox.said["region"],
                       aws_access_key_id=sandbox.said["access_key_id"],
                       aws_secret_access_key=sandbox.said["secret_access_key"])
    rows = {"AppName": "myapp", "BastionKeyPair": "myapp-bastion", "LoadBalancer": "true"}
    cfn.create_stack(StackName="myapp", TemplateBody=(servers.ROOT / "assets" / "template.yaml").read_text(),
                     Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
                     Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in rows.items()])
    cfn.get_waiter("stack_create_complete").wait(StackName="myapp", WaiterConfig={"Delay": 1, "MaxAttempts": 120})
    cfn.close()


class Sdks(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="secure-rds-sdk-")
        self.addCleanup(self.folder.cleanup)

    def calls(self, name, command, **variables):
        sandbox = Sandbox()
        self.addCleanup(sandbox.stop)
        stand(sandbox)
        done = subprocess.run([*map(str, command), CALLS], env=sandbox.environment(self.folder.name, **variables),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=servers.PATIENCE)
        self.assertEqual(0, done.returncode, done.stderr[-3000:])
        found = sorted(map(json.loads, done.stdout.splitlines()), key=str)
        expected = sorted(([service, row[0], row[2] if len(row) > 2 else None]
                           for service, rows in json.loads(CALLS.read_text()).items() for row in rows), key=str)
        self.assertEqual(expected, found)
        print("%s: %d calls of %d services" % (name, len(found), len({row[0] for row in found})), file=sys.stderr)

    def test_javascript(self):
        modules = install.node()
        self.calls("JavaScript", ["node", HERE / "calls.mjs"], NODE_PATH=str(modules), NODE_NO_WARNINGS="1")

    def test_go(self):
        self.calls("Go", [install.go(HERE / "calls.go")])


if __name__ == "__main__":
    unittest.main()
