"""The main job, headless: first deployment, nothing to do, allowed IPs, failure, kill and attach, export, destroy."""

import json
import os
import random
import re
import signal
import subprocess
import unittest

from patience import PATIENCE
from sandbox import SandboxTest
from terminal import Terminal


class MainJob(SandboxTest):
    def test_first_deployment(self):
        done = self.succeed("apply", "--yes", "--json")
        end = self.lines(done)[-1]
        self.assertEqual("end", end["event"])
        self.assertEqual("CREATE_COMPLETE", end["status"])
        resources = {e["logical_id"] for e in self.lines(done) if e["event"] == "resource"}
        self.assertGreater(len(resources), 60)
        status = self.status()
        self.assertEqual("available", status["database"]["status"])
        self.assertTrue(status["you"]["allowed"])
        again = self.lines(self.succeed("apply", "--yes", "--json"))[-1]
        self.assertTrue(again["unchanged"])
        plan = self.run_program("plan", "--exit-code", "--json")
        self.assertEqual(0, plan.returncode)
        self.assertEqual("unchanged", json.loads(plan.stdout.splitlines()[-1])["plan"])

    def test_plan_before_leaves_nothing(self):
        plan = self.run_program("plan", "--exit-code")
        self.assertEqual(3, plan.returncode, plan.stderr)
        self.assertIn("Database", plan.stdout)
        process, said = self.serve()
        stacks = self.client(said, "cloudformation").list_stacks()["StackSummaries"]
        self.assertEqual([], [s for s in stacks if s["StackStatus"] != "DELETE_COMPLETE"])

    def test_allowed_ips(self):
        self.succeed("apply", "--yes")
        done = self.succeed("access", "add", "198.51.100.7", "--note", "café")
        self.assertIn("In force", done.stderr)
        process, said = self.serve()
        ec2 = self.client(said, "ec2")
        stack = self.client(said, "cloudformation").describe_stacks(StackName="myapp")["Stacks"][0]
        outputs = {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}
        entries = ec2.get_managed_prefix_list_entries(PrefixListId=outputs["AllowedAddressesId"])["Entries"]
        self.assertEqual({"203.0.113.7/32", "198.51.100.7/32"}, {e["Cidr"] for e in entries})
        self.assertIn("198.51.100.7/32", self.settings())
        self.assertEqual("CREATE_COMPLETE", stack["StackStatus"])  # CloudFormation was not asked for it
        self.assertTrue(self.lines(self.succeed("apply", "--yes", "--json"))[-1]["unchanged"])
        self.succeed("access", "remove", "198.51.100.7")
        entries = ec2.get_managed_prefix_list_entries(PrefixListId=outputs["AllowedAddressesId"])["Entries"]
        self.assertEqual({"203.0.113.7/32"}, {e["Cidr"] for e in entries})

    def test_allowed_ips_while_aws_is_slow(self):
        """What a second attempt mends is no failure, wherever it was."""
        self.succeed("apply", "--yes")
        for fault in ("throttle:%s:1", "error:503:%s:1"):
            for number, action in enumerate(("DescribeManagedPrefixLists", "GetManagedPrefixListEntries",
                                             "ModifyManagedPrefixList", "DescribeStacks")):
                with self.subTest(fault % action):
                    address = "198.51.%d.%d" % (100 if "throttle" in fault else 101, number)
                    done = self.run_program("access", "add", address, faults=[fault % action])
                    self.assertEqual(0, done.returncode, done.stderr)
                    self.assertIn("and in the file\n", done.stderr)

    def test_a_list_that_is_edited_in_the_file(self):
        self.succeed("apply", "--yes")
        with open(self.config, "r+", encoding="utf-8") as file:
            text = file.read().replace("203.0.113.7/32", "198.51.100.7/32")
            file.seek(0)
            file.write(text)
            file.truncate()
        self.succeed("apply", "--yes")
        listed = json.loads(self.succeed("access", "list", "--json").stdout)
        self.assertEqual(["198.51.100.7/32"], [entry["cidr"] for entry in listed["in_force"]])
        self.assertEqual(0, self.run_program("plan", "--exit-code").returncode)

    def test_token_is_what_botocore_would_sign(self):
        self.succeed("apply", "--yes")
        token = self.succeed("token", "app").stdout.strip()
        process, said = self.serve()
        database = self.client(said, "rds").describe_db_instances()["DBInstances"][0]["Endpoint"]
        theirs = self.client(said, "rds").generate_db_auth_token(database["Address"], database["Port"], "app")
        # When each was signed differs, and botocore has its own order of the parameters.
        self.assertEqual(*(sorted(re.sub("(Date|Signature)=[^&]*", "", text).split("&")) for text in (token, theirs)))
        self.assertNotEqual(0, self.run_program("token").returncode)

    def test_entry_added_elsewhere_is_kept(self):
        self.succeed("apply", "--yes")
        process, said = self.serve()
        ec2 = self.client(said, "ec2")
        lists = ec2.describe_managed_prefix_lists(Filters=[{"Name": "owner-id", "Values": ["123456789012"]}])["PrefixLists"]
        ec2.modify_managed_prefix_list(
            PrefixListId=lists[0]["PrefixListId"], CurrentVersion=lists[0]["Version"],
            AddEntries=[{"Cidr": "192.0.2.44/32", "Description": "console"}])
        self.succeed("access", "add", "198.51.100.8")
        entries = ec2.get_managed_prefix_list_entries(PrefixListId=lists[0]["PrefixListId"])["Entries"]
        self.assertEqual({"203.0.113.7/32", "198.51.100.8/32", "192.0.2.44/32"}, {e["Cidr"] for e in entries})
        self.assertIn("192.0.2.44/32", self.settings())
        # A mask is a size, also where it stands apart: never an address of its own.
        self.succeed("access", "add", "192.0.2.128", "255.255.255.128", "198.51.100.64/255.255.255.192")
        entries = ec2.get_managed_prefix_list_entries(PrefixListId=lists[0]["PrefixListId"])["Entries"]
        self.assertEqual({"192.0.2.128/25", "198.51.100.64/26"}, {e["Cidr"] for e in entries if not e["Cidr"].endswith("/32")})

    def test_two_own_addresses(self):
        """Which one the bastion will see, nobody can tell: who can't be asked is told both."""
        self.succeed("apply", "--yes")
        two, six = "seen:198.51.100.9, 198.51.100.10", "seen:2001:db8::7,198.51.100.11"
        for words in ((), ("--yes",)):
            done = self.run_program("access", "add", "--me", *words, faults=[two])
            self.assertEqual(1, done.returncode)
            self.assertIn("seen with two addresses: 198.51.100.9 and 198.51.100.10", done.stderr)
        self.assertNotIn("198.51.100.9", self.settings())
        terminal = Terminal(self.command("access", "add", "--me", faults=[two]), self.environment, self.folder)
        terminal.until("Take 198.51.100.9?")
        terminal.type("n\n")
        terminal.until("Take 198.51.100.10?")
        terminal.type("y\n")
        self.assertEqual(0, terminal.end())
        self.assertNotIn("198.51.100.9/", self.settings())
        self.assertIn("198.51.100.10/32", self.settings())
        self.succeed("access", "add", "--me", faults=[six])  # the list takes IPv4 alone, so that one is meant
        self.assertIn("198.51.100.11/32", self.settings())

    def test_failure_rolls_back_and_can_be_tried_again(self):
        done = self.run_program("apply", "--yes", "--json", faults=["resource:Database:create:fail:InsufficientDBInstanceCapacity"])
        end = self.lines(done)[-1]
        self.assertEqual(1, done.returncode)
        self.assertEqual("ROLLBACK_COMPLETE", end["status"])
        self.assertEqual("Database", end["cause"]["logical_id"])
        again = self.lines(self.succeed("apply", "--yes", "--json"))[-1]
        self.assertEqual("CREATE_COMPLETE", again["status"])

    def test_failure_after_the_database_stood(self):
        """Deletion protection stands in the way of the rollback. The next try lifts it, and deletes a database that was
        ready: only by its name, as nobody knows what it holds by now."""
        done = self.run_program("apply", "--yes", "--json", faults=["resource:SecretRotation:create:fail:Lambda said no"])
        self.assertEqual("ROLLBACK_FAILED", self.lines(done)[-1]["status"])
        self.assertEqual("SecretRotation", self.lines(done)[-1]["cause"]["logical_id"])
        plan = json.loads(self.succeed("plan", "--json").stdout)
        self.assertEqual([("Database", True)], [(danger["logical_id"], danger["database"]) for danger in plan["dangers"]])
        self.assertEqual([("database-lost", "name")], [(risk["id"], risk["needs"]) for risk in plan["risks"]])
        self.assertIn("a last snapshot of it is kept", self.succeed("plan").stderr)
        accept, name = ["--accept", "database-lost"], ["--confirm", "myapp"]
        for half in ([], accept, name, [*accept, "--confirm", "other"], ["--accept", "database-replaced", *name]):
            refused = self.run_program("apply", "--yes", *half)
            self.assertEqual(2, refused.returncode, refused.stderr)
            self.assertIn("Database: the database would be removed", refused.stderr)
        self.assertEqual("ROLLBACK_FAILED", self.status()["stack"]["status"])
        again = self.succeed("apply", "--yes", *accept, *name)
        self.assertRegex(again.stderr, "Kept +Snapshot myapp-snapshot-")
        self.assertIn("Done: the stack is CREATE_COMPLETE", again.stderr)

    def test_missing_key_pair_is_named(self):
        done = self.run_program("apply", "--yes", "--json", "--set", "bastion.key_pair=nowhere")
        self.assertEqual(1, done.returncode)
        self.assertIn("nowhere", json.dumps(self.lines(done)[-1]))

    def test_killed_five_times_ends_in_one_stack(self):
        random.seed(7)
        for _ in range(5):
            process = self.start("apply", "--yes", "--json", speed="60")
            # A random moment of the run itself: after so many lines, not after so much time.
            for _ in range(random.randrange(1, 25)):
                if not process.stdout.readline():
                    break
            process.send_signal(signal.SIGKILL)
            process.communicate()
        end = self.lines(self.succeed("apply", "--yes", "--json"))[-1]
        self.assertEqual("succeeded", end["outcome"])
        process, said = self.serve()
        cloudformation = self.client(said, "cloudformation")
        stacks = [s for s in cloudformation.list_stacks()["StackSummaries"]
                  if s["StackStatus"] != "DELETE_COMPLETE" and not s.get("ParentId")]
        self.assertEqual([("myapp", "CREATE_COMPLETE")], [(s["StackName"], s["StackStatus"]) for s in stacks])
        self.assertEqual(1, len(self.client(said, "rds").describe_db_instances()["DBInstances"]))

    def test_destroy(self):
        self.succeed("apply", "--yes")
        refused = self.run_program("destroy", "--yes")
        self.assertEqual(2, refused.returncode, "--yes alone must not destroy")
        done = self.lines(self.succeed("destroy", "--confirm", "myapp", "--json"))
        self.assertEqual("deleted", done[-1]["outcome"])
        self.assertEqual("", self.status()["stack"]["status"])
        self.succeed("destroy", "--confirm", "myapp")

    def test_database_is_not_replaced_without_its_name(self):
        self.succeed("apply", "--yes")
        cfn = self.put_database_at_stake()
        self.assertIn("RISK database-replaced: Database: the database would be replaced", self.run_program("plan").stderr)
        refused = self.run_program("apply", "--yes")
        self.assertEqual(2, refused.returncode, refused.stderr)
        self.assertIn("add --accept database-replaced --confirm with the app's name", refused.stderr)
        for half in (["--accept", "database-replaced"], ["--confirm", "myapp"],
                     ["--accept", "database-replaced", "--confirm", "other"]):
            self.assertEqual(2, self.run_program("apply", "--yes", *half).returncode)
        self.assertIn("DBInstanceIdentifier: other", cfn.get_template(StackName="myapp")["TemplateBody"])

    def test_what_only_interrupts_needs_no_name(self):
        self.succeed("apply", "--yes")
        done = self.succeed("apply", "--yes", "--json", "--set", "database.multi_az=true", "--set", "retention.backup_days=14")
        self.assertEqual("UPDATE_COMPLETE", self.lines(done)[-1]["status"])


