"""Each source of credentials against a small listener that answers as AWS does: roles, web identity, IAM Identity
Center, `aws login`, containers, instances, processes; and the order in which they are asked."""
import base64
import datetime
import hashlib
import http.server
import json
import os
import shutil
import stat
import subprocess
import tempfile
import unittest
import urllib.parse

from listener import Listener
from patience import PATIENCE

DRIVER = os.path.join(os.environ.get("BUILD", "build"), "tests/sandbox/drivers/session")


def later(**delta):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**delta)).strftime("%Y-%m-%dT%H:%M:%SZ")


def sts_reply(operation, number):
    return f"""<{operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{operation}Result>
      <Credentials><AccessKeyId>ASIAROLE{number}</AccessKeyId><SecretAccessKey>role secret {number}</SecretAccessKey>
      <SessionToken>role token {number}</SessionToken><Expiration>{later(hours=1)}</Expiration></Credentials>
      </{operation}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{operation}Response>"""


class Answers(Listener):
    """Keeps what it was asked; answers from `answers`: (method, path) to (status, body) or a function of the request."""

    def __init__(self):
        self.requests, self.answers = [], {}
        super().__init__(Handler)

    def sts(self, request):
        operation = dict(urllib.parse.parse_qsl(request["body"]))["Action"]
        number = sum("Action=" in one["body"] for one in self.requests)
        return 200, sts_reply(operation, number)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        path, _, query = self.path.partition("?")
        request = {"method": self.command, "path": path, "query": dict(urllib.parse.parse_qsl(query)), "body": body,
                   "headers": {name.lower(): value for name, value in self.headers.items()}}
        self.server.requests.append(request)
        answer = self.server.answers.get((self.command, path), (404, "{}"))
        status, text = answer(request) if callable(answer) else answer
        text = text if isinstance(text, str) else json.dumps(text)
        self.send_response(status)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    do_GET = do_POST = do_PUT = answer

    def log_message(self, *unused):
        pass


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.home = tempfile.mkdtemp(prefix="secure-rds-sources-")
        self.addCleanup(shutil.rmtree, self.home)
        os.makedirs(os.path.join(self.home, ".aws"))
        self.listener = Answers()
        self.addCleanup(self.listener.server_close)
        self.addCleanup(self.listener.shutdown)
        self.listener.answers["POST", "/"] = self.listener.sts
        self.environment = {"HOME": self.home, "PATH": "/usr/bin:/bin", "AWS_EC2_METADATA_DISABLED": "true",
                            "AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL": self.listener.url}

    def write(self, below, text, mode=0o600):
        path = os.path.join(self.home, below)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text if isinstance(text, str) else json.dumps(text))
        os.chmod(path, mode)
        return path

    def run_driver(self, *arguments, **environment):
        done = subprocess.run([DRIVER, *arguments], env={**self.environment, **environment}, check=True, timeout=PATIENCE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.stderr, b"")
        return json.loads(done.stdout)

    def keys(self, *arguments, **environment):
        """The credentials; a test that expected them sees the whole error."""
        answer = self.run_driver(*arguments, **environment)
        self.assertNotIn("error", answer)
        self.assertNotIn("error", answer["credentials"])
        return answer["credentials"]

    def error(self, *arguments, **environment):
        answer = self.run_driver(*arguments, **environment)
        return answer.get("error") or answer["credentials"]["error"]

    def asked(self):
        """The parameters of the requests to STS."""
        return [dict(urllib.parse.parse_qsl(request["body"])) for request in self.listener.requests]


