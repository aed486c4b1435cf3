"""The policies that `secure-rds policy` prints are enough, and hold nothing that is not needed: every command is run in
a sandbox that holds its operator to them, actions, resources and conditions, and that writes down what was asked for.

For each permission of a command, the command is run once more without it."""

import fcntl
import json
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import termios
import time
import unittest

from patience import PATIENCE
from sandbox import PROGRAM, SandboxTest, records

FAST = "5000"
ROLE = "arn:aws:iam::123456789012:role/deploy"
# The statements of what the program itself calls; the others are of what CloudFormation calls for it.
OWN = re.compile("Calls|StackTags|SecretKey|ServiceRole")
COMMANDS = ("plan", "apply", "access", "status", "destroy", "wizard", "cost", "token", "list", "rollback")

# A command goes on without these: it shows a little less of its progress, or what it made and nobody wants stays.
# Of a new stack plan and apply look whether its name overlaps with another app's: who may look at all stacks hears of it, and
# nobody is asked to let them.
TRIED = {("cloudformation:DescribeStacks", "*")}
QUIET = {(command, action) for command in COMMANDS for action in (
    "cloudformation:ListStackResources", "rds:DescribeDBInstances", "cloudformation:DeleteChangeSet",
    "cloudformation:DeleteStack", "cloudformation:DescribeEvents",
    "elasticloadbalancing:DescribeLoadBalancerAttributes")} | {
    ("destroy", "logs:DescribeLogGroups"), ("destroy", "logs:DeleteLogGroup")}
QUIET |= {(command, "rds:DescribeDBMajorEngineVersions") for command in COMMANDS}  # the program's own days will do
QUIET.add(("apply", "cloudformation:GetTemplate"))  # the program's own will do
QUIET.add(("access", "cloudformation:GetTemplate"))  # the stack's tag says whose it is, too
QUIET |= {("rollback", action) for action in (
    "cloudformation:GetTemplate", "cloudformation:DescribeChangeSet", "cloudformation:DescribeStackEvents")}  # the stack itself says when it is over
QUIET.add(("apply", "ec2:DescribeKeyPairs"))  # whether a new key pair is here is a hint: nothing waits for it
# An update of the list alone replaces nothing; the next apply or status looks again.
QUIET |= {(command, action) for command in ("access", "destroy") for action in (
    "cloudformation:GetStackPolicy", "cloudformation:SetStackPolicy")}
# What is made stands without them; that the list of addresses could not be compared afterwards is told.
QUIET |= {("apply", action) for action in (
    "cloudformation:GetTemplate", "ec2:DescribeManagedPrefixLists", "ec2:GetManagedPrefixListEntries")}
# What was changed outside is told in passing where it is known; `--drift` and status say what they may not ask.
QUIET |= {("plan", "ec2:DescribeSecurityGroups"), ("plan", "ec2:DescribeInstances")}
# Whether a key's private half is on this machine is told where it is known.
QUIET |= {(command, "ec2:DescribeKeyPairs") for command in ("plan", "apply")}
# How long AWS supports a version: the day that was known when this was built will do.
QUIET |= {(command, "rds:DescribeDBMajorEngineVersions") for command in ("plan", "apply")}
# What AWS is certain to refuse is found before, where it may be asked; else AWS finds it.
REFUSALS = {"ec2:DescribeAddresses", "ec2:DescribeImages", "ec2:DescribeVpcs", "freetier:GetAccountPlanState",
            "servicequotas:GetAWSDefaultServiceQuota", "servicequotas:GetServiceQuota"}
QUIET |= {(command, action) for command in ("plan", "apply") for action in REFUSALS}
# Of a new try, whose zones are known already, they are asked for the class alone.
QUIET |= {("apply", action) for action in ("rds:DescribeDBEngineVersions", "rds:DescribeOrderableDBInstanceOptions")}
CHECKS = {"ec2:DescribeAddresses", "ec2:DescribeVpcs", "iam:GetRole", "iam:SimulatePrincipalPolicy",
          "logs:DescribeLogGroups", "rds:DescribeDBEngineVersions", "rds:DescribeDBMajorEngineVersions", "rds:DescribeOrderableDBInstanceOptions",
          "servicequotas:GetAWSDefaultServiceQuota", "servicequotas:GetServiceQuota", "secretsmanager:DescribeSecret",
          "iam:ListAccountAliases", "pricing:GetProducts", "freetier:GetAccountPlanState", "ec2:DescribeImages", "ec2:DescribeKeyPairs", "ec2:DescribeAvailabilityZones",
          "ec2:DescribeInstanceTypeOfferings", "ec2:DescribeVpcEndpointServices"}
