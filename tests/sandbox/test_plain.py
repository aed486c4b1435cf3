"""The wizard line by line: on a terminal, as `expect` would drive it, and through pipes."""

import os
import pty
import re
import subprocess
import unittest

from dialogue import FAST, Dialogue
from patience import PATIENCE
from sandbox import SandboxTest
from virtual_time import VirtualTime

# Enter to all of a first set-up but the name; the key pair is made here.
ENTERS = ["", "shop", "", "", "", "", "", "", "", ""]


class PlainTest(SandboxTest):
    def setUp(self):
        super().setUp()
        os.unlink(self.config)

    def pipe(self, *answers, status=0, speed=FAST, faults=(), words=()):
        done = subprocess.run(
            self.command("--plain", *words, speed=speed, faults=faults), cwd=self.folder, env=self.environment,
            input="".join(line + "\n" for line in answers), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            timeout=PATIENCE)
        self.assertEqual(status, done.returncode, done.stdout[-3000:] + done.stderr)
        self.assertNotIn("\x1b", done.stdout + done.stderr)
        self.assertEqual("", done.stderr, "all is said on one stream")
        return done.stdout

    def created(self):
        self.assertIn("Done: the stack is CREATE_COMPLETE.", self.pipe(*ENTERS, "1"))

    def stacks(self):
        _, said = self.serve()
        return [s["StackName"] for s in self.client(said, "cloudformation").list_stacks()["StackSummaries"]
                if s["StackStatus"] != "DELETE_COMPLETE"]

    def draft(self):
        with open(self.config + ".draft", encoding="utf-8") as file:
            return file.read()