class SideBySide(SandboxTest):
    def test_two_apps_and_two_regions_collide_in_nothing(self):
        first = self.start("apply", "--yes", "--json", "--set", "app=alpha")
        second = self.start("apply", "--yes", "--json", "--set", "app=beta")
        for process in (first, second):
            out, err = process.communicate(timeout=PATIENCE)
            self.assertEqual(0, process.returncode, out[-2000:] + err[-2000:])
        self.succeed("apply", "--yes", "--set", "app=alpha", "--region", "eu-central-1", "--set", "bastion.key_pair=laptop")
        process, said = self.serve()
        stacks = self.client(said, "cloudformation").describe_stacks()["Stacks"]
        roots = {(s["StackName"], s["StackStatus"]) for s in stacks if "ParentId" not in s}
        self.assertEqual({("alpha", "CREATE_COMPLETE"), ("beta", "CREATE_COMPLETE")}, roots)
        self.assertEqual({"alpha", "beta"}, {d["DBInstanceIdentifier"] for d in
                                             self.client(said, "rds").describe_db_instances()["DBInstances"]})


class Secrets(SandboxTest):
    def test_no_secret_in_log_output_or_settings(self):
        log = os.path.join(self.folder, "calls.log")
        outputs = []
        for words in (["apply", "--yes", "-v"], ["status", "--json"], ["export", "cloudformation", "-o", "out"]):
            done = self.succeed(*words, "--log", log)
            outputs += [done.stdout, done.stderr]
        process, said = self.serve()
        value = json.loads(self.client(said, "secretsmanager").get_secret_value(SecretId="myapp")["SecretString"])
        for name in ("calls.log", "secure-rds.yaml", "out/template.yaml", "out/parameters.json"):
            with open(os.path.join(self.folder, name), encoding="utf-8") as file:
                outputs.append(file.read())
        self.assertIn("DescribeStackEvents", outputs[-4], "the log names the calls")
        for secret in (value["password"], said["secret_access_key"]):
            for output in outputs:
                self.assertNotIn(secret, output)


