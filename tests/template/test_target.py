"""The load balancer's target function, run as Lambda runs it but with a fake client, resolver and CloudFormation."""
import importlib.util
import json
import os
import pathlib
import socket
import sys
import types
import unittest
import urllib.request
from unittest import mock

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HOST = "shop.abc.eu-west-1.rds.amazonaws.com"


class Group:
    """A target group that remembers what was done to it, in order."""

    def __init__(self, **targets):
        self.states = {address.replace("_", "."): state for address, state in targets.items()}
        self.calls = []
        self.smallest = None

    def describe_target_health(self, TargetGroupArn):
        return {
            "TargetHealthDescriptions": [
                {"Target": {"Id": address, "Port": 5432}, "TargetHealth": {"State": state}}
                for address, state in self.states.items()
            ]
        }

    def register_targets(self, TargetGroupArn, Targets):
        self.calls.append(("register", [(each["Id"], each["Port"]) for each in Targets]))
        self.states.update({each["Id"]: "initial" for each in Targets})

    def deregister_targets(self, TargetGroupArn, Targets):
        self.calls.append(("deregister", [(each["Id"], each["Port"]) for each in Targets]))
        self.states.update({each["Id"]: "draining" for each in Targets})
        serving = len([state for state in self.states.values() if state != "draining"])
        self.smallest = serving if self.smallest is None else min(self.smallest, serving)


class TargetTest(unittest.TestCase):
    def load(self, group, *answers):
        """The function with that group; each look-up takes the next answer, the last one for ever."""
        answers = list(answers)
        self.said, self.waits, self.sent, self.looked_up = [], [], [], []

        def resolve(host, port, *unused):
            self.looked_up.append((host, port))
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            if isinstance(answer, Exception):
                raise answer
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in answer]

        def put(request, timeout):
            self.sent.append((request.get_method(), request.full_url, json.loads(request.data), dict(request.headers)))
            return mock.Mock()

        for patch in (
            mock.patch.dict(sys.modules, boto3=types.SimpleNamespace(client=lambda service: group)),
            mock.patch.dict(os.environ, GROUP="arn:group", PORT="5432"),
            mock.patch("socket.getaddrinfo", resolve),
            mock.patch("time.sleep", self.waits.append),
            mock.patch.object(urllib.request, "urlopen", put),
            mock.patch("builtins.print", lambda line: self.said.append(json.loads(line))),
        ):
            patch.start()
            self.addCleanup(patch.stop)
        spec = importlib.util.spec_from_file_location("target", ROOT / "assets" / "target.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module.handler

    def request(self, kind):
        return {
            "RequestType": kind,
            "ResponseURL": "https://example.org/answer?signature=x",
            "StackId": "stack",
            "RequestId": "request",
            "LogicalResourceId": "TargetAddress",
            "ResourceProperties": {"ServiceToken": "arn", "Host": HOST, "TargetGroup": "arn:group"},
        }

    def test_first_address_is_registered(self):
        group = Group()
        self.load(group, ["10.0.128.5"])({"Host": HOST}, None)
        self.assertEqual(group.calls, [("register", [("10.0.128.5", 5432)])])
        self.assertEqual(self.looked_up, [(HOST, 5432)])

    def test_unchanged_address_changes_nothing(self):
        group = Group(**{"10_0_128_5": "healthy"})
        self.load(group, ["10.0.128.5"])({"Host": HOST}, None)
        self.assertEqual(group.calls, [])
        self.assertEqual(self.said[-1]["addresses"], ["10.0.128.5"], "it says what it found")

    def test_after_a_failover_the_new_comes_before_the_old_goes(self):
        group = Group(**{"10_0_128_5": "unhealthy"})
        self.load(group, ["10.0.192.9"])({"Host": HOST}, None)
        self.assertEqual([name for name, _ in group.calls], ["register", "deregister"])
        self.assertGreaterEqual(group.smallest, 1, "the group was empty in between")

    def test_a_draining_target_is_registered_again(self):
        group = Group(**{"10_0_128_5": "draining", "10_0_192_9": "healthy"})
        self.load(group, ["10.0.128.5"])({"Host": HOST}, None)
        self.assertEqual(group.calls[0], ("register", [("10.0.128.5", 5432)]))
        self.assertEqual(group.calls[1], ("deregister", [("10.0.192.9", 5432)]))

    def test_a_failed_look_up_leaves_the_group_alone_and_fails(self):
        for name, answer in (("no such name", socket.gaierror(-2, "Name or service not known")), ("no address", [])):
            with self.subTest(name):
                group = Group(**{"10_0_128_5": "healthy"})
                with self.assertRaises(OSError):
                    self.load(group, answer)({"Host": HOST}, None)
                self.assertEqual(group.calls, [])

    def test_a_failed_registration_keeps_the_old_target(self):
        group = Group(**{"10_0_128_5": "healthy"})
        group.register_targets = mock.Mock(side_effect=RuntimeError("throttled"))
        with self.assertRaises(RuntimeError):
            self.load(group, ["10.0.192.9"])({"Host": HOST}, None)
        self.assertEqual(group.calls, [])

    def test_creation_and_update_are_answered(self):
        for kind in ("Create", "Update"):
            with self.subTest(kind):
                group = Group()
                self.load(group, ["10.0.128.5"])(self.request(kind), None)
                (method, url, answer, headers), = self.sent
                self.assertEqual((method, url), ("PUT", "https://example.org/answer?signature=x"))
                self.assertEqual(answer["Status"], "SUCCESS")
                self.assertEqual((answer["StackId"], answer["RequestId"], answer["LogicalResourceId"]),
                                 ("stack", "request", "TargetAddress"))
                self.assertEqual(headers["Content-type"], "", "the signed URL allows no content type")
                self.assertEqual(len(group.calls), 1)

    def test_creation_waits_for_a_name_that_is_not_there_yet(self):
        group = Group()
        self.load(group, socket.gaierror(-2, "not yet"), socket.gaierror(-2, "not yet"), ["10.0.128.5"])(
            self.request("Create"), None)
        self.assertEqual(self.waits, [3, 6])
        self.assertEqual(self.sent[0][2]["Status"], "SUCCESS")

    def test_a_creation_that_fails_is_answered_too(self):
        group = Group()
        self.load(group, socket.gaierror(-2, "Name or service not known"))(self.request("Create"), None)
        self.assertEqual(self.sent[0][2]["Status"], "FAILED")
        self.assertIn("not known", self.sent[0][2]["Reason"])
        self.assertLess(sum(self.waits), 60, "Lambda would end it before it answers")

    def test_deletion_is_answered_and_touches_nothing(self):
        group = Group(**{"10_0_128_5": "healthy"})
        self.load(group, socket.gaierror(-2, "gone"))(self.request("Delete"), None)
        self.assertEqual(self.sent[0][2]["Status"], "SUCCESS")
        self.assertEqual((group.calls, self.looked_up), ([], []))

    def test_the_physical_id_never_changes(self):
        ids = set()
        for kind in ("Create", "Update", "Delete"):
            self.load(Group(), ["10.0.128.5"])(self.request(kind), None)
            ids.add(self.sent[0][2]["PhysicalResourceId"])
        self.assertEqual(len(ids), 1, "another id would make CloudFormation delete the first")


if __name__ == "__main__":
    unittest.main()
