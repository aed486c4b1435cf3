"""What other people stored, printed or left behind: keys with line ends, files that can't be read, times and JSON as other
programs write them, keys of an instance past their end."""
import datetime
import hashlib
import json
import os
import shutil
import subprocess
import unittest

from patience import PATIENCE
from test_credentials_sources import DRIVER, Case, instance, later

NOBODY = 65534
FLAWS = {"t\nX-Evil: 1": "a line end", "t\n": "a line end", "\nt": "a line end", "t\r": "a line end", "t\r\n": "a line end",
         "t\tu": "a control character", "t\x01": "a control character", "t\x7f": "a control character",
         "t\u200b": "a letter beyond ASCII"}


class NoHeader(Case):
    """Nothing of a key with such a thing in it is sent, and the network is not blamed."""

    def refused(self, words, *arguments, **environment):
        error = self.error(*arguments, **environment)
        self.assertEqual(("sign-in", "InvalidKeys"), (error["kind"], error["code"]), error)
        self.assertRegex(error["said"], words)
        self.assertNotIn("X-Evil", json.dumps(error))
        self.assertEqual([], self.listener.requests)

    def test_environment(self):
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"):
            for value, flaw in FLAWS.items():
                with self.subTest(name, value=value):
                    self.refused(f"^{name} holds {flaw}$", **{"AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "s",
                                                              name: value})

    def test_process(self):
        for name, words in (("AccessKeyId", "access key id"), ("SecretAccessKey", "secret access key"),
                            ("SessionToken", "session token")):
            for value, flaw in FLAWS.items():
                with self.subTest(name, value=value):
                    path = self.write("answer", {"Version": 1, "AccessKeyId": "AKIA", "SecretAccessKey": "s", name: value})
                    self.write(".aws/config", f"[profile p]\ncredential_process = cat {path}\n")
                    self.refused(f"the {words} holds {flaw} .*profile p: its credential_process", "--profile", "p")

    def test_lines_that_go_on(self):
        for key in ("aws_access_key_id", "aws_secret_access_key", "aws_session_token"):
            with self.subTest(key):
                lines = {"aws_access_key_id": "AKIA", "aws_secret_access_key": "s", key: "abc\n  X-Evil: 1"}
                self.write(".aws/credentials", "[p]\n" + "".join(f"{name} = {value}\n" for name, value in lines.items()))
                self.refused("a line end .*profile p: static keys in ~/.aws/credentials", "--profile", "p")
        self.write(".aws/config", "[profile r]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = p\n")
        self.refused("a line end .*profile p", "--profile", "r")

    def test_sign_in(self):
        self.write(".aws/config", "[profile p]\nsso_start_url = https://u\nsso_region = eu-west-1\nsso_account_id = 1\n"
                                  "sso_role_name = R\n")
        self.write(f".aws/sso/cache/{hashlib.sha1(b'https://u').hexdigest()}.json",
                   {"accessToken": "a\r\nX-Evil: 1", "expiresAt": later(hours=1)})
        error = self.error("--profile", "p")
        self.assertEqual(("SignInExpired", "aws sso login --profile p"), (error["code"], error["remedy"]))
        self.write(".aws/config", "[profile p]\nsso_start_url = https://u\nsso_region = eu/../x\nsso_account_id = 1\n"
                                  "sso_role_name = R\n")
        self.assertIn("sso_region", self.error("--profile", "p", AWS_ENDPOINT_URL="")["said"])
        self.assertEqual([], self.listener.requests)


