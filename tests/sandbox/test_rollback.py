"""`secure-rds rollback` and `destroy --keep-stuck`: the ways out that Home has, for a pipeline."""

import json
import subprocess
import unittest

from destroying import QUICK, SLOW, STAYS, DestroyTest
from patience import PATIENCE, until
from terminal import Terminal

GROWS = ("apply", "--yes", "--set", "database.storage_gib=30")
# The change fails, and so does undoing it.
STUCK = ("resource:StorageAlarm:update:fail:no reason", "resource:Database:rollback:fail:it is busy")


class Rollback(DestroyTest):
    def get_stuck(self):
        self.open()
        done = self.run_program(*GROWS, speed=QUICK, faults=STUCK)
        self.assertEqual((1, "UPDATE_ROLLBACK_FAILED"), (done.returncode, self.status_of_stack()))
        return done

    def begin(self, *words):
        """An operation that runs, while the clock stands."""
        self.look()
        self.clock.runs(1)
        process = self.start(*words, speed="1")
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)

    def ways(self):
        return {way["way"]: way["command"] for way in self.status()["ways"]}

    def held(self, *words, faults=()):
        """Under the policy that is printed for the command: nothing is refused."""
        done = self.run_program(*words, speed=QUICK, faults=[*self.printed_policy(words[0]), *faults])
        return self.not_denied(done)

    def held_back(self, sent):
        """Sent while the clock is ours: however busy the machine is, there is something to roll back. Then it runs."""
        faults = self.printed_policy("rollback")
        process = self.start("rollback", "start", "--confirm", "myapp", speed="1", faults=faults)
        self.until_accepted(lambda actions: sent in actions)
        self.clock.runs(float(QUICK))
        output, said = process.communicate(timeout=PATIENCE)
        return self.not_denied(subprocess.CompletedProcess(process.args, process.returncode, output, said))

    def not_denied(self, done):
        self.assertNotIn("not authorized", done.stdout + done.stderr)
        self.assertNotIn("without the permission", done.stderr)
        return done

    def test_continued(self):
        self.get_stuck()
        ways = self.ways()
        self.assertEqual("secure-rds rollback continue", ways["rollback-continue"])
        self.assertEqual("secure-rds rollback skip", ways["rollback-skip"])
        self.assertIn("`secure-rds status` has the commands", self.run_program("apply", "--yes").stderr)
        done = self.held("rollback", "continue", "--json")
        end = self.lines(done)[-1]
        self.assertEqual((0, "end", "UPDATE_ROLLBACK_COMPLETE"), (done.returncode, end["event"], end["status"]))
        again = self.run_program("rollback", "continue")  # whoever did not see its end
        self.assertEqual(0, again.returncode, again.stderr)
        self.assertIn("the rollback of stack myapp is finished already", again.stderr)
        self.succeed("apply", "--yes", speed=QUICK)

    def test_still_stuck(self):
        self.get_stuck()
        done = self.run_program("rollback", "continue", speed=QUICK, faults=STUCK[1:])
        self.assertEqual((1, "UPDATE_ROLLBACK_FAILED"), (done.returncode, self.status_of_stack()))
        self.assertIn("it is busy", done.stderr)

    def test_skipped(self):
        """--yes is not enough: what AWS takes for put back may be anything."""
        self.get_stuck()
        for words in ((), ("--yes",), ("--confirm", "other")):
            with self.subTest(words):
                asked = self.run_program("rollback", "skip", *words)
                self.assertEqual(2, asked.returncode, asked.stderr)
                self.assertIn("Leave out what is in the way?\nCloudFormation then takes these for put back, whatever they "
                              "really are: Database.", asked.stderr)
                self.assertIn("--confirm", asked.stderr)
        self.assertNotIn("ContinueUpdateRollback", self.actions())
        done = self.held("rollback", "skip", "--confirm", "myapp", faults=STUCK[1:])
        self.assertEqual((0, "UPDATE_ROLLBACK_COMPLETE"), (done.returncode, self.status_of_stack()), done.stderr)
        self.assertIn("Done: the stack is UPDATE_ROLLBACK_COMPLETE", done.stderr)

    def test_asked_at_a_terminal(self):
        """By a key, as on the screen; --yes is none."""
        self.get_stuck()
        for answer, told, status in (("n", "nothing was done: not confirmed", "UPDATE_ROLLBACK_FAILED"),
                                     ("y", "Done: the stack is UPDATE_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_COMPLETE")):
            person = Terminal(self.command("rollback", "skip", "--yes", speed=QUICK, faults=STUCK[1:]),
                              {**self.environment, "TERM": "xterm"}, self.folder)
            person.until("Leave it out? [y/N]")
            person.type(answer + "\r")
            person.until(told)
            person.end()
            self.assertEqual(status, self.status_of_stack())

    def test_change_that_runs(self):
        self.open()
        self.begin(*GROWS)
        until(lambda: self.status_is("UPDATE_IN_PROGRESS"))
        told = json.loads(self.run_program("status", "--json", speed="1").stdout)["ways"]
        self.assertIn("secure-rds rollback start", [way["command"] for way in told if way["way"] == "roll-back"])
        asked = self.run_program("rollback", "start", "--yes", speed="1")
        self.assertEqual(2, asked.returncode)
        self.assertIn("AWS puts back what this change did. The database keeps its data.", asked.stderr)
        self.assertNotIn("CancelUpdateStack", self.actions())
        done = self.held_back("CancelUpdateStack")
        self.assertEqual((0, "UPDATE_ROLLBACK_COMPLETE"), (done.returncode, self.status_of_stack()), done.stderr)
        self.assertIn("Rolled back, as you asked: all is as it was before", done.stderr)

    def test_creation_that_runs(self):
        self.begin("apply", "--yes")
        until(lambda: "ExecuteChangeSet" in self.actions())
        self.stack_id = self.cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]["StackId"]
        done = self.held_back("DeleteStack")
        self.assertEqual((0, "DELETE_COMPLETE"), (done.returncode, self.status_of_stack()), done.stderr)
        self.assertIn("Rolled back, as you asked: nothing of it is left", done.stderr)

    def test_creation_whose_database_is_ready(self):
        """Whoever has its password may use it already: it goes by its name alone, and what stays is said."""
        self.begin("apply", "--yes")
        until(lambda: "ExecuteChangeSet" in self.actions())
        self.stack_id = self.cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]["StackId"]
        self.clock.stands()
        until(lambda: self.is_ready() or self.clock.passes(10))
        asked = self.run_program("rollback", "start", "--yes", speed="1")
        self.assertEqual(2, asked.returncode)
        self.assertIn("AWS deletes what this creation made. Its database stands: whoever has its password may have used it. "
                      "A last snapshot of the database is kept.", asked.stderr)
        done = self.held_back("DeleteStack")
        self.assertEqual((0, "DELETE_COMPLETE"), (done.returncode, self.status_of_stack()), done.stderr)
        self.assertRegex(done.stderr, "Kept +A last snapshot of the database, and the key that opens it: both are billed")
        self.assertEqual(1, len(self.rds.describe_db_snapshots()["DBSnapshots"]))

    def is_ready(self):
        return any((event["LogicalResourceId"], event["ResourceStatus"]) == ("Database", "CREATE_COMPLETE")
                   for event in self.events())

    def test_undone_already(self):
        """Somebody else's, or one's own that was cut off: it is followed."""
        self.open()
        self.begin(*GROWS)
        until(lambda: self.status_is("UPDATE_IN_PROGRESS"))
        self.clock.stands()
        until(lambda: self.database_changes() or self.clock.passes(5))
        self.cloudformation.cancel_update_stack(StackName="myapp")
        until(lambda: self.status_is("UPDATE_ROLLBACK_IN_PROGRESS") or self.clock.passes(1))
        done = self.run_program("rollback", "start", speed=SLOW)
        self.assertEqual((0, "UPDATE_ROLLBACK_COMPLETE"), (done.returncode, self.status_of_stack()), done.stderr)
        self.assertIn("an operation runs on the stack already: following it", done.stderr)
        self.assertEqual(1, self.actions().count("CancelUpdateStack"))

    def database_changes(self):
        return any((event["LogicalResourceId"], event["ResourceStatus"]) == ("Database", "UPDATE_IN_PROGRESS")
                   for event in self.events())

    def test_nothing_to_roll_back(self):
        self.open()
        for word, named in (("start", "Roll back what runs"), ("continue", "Finish the rollback: try again"),
                            ("skip", "Finish the rollback: leave out what is in the way")):
            with self.subTest(word):
                done = self.run_program("rollback", word, "--confirm", "myapp")
                self.assertEqual(1, done.returncode)
                self.assertIn(f"\"{named}\" is no way of stack myapp as it is now: Ready (CREATE_COMPLETE)", done.stderr)
        self.assertEqual(1, self.run_program("destroy", "--keep-stuck", "--confirm", "myapp").returncode)
        absent = self.run_program("rollback", "start", "--set", "app=none", "--confirm", "none")
        self.assertEqual(1, absent.returncode)
        self.assertIn("there is no stack none in this account and region", absent.stderr)
        self.cloudformation.create_change_set(StackName="none", ChangeSetName="one", ChangeSetType="CREATE",
                                              TemplateBody='{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}')
        review = self.run_program("rollback", "start", "--set", "app=none", "--confirm", "none")
        self.assertEqual(1, review.returncode)
        self.assertIn("Nothing was created yet (REVIEW_IN_PROGRESS)", review.stderr)
        self.assertEqual({"error"}, set(json.loads(self.run_program("rollback", "skip", "--json").stdout)))
        self.assertEqual("CREATE_COMPLETE", self.status_of_stack())

    def test_deletion_keeps_what_is_in_its_way(self):
        self.open()
        self.assertEqual(1, self.run_program("destroy", "--confirm", "myapp", speed=QUICK, faults=[STAYS]).returncode)
        self.assertEqual("secure-rds destroy --keep-stuck", self.ways()["delete-keep"])
        asked = self.run_program("destroy", "--keep-stuck", "--yes")
        self.assertEqual(2, asked.returncode)
        self.assertIn("These stay, belong to no stack any more, and cost what they cost:", asked.stderr)
        self.assertEqual("DELETE_FAILED", self.status_of_stack())
        done = self.held("destroy", "--keep-stuck", "--confirm", "myapp")
        self.assertEqual((0, "DELETE_COMPLETE"), (done.returncode, self.status_of_stack()), done.stderr)


if __name__ == "__main__":
    unittest.main()
