"""A destroy that is killed at any moment, and run again."""
import os
import shutil
import signal
import unittest

from destroying import DESTROY, QUICK, STAYS, DestroyTest
from patience import PATIENCE
from virtual_time import VirtualTime


class Killed(DestroyTest):
    """Killed at any moment of a destroy, and run again, it ends as if nothing had been. Where the stack is gone by then, a
    log group that came back is left to the next apply (Names): who finds no stack is asked nothing, and deletes nothing."""
    SPEED = "150"

    @classmethod
    def setUpClass(cls):
        cls.tried = 0

    @classmethod
    def tearDownClass(cls):
        print("destroy: killed at %d moments, and run again" % cls.tried)

    def prepare(self):
        """A stack that stands, and time with it: each try begins there."""
        self.succeed("apply", "--yes", speed=QUICK)
        self.clock.stands()
        self.kept = os.path.join(self.folder, "kept")
        os.mkdir(self.kept)
        self.copy(self.folder, self.kept)

    def copy(self, source, target):
        for name in os.listdir(source):
            if name.startswith("secure-rds."):
                shutil.copy(os.path.join(source, name), target)
        self.clock = VirtualTime(self.clock.state)  # the journal is another one now

    def begin(self, faults):
        self.copy(self.kept, self.folder)
        return self.start(*DESTROY, "--json", speed=self.SPEED, faults=faults)

    def moments(self, lines_too, faults=()):
        """Before anything, after each call that the account took, and after so many lines."""
        process = self.begin(faults)
        out, _ = process.communicate(timeout=PATIENCE)
        lines, accepted = len(out.splitlines()), len(self.accepted())
        self.copy(self.kept, self.folder)
        before = len(self.accepted())
        return [("lines", 0)] + [("accepted", count) for count in range(before + 1, accepted + 1)] + [
            ("lines", 1 + (lines - 2) * number // lines_too) for number in range(lines_too)]

    def kill(self, kind, count, faults=()):
        process = self.begin(faults)
        if kind == "lines":
            for _ in range(count):
                process.stdout.readline()
        else:
            # Or until its end: a call that was tried again once need not be the next time.
            self.until_accepted(lambda actions: len(actions) >= count or process.poll() is not None)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        Killed.tried += 1

    def again(self, expected, faults=()):
        """Also while the update that lifts the protection is still under way: once more is enough."""
        done = self.run_program(*DESTROY, speed=QUICK, faults=faults)
        self.assertEqual(expected, done.returncode, done.stderr[-2000:])

    def look_at(self, check):
        """Somebody else's clients, for as long as that takes."""
        server = self.look()
        stacks = self.cloudformation.list_stacks()["StackSummaries"]
        self.stack_id = [stack["StackId"] for stack in stacks if stack["StackName"] == "myapp"][0]
        check()
        server.terminate()
        server.wait(timeout=PATIENCE)

    def test_ends_deleted(self):
        self.prepare()
        for moment in self.moments(20):
            with self.subTest(moment):
                self.kill(*moment)
                self.again(0)
                self.look_at(self.assert_deleted)

    def test_database_that_stands_has_its_rotation(self):
        """The same when the deletion can't come to its end."""
        self.prepare()
        for moment in self.moments(8, [STAYS]):
            with self.subTest(moment):
                self.kill(*moment, faults=[STAYS])
                self.again(1, [STAYS])
                self.look_at(self.assert_stands_whole)

    def assert_stands_whole(self):
        self.assertEqual(("DELETE_FAILED", ["available"]), (self.status_of_stack(), self.databases()))
        self.assertEqual(2, len(self.network()))


if __name__ == "__main__":
    unittest.main()
