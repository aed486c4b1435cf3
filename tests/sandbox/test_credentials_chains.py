"""Generated webs of profiles - roles that lead to roles, web identity, IAM Identity Center, static keys, processes -
resolved by botocore and by us against one listener. The keys that it gives out are a digest of the request and of who
signed it, so the same keys at the end mean the same requests on the way."""
import datetime
import hashlib
import http.server
import json
import os
import random
import re
import shutil
import subprocess
import tempfile
import threading
import unittest
import urllib.parse

HOME = tempfile.mkdtemp(prefix="secure-rds-chains-")
for name in list(os.environ):
    if name.startswith("AWS_") or name.lower().endswith("_proxy"):
        del os.environ[name]
os.environ["HOME"] = HOME  # before botocore is imported: it keeps paths below it

import botocore.config  # noqa: E402
import botocore.credentials  # noqa: E402
import botocore.exceptions  # noqa: E402
import botocore.session  # noqa: E402
import botocore.tokens  # noqa: E402

from patience import PATIENCE

DRIVER = os.path.join(os.environ.get("BUILD", "build"), "tests/sandbox/drivers/session")
CASES = int(os.environ.get("CASES", "100"))
SEED = int(os.environ.get("SEED", "1"))


def tearDownModule():
    shutil.rmtree(HOME)


def later(**delta):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**delta)).strftime("%Y-%m-%dT%H:%M:%SZ")


def digest(*parts):
    return hashlib.sha1(json.dumps(parts, sort_keys=True).encode()).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def sts(self, parameters):
        name = parameters.get("RoleSessionName", "")
        if re.match(r"(botocore-session|secure-rds)-\d+$", name):
            parameters["RoleSessionName"] = "made up"
        signer = re.search(r"Credential=([^/]*)/\d{8}/([^/]*/[^/]*)", self.headers.get("Authorization") or "")
        made = digest(parameters, signer and signer.groups(), self.headers.get("X-Amz-Security-Token"))
        action = parameters["Action"]
        return f"""<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials>
            <AccessKeyId>ASIA{made[:12]}</AccessKeyId><SecretAccessKey>{made}</SecretAccessKey>
            <SessionToken>token {made}</SessionToken><Expiration>{later(hours=6)}</Expiration></Credentials>
            </{action}Result></{action}Response>"""

    def sso(self, query):
        made = digest(query, self.headers.get("x-amz-sso_bearer_token"))
        return json.dumps({"roleCredentials": {"accessKeyId": "ASIA" + made[:12], "secretAccessKey": made,
                                               "sessionToken": made, "expiration": 4000000000000}})

    def oidc(self, body):
        made = digest(json.loads(body))
        return json.dumps({"accessToken": made, "expiresIn": 28800, "tokenType": "Bearer", "refreshToken": made})

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        path, _, query = self.path.partition("?")
        roles = "/latest/meta-data/iam/security-credentials/"
        keys = {"Code": "Success", "SecretAccessKey": "s", "Token": "t", "Expiration": later(hours=6)}
        if path == "/":
            text = self.sts(dict(urllib.parse.parse_qsl(body)))
        elif path == "/federation/credentials":
            text = self.sso(dict(urllib.parse.parse_qsl(query)))
        elif path == "/token":
            text = self.oidc(body)
        elif path in ("/latest/api/token", roles):
            text = "word"
        else:
            text = json.dumps({**keys, "AccessKeyId": "ASIAINSTANCE" if path.startswith(roles) else "ASIACONTAINER"})
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    do_GET = do_POST = do_PUT = answer

    def log_message(self, *unused):
        pass