class Policy(SandboxTest):
    def actions(self, *words):
        policies = json.loads(self.succeed("policy", *words).stdout)["policies"]
        for policy in policies:
            self.assertEqual("2012-10-17", policy["document"]["Version"])
            self.assertLessEqual(len(json.dumps(policy["document"], separators=(",", ":"))), 6144, "IAM's limit")
        return [action for policy in policies for statement in policy["document"]["Statement"] for action in statement["Action"]]

    def test_operator_and_service_role(self):
        role = ["--role-arn", "arn:aws:iam::111122223333:role/deploy"]
        for action in ("cloudformation:CreateChangeSet", "ec2:ModifyManagedPrefixList", "rds:DescribeDBInstances"):
            self.assertIn(action, self.actions())
            self.assertIn(action, self.actions(*role))
        self.assertIn("ec2:RunInstances", self.actions())
        self.assertNotIn("ec2:RunInstances", self.actions(*role), "the role has it")
        self.assertIn("ec2:RunInstances", self.actions("--service-role"))
        self.assertNotIn("ec2:ModifyManagedPrefixList", self.actions("--for", "status"))

    def test_one_part_is_a_document(self):
        told = self.succeed("policy", "--for", "plan", "--part", "1")
        self.assertEqual({"Version", "Statement"}, set(json.loads(told.stdout)))
        self.assertIn("of 6144 characters", told.stderr)
        for words in (["--part", "0"], ["--part", "99"], ["--part", "1x"], ["--for", "config"], ["--for", "plan", "--service-role"]):
            self.assertEqual(2, self.run_program("policy", *words).returncode, words)