class FirstTime(PlainTest):
    def test_on_a_terminal(self):
        """Nine answers, of which one is typed, and then the go-ahead."""
        plain = Dialogue(self, "--plain")
        plain.answer("Region [eu-west-1]:", "")
        self.assertIn("AWS account: 123456789012.", plain.answer("App name [not set]:", "My App"))
        self.assertIn('Found "My App". Allowed: lower-case letters', plain.answer("App name [not set]:", "shop"))
        plain.answer("May 203.0.113.7, your address, connect? yes or no [yes]:", "")
        self.assertIn("1. 203.0.113.7/32, my address.", plain.answer("or Enter to go on:", ""))
        self.assertRegex(plain.answer("Key pair [3, make a new one]:", "3"), r"2\. myapp-bastion, ed25519, fingerprint ")
        plain.answer("Name of the new key pair [shop-bastion]:", "")
        self.assertRegex(plain.answer("Instance class [db.t4g.micro]:", "m6g"), r"1\. db\.t4g\.micro, .*\$\d+\.\d\d a month")
        self.assertIn("db.m6g.large", plain.answer("Instance class [db.t4g.micro]:", "db.t4g.small"))
        self.assertRegex(plain.answer("Enter to go on:", "6"), r"Cost: \+\$\d+\.\d\d/month\. In all ~\$\d+/month\.")
        plain.answer("Storage [20 GiB]:", "?")
        self.assertIn("Why the default is 20:", plain.answer("Storage [20 GiB]:", "5"))
        self.assertIn('Found "5". Allowed: 20 to 65536', plain.answer("Storage [20 GiB]:", "40"))
        for _ in ("sizes", "retention", "options"):
            plain.answer("Enter to go on:", "")
        review = plain.until("Create all this.")
        for words in ("App name: shop.", "Storage: 40 GiB.", "May connect: 203.0.113.7/32, my address.", "In all: ~$",
                      "Checks: 17 of 17 fine", "AWS will add: 6", "resources, in about 1"):
            self.assertIn(words, review)
        plain.answer("What now:", "1")
        lines = plain.until("Done: the stack is CREATE_COMPLETE.")
        self.assertRegex(lines, r"Encryption keys: (begun, \d resources|done after)")
        self.assertRegex(lines, r"Database: done after \d+ minutes\. In all \d+ percent")
        self.assertIn("ssh -N -L 5432:", plain.end(0))
        self.assertEqual(0o600, os.stat(os.path.join(self.folder, ".ssh", "shop-bastion")).st_mode & 0o777)
        self.assertIn("storage_gib: 40", self.settings())
        self.assertFalse(os.path.exists(self.config + ".draft"))

    def test_lines_are_for_reading_aloud(self):
        said = self.pipe(*ENTERS, "1")
        for line in said.splitlines():
            self.assertNotRegex(line, r"[─-╿█░✓✗⠀-⣿▲]|  ", "no drawing, no columns")
            if not re.search(r"ssh -N|aws secretsmanager|psql|USD, without tax|fingerprint", line):
                self.assertLessEqual(len(line), 120, line)

    def test_back_and_help(self):
        said = self.pipe("<", "?", "", "<", "", "shop", "<", "", "shop", "?", "q")
        self.assertIn("This is the first step.", said)
        self.assertEqual(3, said.count("Step 1 of 6: Account"), said)
        self.assertIn("Only these addresses reach the bastion", said)

    def test_wide_ranges_and_wrong_addresses(self):
        said = self.pipe("", "shop", "no", "", "0.0.0.0/0", "no", "198.51.100.0/8", "198.51.100.9 build servers", "list",
                         "remove 7", "198.51.100.9", "me", "remove 1", "2001:db8::1", "q")
        self.assertIn("At least one address is needed", said)
        self.assertIn("Careful: 0.0.0.0/0: ", said)
        self.assertIn("198.0.0.0/8 for the whole range", said)
        self.assertIn("1. 198.51.100.9/32, build servers.", said)
        self.assertIn("the number of an entry, 1 to 1", said)
        self.assertIn("already", said)
        self.assertIn("IPv4", said)
        draft = self.draft()
        self.assertIn("203.0.113.7/32", draft)
        self.assertNotIn("198.51.100.9", draft)
        self.assertNotIn("0.0.0.0/0", draft)

    def test_two_own_addresses(self):
        said = self.pipe("", "shop", "no", "yes", "", "q", faults=["seen:198.51.100.9,198.51.100.10"])
        self.assertIn("You come from 198.51.100.9 or from 198.51.100.10", said)
        draft = self.draft()
        self.assertIn("198.51.100.10/32", draft)
        self.assertNotIn("198.51.100.9/32", draft)

    def test_a_key_pair_that_is_not_there(self):
        said = self.pipe("", "shop", "", "", "nowhere", "myapp-bastion", "q")
        self.assertIn('Found "nowhere". Allowed: the number or the name of a key pair of this region.', said)
        self.assertIn("key_pair: myapp-bastion", self.draft())

    def test_nothing_is_made_without_the_go_ahead(self):
        said = self.pipe(*ENTERS, "9", "2", "4")
        self.assertIn('Found "9". Allowed: a number from 1 to 4.', said)
        self.assertIn("Adds Database (RDS::DBInstance).", said)
        self.assertEqual([], self.stacks())

    def test_answers_are_gone_on_with(self):
        self.pipe("", "shop", "", "", "q")
        said = self.pipe("", "", "", "", "", "q")
        self.assertIn("There are earlier answers", said)
        self.assertIn("App name [shop]:", said)
        self.assertNotIn("your address, connect?", said, "it is on the list already")

    def test_a_file_edited_since_is_brought_together_with_the_answers(self):
        text = "version: 1\napp: shop\nregion: eu-west-1\nbastion:\n  key_pair: myapp-bastion\naccess:\n" \
               "  allowed:\n    - cidr: 203.0.113.7/32\n"
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text)
        self.pipe("3", "4", "db.t4g.small", "q")
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text + "database:\n  storage_gib: 50\n  instance_class: db.t4g.medium\n")
        said = self.pipe("", "q")
        self.assertIn("Taken from it: database.storage_gib 50.", said)
        self.assertIn("Your choice stays: database.instance_class db.t4g.small where it says db.t4g.medium.", said)

    def test_the_regions_own_version(self):
        said = self.pipe("", "shop", "", "", "", "", "q")
        self.assertIn("This region's own default is PostgreSQL 17.6; chosen is 17, which is of the same version.", said)

    def test_a_region_whose_own_version_is_another(self):
        newer = self.pipe("", "shop", "", "", "", "", "q", faults=["engine:default=18"])
        self.assertIn("default is PostgreSQL 18.1; chosen is 18, which is of the same version.", newer)

    def test_every_region_and_part_of_a_name(self):
        said = self.pipe("Europe", "atlantis", "frankfurt", "shop", "q")
        self.assertIn("eu-west-3, Europe (Paris)", said)
        self.assertIn("Region: eu-central-1, Europe (Frankfurt).", said)
        self.assertIn("region: eu-central-1", self.draft())


