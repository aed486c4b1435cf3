"""The sandbox's tables are what the pinned service models and resource schemas say; and the newest boto3 and awscli, made
from the same models, find nothing in its replies that they don't know. Whatever can't be installed here is skipped."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import install  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = os.environ.get("BUILD", "build")
PINNED = ROOT / BUILD / "pinned" / "bin"


def pinned(*arguments, **variables):
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(ROOT / BUILD), "LANG": "C.UTF-8", "OUT": BUILD, "BUILD": BUILD,
                   **variables}
    for name in ("PIP_INDEX_URL", "PIP_CONFIG_FILE", "PIP_CERT", "SSL_CERT_FILE"):
        if name in os.environ:
            environment[name] = os.environ[name]
    done = subprocess.run([ROOT / "scripts" / "pinned", *map(str, arguments)], cwd=ROOT, env=environment,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode == 69:
        raise install.cannot(done.stderr.strip())
    return done


class Tables(unittest.TestCase):
    def test_generated_anew_they_are_the_same(self):
        with tempfile.TemporaryDirectory(prefix="secure-rds-tables-") as folder:
            for script in ("sandbox-models", "sandbox-types", "sandbox-names"):
                made = pinned("scripts/" + script, folder)
                self.assertEqual(0, made.returncode, made.stderr)
            done = subprocess.run(["diff", "-r", "-U1", ROOT / "sandbox" / "generated", folder], capture_output=True,
                                  text=True)
            self.assertEqual(0, done.returncode, "make sandbox-models\n" + done.stdout[:4000])


class Breaks(unittest.TestCase):
    """What AWS was seen to refuse, the sandbox refuses, nearly always in AWS's words (breaks.py)."""

    def test_what_aws_refuses_is_refused(self):
        done = pinned("tests/peers/breaks.py")
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        found = re.search(r"refused (\d+) .*in AWS's words (\d+), of (\d+); 0 skipped", done.stdout)
        self.assertIsNotNone(found, done.stdout)
        refused, worded, tried = map(int, found.groups())
        self.assertEqual(tried, refused, done.stdout)
        self.assertGreaterEqual(worded, 0.95 * tried, done.stdout)

    def test_what_the_apis_forbid_is_refused(self):
        """Breaks of each kind that the services' pages forbid, whose words nobody wrote down."""
        done = pinned("tests/peers/breaks.py", "tests/peers/breaks_values.tsv")
        found = re.search(r"refused (\d+) .*of (\d+); 0 skipped", done.stdout)
        self.assertIsNotNone(found, done.stdout + done.stderr)
        self.assertEqual(found.group(2), found.group(1), done.stdout)

    def test_breaks_by_chance_are_refused(self):
        """What cfn-lint calls an error, whatever is broken (mutations.py)."""
        done = pinned("tests/peers/mutations.py", "100", "1")
        found = re.search(r"refused (\d+) of (\d+) .*", done.stdout)
        self.assertIsNotNone(found, done.stdout + done.stderr)
        print(found.group(0), file=sys.stderr)
        self.assertGreaterEqual(int(found.group(1)), 0.95 * int(found.group(2)), done.stdout)


class Clients(unittest.TestCase):
    """Whole test programs of tests/sandbox, with other clients than Debian's."""

    def run_with(self, file, **variables):
        done = pinned("-B", "tests/sandbox/" + file, **variables)
        self.assertEqual(0, done.returncode, done.stderr[-6000:])
        print("%s: %s tests" % (file, re.search(r"^Ran (\d+) test", done.stderr, re.M).group(1)), file=sys.stderr)

    def test_boto3_knows_every_member_of_every_reply(self):
        self.run_with("test_replies.py")

    def test_requests_beside_the_newest_botocore(self):
        self.run_with("test_botocore_equal.py")

    def test_boto3_and_awscli(self):
        pinned("-c", "")  # so that awscli is there
        said = subprocess.run([PINNED / "aws", "--version"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        print("with " + said.stdout.strip(), file=sys.stderr)
        self.run_with("test_foreign_clients.py", SECURE_RDS_AWSCLI=str(PINNED / "aws"))


if __name__ == "__main__":
    unittest.main()
