"""What the tests against the sandbox share: a folder of their own, a pinned environment, the program run in it."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import unittest

import pipeline
from patience import PATIENCE

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, os.environ.get("BUILD", "build"))
PROGRAM = os.path.join(BUILD, "secure-rds")
SANDBOX = os.path.join(BUILD, "secure-rds-sandbox")
EXAMPLE = os.path.join(ROOT, "assets", "example.yaml")
SPEED = "200"

# nohup(1) and "&" have some ignored, and programs inherit that; what a handler has here is the usual again in them.
for each in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
    if signal.getsignal(each) == signal.SIG_IGN:
        signal.signal(each, lambda *_: None)


def records(path):
    """JSON, one a line, of a file that may still be written: a line without its end is not there yet."""
    try:
        return Records(path)()
    except FileNotFoundError:
        return []


class Records:
    """The same of a file that only grows: what was read once is not read again."""

    def __init__(self, path):
        self.path, self.at, self.found = path, 0, []

    def __call__(self):
        with open(self.path, "rb") as file:
            file.seek(self.at)
            for line in file:
                if not line.endswith(b"\n"):
                    break
                self.found.append(json.loads(line))
                self.at += len(line)
        return self.found


class SandboxTest(unittest.TestCase):
    """One folder a test, with the example settings; every call of the program shares the sandbox's state there."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="secure-rds-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        os.chmod(self.folder, 0o711)  # root's servers run as somebody else, who has to get there: else they'd be elsewhere, and stay
        self.config = os.path.join(self.folder, "secure-rds.yaml")
        shutil.copy(EXAMPLE, self.config)
        # Nothing of the machine gets through: no AWS_*, no proxy, no CA variable, no home.
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": self.folder, "LANG": "C.UTF-8", "TZ": "UTC"}

    def command(self, *arguments, speed=SPEED, faults=()):
        words = [PROGRAM, "--sandbox", "--sandbox-speed", speed]
        for fault in faults:
            words += ["--sandbox-fault", fault]
        return words + list(arguments)

    def start(self, *arguments, **options):
        return subprocess.Popen(
            self.command(*arguments, **options), cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run_program(self, *arguments, timeout=PATIENCE, **options):
        return subprocess.run(
            self.command(*arguments, **options), cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=timeout)

    def succeed(self, *arguments, **options):
        done = self.run_program(*arguments, **options)
        self.assertEqual(0, done.returncode, f"{arguments}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done

    def lines(self, done):
        """NDJSON of --json."""
        return [json.loads(line) for line in done.stdout.splitlines()]

    def settings(self):
        with open(self.config, encoding="utf-8") as file:
            return file.read()

    def status(self):
        return json.loads(self.run_program("status", "--json").stdout)

    def printed_policy(self, command):
        """The faults that let a program do what the policy printed for this command says, and no more."""
        printed = subprocess.run([PROGRAM, "policy", "--for", command], cwd=self.folder, env=self.environment,
                                 capture_output=True, text=True, timeout=PATIENCE, check=True)
        faults = []
        for number, policy in enumerate(json.loads(printed.stdout)["policies"]):
            path = os.path.join(self.folder, f"policy-{number}.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(policy["document"], file)
            faults.append("policy:" + path)
        return faults

    def serve(self, speed=SPEED, faults=()):
        """A sandbox for other clients on the same state: (process, what it said). Ends with the test."""
        process = subprocess.Popen(
            [PROGRAM, "sandbox", "serve", "--sandbox-state", os.path.join(self.folder, "secure-rds.sandbox"),
             "--sandbox-speed", speed, *[word for fault in faults for word in ("--sandbox-fault", fault)]],
            cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)

        def stop():
            process.terminate()
            process.wait(timeout=PATIENCE)
            process.stdout.close()

        self.addCleanup(stop)
        return process, json.loads(process.stdout.readline())

    def put_database_at_stake(self, app="myapp", speed=SPEED):
        """Another one has replaced the database, and the next plan would do so, too; a client of CloudFormation."""
        said = self.serve(speed)[1]
        cfn = self.client(said, "cloudformation")
        pipeline.put_database_at_stake(cfn, self.client(said, "rds"), app)
        return cfn

    def client(self, said, service):
        """A boto3 client of the sandbox that `serve` started."""
        import boto3  # Debian's

        os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
        client = boto3.client(
            service, endpoint_url=said["endpoint_url"], region_name=said["region"],
            aws_access_key_id=said["access_key_id"], aws_secret_access_key=said["secret_access_key"])
        self.addCleanup(client.close)
        return client