class Trouble(PlainTest):
    def test_a_secret_that_waits_for_its_deletion(self):
        said = self.pipe(*ENTERS, "?", "1", "shop", "1", faults=["pending-secret:shop"])
        self.assertIn("To fix: ", said)
        self.assertIn("1. Delete the secret shop for good.", said)
        self.assertIn("shop is deleted.\n", said)
        self.assertIn("Done: the stack is CREATE_COMPLETE.", said)

    def test_a_log_group_that_is_left_over(self):
        fault = "orphan-log-group:/aws/rds/instance/shop/postgresql"
        said = self.pipe(*ENTERS, "", "3", status=1, faults=[fault])
        self.assertIn("Leave it as it is.", said)
        self.assertIn("the log group /aws/rds/instance/shop/postgresql is there already, and no part of this stack", said)
        os.unlink(self.config + ".draft")
        # The key pair of the first run is there, and offered: one question less.
        said = self.pipe(*ENTERS[:-1], "1", "/aws/rds/instance/shop/postgresql", "4", faults=[fault])
        self.assertIn("Create all this.", said)

    def test_a_free_plan(self):
        said = self.pipe(*ENTERS, "4", faults=["free-plan"], status=2)  # refused: what is left to choose is to leave it
        self.assertIn("a free plan keeps backups for 1 day, not for 7", said)
        os.unlink(self.config + ".draft")
        said = self.pipe(*ENTERS, "4", faults=["free-plan"], words=["--set", "retention.backup_days=1"])
        self.assertRegex(said, r"a free plan: it ends on \d{4}-\d\d-\d\d, or when its credits are used \(\$100 are left\)")
        self.assertIn("AWS closes the account then, with the database in it", said)

    def test_images_of_other_people(self):
        image = "ami-0fedcba9876543210"
        for spec, said in (
                (None, image + " is not to be had in eu-west-1"),
                ("arm64,444455556666,golden,8", "is made for arm64, and t3.micro is x86_64"),
                ("x86_64,444455556666,golden,30", "needs 30 GiB, and the volume has 8"),
                ("x86_64,444455556666,golden,8", '"golden" of account 444455556666, no Amazon Linux 2023 of Amazon\'s'),
                ("x86_64,137112412989,al2023-ami-2023.1-x86_64,8", None)):
            for setting, who in (("bastion.image", "the bastion"), ("network.nat_image", "the NAT instance")):
                with self.subTest(spec, setting=setting):
                    refused = said and '"golden"' not in said  # of a stranger's alone it is only warned
                    shown = self.pipe(*ENTERS, "4", status=2 if refused else 0, words=["--set", setting + "=" + image],
                                      faults=["image:%s=%s" % (image, spec)] if spec else [])
                    os.unlink(self.config + ".draft")
                    if said:
                        self.assertRegex(shown, "(?s)Images of the instances: .*" + re.escape(said))
                        self.assertTrue(spec is None or who in shown)
                    else:
                        self.assertNotIn("Images of the instances: ", shown)

    def test_what_can_not_be_listed_is_typed(self):
        """Here AWS can't look for the key pair either, and refuses the change set."""
        said = self.pipe("", "shop", "", "", "typed-pair", "db.t4g.large", "", "", "", "4", status=1, faults=[
            "deny:DescribeKeyPairs", "deny:DescribeOrderableDBInstanceOptions", "deny:GetProducts"])
        self.assertIn("The key pairs could not be listed.", said)
        self.assertIn("Key pair: typed-pair.", said)
        self.assertIn("What the region sells is not known.", said)
        self.assertIn("AWS's price list could not be asked", said)
        self.assertIn("5. Instance class: db.t4g.large.", said)
        self.assertRegex(said, r"Not known: .*not permitted")

    def test_interrupted_while_aws_does_not_answer(self):
        plain = Dialogue(self, "--plain", faults=[f"slow:{2 * PATIENCE * 1000}:DescribeKeyPairs"])
        plain.answer("Region [eu-west-1]:", "")
        plain.answer("App name [not set]:", "shop")
        plain.answer("[yes]:", "")
        plain.answer("to go on:", "")
        plain.until("Step 3 of 6: Key pair")
        os.write(plain.screen, b"\x03")
        plain.end(130)
        self.assertIn("203.0.113.7/32", self.draft())

    def test_profiles(self):
        """Without --sandbox: which profile, who that is, and another one after going back."""
        _, said = self.serve()
        os.mkdir(os.path.join(self.folder, ".aws"))
        with open(os.path.join(self.folder, ".aws", "config"), "w", encoding="utf-8") as file:
            for name, secret in (("home", "wrong"), ("work", said["secret_access_key"])):
                file.write(f"[profile {name}]\nregion = eu-central-1\naws_access_key_id = {said['access_key_id']}\n"
                           f"aws_secret_access_key = {secret}\nendpoint_url = {said['endpoint_url']}\n")
        done = subprocess.run(
            [self.command()[0], "--plain"], cwd=self.folder, env=dict(self.environment, AWS_EC2_METADATA_DISABLED="true"),
            input="home\n\n<\n<\nwork\n\nshop\nq\n", stdout=subprocess.PIPE, text=True, timeout=PATIENCE)
        self.assertEqual(0, done.returncode, done.stdout)
        self.assertIn("1. home: keys of its own\n2. work: keys of its own\n", done.stdout)
        self.assertIn("AWS could not be asked. Try again?", done.stdout)
        self.assertIn("Credentials: profile work", done.stdout)
        self.assertIn("region: eu-central-1", self.draft())

    def test_nobody_is_signed_in(self):
        done = subprocess.run(
            [self.command()[0], "--plain"], cwd=self.folder, env=dict(self.environment, AWS_EC2_METADATA_DISABLED="true"),
            input="eu-west-1\nno\n", stdout=subprocess.PIPE, text=True, timeout=PATIENCE)
        self.assertEqual(4, done.returncode, done.stdout)
        self.assertIn("no credentials", done.stdout)
        self.assertIn("To do: ", done.stdout)