# What is chosen without them may be less good: it is told, and the command goes on.
BETTER = {"rds:DescribeDBSnapshots", "ec2:DescribeAvailabilityZones", "ec2:DescribeInstanceTypeOfferings", "ec2:DescribeVpcEndpointServices",
          "rds:DescribeDBEngineVersions", "rds:DescribeOrderableDBInstanceOptions", "cloudformation:GetStackPolicy",
          "cloudformation:SetStackPolicy", "cloudformation:GetTemplate", "ec2:DescribeSecurityGroups", "ec2:DescribeInstances", "logs:DescribeLogGroups", "secretsmanager:DescribeSecret"}
# A deletion goes on without these, and tells that it will take longer.
SLOWER = {"ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface", "lambda:GetFunctionConfiguration",
          "lambda:UpdateFunctionConfiguration"}
# Asked for in so many words: without them there is no answer.
DRIFT = {"cloudformation:DetectStackDrift", "cloudformation:DetectStackResourceDrift",
         "cloudformation:DescribeStackDriftDetectionStatus", "cloudformation:DescribeStackResourceDrifts"}
# No run here is sure to ask for these.
THROUGH = "CloudFormation asks for it, and its part of the policy has it too"
LEFT_OVER = "when a protected database is left over from a first creation"
OF_OLD = "when version 0.1.0 made the load balancer: test_destroy.py"
CAME_BACK = "when Lambda made the rotation's log group anew: test_destroy.py"
HURRIED = "when it comes before CloudFormation does: test_destroy.py, in slower time"
FAILED_FIRST = "when a first creation left something"
ROLLED_BACK = "when what runs is rolled back: test_rollback.py"
UNASKED = {
    ("access", "cloudformation:ListStackResources"): "while a first creation runs: the list is there before the outputs",
    **{(command, "cloudformation:SetStackPolicy"): "when somebody took the stack policy away: test_stack_policy.py"
       for command in ("access", "destroy")},
    **{(command, "cloudformation:DescribeStackEvents"): "when an update was rolled back: test_access_undone.py"
       for command in ("access", "plan")},
    ("wizard", "logs:FilterLogEvents"): "when the key of the bastion is here: tests/sandbox/test_verify.py",
    **{(command, action): THROUGH for command in ("apply", "destroy")
       for action in ("ec2:DescribeAvailabilityZones",)},
    ("destroy", "ec2:DescribeKeyPairs"): THROUGH,
    ("apply", "ec2:DescribeVpcs"): THROUGH,
    ("apply", "rds:ModifyDBInstance"): LEFT_OVER,
    ("apply", "ec2:ModifyManagedPrefixList"): "when the list of addresses changes",
    **{("apply", action): "when a stack that stands is changed: tests/sandbox/test_drift.py"
       for action in ("ec2:DescribeSecurityGroups", "ec2:DescribeInstances")},
    ("apply", "ec2:RevokeSecurityGroupIngress"): "when somebody added a rule: tests/sandbox/test_drift.py",
    ("destroy", "rds:ModifyDBInstance"): LEFT_OVER,
    ("destroy", "cloudformation:DeleteChangeSet"): "when the protection is off already",
    ("access", "cloudformation:DeleteChangeSet"): "when the stack has the addresses already",
    ("access", "cloudformation:DescribeEvents"): "when early validation refuses",
    ("destroy", "cloudformation:DescribeEvents"): "when early validation refuses",
    ("status", "cloudformation:DescribeEvents"): "when a change failed: tests/sandbox/test_status.py",
    **{(command, "elasticloadbalancing:ModifyLoadBalancerAttributes"): OF_OLD for command in ("apply", "destroy")},
    **{(command, "logs:DeleteLogGroup"): CAME_BACK for command in ("apply", "destroy")},
    **{(command, action): HURRIED for command in ("apply", "destroy") for action in SLOWER},
    ("apply", "elasticloadbalancing:DescribeLoadBalancerAttributes"): "when it is taken out: test_destroy.py",
    ("plan", "lambda:GetFunctionConfiguration"): CAME_BACK,
    ("plan", "cloudformation:ListStackResources"): FAILED_FIRST,
    ("apply", "rds:DescribeDBSnapshots"): FAILED_FIRST,
    **{("rollback", action): ROLLED_BACK for action in (
        "cloudformation:CancelUpdateStack", "cloudformation:DeleteStack", "cloudformation:SetStackPolicy",
        "elasticloadbalancing:DescribeLoadBalancerAttributes", "elasticloadbalancing:ModifyLoadBalancerAttributes",
        "rds:DescribeDBInstances", "rds:ModifyDBInstance", *SLOWER)},
    **{(command, action): "when the settings choose it: test_refusals.py" for command in ("plan", "apply")
       for action in ("ec2:DescribeAddresses", "ec2:DescribeImages")},
}