class Unreadable(Case):
    """A shared file that can't be read is passed over; what is told names it only when something is missing."""

    def setUp(self):
        super().setUp()
        self.driver = shutil.copy(DRIVER, self.home)  # where anybody may run it
        os.chmod(self.home, 0o755)
        self.write(".aws/config", "[default]\nregion = eu-west-1\n[profile p]\naws_access_key_id = AKIAFILE\n"
                                  "aws_secret_access_key = s\n", 0)
        self.write(".aws/credentials", "[default]\naws_access_key_id = AKIASHARED\naws_secret_access_key = s\n", 0o644)

    def run_driver(self, *arguments, **environment):
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run([self.driver, *arguments], env={**self.environment, **environment}, check=True, cwd="/",
                              timeout=PATIENCE, stdout=subprocess.PIPE, **user)
        return json.loads(done.stdout)

    def told(self, *arguments, **environment):
        said = self.error(*arguments, **environment)["said"]
        self.assertIn(".aws/config: Permission denied", said)
        return said

    def test_another_source(self):
        self.assertEqual("AKIAENV", self.keys(AWS_ACCESS_KEY_ID="AKIAENV", AWS_SECRET_ACCESS_KEY="s")["id"])
        self.assertEqual("AKIASHARED", self.keys()["id"])

    def test_nothing_else(self):
        self.assertIn("no profile", self.told("--profile", "p"))
        self.assertIn("no region", self.told(AWS_REGION=""))
        self.write(".aws/credentials", "", 0o644)
        self.assertIn("no credentials", self.told())

    def test_folder(self):
        os.chmod(os.path.join(self.home, ".aws"), 0)
        self.addCleanup(os.chmod, os.path.join(self.home, ".aws"), 0o700)
        self.assertEqual("AKIAENV", self.keys(AWS_ACCESS_KEY_ID="AKIAENV", AWS_SECRET_ACCESS_KEY="s")["id"])
        self.assertIn("no credentials", self.told())

    def test_no_file_at_all(self):
        for path in ("/", "/dev/null", "/proc/self/fd/0", "/nonexistent/config"):
            with self.subTest(path):
                self.assertEqual("AKIAENV", self.keys(AWS_ACCESS_KEY_ID="AKIAENV", AWS_SECRET_ACCESS_KEY="s",
                                                      AWS_CONFIG_FILE=path)["id"])
                self.write(".aws/credentials", "", 0o644)
                self.assertNotIn("can't be read", self.error(AWS_CONFIG_FILE=path)["said"])