class Ends(PlainTest):
    def test_end_of_input(self):
        """At every question of a first set-up: a clear word, a status, and the answers are kept."""
        for count in range(len(ENTERS) + 1):
            said = self.pipe(*ENTERS[:count], status=2)
            self.assertIn("The input ended.", said)
            if count >= 2:
                self.assertIn("app: shop", self.draft())
            self.assertFalse(os.path.exists(self.config))
            os.unlink(self.config + ".draft")

    def test_interrupted_at_a_question(self):
        plain = Dialogue(self, "--plain")
        plain.answer("Region [eu-west-1]:", "")
        plain.answer("App name [not set]:", "shop")
        plain.until("yes or no [yes]:")
        os.write(plain.screen, b"\x03")
        self.assertIn("Interrupted.", plain.end(130))
        self.assertIn("app: shop", self.draft())

    def test_interrupted_at_the_go_ahead_leaves_nothing(self):
        plain = Dialogue(self, "--plain")
        plain.answer("Region [eu-west-1]:", "")
        plain.answer("App name [not set]:", "shop")
        for question in ("[yes]:", "to go on:", "one]:", "bastion]:", "micro]:", "to go on:", "to go on:", "to go on:"):
            plain.answer(question, "")
        plain.until("What now:")
        os.write(plain.screen, b"\x03")
        plain.end(130)
        self.assertEqual([], self.stacks())

    def test_interrupted_at_work(self):
        """The deployment goes on at AWS; the next start follows it."""
        plain = Dialogue(self, "--plain", "--yes", speed="60")
        for question in ("Region", "App name"):
            plain.answer(question, "" if question == "Region" else "shop")
        for question in ("[yes]:", "to go on:", "one]:", "bastion]:", "micro]:", "to go on:", "to go on:", "to go on:"):
            plain.answer(question, "")
        plain.until("Network: begun")
        clock = VirtualTime(os.path.join(self.folder, "secure-rds.sandbox"))
        clock.stands()
        os.write(plain.screen, b"\x03")
        self.assertIn("What runs at AWS goes on there.", plain.end(130))
        again = Dialogue(self, "--plain", speed="1")
        self.assertIn("Stack: Being created (CREATE_IN_PROGRESS", again.choose("Follow what runs."))
        clock.runs(int(FAST))
        again.until("Done: the stack is CREATE_COMPLETE.")
        again.choose("Leave.")
        again.end(0)

    def test_where_it_can_not_be_the_other_wizard(self):
        for environment, output in (({"TERM": "dumb"}, None), ({"TERM": "xterm"}, subprocess.PIPE)):
            screen, other = pty.openpty()
            try:
                done = subprocess.run(self.command(), cwd=self.folder, env=dict(self.environment, **environment),
                                      stdin=other, stdout=output or other, stderr=subprocess.PIPE, text=True, timeout=PATIENCE)
            finally:
                os.close(screen)
                os.close(other)
            self.assertEqual(2, done.returncode)
            self.assertIn("secure-rds --plain", done.stderr)
            self.assertIn("standard output" if output else "dumb", done.stderr)

    def test_not_together_with_json(self):
        done = self.run_program("--plain", "--json")
        self.assertEqual(2, done.returncode)
        self.assertIn("--plain asks people", done.stdout + done.stderr)


