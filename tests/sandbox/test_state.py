"""The state file: it outlives SIGKILL, several sandboxes share it, and time goes on while none runs."""

import os
import random
import signal
import threading
import unittest

from patience import PATIENCE, until
from server import TEMPLATE, ServerTest
from virtual_time import VirtualTime

KEY = b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAacVMJubExuspIZzbjVdoZ012bsQHBvpHiUlHL1Yu1P x"


class State(ServerTest):
    def setUp(self):
        super().setUp()
        self.path = os.path.join(self.folder, "state")

    def names(self, server):
        return {pair["KeyName"] for pair in server.client("ec2").describe_key_pairs()["KeyPairs"]}

    def create(self, server):
        with open(TEMPLATE, encoding="utf-8") as file:
            template = file.read()
        server.client("cloudformation").create_stack(
            StackName="myapp", TemplateBody=template, Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
            Parameters=[{"ParameterKey": "AppName", "ParameterValue": "myapp"},
                        {"ParameterKey": "BastionKeyPair", "ParameterValue": "myapp-bastion"}])

    def events(self, server):
        pages = server.client("cloudformation").get_paginator("describe_stack_events").paginate(StackName="myapp")
        return [(event["EventId"], event["Timestamp"]) for page in pages for event in page["StackEvents"]]

    def test_nothing_is_kept_without_a_file(self):
        server = self.serve()
        server.client("ec2").import_key_pair(KeyName="gone", PublicKeyMaterial=KEY)
        self.assertNotIn("gone", self.names(self.serve()))
        self.assertEqual([], os.listdir(self.folder))

    def test_two_share_it(self):
        one, other = self.serve("--state", self.path), self.serve("--state", self.path)
        one.client("ec2").import_key_pair(KeyName="one", PublicKeyMaterial=KEY)
        self.refused("InvalidKeyPair.Duplicate", other.client("ec2").import_key_pair, KeyName="one",
                     PublicKeyMaterial=KEY)
        other.client("ec2").import_key_pair(KeyName="other", PublicKeyMaterial=KEY)
        self.assertEqual(self.names(one), self.names(other))
        self.assertLessEqual({"one", "other"}, self.names(one))

    def test_many_writers_lose_nothing(self):
        servers = [self.serve("--state", self.path) for _ in range(3)]
        taken = []

        def write(server, number):
            client = server.client("ec2")
            for turn in range(15):
                client.import_key_pair(KeyName=f"own-{number}-{turn}", PublicKeyMaterial=KEY)
                try:
                    client.import_key_pair(KeyName=f"shared-{turn}", PublicKeyMaterial=KEY)
                    taken.append(turn)
                except client.exceptions.ClientError as error:
                    self.assertEqual("InvalidKeyPair.Duplicate", error.response["Error"]["Code"])

        threads = [threading.Thread(target=write, args=(server, number)) for number, server in enumerate(servers * 2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(list(range(15)), sorted(taken))  # each shared name was given once
        self.assertEqual(2 + 15 + 6 * 15, len(self.names(servers[0])))

    def test_killed_at_any_moment_it_goes_on(self):
        server, chance, killed, seen = self.serve("--state", self.path), random.Random(7), 0, []
        clock = VirtualTime(self.path)
        clock.stands()
        self.create(server)
        while True:
            client = server.client("cloudformation")
            for _ in range(chance.randrange(1, 6)):
                status = client.describe_stacks(StackName="myapp")["Stacks"][0]["StackStatus"]
            events = self.events(server)
            self.assertEqual(seen, events[len(events) - len(seen):])  # what was told stays told
            seen = events
            if not status.endswith("_IN_PROGRESS"):
                break
            server.process.send_signal(signal.SIGKILL)
            server.process.wait(timeout=PATIENCE)
            killed += 1
            clock.stands(seconds=chance.randrange(90))
            server = self.serve("--state", self.path)
        self.assertEqual("CREATE_COMPLETE", status)
        self.assertGreater(killed, 3)

    def test_time_goes_on_and_never_back(self):
        server = self.serve("--state", self.path, "--speed", "100000")
        self.create(server)
        client = server.client("cloudformation")
        until(lambda: client.describe_stacks(StackName="myapp")["Stacks"][0]["StackStatus"] == "CREATE_COMPLETE")
        server.stop()
        later = self.serve("--state", self.path)  # its speed is kept
        self.assertEqual(100000, later.said["speed"])
        self.assertGreater(later.said["now_ms"], server.said["now_ms"] + 600_000)
        slow = self.serve("--state", self.path, "--speed", "1")
        self.assertGreaterEqual(slow.said["now_ms"], later.said["now_ms"])
        self.assertEqual(self.events(slow), self.events(later))

    def test_what_faults_brought_about_stays(self):
        faults = ("quota:L-F678F1CE=1", "pending-secret:myapp", "resource:Bastion:fail:Told to")
        server = self.serve("--state", self.path, "--speed", "1000", *(w for f in faults for w in ("--fault", f)))
        self.create(server)
        client = server.client("cloudformation")
        until(lambda: not client.describe_stacks(StackName="myapp")["Stacks"][0]["StackStatus"].endswith("_IN_PROGRESS"))
        told = self.events(server)
        server.stop()
        again = self.serve("--state", self.path)
        self.assertEqual(told, self.events(again))
        self.assertEqual("ROLLBACK_COMPLETE", again.client("cloudformation").describe_stacks()["Stacks"][0]["StackStatus"])

    def test_a_torn_record_is_none(self):
        server = self.serve("--state", self.path)
        server.client("ec2").import_key_pair(KeyName="whole", PublicKeyMaterial=KEY)
        server.stop()
        with open(self.path, "ab") as file:
            file.write(b'{"at":1795555955015,"service":"ec2","action":"DeleteKeyPair","inp')
        again = self.serve("--state", self.path)
        self.assertIn("whole", self.names(again))
        again.client("ec2").import_key_pair(KeyName="after", PublicKeyMaterial=KEY)
        self.assertLessEqual({"whole", "after"}, self.names(self.serve("--state", self.path)))

    def test_temporary_keys_are_known_to_all(self):
        one, other = self.serve("--state", self.path), self.serve("--state", self.path)
        keys = one.client("sts").get_session_token()["Credentials"]
        client = other.client("sts", key=keys["AccessKeyId"], secret=keys["SecretAccessKey"], token=keys["SessionToken"])
        self.assertEqual("arn:aws:iam::123456789012:user/operator", client.get_caller_identity()["Arn"])


if __name__ == "__main__":
    unittest.main()
