"""Our client and our program through microburst, a proxy that fails as AWS and networks do, in front of the sandbox.
Whatever it does, the program comes to its end, or says what happened and does nothing twice."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import servers  # noqa: E402

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAacVMJubExuspIZzbjVdoZ012bsQHBvpHiUlHL1Yu1P x"
ZONES = {"zones": ["eu-west-1a", "eu-west-1b", "eu-west-1c"]}


def rule(service="ec2", operation="DescribeAvailabilityZones", **what):
    return {"service": service, "operation": operation, **what} if operation else {"service": service, **what}


class Microburst(unittest.TestCase):
    passed = 0

    @classmethod
    def setUpClass(cls):
        cls.sandbox = subprocess.Popen([str(servers.SANDBOX), "--speed", "5000"], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, text=True, env=servers.environment("/"))
        cls.addClassCleanup(cls.end)
        said = json.loads(cls.sandbox.stdout.readline())
        cls.keys = {"AWS_ACCESS_KEY_ID": said["access_key_id"], "AWS_SECRET_ACCESS_KEY": said["secret_access_key"]}
        port = servers.free_port()
        # The sandbox checks signatures, which hold the host: the proxy signs anew.
        cls.proxy = servers.Peer([servers.installed("microburst"), "--upstream", said["endpoint_url"], "--port", port,
                                  "--host", "127.0.0.1", "--resign"], port, "/_microburst/health", **cls.keys)
        cls.addClassCleanup(cls.proxy.stop)

    @classmethod
    def tearDownClass(cls):
        print("failure injection: %d scenarios passed" % cls.passed)

    @classmethod
    def end(cls):
        cls.sandbox.stdin.close()
        cls.sandbox.wait(timeout=servers.PATIENCE)
        cls.sandbox.stdout.close()

    def setUp(self):
        self.fail_with()

    def control(self, method, path, body=None):
        request = urllib.request.Request(self.proxy.url + "/_microburst/" + path, method=method,
                                         data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=servers.PATIENCE) as reply:
            return reply.read()

    def fail_with(self, *rules):
        self.control("DELETE", "fired")
        self.control("POST", "rules", list(rules))

    def fired(self):
        return json.loads(self.control("GET", "fired"))

    def call(self, *arguments):
        return servers.operate(self.proxy.url, *arguments, keys=self.keys)

    def expect(self, found, wanted, *rules):
        """What comes back, and that the proxy did fail."""
        with self.subTest(str(rules)):
            self.assertEqual(wanted, found)
            self.assertTrue(self.fired(), "nothing was made to fail")
            Microburst.passed += 1

    def says(self, found, *words):
        with self.subTest(words):
            for word in words:
                self.assertIn(word, found.get("error", str(found)))
            self.assertTrue(self.fired(), "nothing was made to fail")
            Microburst.passed += 1

    def test_what_passes_is_tried_again(self):
        for what in ({"error": {"code": "RequestLimitExceeded", "status": 503}, "times": 2},
                     {"error": {"code": "Throttling", "status": 400}, "times": 1},
                     {"error": {"code": "InternalError", "status": 500}, "times": 2},
                     {"error": {"code": "Unavailable", "status": 503}, "times": 1},
                     {"reset": True, "times": 2}, {"timeout_ms": 300, "times": 1}, {"latency": 1500, "times": 1},
                     {"response": {"truncate_frac": 0.5}, "times": 1}, {"response": {"abort_frac": 0.3}, "times": 1},
                     {"response": {"set_headers": {"Content-Type": "text/plain"}}, "times": 1},
                     {"response": {"bandwidth_kbps": 4}, "times": 1}):
            self.fail_with(rule(**what))
            self.expect(self.call("zones"), ZONES, what)

    def test_json_services_too(self):
        for what in ({"error": {"code": "ThrottlingException", "status": 400}, "times": 2},
                     {"error": {"code": "InternalServerError", "status": 500}, "times": 1}, {"reset": True, "times": 1},
                     {"response": {"truncate_frac": 0.5}, "times": 1},
                     {"response": {"set_headers": {"Content-Type": "text/html"}}, "times": 1}):
            self.fail_with(rule("logs", "DescribeLogGroups", **what))
            self.expect(self.call("log-group", "/none"), {"there": False}, what)

    def test_what_stays_is_told(self):
        for what, words in (
                ({"error": {"code": "RequestLimitExceeded", "status": 503}}, ("RequestLimitExceeded", "3 attempts")),
                ({"error": {"code": "InternalError", "status": 500}}, ("InternalError", "3 attempts")),
                ({"error": {"code": "UnauthorizedOperation", "status": 403}}, ("UnauthorizedOperation",)),
                ({"error": {"code": "RequestExpired", "status": 400}}, ("RequestExpired",)),
                ({"reset": True}, ("3 attempts",)), ({"response": {"truncate_frac": 0.5}}, ("3 attempts",))):
            self.fail_with(rule(**what))
            self.says(self.call("zones"), *words)

    def test_no_second_key_pair(self):
        """Not repeatable: the first may have arrived."""
        for number, what in enumerate(({"reset": True}, {"response": {"abort_frac": 0.3}},
                                       {"error": {"code": "InternalError", "status": 500}})):
            self.fail_with(rule(operation="ImportKeyPair", **what))
            found = self.call("import", "burst-%d" % number, KEY)
            self.says(found, "127.0.0.1" if "error" not in what else "InternalError")
            self.assertEqual(1, len(self.fired()), found)

    def test_throttled_key_pair_is_sent_again(self):
        """A throttled call was not done, whatever it is."""
        self.fail_with(rule(operation="ImportKeyPair", error={"code": "RequestLimitExceeded", "status": 503}, times=1))
        found = self.call("import", "burst-again", KEY)
        self.assertEqual("burst-again", found.get("name"), found)
        self.assertEqual(1, len(self.fired()))
        Microburst.passed += 1

    def program(self, folder, *arguments):
        return subprocess.run(
            [str(servers.PROGRAM), *arguments, "--endpoint-url", self.proxy.url], cwd=folder, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=servers.PATIENCE, env=servers.environment(folder, **self.keys))

    def test_the_main_job(self):
        """Every third call fails, in another way for each service, and the whole life of a stack goes on."""
        folder = tempfile.mkdtemp(prefix="secure-rds-peer-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        shutil.copy(servers.EXAMPLE, os.path.join(folder, "secure-rds.yaml"))
        self.call("import", "myapp-bastion", KEY)
        third = {"fail": 1, "pass": 2}
        self.fail_with(
            rule("cloudformation", "DescribeStacks", reset=True, sequence=third),
            rule("cloudformation", "DescribeStackEvents", error={"code": "Throttling", "status": 400}, sequence=third),
            rule("cloudformation", "CreateChangeSet", response={"abort_frac": 0.3}, sequence=third),
            rule("cloudformation", "DescribeChangeSet", error={"code": "ServiceUnavailable", "status": 503}, sequence=third),
            rule("cloudformation", "ExecuteChangeSet", response={"truncate_frac": 0.5}, sequence=third),
            rule("cloudformation", "DeleteStack", response={"abort_frac": 0.3}, sequence=third),
            rule("ssm", "GetParameter", error={"code": "InternalServerError", "status": 500}, sequence=third),
            rule("rds", "DescribeDBInstances", timeout_ms=300, sequence=third),
            rule("ec2", "ModifyManagedPrefixList", error={"code": "RequestLimitExceeded", "status": 503}, sequence=third))
        for words in (("apply", "--yes"), ("access", "add", "198.51.100.7", "--note", "burst"), ("status",),
                      ("destroy", "--confirm", "myapp")):
            with self.subTest(words):
                done = self.program(folder, *words)
                self.assertEqual(0, done.returncode, done.stdout[-800:] + done.stderr[-1500:])
                Microburst.passed += 1
        fired = {(each["service"], each["operation"]) for each in self.fired()}
        self.assertTrue({("cloudformation", "CreateChangeSet"), ("cloudformation", "ExecuteChangeSet"),
                         ("cloudformation", "DeleteStack"), ("ec2", "ModifyManagedPrefixList")} <= fired, fired)


if __name__ == "__main__":
    unittest.main()