class Failures(PlainTest):
    CAPACITY = ["resource:Database:create:fail:InsufficientDBInstanceCapacity"]

    def test_the_first_cause_and_a_new_try(self):
        said = self.pipe(*ENTERS, "1", status=2, faults=self.CAPACITY)
        self.assertRegex(said, r"What failed: Database \(RDS::DBInstance\) could not be created: .+\n"
                               r"AWS said: .*InsufficientDBInstanceCapacity.*\nTo do: .+\n")
        self.assertIn("1. Try again: delete what is left, and create it.\n"
                      "2. Change the setting behind it: Instance class.\n", said)
        self.assertIn("4. Delete what is left.\n", said)
        plain = Dialogue(self, "--plain")
        plain.choose("Delete what is left, and create it again.")
        plain.answer("Delete what is left? yes or no", "yes")
        self.assertIn("Deleting what is left", plain.choose("Create all this."))
        plain.until("Done: the stack is CREATE_COMPLETE.")
        plain.choose("Leave.")
        plain.end(0)

    def test_retry_on_the_spot(self):
        said = self.pipe(*ENTERS, "1", "1", status=2, faults=self.CAPACITY)
        self.assertEqual(2, said.count("What failed: Database"), said[-3000:])

    def test_change_the_setting_behind_it(self):
        said = self.pipe(*ENTERS, "1", "2", "db.t4g.small", "yes", "1", status=2, faults=self.CAPACITY)
        self.assertIn("Instance class: db.t4g.small, was db.t4g.micro.", said)
        self.assertEqual(2, said.count("What failed: Database"), said[-3000:])

    def test_a_database_that_stood_goes_by_its_name(self):
        """The creation failed after its database was ready: a yes is not enough to delete what it may hold."""
        stood = ["resource:SecretRotation:create:fail:Lambda said no"]
        said = self.pipe(*ENTERS, "1", "1", "yes", "q", status=1, faults=stood)
        self.assertIn("The creation failed. Its database stands: whoever has its password may have used it. A last snapshot", said)
        self.assertIn("Delete what is left?\n", said)
        self.assertEqual("ROLLBACK_FAILED", self.status()["stack"]["status"])
        plain = Dialogue(self, "--plain")
        plain.choose("Delete what is left.")
        plain.answer("Type shop to agree", "shop")
        plain.until("Deleted, as you asked.")
        plain.until("Snapshot shop-snapshot-")
        plain.choose("Leave.")
        plain.end(0)
        self.assertEqual("", self.status()["stack"]["status"])

    def test_rolled_back(self):
        said = self.pipe(*ENTERS, "1", "4", "yes", "q", status=1, faults=self.CAPACITY)
        self.assertIn("Deleted, as you asked: nothing of it is left", said)
        self.assertEqual("", self.status()["stack"]["status"])

    def test_kept(self):
        self.pipe(*ENTERS, "1", "5", status=1, faults=self.CAPACITY)
        self.assertEqual("ROLLBACK_COMPLETE", self.status()["stack"]["status"])

    def test_a_permission_that_is_missing(self):
        said = self.pipe(*ENTERS, status=2, faults=["deny:CreateChangeSet"])
        self.assertIn("AccessDenied", said)
        self.assertIn("To do: ", said)
        self.assertIn("1. Try again.", said)