class Roles(Case):
    BASE = "[default]\naws_access_key_id = AKIABASE\naws_secret_access_key = base secret\n"

    def test_source_profile(self):
        self.write(".aws/credentials", self.BASE)
        self.write(".aws/config", "[profile prod]\nrole_arn = arn:aws:iam::111111111111:role/x/Admin\n"
                                  "source_profile = default\nexternal_id = e x=1\nduration_seconds = 1800\n"
                                  "role_session_name = me\n")
        keys = self.keys("--profile", "prod")
        self.assertEqual((keys["id"], keys["secret"], keys["token"]), ("ASIAROLE1", "role secret 1", "role token 1"))
        self.assertEqual(keys["source"], "profile prod: role Admin, assumed with profile default: static keys in "
                                         "~/.aws/credentials")
        self.assertEqual(keys["shown"], "*****OLE1")
        self.assertEqual(self.asked(), [{
            "Action": "AssumeRole", "Version": "2011-06-15", "RoleArn": "arn:aws:iam::111111111111:role/x/Admin",
            "RoleSessionName": "me", "ExternalId": "e x=1", "DurationSeconds": "1800"}])
        self.assertIn("Credential=AKIABASE/", self.listener.requests[0]["headers"]["authorization"])
        self.assertIn("/eu-west-1/sts/", self.listener.requests[0]["headers"]["authorization"])

    def test_chain(self):
        self.write(".aws/credentials", self.BASE)
        self.write(".aws/config", "".join(f"[profile p{i}]\nrole_arn = arn:aws:iam::1:role/R{i}\n"
                                          f"source_profile = {'default' if i == 0 else f'p{i - 1}'}\n"
                                          for i in range(3)))
        keys = self.keys("--profile", "p2")
        self.assertEqual([one["RoleArn"][-2:] for one in self.asked()], ["R0", "R1", "R2"])
        self.assertEqual(keys["id"], "ASIAROLE3")
        self.assertTrue(self.asked()[0]["RoleSessionName"].startswith("secure-rds-"))
        for before, request in zip(["AKIABASE", "ASIAROLE1", "ASIAROLE2"], self.listener.requests):
            self.assertIn(f"Credential={before}/", request["headers"]["authorization"])
        self.assertEqual(self.listener.requests[2]["headers"]["x-amz-security-token"], "role token 2")

    def test_itself(self):
        self.write(".aws/credentials", "[me]\naws_access_key_id = AKIAME\naws_secret_access_key = s\n")
        self.write(".aws/config", "[profile me]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = me\n")
        self.keys("--profile", "me")
        self.assertIn("Credential=AKIAME/", self.listener.requests[0]["headers"]["authorization"])

    def test_mfa(self):
        self.write(".aws/credentials", self.BASE)
        self.write(".aws/config", "[profile m]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = default\n"
                                  "mfa_serial = arn:aws:iam::1:mfa/me\n")
        self.keys("--profile", "m", "--mfa", "123456")
        self.assertEqual(self.asked()[0]["SerialNumber"], "arn:aws:iam::1:mfa/me")
        self.assertEqual(self.asked()[0]["TokenCode"], "123456")
        self.keys("--profile", "m")  # what the code bought is kept: see test_role_cache.py
        shutil.rmtree(os.path.join(self.home, ".aws", "cli"))
        error = self.error("--profile", "m")
        self.assertEqual((error["kind"], error["code"]), ("sign-in", "MfaNeeded"))
        self.assertEqual(len(self.listener.requests), 1)

    def test_credential_source(self):
        self.write(".aws/config", "".join(
            f"[profile {name}]\nrole_arn = arn:aws:iam::1:role/R\ncredential_source = {name}\n"
            for name in ("Environment", "EcsContainer", "Ec2InstanceMetadata", "environment")))
        instance(self.listener)
        self.listener.answers["GET", "/container"] = 200, container_keys()
        environment = {"AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "s",
                       "AWS_CONTAINER_CREDENTIALS_FULL_URI": self.listener.url + "/container",
                       "AWS_EC2_METADATA_DISABLED": "false",
                       "AWS_EC2_METADATA_SERVICE_ENDPOINT": self.listener.url}
        for name, used in (("Environment", "AKIAENV"), ("EcsContainer", "ASIACONTAINER"),
                           ("Ec2InstanceMetadata", "ASIAINSTANCE")):
            with self.subTest(name):
                self.keys("--profile", name, **environment)
                self.assertIn(f"Credential={used}/", self.listener.requests[-1]["headers"]["authorization"])
        self.assertIn("is none", self.error("--profile", "environment", **environment)["said"])
        self.assertIn("has no credentials", self.error("--profile", "Environment")["said"])

    def test_invalid(self):
        self.write(".aws/config", """
[profile both]
role_arn = arn:aws:iam::1:role/R
source_profile = both
credential_source = Environment
[profile neither]
role_arn = arn:aws:iam::1:role/R
[profile gone]
role_arn = arn:aws:iam::1:role/R
source_profile = nobody
[profile ring1]
role_arn = arn:aws:iam::1:role/R
source_profile = ring2
[profile ring2]
role_arn = arn:aws:iam::1:role/R
source_profile = ring1
[profile alone]
role_arn = arn:aws:iam::1:role/R
source_profile = alone
[profile empty]
role_arn = arn:aws:iam::1:role/R
source_profile = bare
[profile bare]
region = eu-west-1
""")
        for name, said in (("both", "both source_profile and credential_source"), ("neither", "neither source_profile"),
                           ("gone", '"nobody" is not there'), ("ring1", "leads back"), ("alone", "leads back"),
                           ("empty", '"bare" has no credentials')):
            with self.subTest(name):
                self.assertIn(said, self.error("--profile", name)["said"])
        self.assertEqual(self.listener.requests, [])

    def test_denied(self):
        self.write(".aws/credentials", self.BASE)
        self.write(".aws/config", "[profile d]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = default\n")
        self.listener.answers["POST", "/"] = (403, "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                                                   "<Message>not you</Message></Error><RequestId>q</RequestId>"
                                                   "</ErrorResponse>")
        error = self.error("--profile", "d")
        self.assertEqual((error["kind"], error["code"]), ("denied", "AccessDenied"))
        self.assertIn("not you", error["said"])

    def test_again(self):
        """A refused session token is replaced, once, by a new one."""
        self.write(".aws/credentials", self.BASE)
        self.write(".aws/config", "[profile d]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = default\n")
        self.assertEqual(self.keys("--profile", "d", "--again")["id"], "ASIAROLE2")
        self.assertEqual(len(self.listener.requests), 2)

    def test_web_identity(self):
        token = self.write("token", "web token\n")
        environment = {"AWS_WEB_IDENTITY_TOKEN_FILE": token, "AWS_ROLE_ARN": "arn:aws:iam::1:role/Pod",
                       "AWS_ROLE_SESSION_NAME": "pod"}
        keys = self.keys(**environment)
        self.assertEqual(keys["source"], "environment: role Pod by web identity")
        self.write(".aws/config", f"[profile w]\nrole_arn = arn:aws:iam::1:role/W\nweb_identity_token_file = {token}\n"
                                  "source_profile = nobody\n[profile via]\nrole_arn = arn:aws:iam::1:role/V\n"
                                  "source_profile = w\n")
        self.assertEqual(self.keys("--profile", "w", **environment)["source"], "profile w: role W by web identity")
        asked = self.asked()
        self.assertEqual(asked[0], {"Action": "AssumeRoleWithWebIdentity", "Version": "2011-06-15",
                                    "RoleArn": "arn:aws:iam::1:role/Pod", "RoleSessionName": "pod",
                                    "WebIdentityToken": "web token"})
        self.assertEqual(asked[1]["RoleArn"], "arn:aws:iam::1:role/W")
        self.assertNotIn("authorization", self.listener.requests[0]["headers"])
        self.assertEqual(self.keys("--profile", "via")["id"], "ASIAROLE4")
        del environment["AWS_ROLE_ARN"]
        self.assertIn("no role", self.error(**environment)["said"])


