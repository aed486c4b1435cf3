"""Commands that need a person: a one-time code, asked on the terminal and never shown, and a sign-in that has ended."""

import hashlib
import json
import os
import select
import signal
import subprocess
import termios
import threading
import unittest

from patience import PATIENCE
from sandbox import PROGRAM, SANDBOX, SandboxTest
from terminal import Terminal
from virtual_time import VirtualTime

ROLE = "arn:aws:iam::123456789012:role/Deployer"
DEVICE = "arn:aws:iam::123456789012:mfa/operator"
CODE = "246810"
START = "https://example.awsapps.com/start"


def child_of(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return int(file.read().split()[0])


class SignInCase(SandboxTest):
    def setUp(self):
        super().setUp()
        self.write("faults", "")
        process = subprocess.Popen([SANDBOX, "--speed", "200", "--state", self.path("state"), "--fault-file", self.path("faults")],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.wait, PATIENCE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stdin.close)
        self.said = json.loads(process.stdout.readline())
        self.environment.update(AWS_EC2_METADATA_DISABLED="true", AWS_REGION="eu-west-1", AWS_PROFILE="work",
                                AWS_ENDPOINT_URL=self.said["endpoint_url"])

    def path(self, *below):
        return os.path.join(self.folder, *below)

    def write(self, below, text):
        path = self.path(below)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path + ".new", "w", encoding="utf-8") as file:
            file.write(text if isinstance(text, str) else json.dumps(text))
        os.replace(path + ".new", path)

    def roles(self):
        self.write(".aws/credentials", f"[base]\naws_access_key_id = {self.said['access_key_id']}\n"
                                       f"aws_secret_access_key = {self.said['secret_access_key']}\n")
        self.write(".aws/config", f"[profile work]\nrole_arn = {ROLE}\nsource_profile = base\nmfa_serial = {DEVICE}\n"
                                  "role_session_name = jane\n")

    def portal(self):
        self.write(".aws/config", "[profile work]\nsso_session = corp\nsso_account_id = 123456789012\n"
                                  "sso_role_name = Developer\n"
                                  f"[sso-session corp]\nsso_start_url = {START}\nsso_region = eu-west-1\n")

    def token(self, ends):
        self.write(f".aws/sso/cache/{hashlib.sha1(b'corp').hexdigest()}.json",
                   {"startUrl": START, "region": "eu-west-1", "accessToken": "sandbox-sso-token", "expiresAt": ends})

    def on_terminal(self, *arguments):
        return Terminal([PROGRAM, *arguments], self.environment, self.folder)

    def without_terminal(self, *arguments):
        return subprocess.run([PROGRAM, *arguments], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=PATIENCE,
                              start_new_session=True)


