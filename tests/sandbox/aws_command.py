"""This program beside the aws command: the same generated files and environment, and what each sends to a listener that plays
AWS, the endpoints of credentials, and a proxy. What is compared is who asks whom, signed with which keys for which region and
service, on which way; not what the user agent or a request id says.

CASES and SEED in the environment choose how many and which."""
import base64
import collections
import datetime
import hashlib
import http.server
import json
import os
import pathlib
import random
import re
import shutil
import ssl
import subprocess
import tempfile
import urllib.parse

from listener import Listener

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = ROOT / os.environ.get("BUILD", "build") / "secure-rds"
PATIENCE = 300
KEYS = {"AWS_ACCESS_KEY_ID": "AKIAENVIRONMENT", "AWS_SECRET_ACCESS_KEY": "environment secret"}


def at(**delta):
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**delta)


# ---- the other side

class Notes(Listener):
    """Notes what comes, in order, in the words that are compared."""

    def __init__(self, certificate=None):
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
        self.noted = []
        super().__init__(Handler, context)
        self.address = f"127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address):
        pass


STS = """<{0}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{0}Result>{1}</{0}Result>
<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{0}Response>"""
ROLE_KEYS = """<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role secret</SecretAccessKey>
<SessionToken>role token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
<AssumedRoleUser><AssumedRoleId>AROA:x</AssumedRoleId><Arn>arn:aws:sts::123456789012:assumed-role/R/x</Arn></AssumedRoleUser>"""
IDENTITY = """<Arn>arn:aws:iam::123456789012:user/operator</Arn><UserId>AIDA</UserId><Account>123456789012</Account>"""
MACHINE = {"Code": "Success", "AccessKeyId": "ASIAMACHINE", "SecretAccessKey": "s", "Token": "t"}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def note(self, **what):
        user = self.headers.get("Proxy-Authorization", "").split()
        if user:
            what["proxy user"] = base64.b64decode(user[-1]).decode("utf-8", "replace")
        self.server.noted.append(what)

    def reply(self, status, text):
        self.send_response(status)
        self.send_header("Content-Length", str(len(text.encode())))
        self.send_header("Content-Type", "text/xml" if text.startswith("<") else "application/json")
        self.end_headers()
        self.wfile.write(text.encode())

    def do_CONNECT(self):
        if re.match(r"(sts|portal|oidc)\b", self.path):
            self.note(tunnel=self.path)
        self.reply(403, "")
        self.close_connection = True

    def scope(self):
        """(access key, region, service, token) of the signature."""
        found = re.search(r"Credential=([^/]*)/\d+/([^/]+)/([^/]+)/", self.headers.get("Authorization", ""))
        return [*found.groups(), self.headers.get("X-Amz-Security-Token")] if found else None

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
        asked = dict(urllib.parse.parse_qsl(body, keep_blank_values=True))
        action = asked.get("Action", "")
        if action == "DescribeStacks":
            return self.reply(400, "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id myapp does not exist"
                                   "</Message></Error></ErrorResponse>")
        if re.match(r"(botocore-session-|secure-rds-|aws-cli-session-)\d+$", asked.get("RoleSessionName", "")):
            asked["RoleSessionName"] = "made up"
        self.note(to=self.path, host=self.headers.get("Host"), signed=self.scope(), asked=asked if action else json.loads(body))
        if action:
            inner = IDENTITY if action == "GetCallerIdentity" else ROLE_KEYS
            return self.reply(200, STS.format(action, inner))
        self.reply(200, json.dumps({"accessToken": "renewed", "tokenType": "Bearer", "expiresIn": 28800, "refreshToken": "next"}))

    def do_PUT(self):
        self.note(to="PUT " + self.path)
        self.reply(200, "metadata token")

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path.endswith("/security-credentials/"):
            return self.reply(200, "machine")
        secret = {name: self.headers.get(name) for name in ("Authorization", "x-amz-sso_bearer_token") if self.headers.get(name)}
        self.note(to="GET " + self.path if "federation" not in path else sorted(urllib.parse.parse_qsl(self.path)), **secret)
        if "federation" in path:
            return self.reply(200, json.dumps({"roleCredentials": {
                "accessKeyId": "ASIASSO", "secretAccessKey": "s", "sessionToken": "sso", "expiration": 4070908800000}}))
        self.reply(200, json.dumps({**MACHINE, "Expiration": "2099-01-01T00:00:00Z" if "container" in path
                                    else self.server.machine_ends}))

    def log_message(self, *unused):
        pass