class PastTheirEnd(Case):
    def setUp(self):
        super().setUp()
        self.environment.update(AWS_EC2_METADATA_DISABLED="false", AWS_EC2_METADATA_SERVICE_ENDPOINT=self.listener.url)
        instance(self.listener)
        self.path = "/latest/meta-data/iam/security-credentials/web-role"

    def test_instance(self):
        """They are used, and asked for again within twenty minutes."""
        for ends in (later(minutes=-10), later(days=-3), later(seconds=-1), "1970-01-01T00:00:00Z"):
            with self.subTest(ends):
                status, keys = self.listener.answers["GET", self.path]
                self.listener.answers["GET", self.path] = status, {**keys, "Expiration": ends}
                now = datetime.datetime.now(datetime.timezone.utc).timestamp() * 1000
                found = self.keys()
                self.assertEqual("ASIAINSTANCE", found["id"])
                self.assertLess(now + 9 * 60_000, found["expires_ms"])
                self.assertLess(found["expires_ms"], now + 21 * 60_000 + PATIENCE * 1000)

    def test_not_those_of_other_sources(self):
        path = self.write("answer", {"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "s", "Expiration": later(minutes=-1)})
        self.write(".aws/config", f"[profile p]\ncredential_process = cat {path}\n")
        self.assertEqual("SignInExpired", self.error("--profile", "p")["code"])


class AsOthersWrite(Case):
    def process(self, text):
        path = self.write("answer", text)
        self.write(".aws/config", f"[profile p]\ncredential_process = cat {path}\n")
        return self.run_driver("--profile", "p")["credentials"]

    GOOD = '"Version": 1, "AccessKeyId": "AKIA", "SecretAccessKey": "s"'

    def test_times(self):
        for text, ms in (("2099-01-01 00:00:00+00:00", 4070908800000), ("2099-01-01T00:00:00", 4070908800000),
                         ("20990101T000000Z", 4070908800000), ("2099-01-01T02:00:00.000+0200", 4070908800000),
                         ("Thu, 01 Jan 2099 00:00:00 GMT", 4070908800000), ("2099-01-01T00:00:00UTC", 4070908800000)):
            with self.subTest(text):
                self.assertEqual(ms, self.process("{%s, \"Expiration\": \"%s\"}" % (self.GOOD, text))["expires_ms"])
                keys = {"AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "s"}
                self.assertEqual(ms, self.keys(**keys, AWS_CREDENTIAL_EXPIRATION=text)["expires_ms"])
                self.write(".aws/config", "[profile q]\nsso_start_url = https://u\nsso_region = eu-west-1\n"
                                          "sso_account_id = 1\nsso_role_name = R\n")
                self.write(f".aws/sso/cache/{hashlib.sha1(b'https://u').hexdigest()}.json",
                           {"accessToken": "a", "expiresAt": text})
                self.listener.answers["GET", "/federation/credentials"] = 200, {"roleCredentials": {
                    "accessKeyId": "ASIASSO", "secretAccessKey": "s", "sessionToken": "t", "expiration": 4000000000000}}
                self.assertEqual("ASIASSO", self.keys("--profile", "q")["id"])
        for text in ('"soon"', "7", "[]", "false"):
            with self.subTest(text):
                self.assertIn("no time", self.process("{%s, \"Expiration\": %s}" % (self.GOOD, text))["error"]["said"])
        for text in ("null", '""'):
            self.assertEqual(0, self.process("{%s, \"Expiration\": %s}" % (self.GOOD, text))["expires_ms"])

    def test_json(self):
        """Each is read, or refused, as Python's json module does."""
        for name, text, id in (
                ("a real version", '{"Version": 1.0, "AccessKeyId": "A", "SecretAccessKey": "s"}', "A"),
                ("true", '{"Version": true, "AccessKeyId": "A", "SecretAccessKey": "s"}', "A"),
                ("an exponent", '{"Version": 1e0, "AccessKeyId": "A", "SecretAccessKey": "s"}', "A"),
                ("a member twice", '{%s, "AccessKeyId": "LAST"}' % self.GOOD, "LAST"),
                ("the version twice", '{"Version": 2, %s}' % self.GOOD, "AKIA"),
                ("no number", '{%s, "a": NaN, "b": [-Infinity, Infinity]}' % self.GOOD, "AKIA"),
                ("a great number", '{%s, "a": 123456789012345678901234567890, "b": -99999999999999999999}' % self.GOOD, "AKIA"),
                ("past any number", '{%s, "a": 1e999, "b": -1E+4000}' % self.GOOD, "AKIA"),
                ("half a pair", r'{%s, "a": "\ud800", "b": "\udc00\ud83d", "c": "\ud83d\ude00"}' % self.GOOD, "AKIA"),
                ("a NUL elsewhere", r'{%s, "a": "x\u0000y"}' % self.GOOD, "AKIA"),
                ("words in strings", '{%s, "NaN": "Infinity 1e999 \\\\ \\" NaN"}' % self.GOOD, "AKIA"),
                ("white space", '\n\t {%s}\r\n\n' % self.GOOD, "AKIA"),
                ("null", '{%s, "SessionToken": null, "AccountId": null}' % self.GOOD, "AKIA"),
                ("version as text", '{"Version": "1", "AccessKeyId": "A", "SecretAccessKey": "s"}', None),
                ("version 1.5", '{"Version": 1.5, "AccessKeyId": "A", "SecretAccessKey": "s"}', None),
                ("a comma too many", '{%s,}' % self.GOOD, None),
                ("single quotes", "{'Version': 1}", None),
                ("a comment", '{%s} // mine' % self.GOOD, None),
                ("two objects", '{%s}{}' % self.GOOD, None),
                ("a list", '[{%s}]' % self.GOOD, None),
                ("a byte order mark", '\ufeff{%s}' % self.GOOD, None),
                ("a control character", '{%s, "a": "x\ny"}' % self.GOOD, None),
                ("a NUL in a key", r'{"Version": 1, "AccessKeyId": "A\u0000B", "SecretAccessKey": "s"}', None)):
            with self.subTest(name):
                found = self.process(text)
                self.assertEqual(id, found.get("id"), found)
                if name != "a NUL in a key":
                    self.assertEqual(id is not None, self.python_takes(text))

    @staticmethod
    def python_takes(text):
        try:
            parsed = json.loads(text)
            return isinstance(parsed, dict) and parsed.get("Version") == 1
        except ValueError:
            return False


if __name__ == "__main__":
    unittest.main()
