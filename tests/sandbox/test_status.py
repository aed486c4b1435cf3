"""`secure-rds status` of what stands: maintenance that waits and certificates that end."""

import json
import unittest

from sandbox import SandboxTest

FAST = "5000"


class Failed(SandboxTest):
    """Who comes back the next day is told what failed, not only what is in the way now."""

    def told(self, *faults):
        """The words of what failed, and of what is to be done about it."""
        self.run_program("apply", "--yes", speed=FAST, faults=faults)
        done = self.run_program("status")
        self.assertEqual(1, done.returncode, done.stdout + done.stderr)
        rows = [(line[3:17].strip(), line[18:]) for line in done.stdout.splitlines()]
        cause = json.loads(self.run_program("status", "--json").stdout)["cause"]
        return [words for label, words in rows if label == "What failed"], rows, cause

    def test_a_creation(self):
        told, rows, cause = self.told("resource:SecretRotation:create:fail")
        self.assertEqual(["SecretRotation (SecretsManager::RotationSchedule) could not be created: "
                          "AWS had a fault of its own"], told)
        self.assertIn(("AWS said", "Internal Failure"), rows)
        self.assertEqual(("SecretRotation", "wait"), (cause["logical_id"], cause["kind"]))

    def test_an_update(self):
        """Of the last one alone: what failed before it and was mended is over."""
        self.succeed("apply", "--yes", speed=FAST)
        self.succeed("config", "set", "retention.flow_logs_days=731")
        failed = self.run_program("apply", "--yes", speed=FAST, faults=["resource:FlowLogs:update:fail"])
        self.assertEqual(1, failed.returncode, failed.stderr)
        done = self.run_program("status", "--json")
        status = json.loads(done.stdout)
        self.assertEqual("UPDATE_ROLLBACK_COMPLETE", status["stack"]["status"])
        self.assertEqual("FlowLogs", status["cause"]["logical_id"])
        self.succeed("apply", "--yes", speed=FAST)
        self.assertIsNone(json.loads(self.succeed("status", "--json").stdout)["cause"])

    def test_not_permitted(self):
        """The rest is told all the same, and which permission it takes."""
        self.run_program("apply", "--yes", speed=FAST, faults=["resource:SecretRotation:create:fail"])
        done = self.run_program("status", faults=["deny:DescribeEvents"])
        self.assertRegex(done.stdout, r"What failed +Not permitted: cloudformation:DescribeEvents is missing")
        self.assertIn("In the way", done.stdout)


class Upkeep(SandboxTest):
    def setUp(self):
        super().setUp()
        self.succeed("apply", "--yes", speed=FAST)

    def rows(self, *faults, status=0):
        """What stands beside the labels that are about upkeep."""
        done = self.run_program("status", faults=faults)
        self.assertEqual(status, done.returncode, done.stdout + done.stderr)
        rows = [(line[:2].strip(), line[3:17].strip(), line[18:]) for line in done.stdout.splitlines()]
        return [row for row in rows if row[1] in ("Maintenance", "Certificate")]

    def test_nothing_to_do(self):
        self.assertEqual([], self.rows())
        done = self.succeed("status", "--json")
        status = json.loads(done.stdout)
        self.assertEqual(([], []), (status["maintenance"], status["to_do"]))
        self.assertEqual("sun:04:30-sun:05:30", status["database"]["maintenance_window"])
        self.assertEqual("rds-ca-rsa2048-g1", status["database"]["certificate_authority"])
        self.assertGreater(status["database"]["certificate_ends_ms"], 0)

    def test_maintenance(self):
        """It waits for its window, or for leave; the status stays that of what is well."""
        for action, words in (("db-upgrade", "by itself in the window sun:04:30-sun:05:30 (UTC), from "),
                              ("system-update", "--apply-action system-update --opt-in-type next-maintenance"),
                              ("ca-certificate-rotation", "present bundle of authorities")):
            with self.subTest(action):
                (mark, label, said), = self.rows(f"maintenance:{action}")
                self.assertEqual(("!", "Maintenance"), (mark, label))
                self.assertIn(words, said)
        done = self.succeed("status", "--json", faults=["maintenance:db-upgrade", "maintenance:hardware-maintenance"])
        status = json.loads(done.stdout)
        self.assertEqual(["db-upgrade", "hardware-maintenance"], [one["action"] for one in status["maintenance"]])
        self.assertEqual([False, False], [one["overdue"] for one in status["to_do"]])
        upgrade, hardware = status["maintenance"]
        self.assertGreater(upgrade["apply_ms"], 0)
        self.assertEqual(0, hardware["apply_ms"])

    def test_certificate(self):
        self.assertEqual([], self.rows("certificate:31"))
        (mark, label, said), = self.rows("certificate:12")
        self.assertEqual(("!", "Certificate"), (mark, label))
        self.assertIn("can't connect after that", said)
        (mark, label, said), = self.rows("certificate:-1", status=1)  # what is overdue is not well
        self.assertIn("ended on", said)

    def test_not_permitted(self):
        """The rest is told all the same."""
        (mark, label, said), = self.rows("deny:DescribePendingMaintenanceActions")
        self.assertEqual(("?", "Maintenance"), (mark, label))
        self.assertIn("DescribePendingMaintenanceActions", said)


if __name__ == "__main__":
    unittest.main()