class IdentityCenter(Case):
    CONFIG = """
[profile dev]
sso_session = corp
sso_account_id = 111111111111
sso_role_name = Admin & more
[sso-session corp]
sso_region = eu-central-1
sso_start_url = https://corp.awsapps.com/start#/
sso_registration_scopes = sso:account:access
[profile old]
sso_start_url = https://old.awsapps.com/start
sso_region = us-east-1
sso_account_id = 222222222222
sso_role_name = Old
"""

    def setUp(self):
        super().setUp()
        self.write(".aws/config", self.CONFIG)
        self.listener.answers["GET", "/federation/credentials"] = 200, {"roleCredentials": {
            "accessKeyId": "ASIASSO", "secretAccessKey": "sso secret", "sessionToken": "sso token",
            "expiration": 4000000000000}}
        self.listener.answers["POST", "/token"] = 200, {
            "accessToken": "new access", "tokenType": "Bearer", "expiresIn": 28800, "refreshToken": "new refresh"}

    def token(self, name, **other):
        path = f".aws/sso/cache/{hashlib.sha1(name.encode()).hexdigest()}.json"
        return self.write(path, {"startUrl": "https://corp.awsapps.com/start#/", "region": "eu-central-1",
                                 "accessToken": "access", "expiresAt": later(hours=4), **other})

    def renewable(self, **other):
        return {"refreshToken": "refresh", "clientId": "client", "clientSecret": "client secret",
                "registrationExpiresAt": later(days=30), "odd": ["kept"], **other}

    def test_session(self):
        self.token("corp")
        keys = self.keys("--profile", "dev")
        self.assertEqual((keys["id"], keys["secret"], keys["token"]), ("ASIASSO", "sso secret", "sso token"))
        self.assertEqual(keys["expires_ms"], 4000000000000)
        self.assertEqual(keys["source"], "profile dev: IAM Identity Center, role Admin & more of account 111111111111")
        request, = self.listener.requests
        self.assertEqual(request["query"], {"role_name": "Admin & more", "account_id": "111111111111"})
        self.assertEqual(request["headers"]["x-amz-sso_bearer_token"], "access")
        self.assertNotIn("authorization", request["headers"])

    def test_of_old(self):
        """Without sso-session: never renewed, the file is named by the start URL."""
        self.token("https://old.awsapps.com/start", **self.renewable(), expiresAt=later(minutes=5))
        self.keys("--profile", "old")
        self.assertEqual([request["path"] for request in self.listener.requests], ["/federation/credentials"])
        self.token("https://old.awsapps.com/start", **self.renewable(), expiresAt="2020-06-17T10:02:08UTC")
        error = self.error("--profile", "old")
        self.assertEqual((error["kind"], error["code"], error["remedy"]),
                         ("sign-in", "SignInExpired", "aws sso login --profile old"))

    def test_renewal(self):
        path = self.token("corp", **self.renewable(), expiresAt=later(minutes=-5))
        os.chmod(path, 0o600)
        self.keys("--profile", "dev")
        self.assertEqual([request["path"] for request in self.listener.requests], ["/token", "/federation/credentials"])
        self.assertEqual(json.loads(self.listener.requests[0]["body"]), {
            "grantType": "refresh_token", "clientId": "client", "clientSecret": "client secret",
            "refreshToken": "refresh"})
        self.assertEqual(self.listener.requests[1]["headers"]["x-amz-sso_bearer_token"], "new access")
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
        self.assertEqual((kept["accessToken"], kept["refreshToken"], kept["odd"]),
                         ("new access", "new refresh", ["kept"]))
        self.assertGreater(kept["expiresAt"], later(hours=7))
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        self.assertEqual(os.listdir(os.path.dirname(path)), [os.path.basename(path)])

    def test_renewal_refused(self):
        self.listener.answers["POST", "/token"] = 400, {"error": "invalid_grant"}
        self.token("corp", **self.renewable(), expiresAt=later(minutes=5))
        self.keys("--profile", "dev")  # the old token still holds
        self.assertEqual(self.listener.requests[-1]["headers"]["x-amz-sso_bearer_token"], "access")
        self.token("corp", **self.renewable(), expiresAt=later(minutes=-5))
        self.assertEqual(self.error("--profile", "dev")["code"], "SignInExpired")

    def test_waiting(self):
        """Whoever waits for a sign-in does not send the refused refresh token again and again."""
        self.listener.answers["POST", "/token"] = 400, {"error": "invalid_grant"}
        self.token("corp", **self.renewable(), expiresAt=later(minutes=-5))
        self.assertEqual(self.error("--profile", "dev", "--again")["code"], "SignInExpired")
        self.assertEqual(len(self.listener.requests), 1)

    def test_not_renewable(self):
        for name, token in (("no client", {}), ("registration", self.renewable(registrationExpiresAt=later(days=-1)))):
            with self.subTest(name):
                self.token("corp", **{**token, "expiresAt": later(minutes=-5)})
                self.assertEqual(self.error("--profile", "dev")["remedy"], "aws sso login --profile dev")
        self.assertEqual(self.listener.requests, [])

    def test_missing(self):
        self.assertEqual(self.error("--profile", "dev")["code"], "SignInExpired")
        self.write(f".aws/sso/cache/{hashlib.sha1(b'corp').hexdigest()}.json", "[not an object")
        self.assertEqual(self.error("--profile", "dev")["code"], "SignInExpired")

    def test_refused(self):
        self.token("corp")
        self.listener.answers["GET", "/federation/credentials"] = 401, {"message": "Session token not found"}
        self.assertEqual(self.error("--profile", "dev")["remedy"], "aws sso login --profile dev")
        self.listener.answers["GET", "/federation/credentials"] = 403, {"message": "No access"}
        error = self.error("--profile", "dev")
        self.assertIn("No access", error["said"])
        self.assertEqual(error["kind"], "sign-in")
        self.listener.answers["GET", "/federation/credentials"] = 200, "<html>captive portal</html>"
        self.assertEqual(self.error("--profile", "dev")["kind"], "failed")

    def test_invalid(self):
        for name, config, said in (
                ("no session", "sso_session = gone\nsso_account_id = 1\nsso_role_name = r", "no section sso-session"),
                ("no role", "sso_session = corp\nsso_account_id = 1", "lacks sso_role_name"),
                ("disagree", "sso_session = corp\nsso_region = us-east-1\nsso_account_id = 1\nsso_role_name = r",
                 "disagree on sso_region")):
            with self.subTest(name):
                self.write(".aws/config", self.CONFIG + f"[profile bad]\n{config}\n")
                self.assertIn(said, self.error("--profile", "bad")["said"])

    def test_before_static_keys(self):
        self.token("corp")
        self.write(".aws/credentials", "[dev]\naws_access_key_id = AKIA\naws_secret_access_key = s\n")
        self.assertEqual(self.keys("--profile", "dev")["id"], "ASIASSO")


