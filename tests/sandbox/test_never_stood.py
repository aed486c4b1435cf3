"""What a first creation that failed leaves is the stack's own, to whoever looks at it."""

import unittest

from test_engine import EngineTest

QUOTA = "Your quota allows for 0 more running instance(s)"
NAMES = ["database-name", "secret-name", "log-groups"]


class Checks(EngineTest):
    """The database began and is protected: it stands on as a part of the stack that never stood."""

    def fail(self, *faults):
        self.open()
        self.faults("resource:Bastion:create:fail:" + QUOTA)
        self.assertEqual("ROLLBACK_FAILED", self.run_engine("apply", "yes").end["status"])
        self.faults(*faults)

    def found(self):
        return {line["id"]: line for line in self.run_engine("checks").with_key("id")}

    def test_names_are_its_own(self):
        self.fail()
        found = self.found()
        for name in ["stack-name", *NAMES]:
            with self.subTest(name):
                self.assertEqual((0, ""), (found[name]["severity"], found[name]["remedy"]), found[name])
        for name in NAMES:
            self.assertIn("left over from the creation that failed", found[name]["what"])
        self.assertIn("left over from a creation that failed", found["stack-name"]["what"])

    def test_what_is_left_frees_its_quota(self):
        for limit, severity in ((1, 0), (0, 3)):
            with self.subTest(limit):
                self.fail(f"quota:L-7B6409FD={limit}")
                self.assertEqual(severity, self.found()["database-quota"]["severity"])

    def test_a_strangers_stays_a_strangers(self):
        """Undone to its end, the creation left nothing: what has the name now is somebody else's."""
        self.open()
        self.faults("resource:Vpc:create:fail:no")
        self.assertEqual("ROLLBACK_COMPLETE", self.run_engine("apply", "yes").end["status"])
        self.faults("orphan-log-group:/aws/rds/instance/myapp/postgresql")
        found = self.found()["log-groups"]
        self.assertEqual(3, found["severity"], found)
        self.assertIn("outside of any stack of ours", found["what"])
        self.assertIn("aws logs delete-log-group", found["remedy"])

    def test_unknown_whose_it_is(self):
        self.fail("deny:ListStackResources")
        found = self.found()
        for name in ["database-name", "secret-name"]:
            self.assertEqual(1, found[name]["severity"], found[name])


if __name__ == "__main__":
    unittest.main()