EVERY = os.environ.get("EVERY")


class Policies(SandboxTest):
    def documents(self, command, *options):
        """What the program prints, as the tests' own objects."""
        done = self.succeed_alone("policy", *(["--for", command] if command else []), *options)
        return [policy["document"] for policy in json.loads(done.stdout)["policies"]]

    def succeed_alone(self, *arguments):
        """Without a sandbox: these commands need no network."""
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual(0, done.returncode, done.stderr)
        return done

    def held_to(self, documents, role=None):
        """The faults that hold the operator to these documents, and a service role to those."""
        faults = []
        for kind, policies in (("policy", documents), ("role-policy", role or [])):
            for number, document in enumerate(policies):
                path = os.path.join(self.folder, f"{kind}-{number}.json")
                with open(path, "w", encoding="utf-8") as file:
                    json.dump(document, file)
                faults.append(f"{kind}:{path}")
        self.asked = os.path.join(self.folder, "asked")
        if os.path.exists(self.asked):
            os.unlink(self.asked)
        return faults + ["calls:" + self.asked]

    def calls(self):
        """What the sandbox's IAM was asked for in the last run, or so far."""
        return records(self.asked)

    def denied(self, but=()):
        return [call for call in self.calls()
                if call["verdict"] == "denied" and (call["action"], call["resource"]) not in but]

    def held(self, command, *arguments, policies=None, role=None, more=(), code=0, answers=None):
        """Runs a command under the policy of `command`; nothing may be denied."""
        documents = policies or self.documents(command, *more)
        faults = self.held_to(documents, role)
        if answers is None:
            done = self.run_program(*arguments, *more, speed=FAST, faults=faults)
        else:
            done = subprocess.run(self.command(*arguments, *more, speed=FAST, faults=faults), cwd=self.folder,
                                  env=self.environment, input="\n".join(answers) + "\n", capture_output=True, text=True,
                                  timeout=PATIENCE)
        self.assertEqual([], self.denied(but=TRIED), f"{command}: {arguments}: {done.stderr[-2000:]}")
        self.assertEqual(code, done.returncode, f"{arguments}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
        self.assertTrue(self.calls(), "nothing was asked for: the policy held nobody")
        return done


class Terminal:
    """A program at a terminal of 120 columns and 40 rows."""

    def __init__(self, command, folder, environment):
        self.seen = b""
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(command[0], command, {**environment, "TERM": "xterm-256color"})
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def type(self, keys):
        os.write(self.screen, keys.encode())

    def until(self, reached, keys=""):
        """Goes on whenever the program shows something, typing `keys` whenever it shows no more; fails when nothing
        leads there."""
        ends = time.monotonic() + PATIENCE
        while not reached():
            if time.monotonic() > ends:
                raise AssertionError("the program did not come to it")
            if select.select([self.screen], [], [], 0.2)[0]:
                self.seen += os.read(self.screen, 65536)
            else:
                self.type(keys)

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.screen)


