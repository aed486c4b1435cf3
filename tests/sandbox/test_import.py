"""What stands is found and taken over from any machine: list, config import; and earlier versions of the allowed IPs."""

import json
import os
import subprocess
import threading
import unittest

import yaml

from patience import PATIENCE, until
from sandbox import PROGRAM, SandboxTest
from terminal import Terminal
import turns


class Regions(turns.Door):
    """One region denies what is asked, and one can't be reached; the others answer side by side."""
    denied = b"<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: u is not authorized to " \
             b"perform: cloudformation:DescribeStacks with an explicit deny in a service control policy</Message></Error>" \
             b"<RequestId>00000000-0000-4000-8000-000000000000</RequestId></ErrorResponse>"
    asked, together = 0, threading.Event()

    def lead(self, client, server, text):
        if b"/ap-south-1/" in text:
            return False
        if b"/eu-north-1/" in text:
            client.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n"
                           % len(self.denied) + self.denied)
            return True
        if b"/us-" in text:  # who asks one after the other waits here for ever
            self.asked += 1
            if self.asked >= 2:
                self.together.set()
            self.together.wait(PATIENCE)
        server.sendall(text)
        client.sendall(turns.message(server))
        return True


class Import(SandboxTest):
    def setUp(self):
        super().setUp()
        self.succeed("apply", "--yes", "--set", "database.storage_gib=40", "--set", "retention.on_delete=retain",
                     "--set", "tags.team=data")

    def in_force(self):
        listed = json.loads(self.succeed("access", "list", "--json").stdout)
        return [entry["cidr"] for entry in listed["in_force"]]

    def test_list(self):
        self.assertIn("myapp", self.succeed("list", "--region", "eu-west-1").stdout)
        self.assertIn("none in us-east-1; --all-regions", self.succeed("list", "--region", "us-east-1").stderr)
        stacks = json.loads(self.succeed("list", "--all-regions", "--json").stdout)["stacks"]
        everywhere = self.succeed("list", "--all-regions")
        self.assertRegex(everywhere.stderr, "these credentials are not known in .*cn-north-1.*: not enabled, or another AWS")
        self.assertEqual([("myapp", "eu-west-1", "CREATE_COMPLETE")],
                         [(stack["app"], stack["region"], stack["status"]) for stack in stacks])

    def test_list_names_who_does_not_answer(self):
        _, said = self.serve()
        ways = turns.Turns(("127.0.0.1", int(said["endpoint_url"].rsplit(":", 1)[1])), 1, Regions)
        self.addCleanup(ways.close)
        environment = {**self.environment, "AWS_ACCESS_KEY_ID": said["access_key_id"], "AWS_EC2_METADATA_DISABLED": "true",
                       "AWS_SECRET_ACCESS_KEY": said["secret_access_key"], "AWS_ENDPOINT_URL": ways.doors[0].url}

        def listed(*words):
            return subprocess.run([PROGRAM, "list", "--all-regions", *words], cwd=self.folder, env=environment,
                                  capture_output=True, text=True, timeout=PATIENCE)

        done = listed()
        self.assertEqual((0, True), (done.returncode, "myapp" in done.stdout), done.stderr)
        self.assertRegex(done.stderr, "eu-north-1 could not be asked, and may have stacks: .*explicit deny")
        self.assertRegex(done.stderr, "ap-south-1 could not be asked, and may have stacks: ")
        refused = {one["region"]: one["said"] for one in json.loads(listed("--json").stdout)["refused"]}
        self.assertIn("explicit deny", refused["eu-north-1"])
        self.assertIn("ap-south-1", refused)

    def test_list_everywhere_asks_for_keys_once(self):
        """A program that gives them may ask a person for a code."""
        _, said = self.serve()
        os.mkdir(os.path.join(self.folder, ".aws"))
        giver, asked = os.path.join(self.folder, "giver"), os.path.join(self.folder, "asked")
        with open(giver, "w", encoding="utf-8") as file:
            keys = {"Version": 1, "AccessKeyId": said["access_key_id"], "SecretAccessKey": said["secret_access_key"]}
            file.write("#!/bin/sh\necho >>%s\necho '%s'\n" % (asked, json.dumps(keys)))
        os.chmod(giver, 0o700)
        with open(os.path.join(self.folder, ".aws", "config"), "w", encoding="utf-8") as file:
            file.write("[default]\nregion = eu-west-1\ncredential_process = %s\n" % giver)
        done = subprocess.run([PROGRAM, "list", "--all-regions", "--endpoint-url", said["endpoint_url"]], cwd=self.folder,
                              env=self.environment, capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual((0, True), (done.returncode, "myapp" in done.stdout), done.stderr)
        with open(asked, encoding="utf-8") as file:
            self.assertEqual(1, len(file.readlines()))

    def test_import(self):
        self.succeed("access", "add", "198.51.100.7", "--note", "café")
        taken = self.run_program("config", "import", "myapp")
        self.assertEqual(2, taken.returncode)
        self.assertIn("is there already, and is not written over", taken.stderr)
        os.symlink("nowhere.yaml", os.path.join(self.folder, "link.yaml"))
        self.assertEqual(2, self.run_program("config", "import", "myapp", "--config", "link.yaml").returncode)
        os.unlink(self.config)
        self.succeed("config", "import", "myapp", "--region", "eu-west-1")
        made = yaml.safe_load(self.settings())
        self.assertEqual(("myapp", "eu-west-1", "123456789012"), (made["app"], made["region"], made["account"]))
        self.assertEqual((40, "retain", "data"),
                         (made["database"]["storage_gib"], made["retention"]["on_delete"], made["tags"]["team"]))
        self.assertEqual([("203.0.113.7/32", "office"), ("198.51.100.7/32", "café")],
                         [(entry["cidr"], entry.get("note")) for entry in made["access"]["allowed"]])
        # It is as good as the file that made the stack: nothing to do, and nothing to agree to.
        self.assertEqual(0, self.run_program("plan", "--exit-code").returncode)
        self.succeed("apply", "--yes", "--set", "retention.backup_days=9")

    def at_terminal(self, answer):
        person = Terminal(self.command("config", "import", "myapp"), {**self.environment, "TERM": "xterm"}, self.folder)
        person.until("Replace secure-rds.yaml, its comments too?")
        person.type(answer + "\r")
        return person.end(), person.shown.decode()

    def test_over_a_file(self):
        """Shown first, and asked; nobody who can't be asked loses it without having said so."""
        before = self.settings()
        status, shown = self.at_terminal("n")
        self.assertEqual((2, before), (status, self.settings()))
        self.assertIn("40", shown)
        self.assertEqual(2, self.run_program("config", "import", "myapp").returncode)
        self.assertEqual(before, self.settings())
        status, shown = self.at_terminal("y")
        self.assertEqual(0, status, shown)
        self.assertEqual(40, yaml.safe_load(self.settings())["database"]["storage_gib"])
        self.assertEqual(0, self.run_program("plan", "--exit-code").returncode)

    def test_over_both_sides_of_a_merge(self):
        """Nobody can be shown what differs: it stays, whatever is said."""
        torn = "<<<<<<< HEAD\napp: myapp\n=======\napp: other\n>>>>>>> theirs\n"
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(torn)
        refused = self.run_program("config", "import", "myapp", "--region", "eu-west-1", "--yes")
        self.assertEqual((2, torn), (refused.returncode, self.settings()))
        self.assertIn("both sides of a merge stand here", refused.stderr)

    def test_not_there(self):
        os.unlink(self.config)
        for name in ("nothing", "myapp-nested"):
            done = self.run_program("config", "import", name, "--region", "eu-west-1")
            self.assertNotEqual(0, done.returncode)
            self.assertFalse(os.path.exists(self.config))

    def test_history_and_undo(self):
        self.succeed("access", "add", "198.51.100.7", "--note", "café")
        self.succeed("access", "remove", "198.51.100.7")
        shown = self.succeed("access", "history")
        self.assertEqual(["3  1 allowed, in force", "   - 198.51.100.7/32     café", "2  2 allowed", "   + 198.51.100.7/32     café",
                          "1  1 allowed"], shown.stdout.splitlines())
        versions = json.loads(self.succeed("access", "history", "--json").stdout)["versions"]
        self.assertEqual([3, 2, 1], [version["version"] for version in versions])
        done = self.succeed("access", "undo")
        self.assertIn("198.51.100.7/32", self.in_force())
        self.assertIn("198.51.100.7/32", self.settings())
        done = self.succeed("access", "undo", "1")
        self.assertIn("sessions that are open from there go on until they end", done.stderr)
        self.assertEqual(["203.0.113.7/32"], self.in_force())
        self.assertNotIn("198.51.100.7/32", self.settings())
        for version in ("0", "9", "x", "5"):
            with self.subTest(version):
                refused = self.run_program("access", "undo", version)
                self.assertEqual(2, refused.returncode, refused.stderr)
        self.assertEqual(["203.0.113.7/32"], self.in_force())

    def test_undo_over_a_change_of_others(self):
        """What the settings did not know of is undone by nobody who only meant his own."""
        self.succeed("access", "add", "198.51.100.7")
        ec2 = self.client(self.serve()[1], "ec2")
        found = ec2.describe_managed_prefix_lists()["PrefixLists"][0]
        ec2.modify_managed_prefix_list(PrefixListId=found["PrefixListId"], CurrentVersion=found["Version"],
                                       AddEntries=[{"Cidr": "192.0.2.9/32", "Description": "theirs"}],
                                       RemoveEntries=[{"Cidr": "198.51.100.7/32"}])
        until(lambda: ec2.describe_managed_prefix_lists()["PrefixLists"][0]["Version"] != found["Version"])
        for words in (["undo"], ["undo", "2"], ["undo", "1"]):
            refused = self.run_program("access", *words)
            self.assertEqual(2, refused.returncode, refused.stderr)
            self.assertIn("192.0.2.9/32 (theirs) is taken away", refused.stderr)
            self.assertEqual(words[-1] != "1", "198.51.100.7/32 comes back" in refused.stderr)
        self.assertEqual(["203.0.113.7/32", "192.0.2.9/32"], self.in_force())
        self.succeed("access", "undo", "--yes")
        self.assertEqual({"203.0.113.7/32", "198.51.100.7/32"}, set(self.in_force()))

    def test_own_address(self):
        self.succeed("access", "add", "198.51.100.7")
        for words in (["remove", "203.0.113.7"], ["set", "198.51.100.7"]):
            refused = self.run_program("access", *words)
            self.assertEqual(2, refused.returncode, refused.stderr)
            self.assertIn("you come from 203.0.113.7 yourself", refused.stderr)
        self.assertIn("203.0.113.7/32", self.in_force())
        self.succeed("access", "remove", "203.0.113.7", "--yes")
        self.assertEqual(["198.51.100.7/32"], self.in_force())


if __name__ == "__main__":
    unittest.main()