class LaterOn(PlainTest):
    def setUp(self):
        super().setUp()
        self.created()

    def test_an_address_more(self):
        plain = Dialogue(self, "--plain")
        self.assertIn("You: 203.0.113.7, on the list.", plain.choose("Change who may connect."))
        plain.answer("or Enter to go on:", "198.51.100.7 office")
        self.assertIn("Added: 198.51.100.7/32.", plain.answer("or Enter to go on:", ""))
        plain.until("In force after")
        self.assertIn("Stack: Ready (CREATE_COMPLETE", plain.choose("Leave."))
        plain.end(0)
        self.assertIn("198.51.100.7/32", self.settings())
        self.assertTrue(self.lines(self.succeed("apply", "--yes", "--json"))[-1]["unchanged"])

    def test_whole_internet_needs_its_word(self):
        self.succeed("apply", "--yes")
        allowed = lambda: self.client(self.serve()[1], "ec2").describe_managed_prefix_lists()["PrefixLists"]
        one = [each for each in allowed() if each["OwnerId"] != "AWS"][0]["Version"]
        change = ["1", "0.0.0.0/0", "yes", ""]
        said = self.pipe(*change, "myapp", "", "11")
        self.assertIn("Type open to agree", said)
        self.assertIn("Not put in force", said)
        self.assertEqual(one, [each for each in allowed() if each["OwnerId"] != "AWS"][0]["Version"])
        said = self.pipe("", "1", "", "open", "11")
        self.assertIn("In force after", said)
        self.assertIn("0.0.0.0/0", self.settings())

    def test_what_the_file_lacks_goes_with_nothing_unseen(self):
        """Addresses were taken out of the file; one's own is let in, or another added: that the others go is asked first."""
        self.succeed("access", "set", "192.0.2.1", "192.0.2.9", "192.0.2.10", "--yes", speed=FAST)
        text = self.settings()
        for gone in ("192.0.2.9", "192.0.2.10"):
            text = re.sub(rf"    - cidr: {gone}/32\n(?:      .*\n)*", "", text)
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text)
        words = "can NOT connect any more: 192.0.2.9/32, 192.0.2.10/32; sessions"
        kept = [("1", "no", "q"), ("2", "yes", "", "no", "q")]
        for answers in kept:
            with self.subTest(answers):
                said = self.pipe(*answers)
                self.assertIn(words, said)
                self.assertIn("3 in force", said)
                self.assertNotIn("In force after", said)
                for name in os.listdir(self.folder):
                    if name.endswith(".draft"):
                        os.unlink(os.path.join(self.folder, name))
        self.assertIn("192.0.2.9/32: removed.", self.pipe("1", "yes", "q"))

    def test_an_address_that_has_changed(self):
        """As if the last time had been at another place, which is on the list."""
        self.pipe("q")  # it is noted where we come from
        with open(self.config, encoding="utf-8") as file:
            text = file.read()
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text.replace("203.0.113.7", "198.51.100.20"))
        self.succeed("apply", "--yes", speed=FAST)
        seen = subprocess.run(["grep", "-rl", "203.0.113.7", os.path.join(self.folder, ".local")], stdout=subprocess.PIPE,
                              text=True).stdout.split()
        self.assertEqual(1, len(seen))
        with open(seen[0], encoding="utf-8") as file:
            text = file.read()
        with open(seen[0], "w", encoding="utf-8") as file:
            file.write(text.replace("203.0.113.7", "198.51.100.20"))
        plain = Dialogue(self, "--plain")
        said = plain.choose("Allow 203.0.113.7 in place of 198.51.100.20.")
        self.assertIn("Your address has changed from 198.51.100.20 to 203.0.113.7.", said)
        plain.until("In force after")
        self.assertIn("on the list", plain.choose("Leave."))
        plain.end(0)
        self.assertNotIn("198.51.100.20", self.settings())

    def test_change_a_setting(self):
        plain = Dialogue(self, "--plain")
        plain.choose("Change settings.")
        plain.answer("Change what [6]:", "4")
        plain.answer("Enter to go on:", "4")
        plain.answer("Backups [7 days]:", "9")
        self.assertIn("4. Backups: 9 days, changed from 7 days.", plain.answer("Enter to go on:", ""))
        plain.answer("Change what [6]:", "")
        review = plain.choose("Make these changes.")
        self.assertIn("Backups: 9 days, was 7 days.", review)
        self.assertRegex(review, r"Changes Database \(RDS::DBInstance\): BackupRetentionPeriod 7 → 9\.\n")
        plain.until("Done: the stack is UPDATE_COMPLETE.")
        plain.choose("Leave.")
        plain.end(0)

    def test_the_database_changes_in_its_window(self):
        plain = Dialogue(self, "--plain", "--set", "database.instance_class=db.t4g.small")
        plain.choose("Review, and apply the settings.")
        said = plain.choose("Make them in the maintenance window instead.")
        self.assertIn("The database is away meanwhile: its class changes", said)
        said = plain.choose("Make them at once instead.")
        self.assertIn("The database is away in the maintenance window sun:04:30-sun:05:30 (UTC): its class changes", said)
        plain.choose("Make them in the maintenance window instead.")
        plain.choose("Make these changes.")
        plain.until("Done: the stack is UPDATE_COMPLETE.")
        plain.choose("Leave.")
        plain.end(0)
        self.assertEqual([("db.t4g.micro", "db.t4g.small")], [(item["now"], item["then"]) for item in self.status()["waiting"]])

    def test_what_waits_comes_with_a_harmless_change(self):
        """Somebody else asked RDS for it: it is told before it comes along, and so is the other way."""
        rds = self.client(self.serve()[1], "rds")
        rds.modify_db_instance(DBInstanceIdentifier=rds.describe_db_instances()["DBInstances"][0]["DBInstanceIdentifier"],
                               DBInstanceClass="db.t4g.small")
        plain = Dialogue(self, "--plain", "--set", "database.multi_az=true")
        plain.choose("Review, and apply the settings.")
        said = plain.choose("Make them in the maintenance window instead.")
        self.assertIn("waited for the maintenance window, and comes at once with this change of the database", said)
        self.assertIn("The database is away meanwhile: its class changes", said)
        plain.choose("Make these changes.")
        plain.until("Done: the stack is UPDATE_COMPLETE.")
        plain.choose("Leave.")
        plain.end(0)
        self.assertEqual({"DBInstanceClass", "MultiAZ"}, {item["property"] for item in self.status()["waiting"]})

    def test_yes_agrees_to_no_interruption(self):
        """Nobody sits there: the database is not taken away unasked."""
        plain = Dialogue(self, "--plain", "--yes", "--set", "database.instance_class=db.t4g.small")
        plain.choose("Review, and apply the settings.")
        plain.choose("Leave; your answers are kept")  # the menu is asked all the same
        plain.end(0)
        self.assertEqual("db.t4g.micro", self.status()["database"]["class"])

    def test_a_database_in_danger_only_behind_its_name(self):
        """Of a stack that somebody else's template has changed meanwhile."""
        self.put_database_at_stake("shop", FAST)
        plain = Dialogue(self, "--plain")
        plain.choose("Review, and apply the settings.")
        said = plain.answer("Type shop to agree, Enter to cancel:", "yes")
        self.assertIn("DANGER: Database:", said)
        self.assertIn('Found "yes". Allowed: that name, or Enter.', plain.answer("to cancel:", "q"))
        plain.end(0)
        self.assertEqual("UPDATE_COMPLETE", self.status()["stack"]["status"])

    def test_undo_opens_to_nobody_unasked(self):
        """Undoing what closed the list would open it to all."""
        self.succeed("access", "add", "0.0.0.0/0", "--accept", "open-to-all")
        self.succeed("access", "remove", "0.0.0.0/0")
        plain = Dialogue(self, "--plain")
        plain.choose("Undo the last change of who may connect.")
        plain.answer("Undo it?", "y")
        plain.until("version 2 of the list is open to the whole internet")
        plain.until("secure-rds access undo 2 --accept open-to-all")
        plain.choose("Leave.")
        plain.end(0)
        self.assertNotIn("0.0.0.0/0", self.succeed("access", "list").stdout)

    def test_what_else_the_menu_does(self):
        plain = Dialogue(self, "--plain")
        plain.choose("What it costs.")
        plain.answer("reads the menu:", "?")
        menu = plain.until("reads the menu:")
        number = lambda words: re.search(r"^(\d+)\. " + words, menu, re.M).group(1)  # noqa: E731
        os.write(plain.screen, (number("Test and connect") + "\n").encode())
        self.assertIn("ssh -N -L", plain.answer("reads the menu:", number("Look for what was changed")))
        self.assertIn("Nothing was changed outside secure-rds.", plain.answer("reads the menu:", number("What it costs")))
        self.assertIn("In all: ~$", plain.answer("reads the menu:", number("Export")))
        plain.answer("Folder [export]:", "")
        plain.until("Written: export/template.yaml.")
        self.assertTrue(os.path.exists(os.path.join(self.folder, "export", "parameters.json")))
        plain.answer("reads the menu:", number("Destroy"))
        plain.answer("Type shop to agree", "no")
        plain.answer("Type shop to agree", "")
        plain.until("Nothing was deleted.")
        plain.choose("Destroy.")
        plain.answer("Type shop to agree", "shop")
        plain.until("The stack is deleted.")
        plain.until("shop was deleted.")
        plain.choose("Leave.")
        plain.end(0)

    def test_a_rollback_that_got_stuck(self):
        """The way out is offered at once, and by the menu of a later start."""
        faults = ["resource:StorageAlarm:update:fail:no reason", "resource:Database:rollback:fail:it is busy"]
        with open(self.config, encoding="utf-8") as file:
            settings = file.read()
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(settings.replace("storage_gib: 20", "storage_gib: 30"))
        said = self.pipe("3", "1", "9", "4", status=1, faults=faults)
        self.assertIn("Failed: the stack is UPDATE_ROLLBACK_FAILED.", said)
        self.assertIn("What failed: StorageAlarm", said)
        self.assertIn("1. Finish the rollback: try again.\n2. Finish the rollback: leave out what is in the way.\n", said)
        self.assertIn('Found "9". Allowed: a number from 1 to ', said)
        plain = Dialogue(self, "--plain")
        self.assertIn("Stack: The last change failed and could not be undone (UPDATE_ROLLBACK_FAILED",
                      plain.choose("Finish the rollback: try again."))
        plain.until("Done: the stack is UPDATE_ROLLBACK_COMPLETE.")
        plain.choose("Leave.")
        plain.end(0)

    def test_another_machine_finds_the_stack(self):
        os.unlink(self.config)
        said = self.pipe("", "1", "q")
        self.assertIn("1. Go on with shop (CREATE_COMPLETE).", said)
        self.assertIn("shop in eu-west-1", said)
        self.assertIn("app: shop", self.settings())

    def test_a_name_that_overlaps_with_one_that_stands(self):
        """What is allowed for shop-* reaches shop-eu: said before it is made, and no more than said."""
        os.unlink(self.config)
        said = self.pipe("", "2", "shop-eu", "", "", "", "", "", "", "", "", "q")
        self.assertIn("shop-eu is free, and overlaps with shop, which stands", said)
        self.assertIn("permissions for shop are for all that is named shop-*, which is also everything of shop-eu", said)
        self.assertIn("Create all this.", said)

    def test_a_name_that_stands_opens_what_stands(self):
        """Seen once: another folder, the same name, Enter to the end, and the defaults were put over what stood."""
        self.succeed("apply", "--yes", "--set", "database.storage_gib=40", "--set", "alarms.email=someone@example.com")
        self.succeed("access", "add", "198.51.100.7", "--note", "office")
        before = self.status()["stack"]
        os.unlink(self.config)
        said = self.pipe("", "2", "shop", "q")
        self.assertRegex(said, r"shop exists \(made \d{4}-\d\d-\d\d\)\.")
        self.assertIn("The settings of shop were read from AWS", said)
        for words in ("storage_gib: 40", "someone@example.com", "198.51.100.7/32", "agreed: pl-", 'account: "123456789012"'):
            self.assertIn(words, self.settings())
        self.assertEqual(before, self.status()["stack"])
        self.assertEqual(0, self.run_program("plan", "--exit-code").returncode)


if __name__ == "__main__":
    unittest.main()