# ---- the cases

class Case:
    """Files, environment and options; `reasons`: why this program is meant to do otherwise: what `secure-rds help environment`
    says, or what another version of the aws command does."""

    def __init__(self, rng, world, newest):
        self.rng, self.world, self.newest = rng, world, newest
        self.environment = {"HOME": str(world.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "AWS_PAGER": "",
                            "AWS_MAX_ATTEMPTS": "1", "AWS_EC2_METADATA_DISABLED": "true"}
        self.config, self.credentials = {"default": {}}, {}
        self.options, self.reasons, self.kinds = [], set(), []
        self.machine_ends = "2099-01-01T00:00:00Z"
        self.profile = "default"
        for part in (self.choose_profile, self.choose_keys, self.choose_region, self.choose_way, self.choose_files):
            part()

    def often(self, share):
        return self.rng.random() < share

    def pick(self, *choices):
        return self.rng.choice(choices)

    def kind(self, name):
        self.kinds.append(name)

    def choose_profile(self):
        how = self.pick("none", "none", "option", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "both", "not there")
        self.kind("profile: " + how)
        if how == "none":
            return
        self.profile = "work"
        if how == "option":
            self.options += ["--profile", "work"]
        elif how == "both":
            self.environment.update(AWS_PROFILE="work", AWS_DEFAULT_PROFILE="default")
            if self.newest:
                self.reasons.add("aws 1: AWS_DEFAULT_PROFILE counts before AWS_PROFILE")
        elif how == "not there":
            self.environment["AWS_PROFILE"] = "gone"
            self.config["work"] = {}
            return
        else:
            self.environment[how] = "work"
        self.config["work"] = {}

    def mine(self):
        return self.config.setdefault(self.profile, {})

    def choose_keys(self):
        """Where keys come from; often a second source, which must not count or must."""
        sources = [self.environment_keys, self.shared_keys, self.config_keys, self.process, self.role, self.sign_in,
                   self.container, self.instance, self.web_identity]
        for source in self.rng.sample(sources, self.pick(1, 1, 1, 2)):
            source()

    def time_text(self):
        """A time as somebody writes it, mostly far away, now and then past."""
        past = self.often(0.15)
        if past:
            self.kind("a time past")
        moment = at(days=-self.rng.randrange(1, 900)) if past else at(days=self.rng.randrange(2, 9000))
        return moment.strftime(self.pick(
            "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S+00:00", "%Y-%m-%d %H:%M:%S+00:00", "%Y%m%dT%H%M%SZ",
            "%Y-%m-%dT%H:%M:%SUTC", "%Y-%m-%dT%H:%M:%S.123456Z", "%a, %d %b %Y %H:%M:%S GMT", "%Y-%m-%dT%H:%M:%S+0000"))

    def environment_keys(self):
        self.kind("keys: environment")
        self.environment.update(KEYS)
        if self.often(0.4):
            self.environment[self.pick("AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN")] = self.pick("token", "a token", "x" * 2000)
        if self.often(0.25):
            self.environment["AWS_CREDENTIAL_EXPIRATION"] = self.time_text()
        if self.often(0.06):
            del self.environment["AWS_SECRET_ACCESS_KEY"]
            self.kind("keys: half")

    def static(self, name):
        keys = {"aws_access_key_id": "AKIA" + name, "aws_secret_access_key": name + " secret"}
        if self.often(0.3):
            keys[self.pick("aws_session_token", "aws_security_token")] = name + " token"
        if self.often(0.05):
            keys["aws_secret_access_key"] += "  # mine"
            self.reasons.add("a comment behind a value of the shared files")
        return keys

    def shared_keys(self):
        self.kind("keys: credentials file")
        self.credentials.setdefault(self.profile, {}).update(self.static("SHARED"))

    def config_keys(self):
        self.kind("keys: config file")
        self.mine().update(self.static("CONFIG"))

    def json_text(self, members):
        """The object as programs print it, now and then oddly."""
        text = json.dumps(members)
        odd = self.rng.random()
        if odd < 0.08:
            text = text.replace('"Version": 1', '"Version": 1.0')
        elif odd < 0.14:
            text = text[:-1] + ', "AccessKeyId": "AKIATWICE"}'
        elif odd < 0.18:
            text = text[:-1] + r', "more": [NaN, 1e999, "\ud800", 99999999999999999999]}'
        elif odd < 0.21:
            text = text[:-1] + ",}"
        elif odd < 0.24:
            text = "\n " + text + "\n\n"
        return text

    def process(self):
        self.kind("keys: process")
        members = {"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "process secret"}
        if self.often(0.5):
            members["SessionToken"] = "process token"
        if self.often(0.5):
            members["Expiration"] = self.time_text()
        self.world.write("process.json", self.json_text(members))
        self.mine()["credential_process"] = f"cat {self.world.home}/process.json"
        if self.often(0.05):
            self.mine()["credential_process"] = self.pick("false", "", "/nonexistent/program")
            self.kind("a process that fails")

    def role(self):
        self.kind("keys: role")
        self.mine().update(role_arn="arn:aws:iam::123456789012:role/R", **self.pick(
            {"source_profile": "base"}, {"source_profile": "base"}, {"credential_source": "Environment"},
            {"source_profile": "chain"}, {"credential_source": "EcsContainer"}, {"source_profile": "gone"}, {}))
        if self.mine().get("source_profile") == "chain":
            self.kind("keys: a chain of roles")
            self.config["chain"] = {"role_arn": "arn:aws:iam::123456789012:role/Between", "source_profile": "base"}
        self.credentials["base"] = {"aws_access_key_id": "AKIABASE", "aws_secret_access_key": "base secret"}
        for key, value in (("role_session_name", "me"), ("external_id", "e x"), ("duration_seconds", "1800")):
            if self.often(0.3):
                self.mine()[key] = value

    def sign_in(self):
        self.kind("keys: sign-in")
        url = "https://corp.awsapps.com/start"
        mine = {"sso_account_id": "123456789012", "sso_role_name": "R", "sso_start_url": url, "sso_region": "eu-west-1"}
        if self.often(0.5):
            self.config["sso-session corp"] = {key: mine.pop(key) for key in ("sso_start_url", "sso_region")}
            mine["sso_session"] = "corp"
        self.mine().update(mine)
        name = "corp" if "sso_session" in mine else url
        token = {"startUrl": url, "region": "eu-west-1", "accessToken": "bearer", "expiresAt": self.time_text()}
        if "a time past" in self.kinds and not self.newest:
            self.reasons.add("aws 2.9: a sign-in that has ended is tried")
        if self.often(0.85):
            self.world.write(f".aws/sso/cache/{hashlib.sha1(name.encode()).hexdigest()}.json", json.dumps(token))

    def container(self):
        self.kind("keys: container")
        self.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = self.world.plain.url + "/container"
        if self.often(0.4):
            self.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "container token"
        if self.newest and self.often(0.3):
            self.world.write("token", self.pick("from a file", "from a file\n"))
            self.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = f"{self.world.home}/token"

    def instance(self):
        self.kind("keys: instance")
        del self.environment["AWS_EC2_METADATA_DISABLED"]
        self.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = self.world.plain.url + "/"  # older versions want it
        self.machine_ends = at(minutes=self.pick(-10, 360)).strftime("%Y-%m-%dT%H:%M:%SZ")

    def web_identity(self):
        self.kind("keys: web identity")
        self.world.write("web token", "web.token")
        if self.often(0.4):
            self.kind("keys: web identity of a profile")
            self.mine().update(role_arn="arn:aws:iam::123456789012:role/P", web_identity_token_file=f"{self.world.home}/web token")
            return
        self.environment.update(AWS_WEB_IDENTITY_TOKEN_FILE=f"{self.world.home}/web token",
                                AWS_ROLE_ARN="arn:aws:iam::123456789012:role/W")
        if self.often(0.3):
            self.environment["AWS_ROLE_SESSION_NAME"] = "web"

    def choose_region(self):
        how = self.rng.sample(["AWS_DEFAULT_REGION", "profile", "option"], self.pick(1, 1, 2))
        if not self.newest and self.often(0.3):
            how.append("AWS_REGION")
        region = lambda: self.pick("eu-west-1", "us-east-2", "cn-north-1", "us-gov-west-1", "ap-southeast-7")  # noqa: E731
        for one in how:
            if one == "option":
                self.options += ["--region", region()]
            elif one == "profile":
                self.mine()["region"] = region()
                if self.often(0.06):
                    self.mine()["region"] = ""
                    self.kind("an empty region")
                    self.reasons.add("aws 1 and 2.9: with an empty region it sends without a signature")
            else:
                self.environment[one] = region()
        if self.often(0.05):
            self.environment["AWS_DEFAULT_REGION"] = self.pick("eu_west_1", "eu-west-1\n", "http://x", "-")
            self.kind("no region's code")
        self.kind("region: " + ", ".join(sorted(how)))

    def choose_way(self):
        self.pick(self.own_host, self.own_host, self.endpoint, self.trusted, self.endpoint_by_proxy,
                  *([self.configured, self.configured] if self.newest else []))()

    def proxy_address(self, url):
        user = self.pick("", "", "jane:word@", "jane:a%20word@", "jane:hun@ter2@", "jane:two words@", "jane@", ":word@", "j%40:%2f@")
        return self.pick("http://", "http://", "", "//") + user + url.removeprefix("http://")

    def own_host(self):
        """AWS's own host, for which the proxy is asked."""
        self.kind("way: own host")
        proxy = self.proxy_address(self.world.plain.url)
        self.environment.update(self.pick({"https_proxy": proxy}, {"HTTPS_PROXY": proxy}, {"Https_Proxy": proxy},
                                          {"https_proxy": proxy, "HTTPS_PROXY": "http://127.0.0.1:9"},
                                          {"https_proxy": proxy, "ALL_PROXY": "http://127.0.0.1:9"},
                                          {"https_proxy": proxy, "no_proxy": self.pick("127.0.0.1", "amazonaws.co", "sts", ",")},
                                          {"https_proxy": proxy, "http_proxy": "http://127.0.0.1:9", "NO_PROXY": "127.0.0.1"}))
        if "http_proxy" in self.environment:
            self.environment["NO_PROXY"] = "127.0.0.1"  # what gives credentials to this machine
        for switch in ("AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"):
            if self.often(0.12):
                self.environment[switch] = self.pick("true", "TRUE", "false", "yes")
        for setting in ("use_fips_endpoint", "use_dualstack_endpoint"):
            if self.often(0.1):
                self.kind("hosts: " + setting)
                self.mine()[setting] = self.pick("true", "True", "false", "yes")
        if self.often(0.1):
            self.mine()["endpoint_url"] = ""
            self.kind("an empty endpoint")

    def endpoint(self):
        self.kind("way: endpoint")
        self.options += ["--endpoint-url", self.world.plain.url + self.pick("", "", "/", "/below")]

    def endpoint_by_proxy(self):
        """A host that nobody has, unless no_proxy says that it is reached without: then it is this machine."""
        self.kind("way: endpoint by proxy")
        proxy = self.proxy_address(self.world.plain.url)
        self.environment.update(self.pick({"http_proxy": proxy}, {"HTTP_PROXY": proxy}, {"http_proxy": "", "HTTP_PROXY": proxy},
                                          {"http_proxy": proxy, "HTTP_PROXY": ""}, {"Http_proxy": proxy},
                                          {"HTTP_PROXY": proxy, "REQUEST_METHOD": "GET"}))
        self.environment.update(self.pick({}, {"no_proxy": "127.0.0.1"}, {"no_proxy": "*"}, {"NO_PROXY": "0.0.1,x"},
                                          {"no_proxy": "", "NO_PROXY": "127.0.0.1"}, {"no_proxy": "127.0.0.0/8"},
                                          {"no_proxy": f" 127.0.0.1:{self.world.plain.server_port} "},
                                          {"no_proxy": "127.0.0.1:1"}, {"no_proxy": "*,x"}, {"No_Proxy": "127.0.0.1"}))
        self.options += ["--endpoint-url", self.world.plain.url]
        if {"keys: instance", "keys: container"} & set(self.kinds):
            self.reasons.add("this machine's own endpoints (metadata, container) are never asked by a proxy")

    def trusted(self):
        """Over TLS, with the right file, a wrong one, none, or one that is not there, in several places."""
        self.kind("way: TLS")
        self.options += ["--endpoint-url", self.world.tls.url]
        good, wrong = (str(self.world.home / name) for name in ("good.pem", "wrong.pem"))
        path = lambda: self.pick(good, good, wrong, "/nonexistent/ca.pem")  # noqa: E731
        for variable in ("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
            if self.often(0.35):
                self.environment[variable] = path()
        if self.often(0.35):
            self.mine()["ca_bundle"] = path()
        self.environment["NO_PROXY"] = "127.0.0.1"
        if "keys: role" in self.kinds or "keys: web identity" in self.kinds or "keys: sign-in" in self.kinds:
            self.environment["HTTPS_PROXY"] = self.world.plain.url

    def configured(self):
        """Endpoints of the environment and the shared files, which newer versions of the command look at."""
        self.kind("way: configured")
        urls = [self.world.plain.url + below for below in ("/one", "/two", "/three", "/four")]
        self.environment["HTTPS_PROXY"] = self.world.plain.url
        if self.often(0.4):
            self.environment["AWS_ENDPOINT_URL_STS"] = self.pick(urls[0], urls[0], "")
        if self.often(0.4):
            self.environment["AWS_ENDPOINT_URL"] = self.pick(urls[1], urls[1], "")
        if self.often(0.4):
            self.mine()["services"] = self.pick("mine", "mine", "mine", "gone")
            self.config["services mine"] = {"sts": "\n  endpoint_url = " + self.pick(urls[2], urls[2], "")}
        if self.often(0.5):
            self.mine()["endpoint_url"] = self.pick(urls[3], urls[3], "")
        if self.often(0.2):
            self.environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = self.pick("true", "false")
        if self.often(0.2):
            self.mine()["ignore_configured_endpoint_urls"] = self.pick("true", "false")

    def choose_files(self):
        """Where the files lie, and how somebody's editor wrote them."""
        self.paths = {"config": ".aws/config", "credentials": ".aws/credentials"}
        for file, variable in (("config", "AWS_CONFIG_FILE"), ("credentials", "AWS_SHARED_CREDENTIALS_FILE")):
            if self.often(0.12):
                self.kind("files: elsewhere")
                self.paths[file] = "else where/" + file
                self.environment[variable] = self.pick("~/", "$HOME/", "${HOME}/", f"{self.world.home}/") + self.paths[file]
        self.forms = self.rng.sample(["comments", "line ends of DOS", "a mark of byte order", "a section twice", "a key twice", "colons",
                                      "tabs", "capitals", "blanks in a header", "a quoted name", "set in", "empty lines"],
                                     self.pick(0, 0, 1, 2))
        for form in self.forms:
            self.kind("files: " + form)
        if "a mark of byte order" in self.forms:
            self.reasons.add("a byte order mark at the start of the shared files")

    def header(self, name, config):
        plain = not config or name == "default" or " " in name
        kind, _, own = name.partition(" ") if " " in name else ("" if plain else "profile", "", name)
        own = f'"{own}"' if "a quoted name" in self.forms and kind else own
        gap = self.pick("  ", "\t") if "blanks in a header" in self.forms else " "
        words = kind + gap + own if kind else own
        return f"[{words}]\n"

    def section(self, name, values, config):
        lines = []
        for key, text in values.items():
            key = key.upper() if "capitals" in self.forms else key
            between = ": " if "colons" in self.forms else "\t=\t" if "tabs" in self.forms else " = "
            lines.append(("  " if "set in" in self.forms else "") + key + between + text + "\n")
        if "comments" in self.forms:
            for line in ("# a note\n", "; region = us-east-1\n", "  # set in\n"):
                lines.insert(self.rng.randrange(len(lines) + 1), line)
        if "empty lines" in self.forms:
            lines.insert(self.rng.randrange(len(lines) + 1), "\n")
        if "a key twice" in self.forms and values:
            lines.append(lines[-1])
        header = self.header(name, config)
        if "a section twice" in self.forms and len(lines) > 1:
            half = len(lines) // 2
            return header + "".join(lines[:half]) + "\n" + header + "".join(lines[half:])
        return header + "".join(lines)

    def text_of(self, sections, config):
        text = "\n".join(self.section(name, values, config) for name, values in sections.items())
        if "a mark of byte order" in self.forms:
            text = "\ufeff" + text
        return text.replace("\n", "\r\n") if "line ends of DOS" in self.forms else text

    def write(self):
        """The same, however often."""
        state = self.rng.getstate()
        self.world.write(self.paths["config"], self.text_of(self.config, True))
        self.world.write(self.paths["credentials"], self.text_of(self.credentials, False))
        self.rng.setstate(state)
        self.world.plain.machine_ends = self.machine_ends

    def told(self):
        files = "".join(f"--- {path}\n{(self.world.home / path).read_text()}" for path in self.paths.values())
        usual = ("HOME", "PATH", "LANG", "TZ", "AWS_PAGER", "AWS_MAX_ATTEMPTS")
        return f"{self.options} { {key: value for key, value in self.environment.items() if key not in usual} }\n{files}"


# ---- both

class World:
    """A home, the listeners, and an aws command that is started once."""

    def __init__(self, python):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="secure-rds-aws-"))
        self.certificates = tempfile.mkdtemp(prefix="secure-rds-aws-")
        for name in ("good", "wrong"):
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                            f"/CN={name}", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2", "-out",
                            f"{self.certificates}/{name}.pem", "-keyout", f"{self.certificates}/{name}.key"], check=True,
                           stderr=subprocess.DEVNULL)
        self.plain, self.tls = Notes(), Notes([f"{self.certificates}/good.{part}" for part in ("pem", "key")])
        self.aws = subprocess.Popen([*python, pathlib.Path(__file__).with_name("aws_forked.py")], stdin=subprocess.PIPE,
                                    stdout=subprocess.PIPE, text=True,
                                    env={"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})
        self.version = json.loads(self.aws.stdout.readline())["version"]

    def close(self):
        self.aws.stdin.close()
        self.aws.wait(timeout=PATIENCE)
        self.aws.stdout.close()
        for listener in (self.plain, self.tls):
            listener.shutdown()
            listener.server_close()
        shutil.rmtree(self.home)
        shutil.rmtree(self.certificates)

    def write(self, below, text):
        path = self.home / below
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        path.chmod(0o600)

    def fresh(self):
        shutil.rmtree(self.home)
        self.home.mkdir()
        for name in ("good", "wrong"):
            shutil.copy(f"{self.certificates}/{name}.pem", self.home)

    def noted(self):
        """What came since the last time, of both listeners."""
        came = [dict(one) for listener in (self.plain, self.tls) for one in listener.noted]
        for listener in (self.plain, self.tls):
            listener.noted.clear()
        text = json.dumps(came).replace(self.plain.address, "HERE").replace(self.tls.address, "HERE:TLS")
        return json.loads(text)

    def ours(self, case):
        done = subprocess.run([PROGRAM, "status", "--set", "app=myapp", *case.options], cwd=self.home, env=case.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE)
        return self.noted(), done.stderr

    def theirs(self, case):
        self.aws.stdin.write(json.dumps({"argv": ["sts", "get-caller-identity", *case.options], "folder": str(self.home),
                                         "environment": case.environment}) + "\n")
        self.aws.stdin.flush()
        said = json.loads(self.aws.stdout.readline())["said"]
        return self.noted(), said


def told_in_help():
    """What `secure-rds help environment` says that differs on purpose."""
    done = subprocess.run([PROGRAM, "help", "environment"], check=True, capture_output=True, text=True, timeout=PATIENCE)
    return " ".join(done.stdout.partition("on purpose:")[2].split())


def compare(python, newest, count, seed):
    """The whole run: (the version, counts by kind, expected differences by reason, unexpected ones in words)."""
    world = World(python)
    kinds, reasons, differences = collections.Counter(), collections.Counter(), []
    try:
        for number in range(count):
            world.fresh()
            case = Case(random.Random(f"{seed} {number}"), world, newest)
            case.write()
            theirs, said = world.theirs(case)
            case.write()
            ours, told = world.ours(case)
            kinds.update(case.kinds)
            if ours == theirs:
                continue
            if case.reasons:
                reasons.update(case.reasons)
                continue
            differences.append(f"case {number} of seed {seed}: {case.told()}\naws:  {theirs}\n      {said.strip()[-300:]}\n"
                               f"ours: {ours}\n      {told.strip()[-300:]}")
        return world.version, kinds, reasons, differences
    finally:
        world.close()