class Export(SandboxTest):
    """What other tools deploy of the export is what apply would have made."""

    # Together they switch every part of the template on and off.
    VARIANTS = {
        "defaults": (),
        "article": ("access.load_balancer=true", "alarms.email=ops@example.com", "audit.cloudtrail=true",
                    "network.nat=gateway_per_zone", "database.multi_az=true", "bastion.forwarding_only=true",
                    "storage_access.s3_bucket=myapp-data", "retention.on_delete=retain"),
        "least": ("retention.insights=advanced", "database.instance_class=db.r6g.large", "encryption.keys=one", "protection.deletion_protection=false",
                  "retention.on_delete=destroy", "retention.backup_days=1", "retention.password_rotation_hours=6",
                  "database.max_storage_gib=0", "tags.team=data", "network.zones=eu-west-1c,eu-west-1a"),
    }

    def aws(self, said, *words):
        environment = dict(self.environment, AWS_ACCESS_KEY_ID=said["access_key_id"],
                           AWS_SECRET_ACCESS_KEY=said["secret_access_key"], AWS_DEFAULT_REGION=said["region"],
                           AWS_EC2_METADATA_DISABLED="true", AWS_PAGER="")
        done = subprocess.run(["/usr/bin/aws", "--endpoint-url", said["endpoint_url"], "cloudformation", *words],
                              cwd=os.path.join(self.folder, "out"), env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, timeout=PATIENCE)
        self.assertEqual(0, done.returncode, done.stderr)

    def test_awscli_deploys_it_and_apply_agrees(self):
        for name, assignments in self.VARIANTS.items():
            with self.subTest(name):
                self.setUp()
                for assignment in assignments:
                    self.succeed("config", "set", assignment)
                self.succeed("export", "cloudformation", "-o", "out")
                # So fast that the command finds each step done when it first looks: it waits half a minute otherwise.
                process, said = self.serve("500000")
                with open(os.path.join(self.folder, "out", "tags.json"), encoding="utf-8") as file:
                    tags = ["%s=%s" % (tag["Key"], tag["Value"]) for tag in json.load(file)]
                self.aws(said, "deploy", "--stack-name", "myapp", "--template-file", "template.yaml",
                         "--parameter-overrides", "file://parameters.json", "--tags", *tags,
                         "--capabilities", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND")
                self.assertTrue(self.lines(self.succeed("apply", "--yes", "--json"))[-1]["unchanged"])


class Refusals(SandboxTest):
    def test_bad_file_names_every_place_and_changes_nothing(self):
        text = self.settings().replace("app: myapp", "app: My_App")
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text + "nonsense: 1\n")
        done = self.run_program("apply", "--yes")
        self.assertEqual(2, done.returncode)
        self.assertRegex(done.stderr, r"secure-rds\.yaml:\d+:\d+: app")
        self.assertRegex(done.stderr, r"secure-rds\.yaml:\d+:\d+: nonsense")

    def test_what_stands_behind_a_command_is_not_overlooked(self):
        for words, told in (
                ("destroy other", "destroy takes nothing behind it, and got 'other'"),
                ("destroy -- other", "destroy takes nothing behind it, and got 'other'"),
                ("access history extra", "access history takes nothing behind it, and got 'extra'"),
                ("access list extra", "access list takes nothing behind it, and got 'extra'"),
                ("access undo 1 2", "access undo takes [VERSION], and got '2' beside it"),
                ("access", "access takes list | add CIDR… | remove CIDR… | set CIDR… | history | undo [VERSION], and got nothing"),
                ("access histroy", "and got 'histroy'\n  to do: did you mean `secure-rds access history`?"),
                ("config show extra", "config show takes nothing behind it, and got 'extra'"),
                ("config validate extra", "config validate takes nothing behind it, and got 'extra'"),
                ("config get", "config get takes PATH, and got nothing"),
                ("config get app region", "config get takes PATH, and got 'region' beside it"),
                ("config set", "config set takes PATH=VALUE…, and got nothing"),
                ("config import a b", "config import takes STACK, and got 'b' beside it"),
                ("export cloudformation extra", "export cloudformation takes nothing behind it, and got 'extra'"),
                ("export terraform", "export takes cloudformation, and got 'terraform'"),
                ("rollback", "rollback takes start | continue | skip, and got nothing"),
                ("rollback skip all", "rollback skip takes nothing behind it, and got 'all'"),
                ("sandbox serve extra", "sandbox serve takes nothing behind it, and got 'extra'"),
                ("token", "token takes USER, and got nothing"), ("token a b", "token takes USER, and got 'b' beside it"),
                ("help access list", "help takes one TOPIC, and got 'list' beside it"),
                ("-- destroy", "there is no command 'destroy'")):
            with self.subTest(words):
                done = self.run_program(*words.split())
                self.assertEqual(2, done.returncode)
                self.assertIn(told, done.stderr)

    def test_wrong_credentials(self):
        process, said = self.serve()
        environment = dict(self.environment, AWS_ACCESS_KEY_ID=said["access_key_id"], AWS_SECRET_ACCESS_KEY="wrong",
                           AWS_EC2_METADATA_DISABLED="true")
        done = subprocess.run([os.path.abspath(self.command()[0]), "--endpoint-url", said["endpoint_url"], "apply", "--yes"],
                              cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(4, done.returncode, done.stderr)
        self.assertNotIn("wrong", done.stderr)

    def test_no_network(self):
        environment = dict(self.environment, AWS_ACCESS_KEY_ID="AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY="x",
                           AWS_EC2_METADATA_DISABLED="true")
        done = subprocess.run([self.command()[0], "--endpoint-url", "http://127.0.0.1:9", "plan"],
                              cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(1, done.returncode, done.stderr)
        self.assertIn("127.0.0.1", done.stderr)

    def test_what_can_be_done_without_stops_no_plan(self):
        """A reading that is not permitted, or that the service fails: said, and CloudFormation finds it out. Who reaches
        nobody is stopped."""
        for action in ("DescribeAvailabilityZones", "DescribeInstanceTypeOfferings", "DescribeVpcEndpointServices",
                       "DescribeDBEngineVersions", "DescribeOrderableDBInstanceOptions"):
            for fault, reason in (("deny:" + action, "not authorized"), ("error:500:" + action, "HTTP 500")):
                with self.subTest(fault):
                    done = self.run_program("plan", faults=[fault])
                    self.assertEqual(0, done.returncode, done.stderr)
                    self.assertIn("what the zones offer can't be asked", done.stderr)
                    self.assertIn(reason, done.stderr)
                    self.assertIn("or set network.zones", done.stderr)
        for fault in ("html:DescribeOrderableDBInstanceOptions", "drop:DescribeOrderableDBInstanceOptions"):
            with self.subTest(fault):
                done = self.run_program("plan", faults=[fault])
                self.assertEqual(1, done.returncode, done.stdout + done.stderr)
                self.assertIn("could not ask what the zones of eu-west-1 offer", done.stderr)

    def test_storage_that_has_grown_never_becomes_smaller(self):
        self.succeed("apply", "--yes")
        grown = ["grown:myapp=60"]
        for wanted, said in (("50", "allowed: 60 (as it is), or 66 and more"), ("10", "allowed 20 to 65536")):
            done = self.run_program("apply", "--yes", "--set", "database.storage_gib=" + wanted, faults=grown)
            self.assertEqual(2, done.returncode, done.stdout + done.stderr)
            self.assertIn("database.storage_gib: found " + wanted, done.stderr.replace('"', ""))
            self.assertIn(said, done.stderr)
        self.assertEqual("CREATE_COMPLETE", self.status()["stack"]["status"])
        self.succeed("apply", "--yes", "--set", "database.storage_gib=60", faults=grown)
        self.assertEqual("UPDATE_COMPLETE", self.status()["stack"]["status"])

    def test_full_disk_keeps_the_file(self):
        # A limit on the size of files fails a write as a full disk does, and needs no file system of its own.
        before = self.settings()
        done = subprocess.run(
            ["/bin/sh", "-c", 'ulimit -f 0; exec "$0" config set database.storage_gib=30', self.command()[0]],
            cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertNotEqual(0, done.returncode)
        self.assertEqual(before, self.settings())
        self.assertEqual([], [f for f in os.listdir(self.folder) if f.startswith("secure-rds.yaml.")])


if __name__ == "__main__":
    unittest.main()