class Enough(Policies):
    def test_the_whole_life_of_a_stack(self):
        self.held("plan", "plan")
        self.held("apply", "apply", "--yes")
        self.held("apply", "apply", "--yes")  # nothing to do
        self.held("plan", "plan", "--set", "retention.backup_days=9")
        self.held("apply", "apply", "--yes", "--set", "retention.backup_days=9", "--set", "access.load_balancer=true",
                  "--set", "audit.cloudtrail=true", "--set", "alarms.email=a@example.com", "--set",
                  "network.nat=gateway")
        self.held("apply", "apply", "--yes", "--set", "network.nat=none", "--set", "network.endpoint_zones=1", "--set",
                  "storage_access.s3_bucket=myapp-data", "--set", "access.load_balancer=true", "--accept", "trail-off",
                  "--accept", "retention-shorter")
        self.held("status", "status")
        self.held("access", "access", "list")
        self.held("access", "access", "add", "198.51.100.7", "--note", "office")
        self.held("access", "access", "remove", "198.51.100.7")
        self.held("access", "access", "set", "198.51.100.8", "--yes")
        self.held("access", "access", "history")
        self.held("access", "access", "undo", "--yes")
        self.succeed_alone("export", "cloudformation", "--output", os.path.join(self.folder, "export"))
        self.held("cost", "cost")
        self.held("token", "token", "app")
        self.assertIn("myapp", self.held("list", "list").stdout)
        self.held("destroy", "destroy", "--confirm", "myapp")

    def test_wizard_line_by_line(self):
        os.unlink(self.config)
        answers = ["", "myapp", "", "", "myapp-bastion", "", "", "", ""]
        done = self.held("wizard", "--plain", "--yes", answers=answers)
        self.assertIn("CREATE_COMPLETE", done.stdout + done.stderr)
        self.held("wizard", "--plain", answers=["1", "2", "198.51.100.9", "", "4", "q"])

    def test_wizard_and_its_checks(self):
        """The real one, at a terminal: from the account's checks to a stack."""
        faults = self.held_to(self.documents("wizard"))
        os.unlink(self.config)
        terminal = Terminal(self.command("--region", "eu-west-1", speed=FAST, faults=faults), self.folder,
                            self.environment)
        self.addCleanup(terminal.end)
        come = lambda *actions: terminal.until(lambda: all(self.asked_for(action) for action in actions))  # noqa: E731
        come("iam:ListAccountAliases")
        terminal.type("myapp")
        come("logs:DescribeLogGroups", "servicequotas:GetServiceQuota", "servicequotas:GetAWSDefaultServiceQuota",
             "rds:DescribeOrderableDBInstanceOptions", "rds:DescribeDBEngineVersions", "rds:DescribeDBInstances",
             "ec2:DescribeVpcs", "ec2:DescribeAddresses", "secretsmanager:DescribeSecret")
        come("iam:SimulatePrincipalPolicy")
        terminal.until(lambda: re.search(rb"all \d+ that a deployment needs", terminal.seen))
        terminal.type("\r")
        terminal.until(lambda: b"of 40 entries" in terminal.seen)
        terminal.type("m\r")
        come("ec2:DescribeKeyPairs")
        # Sizes, retention, options, and Review, which takes it once the plan is there.
        terminal.until(lambda: self.asked_for("cloudformation:ExecuteChangeSet"), keys="\r")
        come("cloudformation:ExecuteChangeSet", "rds:CreateDBInstance", "cloudformation:DescribeStackEvents")
        self.assertEqual([], self.denied(but=TRIED))

    def test_wizard_says_what_is_missing(self):
        faults = self.held_to(without(self.documents("wizard"), "rds:CreateDBInstance"))
        os.unlink(self.config)
        terminal = Terminal(self.command("--region", "eu-west-1", speed=FAST, faults=faults), self.folder,
                            self.environment)
        self.addCleanup(terminal.end)
        terminal.until(lambda: self.asked_for("iam:ListAccountAliases"))
        terminal.type("myapp")
        terminal.until(lambda: re.search(rb"1 of \d+ are missing: rds:CreateDBInstance", terminal.seen))
        terminal.until(lambda: b"secure-rds policy --for apply" in terminal.seen)

    def asked_for(self, action):
        return any(call["action"] == action for call in self.calls())

    def test_first_creation_that_fails(self):
        """The remains are deleted, which nobody but rds:ModifyDBInstance makes possible."""
        documents = self.documents("apply")
        self.run_program("apply", "--yes", speed=FAST,
                         faults=self.held_to(documents) + ["resource:Dashboard:create:fail:no reason"])
        self.assertEqual([], self.denied(but=TRIED))
        self.held("plan", "plan")
        self.held("apply", "apply", "--yes", policies=documents)

    def test_all_of_them_together(self):
        documents = self.documents(None)
        self.held(None, "apply", "--yes", policies=documents)
        self.held(None, "status", policies=documents)
        self.held(None, "destroy", "--confirm", "myapp", policies=documents)

    def test_another_app_and_another_region_are_out_of_reach(self):
        faults = self.held_to(self.documents("apply"))
        for options in (("--set", "app=other"), ("--region", "us-east-1")):
            with self.subTest(options):
                done = self.run_program("plan", *options, speed=FAST, faults=faults)
                self.assertEqual(4, done.returncode, done.stderr)
                self.assertRegex(done.stderr, r"AccessDenied|UnauthorizedOperation")