class Web:
    """One generated web: files below `home`, an environment, the profile that is asked for."""

    NAMES = ["default", "a", "b", "c", "d", "e"]

    def __init__(self, rng, home, url):
        self.rng, self.home = rng, home
        self.config, self.credentials, self.sessions = [], [], []
        for name in rng.sample(self.NAMES, rng.randrange(3, 7)):
            self.profile(name)
        if self.often(0.3):
            rng.shuffle(self.config)
        self.write(".aws/config", "\n".join(self.config + self.sessions))
        self.write(".aws/credentials", "\n".join(self.credentials))
        self.environment = {"HOME": home, "PATH": "/usr/bin:/bin", "AWS_REGION": "eu-west-1",
                            "AWS_DEFAULT_REGION": "eu-west-1", "AWS_EC2_METADATA_SERVICE_ENDPOINT": url,
                            "AWS_EC2_METADATA_DISABLED": rng.choice(["true", "false"])}
        if self.often(0.3):
            self.environment.update({"AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "s"})
        if self.often(0.4):
            self.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = url.replace("127.0.0.1", "localhost") + "/container"
        if self.often(0.15):
            self.environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = self.write("token", "environment's token")
            if self.often(0.8):
                self.environment["AWS_ROLE_ARN"] = "arn:aws:iam::1:role/Env"
        self.chosen = rng.choice(self.NAMES) if self.often(0.7) else None
        if not self.chosen and self.often(0.6):
            self.environment["AWS_PROFILE"] = rng.choice(self.NAMES)

    def often(self, share):
        return self.rng.random() < share

    def write(self, below, text):
        path = os.path.join(self.home, below)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def profile(self, name):
        kinds = [self.role] * 5 + [self.static] * 3 + [self.web_identity, self.sso, self.sso, self.process, dict]
        values = {}
        for kind in self.rng.sample(kinds, 2 if self.often(0.3) else 1):
            values.update(kind())
        header = "[default]" if name == "default" else f"[profile {name}]"
        lines = [f"{key} = {value}" for key, value in values.items()]
        self.config.append("\n".join([header, *lines]))
        if self.often(0.5):
            static = [f"{key} = {value}" for key, value in self.static().items()]
            self.credentials.append("\n".join([f"[{name}]", *static]))

    def role(self):
        values = {"role_arn": f"arn:aws:iam::1:role/R{self.rng.randrange(4)}"}
        if self.often(0.8):
            values["source_profile"] = self.rng.choice(self.NAMES)
        if "source_profile" not in values or self.often(0.05):
            values["credential_source"] = self.rng.choice(["Environment", "EcsContainer", "Ec2InstanceMetadata", "Other"])
        for key, value in (("external_id", "x y&z"), ("duration_seconds", self.rng.choice(["900", "3600", "1h"])),
                           ("role_session_name", "me"), ("mfa_serial", "arn:aws:iam::1:mfa/me")):
            if self.often(0.2):
                values[key] = value
        return values

    def static(self):
        values = {"aws_access_key_id": f"AKIA{self.rng.randrange(10 ** 8)}", "aws_secret_access_key": "s"}
        if self.often(0.3):
            values["aws_session_token"] = "static token"
        if self.often(0.1):
            values.pop(self.rng.choice(list(values)))
        return values

    def web_identity(self):
        values = {"role_arn": "arn:aws:iam::1:role/Web",
                  "web_identity_token_file": self.write(f"web{self.rng.randrange(3)}", f"token {self.rng.random()}")}
        if self.often(0.1):
            del values["role_arn"]
        if self.often(0.1):
            values["web_identity_token_file"] = os.path.join(self.home, "nothing")
        return values

    def process(self):
        return {"credential_process": "printf %s '" + json.dumps({
            "Version": 1, "AccessKeyId": f"AKIAPROCESS{self.rng.randrange(9)}", "SecretAccessKey": "s"}) + "'"}

    def sso(self):
        name = f"s{len(self.sessions)}"
        where = {"sso_region": self.rng.choice(["eu-central-1", "us-east-1"]), "sso_start_url": f"https://{name}/start#/"}
        who = {"sso_account_id": f"{self.rng.randrange(10 ** 12):012}", "sso_role_name": "Ad min"}
        token = {"accessToken": f"access {name}", "expiresAt": later(hours=4), "startUrl": "x", "region": "y"}
        with_session = self.often(0.6)
        if with_session and self.often(0.4):
            token.update({"expiresAt": later(minutes=self.rng.choice([-5, 5])), "refreshToken": "r", "clientId": "c",
                          "clientSecret": "s", "registrationExpiresAt": later(days=self.rng.choice([-1, 1]))})
        if self.often(0.9):
            cached = name if with_session else where["sso_start_url"]
            self.write(f".aws/sso/cache/{hashlib.sha1(cached.encode()).hexdigest()}.json", json.dumps(token))
        for values in (where, who):
            if self.often(0.06):
                values.pop(self.rng.choice(list(values)))
        if not with_session:
            return {**where, **who}
        self.sessions.append(f"[sso-session {name}]\n" + "\n".join(f"{key} = {value}" for key, value in where.items()))
        values = {"sso_session": "gone" if self.often(0.05) else name, **who}
        if self.often(0.1):
            values["sso_region"] = "eu-central-1"
        return values


    def sso_broken(self):
        """The chosen profile names an sso-session: botocore reads that for every client, whatever signs its requests."""
        name = self.chosen or self.environment.get("AWS_PROFILE", "default")
        header = "[default]" if name == "default" else f"[profile {name}]"
        return any(section.startswith(header) and "sso_session" in section for section in self.config)


class Named:
    """A session that is asked for another profile than its own."""

    def __init__(self, session, profile):
        self.session, self.profile = session, profile

    def __getattr__(self, name):
        return getattr(self.session, name)

    def get_config_variable(self, name):
        return self.profile if name == "profile" else self.session.get_config_variable(name)


def sso_provider(builder, profile_name):
    """Debian's botocore takes the chosen profile's sign-in for a source_profile's; newer ones don't."""
    return botocore.credentials.SSOProvider(
        load_config=lambda: builder._session.full_config, client_creator=builder._session.create_client,
        profile_name=profile_name, cache=builder._cache,
        token_provider=botocore.tokens.SSOTokenProvider(Named(builder._session, profile_name)))


botocore.credentials.ProfileProviderBuilder._create_sso_provider = sso_provider


class Chains(unittest.TestCase):
    def setUp(self):
        self.listener = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.listener.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.listener.server_address[1]}"
        threading.Thread(target=self.listener.serve_forever, args=(0.01,), daemon=True).start()
        self.addCleanup(self.listener.server_close)
        self.addCleanup(self.listener.shutdown)

    def botocore(self, web):
        """What botocore resolves: the keys; "none"; or the name of its exception."""
        os.environ.clear()
        os.environ.update(web.environment)
        cache = os.path.join(web.home, ".aws/sso/cache")
        botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = cache
        botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = cache
        session = botocore.session.Session(profile=web.chosen)
        create = session.create_client

        def create_here(service, **arguments):
            return create(service, **{**arguments, "endpoint_url": self.url})

        session.create_client = create_here
        # A client that fetches credentials must not look for its own on the way.
        session.set_config_variable("sts_regional_endpoints", "regional")
        try:
            resolver = botocore.credentials.create_credential_resolver(session, region_name="eu-west-1")
            resolver.get_provider("assume-role")._prompter = lambda *unused: "123456"
            session.get_scoped_config()
            keys = resolver.load_credentials()
            return keys and list(keys.get_frozen_credentials()[:3]) or "none"
        except (botocore.exceptions.BotoCoreError, OSError) as error:
            return type(error).__name__

    def ours(self, web):
        arguments = ["--mfa", "123456"] + (["--profile", web.chosen] if web.chosen else [])
        done = subprocess.run([DRIVER, *arguments], env={**web.environment, "AWS_ENDPOINT_URL": self.url}, check=True,
                              timeout=PATIENCE, stdout=subprocess.PIPE)
        answer = json.loads(done.stdout)
        error = answer.get("error") or answer["credentials"].get("error")
        if error:
            return "none" if error["code"] == "NoCredentials" and error["said"].startswith("no credentials") else error
        return [answer["credentials"][part] for part in ("id", "secret", "token")]

    def test_chains(self):
        differences, resolved, refused, unread = [], 0, 0, 0
        for number in range(CASES):
            homes = [tempfile.mkdtemp(dir=HOME) for _ in range(2)]
            # Twice the same web, each with caches of its own: a renewed token must not help the other.
            webs = [Web(random.Random(f"{SEED}.{number}"), home, self.url) for home in homes]
            expected, found = self.botocore(webs[0]), self.ours(webs[1])
            if isinstance(expected, list):
                expected[2] = expected[2] or ""
            resolved += isinstance(expected, list)
            refused += isinstance(expected, str) and expected != "none"
            same = expected == found or (isinstance(found, dict) and isinstance(expected, str) and expected != "none")
            if not same and expected == "InvalidConfigError" and isinstance(found, list) and webs[1].sso_broken():
                unread += 1
                same = True
            if not same:
                with open(os.path.join(homes[1], ".aws/config"), encoding="utf-8") as file:
                    config = file.read()
                with open(os.path.join(homes[1], ".aws/credentials"), encoding="utf-8") as file:
                    config += "\n--- credentials\n" + file.read()
                differences.append(f"case {number}, profile {webs[1].chosen}\nbotocore: {expected}\nours: {found}\n"
                                   f"{webs[1].environment}\n{config}")
            for home in homes:
                shutil.rmtree(home)
        print(f"chains of profiles: {CASES} compared with botocore, {resolved} gave the same keys by the same requests, "
              f"{refused} refused by both, {unread} refused by botocore alone for a broken sso-session that an earlier "
              f"source makes needless, {len(differences)} differences")
        self.assertEqual(len(differences), 0, "\n\n".join(differences[:4]))
        self.assertGreater(resolved, CASES / 3)


if __name__ == "__main__":
    unittest.main(warnings="ignore")  # botocore leaves sockets to the collector
