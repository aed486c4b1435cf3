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
        self.hold("status", status)
        self.assertEqual("the sandbox's own keys", status["identity"]["credentials"])
        self.assertEqual("arn:aws:iam::123456789012:user/operator", status["identity"]["arn"])
        self.assertIsNone(status["identity"]["expires"])

    def test_plan(self):
        first = self.one("plan")
        warned = self.one("plan", faults=["quota:L-F678F1CE=1"])
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
        self.assertEqual("123456789012", second["identity"]["account"])
        self.assertEqual([], self.one("plan")["changes"])
        self.put_database_at_stake(speed=FAST)
        third = self.one("plan")
        self.assertTrue(third["dangers"])
        self.hold("plan", first, second, third, warned)

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
        self.assertTrue(self.events("destroy", "--confirm", "myapp")["end"])

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