class ServiceRole(Policies):
    """CloudFormation works with a role of its own: --role-arn."""

    def test_operator_needs_little_and_the_role_has_the_rest(self):
        role = self.documents(None, "--service-role")
        more = ("--role-arn", ROLE)
        size = {name: sum(len(json.dumps(document, separators=(",", ":"))) for document in self.documents("apply", *options))
                for name, options in (("own", ()), ("role", more))}
        self.assertLess(size["role"] * 4, size["own"])
        self.held("plan", "plan", role=role, more=more)
        self.held("apply", "apply", "--yes", role=role, more=more)
        passed = [call for call in self.calls() if call["resource"] == ROLE]
        self.assertEqual({"iam:PassRole"}, {call["action"] for call in passed})
        makers = {call["by"] for call in self.calls() if call["action"] == "rds:CreateDBInstance"}
        self.assertEqual({"arn:aws:sts::123456789012:assumed-role/deploy/AWSCloudFormation"}, makers)
        _, said = self.serve()
        stack = self.client(said, "cloudformation").describe_stacks(StackName="myapp")["Stacks"][0]
        self.assertEqual(ROLE, stack["RoleARN"])
        # The stack keeps its role: nobody has to name it again, and the operator may do no more than before.
        self.held("access", "access", "add", "198.51.100.7", policies=self.documents("access", *more), role=role)
        self.held("apply", "apply", "--yes", "--set", "retention.backup_days=9", policies=self.documents("apply", *more),
                  role=role)
        self.held("destroy", "destroy", "--confirm", "myapp", policies=self.documents("destroy", *more), role=role)
        makers = {call["by"] for call in self.calls() if call["action"] == "rds:DeleteDBInstance"}
        self.assertEqual({"arn:aws:sts::123456789012:assumed-role/deploy/AWSCloudFormation"}, makers)

    def test_role_that_only_deletes(self):
        role = self.documents("destroy", "--service-role")
        allowed = {action for document in role for statement in document["Statement"] for action in statement["Action"]}
        self.assertEqual(set(), {action for action in allowed if re.search(
            ":(Run|Allocate|Authorize|Attach|CreateRole|CreateSubnet|CreateDBInstance|CreateKey)", action)})
        self.succeed("apply", "--yes", "--set", "access.load_balancer=true", "--role-arn", ROLE, speed=FAST)
        self.held("destroy", "destroy", "--confirm", "myapp",
                  policies=self.documents("destroy", "--role-arn", ROLE), role=role)
        done = self.run_program("policy", "--service-role", "--for", "apply")
        self.assertEqual(2, done.returncode)

    def test_role_that_may_not_be_passed(self):
        documents = self.documents("apply", "--role-arn", ROLE)
        done = self.run_program("apply", "--yes", "--role-arn", ROLE + "-other", speed=FAST,
                                faults=self.held_to(documents, self.documents(None, "--service-role")))
        self.assertEqual(4, done.returncode, done.stderr)
        self.assertIn("is not authorized to perform: iam:PassRole on resource: " + ROLE + "-other", done.stderr)
        self.assertIn("the permission iam:PassRole", done.stderr)

    def test_role_that_lacks_a_permission(self):
        role = without(self.documents(None, "--service-role"), "rds:CreateDBInstance")
        done = self.run_program("apply", "--yes", "--role-arn", ROLE, speed=FAST,
                                faults=self.held_to(self.documents("apply", "--role-arn", ROLE), role))
        self.assertEqual(1, done.returncode, done.stderr)
        self.assertIn("assumed-role/deploy/AWSCloudFormation is not authorized to perform: rds:CreateDBInstance on "
                      "resource: arn:aws:rds:eu-west-1:123456789012:db:myapp", done.stderr)