class SignInTest(SignInCase):
    # ---- one-time codes

    def test_code_is_asked_and_not_shown(self):
        self.roles()
        terminal = self.on_terminal("status")
        terminal.until(f"One-time code of {DEVICE} for profile work:")
        terminal.type("000000\n")
        terminal.until("AWS does not take that code")
        terminal.type("12\n")
        terminal.until("a code has six digits")
        terminal.type("246 810\n")
        self.assertEqual(1, terminal.end())  # no stack stands
        shown = terminal.shown.decode()
        self.assertIn("assumed-role/Deployer/jane", shown)
        self.assertIn("then sign in again", shown)
        for typed in ("000000", "246 810", CODE):
            self.assertNotIn(typed, shown)

    def test_end_of_file_and_interrupt(self):
        self.roles()
        terminal = self.on_terminal("status")
        terminal.until("One-time code")
        terminal.type("\x04")
        self.assertEqual(4, terminal.end())
        self.assertIn(b"none was given", terminal.shown)
        terminal = self.on_terminal("status")
        terminal.until("One-time code")
        terminal.type("\x03")
        self.assertEqual(130, terminal.end())

    def test_no_terminal(self):
        self.roles()
        done = self.without_terminal("status", "--json")
        self.assertEqual(4, done.returncode, done.stderr)
        error = json.loads(done.stdout)["error"]
        self.assertEqual("MfaNeeded", error["code"])
        self.assertIn("there is no terminal to ask on", error["said"])

    # ---- who, from where, until when

    def test_status_says_who(self):
        self.write(".aws/credentials", f"[work]\naws_access_key_id = {self.said['access_key_id']}\n"
                                       f"aws_secret_access_key = {self.said['secret_access_key']}\n")
        identity = json.loads(self.without_terminal("status", "--json").stdout)["identity"]
        self.assertEqual({"account": "123456789012", "arn": "arn:aws:iam::123456789012:user/operator",
                          "credentials": "profile work: static keys in ~/.aws/credentials", "expires": None,
                          "sign_in_ends": None}, identity)
        text = self.without_terminal("status").stdout
        self.assertIn("123456789012, as arn:aws:iam::123456789012:user/operator", text)
        self.assertIn("static keys in ~/.aws/credentials; they do not end by themselves", text)

    def test_status_says_until_when(self):
        self.portal()
        self.token("2099-01-01T00:00:00Z")
        identity = json.loads(self.without_terminal("status", "--json").stdout)["identity"]
        self.assertIn("IAM Identity Center, role Developer", identity["credentials"])
        self.assertEqual("2099-01-01T00:00:00Z", identity["sign_in_ends"])
        self.assertLess(identity["expires"], "2099")

    # ---- a sign-in that has ended

    def test_ended_without_terminal(self):
        self.portal()
        self.token("2020-01-01T00:00:00Z")
        done = self.without_terminal("status")
        self.assertEqual(4, done.returncode)
        self.assertIn("aws sso login --profile work", done.stderr)

    def test_ended_on_a_terminal(self):
        self.portal()
        self.token("2020-01-01T00:00:00Z")
        terminal = self.on_terminal("status")
        terminal.until("aws sso login --profile work")
        terminal.until("goes on by itself")
        self.token("2099-01-01T00:00:00Z")
        terminal.until("Signed in")
        self.assertEqual(1, terminal.end())
        self.assertIn(b"AWSReservedSSO_Developer", terminal.shown)

    def fake_aws(self, script):
        """An aws command of the test's own, found first."""
        self.write("bin/aws", "#!/bin/sh\n" + script)
        os.chmod(self.path("bin/aws"), 0o700)
        self.environment["PATH"] = self.path("bin") + ":" + self.environment["PATH"]

    def test_ended_and_signed_in_here(self):
        self.portal()
        self.token("2099-01-01T00:00:00Z")
        good = self.path(".aws/sso/cache", os.listdir(self.path(".aws/sso/cache"))[0])
        os.rename(good, self.path("good"))
        self.token("2020-01-01T00:00:00Z")
        self.fake_aws(f'echo "called with: $*"\nprintf "Really? " >/dev/tty\nread answer </dev/tty\n'
                      f'[ "$answer" = yes ] || exit 3\ncp {self.path("good")} {good}\n')
        terminal = self.on_terminal("status")
        terminal.until("Enter signs in here")
        terminal.type("\n")
        terminal.until("called with: sso login --profile work")
        terminal.until("Really?")
        terminal.type("no\n")
        terminal.until("It ended with status 3.")
        terminal.type("\n")
        terminal.until("Really? ", 2)
        terminal.type("\x03")  # ends the command alone
        terminal.until("It ended with status 130.")
        terminal.type("\n")
        terminal.until("Really? ", 3)
        terminal.type("yes\n")
        terminal.until("Signed in")
        self.assertEqual(1, terminal.end())
        self.assertIn(b"AWSReservedSSO_Developer", terminal.shown)

    def test_no_command_to_sign_in_with(self):
        self.portal()
        self.token("2020-01-01T00:00:00Z")
        self.environment["PATH"] = self.path("nowhere")
        terminal = self.on_terminal("status")
        terminal.until("Enter signs in here")
        terminal.type("\n")
        terminal.until("aws: No such file or directory. To do: install it")
        terminal.type("\x03")
        self.assertEqual(130, terminal.end())

    # ---- a credential process that asks

    def process(self, script):
        keys = {"Version": 1, "AccessKeyId": self.said["access_key_id"],
                "SecretAccessKey": self.said["secret_access_key"]}
        self.write("source", f"#!/bin/sh\n{script}\n[ \"$answer\" = open ] || exit 3\necho '{json.dumps(keys)}'\n")
        os.chmod(self.path("source"), 0o700)
        self.write(".aws/config", f"[profile work]\ncredential_process = {self.path('source')}\n")

    def test_process_that_asks(self):
        for script, words in (("printf 'Word: ' >/dev/tty; read answer </dev/tty", "Word:"),
                              ("printf 'Secret word: ' >&2; read answer", "Secret word:")):
            with self.subTest(script):
                self.process(script)
                terminal = self.on_terminal("status")
                terminal.until(words)
                terminal.type("open\n")
                self.assertEqual(1, terminal.end())
                self.assertIn(b"123456789012, as arn:aws:iam::123456789012:user/operator", terminal.shown)
                terminal = self.on_terminal("status")
                terminal.until(words)
                terminal.type("\x03")
                self.assertEqual(130, terminal.end())
                done = self.without_terminal("status")
                self.assertEqual(4, done.returncode)
                self.assertIn("status 3", done.stderr)
                self.assertNotIn("word", done.stderr)  # what it says is not shown where nobody sits

    def test_process_that_is_interrupted_is_noticed_late(self):
        """On a busy machine the program runs again when the process has long ended: it sees that end and the signal at
        once, or has no signal of its own, as another thread has it."""
        self.process("stty -echo; printf 'Word: ' >&2; read answer")
        for shared in (True, False):
            with self.subTest(shared=shared):
                terminal = self.on_terminal("status")
                terminal.until("Word:")
                os.kill(terminal.pid, signal.SIGSTOP)
                self.assertTrue(os.WIFSTOPPED(os.waitpid(terminal.pid, os.WUNTRACED)[1]))
                asking = child_of(terminal.pid)
                end, screen = os.pidfd_open(asking), os.open(f"/proc/{asking}/fd/0", os.O_RDWR | os.O_NOCTTY)
                self.addCleanup(os.close, end)
                if shared:
                    terminal.type("\x03")
                else:
                    os.kill(asking, signal.SIGINT)
                select.select([end], [], [])
                os.kill(terminal.pid, signal.SIGCONT)
                self.assertEqual(130, os.waitstatus_to_exitcode(os.waitpid(terminal.pid, 0)[1]))
                self.assertTrue(termios.tcgetattr(screen)[3] & termios.ECHO, "what is typed is no longer shown")
                os.close(screen)
                os.close(terminal.fd)

    def test_ended_and_interrupted(self):
        self.portal()
        self.token("2020-01-01T00:00:00Z")
        terminal = self.on_terminal("status")
        terminal.until("goes on by itself")
        terminal.type("\x03")
        self.assertEqual(130, terminal.end())

    # ---- in the middle of a deployment

    def test_ends_in_the_middle_of_a_deployment(self):
        """AWS takes the keys no longer, and their source has none: AWS goes on, and so does the command once it does."""
        keys = {"Version": 1, "AccessKeyId": self.said["access_key_id"],
                "SecretAccessKey": self.said["secret_access_key"], "Expiration": "2099-01-01T00:00:00Z"}
        self.write("source", f"#!/bin/sh\n[ -e '{self.path('shut')}' ] && exit 1\necho '{json.dumps(keys)}'\n")
        os.chmod(self.path("source"), 0o700)
        self.write(".aws/config", f"[profile work]\ncredential_process = {self.path('source')}\n")
        process = subprocess.Popen([PROGRAM, "apply", "--yes", "--json"], cwd=self.folder, env=self.environment,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        guard = threading.Timer(PATIENCE, process.kill)
        guard.start()
        self.addCleanup(guard.cancel)
        clock, seen = VirtualTime(self.path("state")), []
        for line in process.stdout:
            event = json.loads(line)
            seen.append(event)
            if event["event"] == "resource" and "shut" not in os.listdir(self.folder) and not any(
                    one["event"] == "unknown" for one in seen):
                clock.stands()  # until that has been noticed
                self.write("shut", "")
                self.write("faults", "expire\n")  # AWS no longer takes the keys that are there
            if event["event"] == "unknown" and os.path.exists(self.path("shut")):
                self.assertIn("credential_process", event["tried"] + event["said"])
                self.assertIn("run the command by hand", event["remedy"])
                os.unlink(self.path("shut"))
                self.write("faults", "")
                clock.runs(200)
        errors = process.stderr.read()
        process.stdout.close()
        process.stderr.close()
        self.assertEqual(0, process.wait(timeout=PATIENCE), errors)
        self.assertEqual(["unknown"], [one["event"] for one in seen if one["event"] == "unknown"])
        self.assertEqual(1, sum(one["event"] == "known" for one in seen))
        self.assertEqual("succeeded", seen[-1]["outcome"])


if __name__ == "__main__":
    unittest.main()
