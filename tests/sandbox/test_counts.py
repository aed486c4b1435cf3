"""What each command asks of AWS: requests and bytes, the bodies of both ways, so that neither grows unseen. Counts only: a
slow machine makes fewer polls in the same time of the sandbox, never more. SHOW=1 prints them, as rows for `make bench`."""
import gzip
import os
import re
import subprocess
import time
import unittest
import urllib.request

from botocore.auth import SigV4Auth  # Debian's
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from patience import until
from sandbox import PROGRAM, Records, SandboxTest, records

# command: (requests, bytes). Measured when written, and a little room.
LIMITS = {
    "a first deployment": (200, 1_300_000),
    "apply, unchanged": (22, 120_000),  # the template and what was changed outside of the stack among them, four in all
    "access add": (12, 24_000),  # the template among them, which says whose the stack is; and one look more where the waits were rounded down
    "status": (15, 30_000),  # the security groups among them
    "plan": (16, 100_000),
}


class Counts(SandboxTest):
    def counted(self, *arguments, speed="200"):
        """What the command asked: a record a request."""
        path = os.path.join(self.folder, "traffic")
        if os.path.exists(path):
            os.remove(path)
        self.succeed(*arguments, speed=speed, faults=["traffic:" + path])
        return records(path)

    def within(self, what, asked):
        requests, most = LIMITS[what]
        moved = sum(each["asked"] + each["answered"] for each in asked)
        by_action = {}
        for each in asked:
            by_action[each["action"]] = by_action.get(each["action"], 0) + 1
        if os.environ.get("SHOW"):
            for unit, figure, limit in (("requests", len(asked), requests), ("kB", moved / 1000, most / 1000)):
                print("row", f"asked of AWS by {what}", unit, figure, "what the tests allow", limit, sep="\t")
        self.assertLessEqual(len(asked), requests, f"{what}: {by_action}")
        self.assertLessEqual(moved, most, f"{what}: {by_action}")

    def test_limits(self):
        # Slower than the other tests: at their speed the machine, not the program, says how often it asks.
        self.within("a first deployment", self.counted("apply", "--yes", speed="60"))
        self.within("apply, unchanged", self.counted("apply", "--yes"))
        self.within("access add", self.counted("access", "add", "198.51.100.7/32"))
        for change in ("add", "remove") * 15:  # the stack's history grows by some hundred events
            self.succeed("access", change, "198.51.100.8/32", speed="20000")
        self.within("access add", self.counted("access", "add", "198.51.100.8/32"))
        self.within("status", self.counted("status"))
        self.within("plan", self.counted("plan"))

    def test_compressed(self):
        """Long replies come compressed to who asks, and only then; short ones never."""
        self.succeed("apply", "--yes")
        _, said = self.serve()
        plain, encoding = self.reply(said, "DescribeStackEvents")
        self.assertIsNone(encoding)
        compressed, encoding = self.reply(said, "DescribeStackEvents", "deflate, gzip")
        self.assertEqual("gzip", encoding)
        self.assertLess(len(compressed), len(plain) / 5)
        events = lambda body: re.findall(rb"<EventId>([^<]*)</EventId>", body)
        self.assertEqual(100, len(events(plain)))
        self.assertEqual(events(plain), events(gzip.decompress(compressed)))
        for action, accepted in (("GetStackPolicy", "gzip"), ("DescribeStackEvents", "br"),
                                 ("DescribeStackEvents", "gzip;q=0")):
            self.assertIsNone(self.reply(said, action, accepted)[1], (action, accepted))

    def reply(self, said, action, accepted=None):
        """(the bytes on the way, how they are encoded)"""
        request = AWSRequest("POST", said["endpoint_url"] + "/", data={
            "Action": action, "Version": "2010-05-15", "StackName": "myapp"})
        keys = Credentials(said["access_key_id"], said["secret_access_key"])
        prepared = request.prepare()
        request = AWSRequest("POST", prepared.url, data=prepared.body, headers=prepared.headers)
        SigV4Auth(keys, "cloudformation", said["region"]).add_auth(request)
        headers = dict(request.headers.items())
        if accepted:
            headers["Accept-Encoding"] = accepted
        body = request.data if isinstance(request.data, bytes) else request.data.encode()
        with urllib.request.urlopen(urllib.request.Request(prepared.url, body, headers)) as answer:
            return answer.read(), answer.headers.get("Content-Encoding")


class Wakeups(SandboxTest):
    """How often a command that waits for AWS comes to itself, from one look at the stack to the next: a few times for what the
    reply comes in, never for looking at a watch. A busy machine makes the looks rarer, and each of them costs what it costs."""
    LOOKS = 4
    MOST = 6  # a look; two are needed, one for the time and one for the reply. To look at a watch every 20 ms makes 150

    def test_apply(self):
        traffic = os.path.join(self.folder, "traffic")
        _, said = self.serve(speed="1", faults=["traffic:" + traffic])
        asked = Records(traffic)
        environment = {**self.environment, "AWS_ACCESS_KEY_ID": said["access_key_id"], "AWS_REGION": said["region"],
                       "AWS_SECRET_ACCESS_KEY": said["secret_access_key"]}
        with subprocess.Popen([PROGRAM, "--endpoint-url", said["endpoint_url"], "apply", "--yes"], cwd=self.folder, env=environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            self.addCleanup(process.kill)
            looks = lambda: sum(each["action"] == "DescribeStackEvents" for each in asked())
            until(lambda: os.path.exists(traffic) and looks() > 1)  # the first comes with what else is asked at the beginning
            first, started, before = looks(), time.monotonic(), self.wakeups(process)
            until(lambda: looks() >= first + self.LOOKS)
            woken, took, looked = self.wakeups(process) - before, time.monotonic() - started, looks() - first
            process.kill()
        if os.environ.get("SHOW"):
            print("row", "wakeups of apply that waits", "a second", woken / took, "aim", 2, sep="\t")
        self.assertLessEqual(woken, self.MOST * looked)

    def wakeups(self, process):
        """How often the kernel gave a thread of it the word again after it had waited."""
        sums = 0
        for thread in os.listdir(f"/proc/{process.pid}/task"):
            with open(f"/proc/{process.pid}/task/{thread}/status", encoding="ascii") as file:
                sums += sum(int(line.split()[1]) for line in file if line.startswith("voluntary_ctxt_switches:"))
        return sums


if __name__ == "__main__":
    unittest.main()