class OneLess(Policies):
    """Each permission that the program itself needs, left out alone: the command says which it lacks. Of each command in one
    of the ways in which it is asked for; with EVERY=1 (`make test-generated`) in all of them."""

    @classmethod
    def setUpClass(cls):
        cls.counts = {"runs": 0, "told": 0}

    @classmethod
    def tearDownClass(cls):
        print("policies: %(runs)d runs with one permission less, %(told)d of them told it" % cls.counts)

    def runs_of(self, command):
        """(the state it begins from, the words, answers)"""
        return {
            "plan": [("fresh", ["plan"], None), ("standing", ["plan"], None),
                     ("standing", ["plan", "--set", "retention.backup_days=9"], None),
                     ("standing", ["plan", "--drift"], None)],
            "apply": [("fresh", ["apply", "--yes"], None), ("fresh", ["apply"], ["n"]), ("remains", ["apply", "--yes"], None),
                      ("standing", ["apply", "--yes", "--set", "retention.backup_days=9", "--set", "database.storage_gib=30"], None),
                      ("standing", ["apply"], ["n"]), ("standing", ["apply", "--drift", "adopt"], ["n"])],
            "access": [("standing", ["access", "add", "198.51.100.7"], None), ("standing", ["access", "undo", "--yes"], None)],
            "status": [("standing", ["status"], None), ("unguarded", ["status"], None),
                       ("standing", ["status", "--drift"], None)],
            "cost": [("fresh", ["cost"], None)],
            "token": [("standing", ["token", "app"], None)],
            "list": [("standing", ["list"], None)],
            "destroy": [("protected", ["destroy", "--confirm", "myapp"], None),
                        ("remains", ["destroy", "--confirm", "myapp"], None)],
            "rollback": [("stuck", ["rollback", "skip", "--confirm", "myapp"], None)],
            "wizard": [("fresh", ["--plain", "--yes"], ["4", "q"]), ("standing", ["--plain"], ["1", "q"]),
                       ("standing", ["--plain"], ["2", "198.51.100.7", "", "q"])],
        }[command]

    def keep(self, state):
        os.mkdir(os.path.join(self.folder, state))
        for name in os.listdir(self.folder):
            if name.startswith("secure-rds."):
                shutil.copy(os.path.join(self.folder, name), os.path.join(self.folder, state))

    def prepare(self):
        """What the runs begin from."""
        self.keep("fresh")
        self.run_program("apply", "--yes", speed=FAST, faults=["resource:Dashboard:create:fail:no reason"])
        self.keep("remains")
        self.begin("fresh")
        with open(self.config, "w", encoding="utf-8") as file, open(
                os.path.join(self.folder, "fresh", "secure-rds.yaml"), encoding="utf-8") as settings:
            file.write(settings.read().replace("load_balancer: false", "load_balancer: true"))
        self.succeed("apply", "--yes", speed=FAST)
        self.succeed("access", "add", "198.51.100.9", speed=FAST)  # a version that can be put back
        self.keep("standing")
        self.run_program("apply", "--yes", "--set", "database.storage_gib=30", speed=FAST,
                         faults=["resource:StorageAlarm:update:fail:no reason", "resource:Database:rollback:fail:it is busy"])
        self.keep("stuck")
        self.begin("standing")
        _, said = self.serve()
        anything = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "Update:*", "Resource": "*"}]}
        self.client(said, "cloudformation").set_stack_policy(StackName="myapp", StackPolicyBody=json.dumps(anything))
        self.keep("unguarded")
        self.client(said, "cloudformation").update_termination_protection(StackName="myapp",
                                                                          EnableTerminationProtection=True)
        self.keep("protected")

    def begin(self, state):
        for name in os.listdir(self.folder):
            if name.startswith("secure-rds."):
                os.unlink(os.path.join(self.folder, name))
        for name in os.listdir(os.path.join(self.folder, state)):
            shutil.copy(os.path.join(self.folder, state, name), self.folder)

    def run_held(self, run, documents):
        state, words, answers = run
        self.begin(state)
        return subprocess.run(self.command(*words, speed=FAST, faults=self.held_to(documents)), cwd=self.folder,
                              env=self.environment, input="".join(line + "\n" for line in answers or []),
                              capture_output=True, text=True, timeout=PATIENCE)

    def test_each(self):
        self.prepare()
        for command in COMMANDS:
            documents, asking = self.documents(command), []
            for run in self.runs_of(command):
                self.run_held(run, documents)
                asking.append((run, {call["action"] for call in self.calls()}))
            for action in own_actions(documents):
                self.leave_out(command, action, documents, [run for run, actions in asking if action in actions])

    def leave_out(self, command, action, documents, runs):
        """`runs`: those that ask for it when they have all permissions; the others are as they were."""
        less, asked = without(documents, action, own_only=True), False
        for run in runs:
            if asked and not EVERY:
                break
            words, done = run[1], self.run_held(run, less)
            OneLess.counts["runs"] += 1
            denied = self.denied(but=() if action == "cloudformation:DescribeStacks" else TRIED)
            if not denied:
                continue
            asked = True
            self.told(command, action, words, done)
        if not asked:
            # Much of the wizard's stands behind a key of a screen.
            self.assertTrue(command == "wizard" or (command, action) in UNASKED, f"{command}: {action}: nothing asks for it: it is too much, or a run is missing")

    def told(self, command, action, words, done):
        """Without the permission the command ends with 4 and says so; or it goes on, and shows what it could not ask."""
        said = done.stdout + done.stderr
        with self.subTest(command, action=action, words=words):
            # What the wizard's checks can't ask hinders nobody: they tell what stands in the way.
            if ((command, action) in QUIET or action in CHECKS and command == "wizard") and done.returncode != 4:
                return
            if action in SLOWER and done.returncode == 0:  # whether it is told in time: test_destroy.py
                OneLess.counts["told"] += "without the permission " + action + " the deletion may take" in said
                return
            self.assertRegex(said, r"(AccessDenied|UnauthorizedOperation)\w*: .*is not authorized to perform: "
                             + re.escape(action) + " |Not permitted: " + re.escape(action) + " is missing")
            self.assertIn("secure-rds policy", said)
            if command == "wizard":  # it goes on without a list or a price, and asks what to do without the rest
                self.assertIn(done.returncode, (0, 4), said[-1500:])
            elif command not in ("status", "cost"):
                self.assertIn("the permission " + action + ";", done.stderr)
                if action not in BETTER:
                    self.assertEqual(4, done.returncode, said[-1500:])
            elif command == "status" and (action == "cloudformation:DescribeStacks" or action in DRIFT
                                           or (action == "cloudformation:GetTemplate" and "--drift" in words)):
                self.assertEqual(4, done.returncode, said[-1500:])
            else:
                self.assertEqual(0, done.returncode, said[-1500:])
            OneLess.counts["told"] += 1


def own_actions(documents):
    """What the program itself calls, not CloudFormation for it."""
    return sorted({action for document in documents for statement in document["Statement"]
                   if OWN.match(statement["Sid"]) for action in statement["Action"]})


def without(documents, action, own_only=False):
    """The documents without one action; statements that have no other go."""
    less = json.loads(json.dumps(documents))
    for document in less:
        for statement in document["Statement"]:
            if own_only and not OWN.match(statement["Sid"]):
                continue
            statement["Action"] = [each for each in statement["Action"] if each != action]
        document["Statement"] = [statement for statement in document["Statement"] if statement["Action"]]
    nothing = {"Statement": {"Effect": "Allow", "Action": "sts:GetCallerIdentity", "Resource": "*"}}
    return [document for document in less if document["Statement"]] or [nothing]


if __name__ == "__main__":
    unittest.main()
