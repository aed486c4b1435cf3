"""`--json`: one object, with the names that docs/JSON.md promises and no others."""

import json
import os
import re
import unittest

from sandbox import ROOT, SandboxTest

FAST = "5000"


def promised(command, every=True):
    with open(os.path.join(ROOT, "docs", "JSON.md"), encoding="utf-8") as file:
        rows = re.findall(r"^\| (\w+) \| (\S+) \|", file.read(), re.MULTILINE)
    return {name for of, name in rows if of == command or every and of == "all"}


def names(value, path=""):
    """The paths of all that is no object and no list; an empty list is known by its path alone."""
    if path == "stack.outputs":
        return {"stack.outputs.*"}
    if isinstance(value, dict):
        return set().union(*(names(part, f"{path}.{name}" if path else name) for name, part in value.items()))
    if isinstance(value, list):
        return set().union(*(names(part, path + "[]") for part in value)) if value else {path + "[]"}
    return {path}


class Json(SandboxTest):
    def one(self, *arguments, status=0, **options):
        done = self.run_program(*arguments, "--json", speed=FAST, **options)
        self.assertEqual(status, done.returncode, done.stdout + done.stderr)
        self.assertEqual(1, done.stdout.count("\n"), done.stdout)
        self.assertEqual("", done.stderr)
        return json.loads(done.stdout)

    def hold(self, command, *objects):
        """All names together are the promised ones; each object alone has none beyond."""
        found = set().union(*(names(one) for one in objects))
        found = {name for name in found if not any(other.startswith(name + ".") for other in found)}
        found = {name for name in found if not (name.endswith("[]") and any(o.startswith(name + ".") for o in found))}
        wanted = promised(command)
        wanted = {name for name in wanted if not any(other.startswith(name + ".") for other in wanted)}
        self.assertEqual(wanted, found)

    def whole(self):
        with open(self.config, encoding="utf-8") as file:
            text = file.read()
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text.replace("load_balancer: false", "load_balancer: true"))

    def test_status(self):
        self.whole()
        self.succeed("apply", "--yes", speed=FAST)
        rds = self.client(self.serve(speed=FAST)[1], "rds")
        rds.modify_db_instance(DBInstanceIdentifier="myapp", BackupRetentionPeriod=9, MultiAZ=True)  # the latter waits
        status = self.one("status", status=1, faults=["maintenance:db-upgrade"])
        unknown = self.one("status", status=1, faults=["deny:DescribeSecurityGroups"])
        self.hold("status", status, unknown)
        self.assertEqual("the sandbox's own keys", status["identity"]["credentials"])
        self.assertEqual("arn:aws:iam::123456789012:user/operator", status["identity"]["arn"])
        self.assertIsNone(status["identity"]["expires"])

    def test_the_list(self):
        """What is in force: nothing deployed, there, or not to be asked."""
        mine = [{"cidr": "203.0.113.7/32", "note": "office"}]
        self.assertEqual({"allowed": mine, "in_force": None}, self.one("access", "list"))
        self.succeed("apply", "--yes", speed=FAST)
        self.assertEqual({"allowed": mine, "in_force": mine}, self.one("access", "list"))
        for fault, status, why in (("expire:*", 4, "Token"), ("deny:DescribeStacks", 4, "not authorized"), ("drop:*", 1, "broke off"),
                                   ("deny:GetManagedPrefixListEntries", 4, "not authorized"), ("garbage:*", 1, "no reply of AWS")):
            with self.subTest(fault):
                told = self.one("access", "list", status=status, faults=[fault])
                self.assertEqual((mine, ["unknown"]), (told["allowed"], list(told["in_force"])))
                self.assertIn(why, told["in_force"]["unknown"])

    def test_plan(self):
        first = self.one("plan")
        warned = self.one("plan", status=1, faults=["quota:L-F678F1CE=1"])
        self.assertEqual("Vpc", warned["warnings"][0]["logical_id"])
        self.succeed("apply", "--yes", "--set", "database.storage_gib=40", speed=FAST)
        rds = self.client(self.serve(speed=FAST)[1], "rds")
        rds.modify_db_instance(DBInstanceIdentifier="myapp", BackupRetentionPeriod=9, MultiAZ=True)  # the latter waits
        with open(self.config, "r+", encoding="utf-8") as file:  # who does not say it keeps it
            kept = "".join(line for line in file if " storage_gib:" not in line)
            file.seek(0)
            file.write(kept)
            file.truncate()
        second = self.one("plan", "--set", "database.port=5433", "--set", "access.allowed=203.0.113.7,198.51.100.9")
        unknown = self.one("plan", faults=["deny:DescribeSecurityGroups"])
        self.assertEqual("123456789012", second["identity"]["account"])
        self.assertEqual([], self.one("plan")["changes"])
        self.put_database_at_stake(speed=FAST)
        third = self.one("plan")
        self.assertTrue(third["dangers"])
        self.assertEqual([], third["waiting"], "it has another name now")
        self.hold("plan", first, second, third, warned, unknown)

    def test_what_could_not_be_looked_at(self):
        """Never as if there were nothing: why stands in its place, and what is known beside it."""
        self.succeed("apply", "--yes", speed=FAST)
        said = self.serve(speed=FAST)[1]
        group = self.one("status")["stack"]["outputs"]["BastionSecurityGroupId"]
        self.client(said, "ec2").authorize_security_group_ingress(GroupId=group, IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
        self.client(said, "rds").modify_db_instance(DBInstanceIdentifier="myapp", BackupRetentionPeriod=9, MultiAZ=True)
        for command in ("status", "plan"):
            for action, seen in (("DescribeSecurityGroups", {"retention.backup_days"}), ("DescribeDBInstances", {None}),
                                 ("DescribeInstances", {None, "retention.backup_days"})):
                with self.subTest(command, action=action):
                    told = json.loads(self.run_program(command, "--json", speed=FAST, faults=["deny:" + action]).stdout)
                    self.assertEqual(seen, {item["setting"] for item in told["drift"] if "unknown" not in item})
                    unknown = [item["unknown"] for item in told["drift"] if "unknown" in item]
                    self.assertEqual(1, len(unknown))
                    self.assertIn(action, unknown[0])
                    if action == "DescribeDBInstances":
                        self.assertIn(action, told["waiting"]["unknown"])
                    else:
                        self.assertEqual(["MultiAZ"], [item["property"] for item in told["waiting"]])
        self.assertNotIn("unknown", self.one("plan")["drift"][-1])
        everything = json.loads(self.run_program("status", "--drift", "--json", speed=FAST, faults=["deny:DescribeDBInstances"]).stdout)
        self.assertEqual([], [item for item in everything["drift"] if "unknown" in item])  # CloudFormation has compared the database
        self.assertIn("unknown", everything["waiting"])
        denied = json.loads(self.run_program("status", "--json", speed=FAST, faults=["deny:GetTemplate"]).stdout)
        self.assertIn("GetTemplate", denied["drift"][0]["unknown"])

    def events(self, *arguments, status=0, **options):
        """Those of an operation by their kind; each has all names that are promised of it, and no others."""
        done = self.run_program(*arguments, "--json", speed=FAST, **options)
        self.assertEqual(status, done.returncode, done.stdout + done.stderr)
        found = {}
        for line in done.stdout.splitlines():
            event = json.loads(line)
            found.setdefault(event.pop("event"), []).append(event)
        self.assertEqual("end", json.loads(done.stdout.splitlines()[-1])["event"])
        for kind, events in found.items():
            wanted = {name for name in promised(kind, every=False) if not name.startswith("cause.")}
            for event in events:
                outputs = event.pop("outputs", None)
                self.assertEqual(wanted - {"outputs.*"}, set(event) - {"cause"}, kind)
                self.assertEqual("outputs.*" in wanted, bool(outputs), kind)
        return found

    def test_operations(self):
        made = self.events("apply", "--yes")
        made.pop("ready", None)  # where a poll comes between the database's end and the rotation's
        self.assertEqual({"stage", "resource", "summary", "end"}, set(made))
        self.assertIn(".rds.amazonaws.com", made["summary"][0]["endpoint"])
        self.assertEqual("succeeded", made["end"][0]["outcome"])
        broken = self.events("apply", "--yes", "--set", "database.storage_gib=40", status=1,
                             faults=["resource:Database:update:fail:no reason"])
        self.assertNotIn("summary", broken)
        self.assertEqual({"cause." + name for name in broken["end"][0]["cause"]},
                         {name for name in promised("end") if name.startswith("cause.")})
        left = self.events("destroy", "--confirm", "myapp")["end"][0]["left"]
        self.assertEqual((True, 1), (left["snapshot"], left["keys"]))
        self.assertTrue(left["snapshot_name"].startswith("myapp-snapshot-"))

    def test_remains(self):
        agreed = ["apply", "--yes", "--accept", "database-lost", "--confirm", "myapp"]
        failed = self.events(*agreed, status=1, faults=["resource:SecretRotation:create:fail:no"])
        self.assertIsNone(failed["end"][0]["left"])
        again = self.events(*agreed)
        self.assertTrue(again["deleted"][0]["left"]["snapshot_name"].startswith("myapp-snapshot-"))

    def test_each_command_prints_one(self):
        """Whatever it did, and whatever went wrong; those of an operation print a line for each event."""
        self.succeed("apply", "--yes", speed=FAST)
        for words in ("plan", "status", "cost --offline", "list", "policy", "policy --part 1", "export cloudformation -o out",
                      "config validate", "config show", "config get app", "config set database.storage_gib=20",
                      "config import myapp --config other.yaml", "access list", "access add 192.0.2.1", "access remove 192.0.2.1",
                      "access set 203.0.113.7 --yes", "access history", "access undo --yes", "token app"):
            with self.subTest(words):
                self.one(*words.split())
        os.mkdir(os.path.join(self.folder, "folder"))
        for words in ("plan", "apply --yes", "status", "rollback start", "rollback continue", "rollback skip", "destroy", "cost",
                      "list", "policy", "export cloudformation", "config validate", "config show", "config get app",
                      "config set app=a", "config import myapp", "access list", "access add 192.0.2.1", "access history",
                      "access undo", "token app", "verify", "connect --exec true", "access", "config", "nonsense", "help nonsense"):
            with self.subTest(words, settings="a folder"):
                self.assertEqual({"error"}, set(self.one(*words.split(), "--config", "folder", status=2)))

    def test_cost(self):
        self.hold("cost", self.one("cost"))
        self.assertIsNone(self.one("cost", "--offline")["identity"])

    def test_failures(self):
        for command in ("status", "plan"):
            with self.subTest(command):
                failed = self.one(command, status=4, faults=["deny:DescribeStacks"])
                self.assertEqual({"error"}, set(failed))
                self.assertEqual("AccessDenied", failed["error"]["code"])
        with open(self.config, "w", encoding="utf-8") as file:
            file.write("app: x\nregion: 7 seas\n")
        for command in ("status", "plan", "cost"):
            with self.subTest(command, settings="wrong"):
                failed = self.one(command, status=2)
                self.assertEqual({"error", "problems"}, set(failed))
                self.assertEqual({"file", "line", "column", "path", "found", "allowed"}, set(failed["problems"][0]))
                self.assertEqual({"tried", "said", "remedy", "code", "request_id", "http_status"}, set(failed["error"]))


if __name__ == "__main__":
    unittest.main()