class Login(Case):
    SESSION = "arn:aws:iam::111111111111:user/me"

    def setUp(self):
        super().setUp()
        self.write(".aws/config", f"[profile console]\nlogin_session = {self.SESSION}\n")
        self.key = os.path.join(self.home, "key.pem")
        subprocess.run(["openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", self.key], check=True)
        self.path = f".aws/login/cache/{hashlib.sha256(self.SESSION.encode()).hexdigest()}.json"

    def token(self, ends, path=None, **other):
        with open(self.key, encoding="utf-8") as file:
            key = file.read()
        return self.write(path or self.path, {
            "accessToken": {"accessKeyId": "ASIAOLD", "secretAccessKey": "old", "sessionToken": "old token",
                            "accountId": "111111111111", "expiresAt": ends},
            "tokenType": "aws_sigv4", "refreshToken": "refresh", "idToken": "id",
            "clientId": "arn:aws:signin:::devtools/same-device", "dpopKey": key, **other})

    def test_fresh(self):
        self.token(later(minutes=12))
        keys = self.keys("--profile", "console")
        self.assertEqual((keys["id"], keys["secret"], keys["token"]), ("ASIAOLD", "old", "old token"))
        self.assertEqual(keys["source"], "profile console: aws login, me")
        self.assertEqual(self.listener.requests, [])

    def test_other_folder(self):
        self.token(later(minutes=12), "cache/" + os.path.basename(self.path))
        self.keys("--profile", "console", AWS_LOGIN_CACHE_DIRECTORY="~/cache")

    def test_renewal(self):
        self.listener.answers["POST", "/v1/token"] = 200, {
            "accessToken": {"accessKeyId": "ASIANEW", "secretAccessKey": "new", "sessionToken": "new token"},
            "tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "next refresh"}
        path = self.token(later(minutes=1), signInRegion="us-west-2")
        self.assertEqual(self.keys("--profile", "console")["id"], "ASIANEW")
        request, = self.listener.requests
        self.assertEqual(json.loads(request["body"]), {"clientId": "arn:aws:signin:::devtools/same-device",
                                                       "grantType": "refresh_token", "refreshToken": "refresh"})
        self.check_proof(request["headers"]["dpop"])
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
        self.assertEqual((kept["accessToken"]["accessKeyId"], kept["accessToken"]["accountId"], kept["refreshToken"],
                          kept["idToken"]), ("ASIANEW", "111111111111", "next refresh", "id"))
        self.assertGreater(kept["accessToken"]["expiresAt"], later(minutes=14))
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)

    def check_proof(self, proof):
        head, body, signature = proof.split(".")

        def decoded(part):
            return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))

        header, claims = json.loads(decoded(head)), json.loads(decoded(body))
        self.assertEqual((header["typ"], header["alg"], header["jwk"]["crv"]), ("dpop+jwt", "ES256", "P-256"))
        self.assertEqual((claims["htm"], claims["htu"]), ("POST", self.listener.url + "/v1/token"))
        point = subprocess.run(["openssl", "ec", "-in", self.key, "-pubout", "-outform", "DER"], check=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout[-64:]
        self.assertEqual(decoded(header["jwk"]["x"]) + decoded(header["jwk"]["y"]), point)
        raw = decoded(signature)
        self.assertEqual(len(raw), 64)
        halves = b""
        for half in (raw[:32], raw[32:]):
            half = half.lstrip(b"\0")
            half = b"\0" + half if half[0] & 0x80 else half
            halves += b"\x02" + bytes([len(half)]) + half
        with open(os.path.join(self.home, "signature"), "wb") as file:
            file.write(b"\x30" + bytes([len(halves)]) + halves)
        public = os.path.join(self.home, "public.pem")
        subprocess.run(["openssl", "ec", "-in", self.key, "-pubout", "-out", public], check=True,
                       stderr=subprocess.DEVNULL)
        subprocess.run(["openssl", "dgst", "-sha256", "-verify", public, "-signature", file.name],
                       input=f"{head}.{body}".encode(), check=True, stdout=subprocess.DEVNULL)

    def test_ended(self):
        for code, said in (("TOKEN_EXPIRED", "has ended"), ("USER_CREDENTIALS_CHANGED", "password was changed")):
            with self.subTest(code):
                self.listener.answers["POST", "/v1/token"] = 400, {"error": code, "message": "no"}
                self.token(later(minutes=-1))
                error = self.error("--profile", "console")
                self.assertEqual((error["code"], error["remedy"]),
                                 ("SignInExpired", "aws login --profile console"))
                self.assertIn(said, error["said"])

    def test_waiting(self):
        self.listener.answers["POST", "/v1/token"] = 400, {"error": "TOKEN_EXPIRED"}
        self.token(later(minutes=-1))
        self.assertEqual(self.error("--profile", "console", "--again")["code"], "SignInExpired")
        self.assertEqual(len(self.listener.requests), 1)

    def test_renewal_failed(self):
        """The old ones serve while they hold."""
        self.listener.answers["POST", "/v1/token"] = 400, {"error": "INSUFFICIENT_PERMISSIONS"}
        self.token(later(minutes=2))
        self.assertEqual(self.keys("--profile", "console")["id"], "ASIAOLD")

    def test_broken(self):
        self.assertEqual(self.error("--profile", "console")["remedy"], "aws login --profile console")
        self.token(later(minutes=-1), dpopKey="no key")
        self.assertIn("broken", self.error("--profile", "console")["said"])


def container_keys():
    return {"AccessKeyId": "ASIACONTAINER", "SecretAccessKey": "s", "Token": "t", "Expiration": later(hours=6)}


def instance(listener):
    path = "/latest/meta-data/iam/security-credentials/"
    listener.answers["PUT", "/latest/api/token"] = 200, "metadata token"
    listener.answers["GET", path] = 200, "web-role"
    listener.answers["GET", path + "web-role"] = 200, {
        "Code": "Success", "AccessKeyId": "ASIAINSTANCE", "SecretAccessKey": "s", "Token": "t",
        "Expiration": later(hours=6)}


class Machines(Case):
    def test_container(self):
        self.listener.answers["GET", "/c"] = 200, container_keys()
        full = {"AWS_CONTAINER_CREDENTIALS_FULL_URI": self.listener.url + "/c?x=1"}
        keys = self.keys(**full, AWS_CONTAINER_AUTHORIZATION_TOKEN="Basic abc")
        self.assertEqual((keys["id"], keys["source"]), ("ASIACONTAINER", "container's credentials endpoint"))
        self.assertEqual(self.listener.requests[0]["headers"]["authorization"], "Basic abc")
        token = self.write("token", "from the file")
        self.keys(**full, AWS_CONTAINER_AUTHORIZATION_TOKEN="Basic abc", AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=token)
        self.assertEqual(self.listener.requests[1]["headers"]["authorization"], "from the file")
        self.write("token", "two\r\nX-Lines: 1")
        self.assertIn("line end", self.error(**full, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=token)["said"])
        self.assertEqual(len(self.listener.requests), 2)

    def test_container_hosts(self):
        for url in ("http://example.com/", "http://127.0.0.1.example.com/", "http://169.254.169.254/",
                    "http://localhost@example.com/", "ftp://localhost/", "http://localhost /", "file:///etc/passwd"):
            with self.subTest(url):
                self.assertEqual(self.error(AWS_CONTAINER_CREDENTIALS_FULL_URI=url)["code"], "InvalidConfig")

    def test_container_fails(self):
        self.listener.answers["GET", "/c"] = 403, {"code": "AccessDenied", "message": "no role"}
        error = self.error(AWS_CONTAINER_CREDENTIALS_FULL_URI=self.listener.url + "/c")
        self.assertIn("403: no role", error["said"])
        self.listener.answers["GET", "/c"] = 200, {"AccessKeyId": "ASIA"}
        error = self.error(AWS_CONTAINER_CREDENTIALS_FULL_URI=self.listener.url + "/c")
        self.assertIn("holds no credentials", error["said"])

    def test_instance(self):
        instance(self.listener)
        metadata = {"AWS_EC2_METADATA_SERVICE_ENDPOINT": self.listener.url + "/"}
        self.assertEqual(self.error(**metadata)["code"], "NoCredentials")  # AWS_EC2_METADATA_DISABLED
        self.assertEqual(self.listener.requests, [])
        keys = self.keys(**metadata, AWS_EC2_METADATA_DISABLED="false")
        self.assertEqual((keys["id"], keys["source"]), ("ASIAINSTANCE", "EC2 instance role web-role"))
        self.assertEqual([request["method"] for request in self.listener.requests], ["PUT", "GET", "GET"])
        self.assertEqual(self.listener.requests[0]["headers"]["x-aws-ec2-metadata-token-ttl-seconds"], "21600")
        for request in self.listener.requests[1:]:
            self.assertEqual(request["headers"]["x-aws-ec2-metadata-token"], "metadata token")

    def test_instance_without_role(self):
        metadata = {"AWS_EC2_METADATA_SERVICE_ENDPOINT": self.listener.url, "AWS_EC2_METADATA_DISABLED": "false"}
        self.assertEqual(self.error(**metadata)["code"], "NoCredentials")  # no token: nothing is asked without one
        self.assertEqual(len(self.listener.requests), 1)
        instance(self.listener)
        self.listener.answers["GET", "/latest/meta-data/iam/security-credentials/"] = 200, "<html>sign in</html>"
        self.assertEqual(self.error(**metadata)["code"], "NoCredentials")
        self.listener.answers["GET", "/latest/meta-data/iam/security-credentials/"] = 200, "web-role"
        self.listener.answers["GET", "/latest/meta-data/iam/security-credentials/web-role"] = 200, {
            "Code": "AssumeRoleUnauthorizedAccess", "Message": "EC2 cannot assume the role"}
        self.assertIn("AssumeRoleUnauthorizedAccess", self.error(**metadata)["said"])


class Processes(Case):
    def process(self, line):
        self.write(".aws/config", f"[profile p]\ncredential_process = {line}\n")

    def test_answers(self):
        good = {"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "s", "SessionToken": "t" * 3000,
                "Expiration": later(hours=1)}
        script = self.write("my script", "#!/bin/sh\necho secret words >&2\ncat \"$2\"\n", 0o700)
        answer = self.write("answer", good)
        self.process(f'"{script}" --file {answer}')
        keys = self.keys("--profile", "p")
        self.assertEqual((keys["id"], len(keys["token"]), keys["source"]),
                         ("AKIAPROCESS", 3000, "profile p: its credential_process"))
        self.assertGreater(keys["expires_ms"], 0)
        for name, text, said in (("version", {**good, "Version": 2}, "Version other than 1"),
                                 ("no secret", {"Version": 1, "AccessKeyId": "a"}, "no SecretAccessKey"),
                                 ("no time", {**good, "Expiration": "soon"}, "no time"),
                                 ("no JSON", "hello", "no JSON object"), ("nothing", "", "no JSON object"),
                                 ("too long", "x" * 200000, "more than 131072 bytes")):
            with self.subTest(name):
                self.write("answer", text)
                self.assertIn(said, self.error("--profile", "p")["said"])

    def test_fails(self):
        script = self.write("fails", "#!/bin/sh\necho the secret >&2\nexit 3\n", 0o700)
        self.process(script)
        error = self.error("--profile", "p")
        self.assertIn("status 3", error["said"])
        self.assertNotIn("the secret", json.dumps(error))
        self.process("/no/such/program")
        self.assertIn("No such file", self.error("--profile", "p")["said"])
        self.process("'open")
        self.assertIn("quote", self.error("--profile", "p")["said"])

    def test_ended(self):
        """Credentials that have ended when they come are refused."""
        answer = self.write("answer", {"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "s",
                                       "Expiration": later(minutes=-1)})
        self.process(f"cat {answer}")
        self.assertEqual(self.error("--profile", "p")["code"], "SignInExpired")


class Order(Case):
    def test_order(self):
        """One source after the other is taken away; each time the next one of the order is used."""
        instance(self.listener)
        self.listener.answers["GET", "/c"] = 200, container_keys()
        self.listener.answers["GET", "/federation/credentials"] = 200, {"roleCredentials": {
            "accessKeyId": "ASIASSO", "secretAccessKey": "s", "sessionToken": "t", "expiration": 4000000000000}}
        self.write(f".aws/sso/cache/{hashlib.sha1(b'https://u').hexdigest()}.json",
                   {"accessToken": "a", "expiresAt": later(hours=1)})
        session = "arn:aws:iam::1:user/u"
        self.write(f".aws/login/cache/{hashlib.sha256(session.encode()).hexdigest()}.json", {"accessToken": {
            "accessKeyId": "ASIALOGIN", "secretAccessKey": "s", "sessionToken": "t", "expiresAt": later(hours=1)}})
        process = self.write("process", {"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "s"})
        token = self.write("token", "t")
        config = {
            "role": "role_arn = arn:aws:iam::1:role/R\ncredential_source = EcsContainer\n",
            "sso": "sso_start_url = https://u\nsso_region = us-east-1\nsso_account_id = 1\nsso_role_name = r\n",
            "login": f"login_session = {session}\n",
            "process": f"credential_process = cat {process}\n",
            "config": "aws_access_key_id = AKIACONFIG\naws_secret_access_key = s\n",
        }
        environment = {
            "AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "s",
            "AWS_WEB_IDENTITY_TOKEN_FILE": token, "AWS_ROLE_ARN": "arn:aws:iam::1:role/Web",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": self.listener.url + "/c",
            "AWS_EC2_METADATA_SERVICE_ENDPOINT": self.listener.url, "AWS_EC2_METADATA_DISABLED": "false"}
        self.write(".aws/credentials", "[default]\naws_access_key_id = AKIASHARED\naws_secret_access_key = s\n")

        def found():
            self.write(".aws/config", "[default]\n" + "".join(config.values()))
            return self.keys(**environment)

        self.assertEqual(found()["source"], "environment")
        del environment["AWS_ACCESS_KEY_ID"]
        self.assertIn("role R, assumed with container", found()["source"])
        del config["role"]
        self.assertIn("role Web by web identity", found()["source"])
        del environment["AWS_WEB_IDENTITY_TOKEN_FILE"]
        for part, id in (("sso", "ASIASSO"), (None, "AKIASHARED"), ("login", "ASIALOGIN"), ("process", "AKIAPROCESS"),
                         ("config", "AKIACONFIG")):
            self.assertEqual(found()["id"], id)
            if part:
                del config[part]
            else:
                os.remove(os.path.join(self.home, ".aws/credentials"))
        self.assertEqual(found()["id"], "ASIACONTAINER")
        del environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"]
        self.assertEqual(found()["id"], "ASIAINSTANCE")

    def test_chosen_profile(self):
        """--profile passes over the environment's credentials, AWS_PROFILE does not."""
        self.write(".aws/credentials", "[p]\naws_access_key_id = AKIAFILE\naws_secret_access_key = s\n")
        environment = {"AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "s"}
        self.assertEqual(self.keys("--profile", "p", **environment)["id"], "AKIAFILE")
        self.assertEqual(self.keys(**environment, AWS_PROFILE="p")["id"], "AKIAENV")

    def test_new_sign_in(self):
        """The files are read anew when AWS refuses the keys: a sign-in elsewhere is noticed."""
        counter = self.write("count", "")
        script = self.write("process", f"""#!/bin/sh
echo x >> {counter}
echo '{{"Version": 1, "AccessKeyId": "AKIA'$(wc -l < {counter})'", "SecretAccessKey": "s"}}'
""", 0o700)
        self.write(".aws/config", f"[default]\ncredential_process = {script}\n")
        self.assertEqual(self.keys("--again")["id"], "AKIA2")


if __name__ == "__main__":
    unittest.main()
