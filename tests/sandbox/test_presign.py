"""RDS sign-in tokens beside botocore's: the same parameters and the same signature, with botocore's
clock stopped at the second that ours names."""
import datetime
import json
import os
import subprocess
import unittest
import urllib.parse
from unittest import mock

for name in list(os.environ):
    if name.startswith("AWS_") or name.lower().endswith("_proxy"):
        del os.environ[name]

import botocore.config  # noqa: E402 (the environment comes first)
import botocore.session  # noqa: E402

from patience import PATIENCE

DRIVER = os.path.join(os.environ.get("BUILD", "build"), "tests/sandbox/drivers/presign")
os.environ["AWS_STS_REGIONAL_ENDPOINTS"] = "regional"  # what is not of old
SESSION = botocore.session.Session()
SESSION.set_config_variable("config_file", "/nonexistent")
SESSION.set_config_variable("credentials_file", "/nonexistent")

REGIONS = ["eu-west-1", "us-east-1", "ap-southeast-2", "cn-north-1", "cn-northwest-1", "us-gov-west-1", "us-gov-east-1"]
KEYS = [("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None),
        ("ASIAEXAMPLE", "another/secret+key", "FwoGZXIvYXdzE" + "aB/c+d9=" * 140 + "=="),
        ("ASIAEXAMPLE", "s", "short")]
TOKENS = [["myapp.c9akciq32.REGION.rds.amazonaws.com", 5432, "app_user"],
          ["myapp.c9akciq32.REGION.rds.amazonaws.com.cn", 1150, "A.b+c d@e/f&g=h%20\u00fc"],
          ["MyApp.example.com", 65535, "~-_."],
          ["10.0.3.4", 443, "user"],
          ["localhost", 80, "0"]]
def ours(region, keys, lines, **more):
    environment = {"HOME": "/dev/null", "PATH": "/usr/bin:/bin", "AWS_REGION": region, "AWS_ACCESS_KEY_ID": keys[0],
                   "AWS_SECRET_ACCESS_KEY": keys[1], "AWS_EC2_METADATA_DISABLED": "true", **more}
    if keys[2]:
        environment["AWS_SESSION_TOKEN"] = keys[2]
    done = subprocess.run([DRIVER], input="".join(json.dumps(line) + "\n" for line in lines), env=environment,
                          stdout=subprocess.PIPE, text=True, check=True, timeout=PATIENCE)
    return done.stdout.splitlines()


def parts(url):
    """Whether it has a scheme, which, host and port, path, and the parameters as sorted pairs."""
    split = urllib.parse.urlsplit(url if "://" in url else "https://" + url)
    pairs = urllib.parse.parse_qsl(split.query, keep_blank_values=True, strict_parsing=True)
    port = split.port or (443 if split.scheme == "https" else 80)
    return "://" in url, split.scheme, (split.hostname, port), split.path or "/", sorted(pairs)


class Presign(unittest.TestCase):
    maxDiff = None

    def same(self, found, make):
        """`make` gives botocore's, once its clock shows the time that `found` was signed at."""
        self.assertIn("X-Amz-Date=", found)
        moment = datetime.datetime.strptime(dict(parts(found)[4])["X-Amz-Date"], "%Y%m%dT%H%M%SZ")
        self.assertLess(abs(datetime.datetime.utcnow() - moment), datetime.timedelta(minutes=1))
        class Stopped(datetime.datetime):
            @classmethod
            def utcnow(cls):
                return moment

        # For both signers that botocore may have: its own, and the Common Runtime's where that is installed.
        with mock.patch("datetime.datetime", Stopped):
            expected = make()
        self.assertEqual(parts(expected), parts(found))

    def client(self, service, region, keys, **more):
        client = SESSION.create_client(
            service, region_name=region, aws_access_key_id=keys[0], aws_secret_access_key=keys[1],
            aws_session_token=keys[2], **more)
        self.addCleanup(client.close)
        return client

    def test_sign_in_tokens(self):
        compared = 0
        for region in REGIONS:
            for keys in KEYS:
                client = self.client("rds", region, keys)
                asked = [[host.replace("REGION", region), port, user] for host, port, user in TOKENS]
                found = ours(region, keys, [{"token": token} for token in asked])
                self.assertEqual(len(found), len(asked))
                for (host, port, user), token in zip(asked, found):
                    with self.subTest(host=host, user=user, region=region, key=keys[0]):
                        self.same(token, lambda: client.generate_db_auth_token(host, port, user))
                        compared += 1
        print(f"RDS sign-in tokens: {compared} compared with botocore, 0 differences")

    def test_what_cannot_be_signed(self):
        for line, words in (
                ({"token": ["", 5432, "u"]}, "no host and port"),
                ({"token": ["evil.example/?x=", 5432, "u"]}, "no host and port"),
                ({"token": ["a b", 5432, "u"]}, "no host and port"),
                ({"token": ["db.example", 0, "u"]}, "no host and port"),
                ({"token": ["db.example", 65536, "u"]}, "no host and port"),
                ({"token": ["db.example", 5432, ""]}, "no user")):
            with self.subTest(line):
                self.assertIn(words, ours("eu-west-1", KEYS[0], [line])[0])


if __name__ == "__main__":
    unittest.main()
