"""What a one-time code bought is kept where the aws command keeps it: each asks for a code only when neither has. The one
exception to "no credential is written": held to be this user's, 0600, never through a link, and off by an option."""
import datetime
import json
import os
import random
import stat
import subprocess
import unittest

os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
import botocore.credentials  # noqa: E402

from patience import PATIENCE
from test_sign_in import CODE, DEVICE, PROGRAM, ROLE, SignInCase, Terminal

KEY = {"RoleArn": ROLE, "RoleSessionName": "jane", "SerialNumber": DEVICE}


def at(**delta):
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**delta)


def kept_as(arguments):
    """The name of the file, by botocore."""
    arguments = dict(arguments)
    fetcher = botocore.credentials.AssumeRoleCredentialFetcher(None, None, arguments.pop("RoleArn"), extra_args=arguments)
    return fetcher._create_cache_key() + ".json"


class RoleCache(SignInCase):
    def setUp(self):
        super().setUp()
        self.roles()
        self.folder_kept = self.path(".aws", "cli", "cache")
        self.kept = os.path.join(self.folder_kept, kept_as(KEY))

    def code_given(self, *options):
        """`status`, whose question for a code is answered."""
        terminal = self.on_terminal("status", *options)
        terminal.until("One-time code")
        terminal.type(CODE + "\n")
        self.assertEqual(1, terminal.end())
        self.assertIn(b"assumed-role/Deployer/jane", terminal.shown)

    def asks(self, *options):
        """Whether a code is wanted: nobody is there to give one."""
        done = self.without_terminal("status", "--json", *options)
        identity = json.loads(done.stdout).get("identity")
        if identity:
            self.assertIn("assumed-role/Deployer/jane", identity["arn"])
            return False
        self.assertEqual("MfaNeeded", json.loads(done.stdout)["error"]["code"], done.stdout)
        return True

    def content(self):
        with open(self.kept, encoding="utf-8") as file:
            return json.load(file)

    def keep(self, path=None, **changes):
        """Real keys, as this program keeps them, with changes."""
        if not hasattr(self, "good"):
            self.code_given()
            self.good = self.content()
        kept = json.loads(json.dumps(self.good))
        kept["Credentials"].update(changes)
        path = path or self.kept
        if os.path.lexists(path):
            os.unlink(path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(kept, file)
        os.chmod(path, 0o600)

    def aws(self, *words, terminal=False):
        environment = {**self.environment, "AWS_PAGER": "", "AWS_MAX_ATTEMPTS": "1"}
        words = ["/usr/bin/aws", "--endpoint-url", self.said["endpoint_url"], "sts", "get-caller-identity", *words]
        if terminal:
            return Terminal(words, environment, self.folder)
        return subprocess.run(words, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              start_new_session=True, timeout=PATIENCE)

    # ---- once

    def test_a_code_serves_for_many_commands(self):
        self.assertTrue(self.asks())
        self.code_given()
        self.assertFalse(self.asks())
        self.assertFalse(self.asks())
        self.assertEqual([os.path.basename(self.kept)], os.listdir(self.folder_kept))
        kept = self.content()
        self.assertEqual({"AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration", "AccountId"},
                         set(kept["Credentials"]))
        self.assertEqual("123456789012", kept["Credentials"]["AccountId"])
        self.assertIn("assumed-role/Deployer/jane", kept["AssumedRoleUser"]["Arn"])
        self.assertNotIn(CODE, json.dumps(kept))

    def test_what_needs_no_code_is_not_kept(self):
        self.write(".aws/config", f"[profile work]\nrole_arn = {ROLE}\nsource_profile = base\nrole_session_name = jane\n")
        self.without_terminal("status")
        self.assertFalse(os.path.exists(self.path(".aws", "cli")))

    def test_the_aws_command_finds_it(self):
        self.code_given()
        self.environment["AWS_ENDPOINT_URL_STS"] = self.said["endpoint_url"]
        done = self.aws()
        self.assertIn("assumed-role/Deployer/jane", done.stdout, done.stderr)

    def test_what_the_aws_command_kept_is_found(self):
        """In the form of its versions: the time with another zone, more or fewer members."""
        for ends in (at(hours=1).strftime("%Y-%m-%dT%H:%M:%SUTC"), at(hours=1).isoformat(), at(hours=1).strftime("%c"),
                     at(hours=1).strftime("%Y-%m-%dT%H:%M:%SZ")):
            with self.subTest(ends):
                self.keep(Expiration=ends)
                self.assertFalse(self.asks())
        kept = self.content()
        for member in ("AssumedRoleUser", "ResponseMetadata"):
            del kept[member]
        del kept["Credentials"]["AccountId"]
        self.write(os.path.relpath(self.kept, self.folder), kept)
        self.assertFalse(self.asks())

    def test_names(self):
        """The same file for the same question, as botocore names it."""
        self.keep()
        rng = random.Random(1)
        for _ in range(40):
            asked = {"RoleArn": ROLE, "SerialNumber": DEVICE}
            lines = [f"role_arn = {ROLE}", "source_profile = base", f"mfa_serial = {DEVICE}"]
            for key, name, values in (("role_session_name", "RoleSessionName", ["jane", "j@x,y=z", ""]),
                                      ("external_id", "ExternalId", ["a b", "x/y:z", "ä\"q\\", "💥", "a;b"]),
                                      ("duration_seconds", "DurationSeconds", ["900", "3600", "one"])):
                if rng.random() < 0.6:
                    value = rng.choice(values)
                    lines.append(f"{key} = {value}")
                    if name == "DurationSeconds":
                        if value.isdigit():
                            asked[name] = int(value)
                    elif value or name == "ExternalId":
                        asked[name] = value
            rng.shuffle(lines)
            self.write(".aws/config", "[profile work]\n" + "\n".join(lines) + "\n")
            with self.subTest(lines):
                self.keep(os.path.join(self.folder_kept, kept_as(asked)))
                done = self.without_terminal("status", "--json")
                self.assertIn("identity", json.loads(done.stdout), done.stdout)
                os.unlink(os.path.join(self.folder_kept, kept_as(asked)))

    # ---- not

    def test_too_old_or_broken(self):
        for changes in ({"Expiration": at(minutes=14).isoformat()}, {"Expiration": at(minutes=-5).isoformat()},
                        {"Expiration": "soon"}, {"Expiration": None}, {"AccessKeyId": ""}, {"SecretAccessKey": None}):
            with self.subTest(changes):
                self.keep(**changes)
                self.assertTrue(self.asks())
        for text in ("", "{", "[]", '{"Credentials": 7}', "x" * 200_000):
            with self.subTest(text[:20]):
                self.write(os.path.relpath(self.kept, self.folder), text)
                self.assertTrue(self.asks())

    def test_refused_by_aws(self):
        """It is asked for anew, and the new one kept."""
        self.keep(SessionToken="another")  # AWS does not know it
        self.assertTrue(self.asks())
        self.code_given()
        self.assertNotEqual("another", self.content()["Credentials"]["SessionToken"])
        self.assertFalse(self.asks())
        before = self.content()
        self.write("faults", "expire:GetCallerIdentity:1\n")  # it has ended early
        self.assertTrue(self.asks())
        self.write("faults", "expire:GetCallerIdentity:1\n\n")
        self.code_given()
        self.assertNotEqual(before, self.content())

    def test_switched_off(self):
        self.code_given("--no-role-cache")
        self.assertFalse(os.path.exists(self.path(".aws", "cli")))
        self.code_given()
        self.assertTrue(self.asks("--no-role-cache"))

    def test_modes(self):
        os.umask(0)
        self.addCleanup(os.umask, 0o022)
        self.code_given()
        os.umask(0o022)
        self.assertEqual(0o600, stat.S_IMODE(os.stat(self.kept).st_mode))
        for folder in (self.folder_kept, os.path.dirname(self.folder_kept)):
            self.assertEqual(0o700, stat.S_IMODE(os.stat(folder).st_mode))

    def test_links(self):
        """Neither read nor written through one; what it leads to stays as it was."""
        self.code_given()
        elsewhere = self.path("elsewhere")
        os.rename(self.kept, elsewhere)
        os.symlink(elsewhere, self.kept)
        self.assertTrue(self.asks())
        before = self.read(elsewhere)
        self.code_given()
        self.assertEqual(before, self.read(elsewhere))
        self.assertFalse(os.path.islink(self.kept))
        for folder in (self.folder_kept, os.path.dirname(self.folder_kept)):
            with self.subTest(folder):
                os.rename(folder, folder + ".real")
                os.symlink(folder + ".real", folder)
                self.assertTrue(self.asks())
                before = self.read(elsewhere)
                self.code_given()
                self.assertEqual(before, self.read(elsewhere))
                os.unlink(folder)
                os.rename(folder + ".real", folder)
        self.assertFalse(self.asks())

    @staticmethod
    def read(path):
        with open(path, encoding="utf-8") as file:
            return file.read()

    def test_who_else_could_have_written_it(self):
        self.code_given()
        for path, mode in ((self.kept, 0o620), (self.kept, 0o602), (self.folder_kept, 0o770), (self.folder_kept, 0o1777)):
            with self.subTest(path, mode=oct(mode)):
                before = os.stat(path).st_mode
                os.chmod(path, mode)
                self.assertTrue(self.asks())
                os.chmod(path, before)
        self.assertFalse(self.asks())
        os.unlink(self.kept)
        os.mkfifo(self.kept)
        self.assertTrue(self.asks())

    @unittest.skipUnless(os.geteuid() == 0, "only root can give a file away")
    def test_of_another_user(self):
        self.code_given()
        for path in (self.kept, self.folder_kept):
            os.chown(path, 12345, 12345)
            self.assertTrue(self.asks())
            os.chown(path, 0, 0)
        self.assertFalse(self.asks())

    def test_a_home_that_can_not_be_written(self):
        """The code is taken all the same."""
        with open(self.path(".aws", "cli"), "w", encoding="utf-8"):
            pass
        self.code_given()
        self.assertTrue(self.asks())


del SignInCase  # its tests are run elsewhere

if __name__ == "__main__":
    unittest.main()
