"""Hostile replies to every operation of the program: none makes it crash, hang, leak, grow without bound, follow a
redirection, or print what could harm a terminal.

HOSTILE is how many calls are made of each kind (12; `make test-sanitize` looks for what only sanitizers see). A failure
names call and number; the same SEED gives the same replies."""
import collections
import json
import os
import subprocess
import tempfile
import unittest
import urllib.parse

import hostile
import test_botocore_equal as equal
from patience import PATIENCE

COUNT = int(os.environ.get("HOSTILE", "12"))
SEED = os.environ.get("SEED", "1")
BUILD = os.environ.get("BUILD", "build")
DRIVER = os.path.join(BUILD, "tests/sandbox/drivers/calls")
SANITIZED = "sanitize" in BUILD
MOST_WORK_MS = 20000 if SANITIZED else 5000  # of a call: the processor's time, which other programs do not change
MOST_KB = 160 * 1024
# Calls of the driver, and what the profile of those that need one holds.
PROFILES = {"assume_role": "role_arn = arn:aws:iam::123456789012:role/x\nsource_profile = keys\n",
            "web_identity": "role_arn = arn:aws:iam::123456789012:role/x\nweb_identity_token_file = {folder}/token\n"}
CALLS = sorted({case[0] for case in equal.CASES} | {"prefix_list", "newest_classes", "default_quota", "unprotect", *PROFILES})
PAGED = ["interfaces", "describe_stacks", "describe_events", "describe_resources", "describe_change_set", "vpcs", "databases", "classes",
         "prefix_list", "log_group", "products"]


def asked_operation(head, body):
    """Service and operation of a request, by botocore's names."""
    headers = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])
    method, path = head.split(b" ", 2)[:2]
    if path != b"/":
        action = equal.routed(equal.SESSION.get_service_model("lambda"), method.decode(), path.decode())
    elif b"X-Amz-Target" in headers:
        action = headers[b"X-Amz-Target"].decode().split(".")[-1]
    else:
        action = urllib.parse.parse_qs(body.decode())["Action"][0]
    if b"Authorization" not in headers:
        return "sts", "sts", action
    signing = headers[b"Authorization"].decode().split("/")[3]
    return signing, equal.SIGNING[signing], action


class HostileReplies(unittest.TestCase):
    tricks = collections.Counter()

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="secure-rds-hostile-")
        with open(os.path.join(cls.folder.name, "token"), "w", encoding="utf-8") as file:
            file.write("web.token")
        for name, text in PROFILES.items():
            with open(os.path.join(cls.folder.name, name), "w", encoding="utf-8") as file:
                file.write("[profile keys]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = s\n[profile role]\n"
                           + text.format(folder=cls.folder.name))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def drive(self, call, server, count):
        """What the driver says of its calls."""
        url = f"http://127.0.0.1:{server.port}"
        environment = {"HOME": self.folder.name, "PATH": "/usr/bin:/bin", "AWS_MAX_ATTEMPTS": "1", "AWS_ENDPOINT_URL": url}
        if call in PROFILES:
            environment["AWS_CONFIG_FILE"] = os.path.join(self.folder.name, call)
        done = subprocess.run([DRIVER, url, "role_keys" if call in PROFILES else call, str(count)], env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual(0, done.returncode, f"{call}: {done.stderr[-6000:]}")
        return json.loads(done.stdout)

    def check(self, server, summary):
        self.assertIsNone(server.failure)
        self.assertEqual([], summary["harmful"][:3])
        self.assertLess(summary["worst_ms"], MOST_WORK_MS, f"call {summary['worst_call']}")
        self.assertEqual([], [path for path in server.paths if path != "/" and not path.startswith("/2015-03-31/")])
        if not SANITIZED:  # there freed memory stays for a while, to catch its use
            self.assertLess(summary["memory_kb"], MOST_KB)

    def hostile_run(self, call):
        """Operations that were asked for, replies given, the most memory in KB."""
        numbers = iter(range(10 ** 9))
        last, seen = {}, set()

        def answer(head, body):
            signing, service, action = asked_operation(head, body)
            seen.add((signing, action))
            model = equal.SESSION.get_service_model(service)
            rng = hostile.generator(f"{SEED} {call} {next(numbers)}")
            if call == "default_quota" and action == "GetServiceQuota":
                return hostile.http("400 No", [], b'{"__type":"NoSuchResourceException"}')
            if call == "newest_classes" and action == "DescribeDBEngineVersions" and rng.random() < 0.5:
                return hostile.Hostile(rng, *good(model, action), server.port).good_one()
            last["trick"], reply = hostile.Hostile(rng, *good(model, action), server.port).reply()
            self.tricks[last["trick"]] += 1
            return reply

        server = hostile.Server(answer)
        try:
            summary = self.drive(call, server, COUNT)
        except AssertionError as failure:
            raise AssertionError(f"reply {next(numbers) - 1}, {last}: {failure}") from None
        finally:
            server.close()
        self.check(server, summary)
        return seen, server.served, summary["memory_kb"]

    def test_every_operation(self):
        table = {tuple(row) for row in json.loads(subprocess.check_output([DRIVER, "--operations"]))}
        tried, most, reached = 0, 0, set()
        for call in CALLS:
            with self.subTest(call):
                seen, count, memory = self.hostile_run(call)
                tried, most, reached = tried + count, max(most, memory), reached | seen
        print(f"hostile replies: {tried} tried, 0 crashes ({len(self.tricks)} tricks, {len(reached)} operations, "
              f"at most {most // 1024} MB of memory{', sanitizers included' if SANITIZED else ''})")
        self.assertEqual({row for row in table if row[1] not in equal.UNKNOWN}, reached)

    def test_pages_that_never_end(self):
        """A token that comes again is noticed at once; always new ones end at a limit."""
        for call in PAGED:
            for same in (True, False):
                with self.subTest(call, same=same):
                    tokens = iter(range(10 ** 9))

                    def answer(head, body, same=same, tokens=tokens):
                        _, service, action = asked_operation(head, body)
                        kind, body, protocol, action = good(equal.SESSION.get_service_model(service), action)
                        token = "t" if same else f"t{next(tokens)}"
                        if action == "DescribeManagedPrefixLists":
                            return hostile.http("200 OK", [], body.encode())
                        if protocol == "json":
                            body = body.rstrip()[:-1] + f', "nextToken": "{token}", "NextToken": "{token}"}}'
                            body = body.replace("/aws/rds/myapp", "another")
                        else:
                            close = f"</{action}Result>" if protocol == "query" else f"</{action}Response>"
                            body = body.replace(close, "".join(
                                f"<{name}>{token}</{name}>" for name in ("NextToken", "Marker", "nextToken")) + close)
                        return hostile.http("200 OK", [("Content-Type", kind)], body.encode())

                    server = hostile.Server(answer)
                    try:
                        summary = self.drive(call, server, 1)
                    finally:
                        server.close()
                    self.assertIsNone(server.failure)
                    self.assertEqual(0, summary["ok"])
                    self.assertLess(server.served, 20 if same else 2000)
                    if not SANITIZED:
                        self.assertLess(summary["memory_kb"], MOST_KB)
        print(f"pages that never end: {len(PAGED)} calls, each noticed")


def good(model, action):
    """Content type and body of a good reply, its protocol, and the operation's name."""
    kind, body = equal.Maker(model, model.operation_model(action)).reply()
    protocol = model.metadata["protocol"].removeprefix("rest-")
    return kind, body or "{}", protocol, action  # some answer nothing


if __name__ == "__main__":
    unittest.main()
