"""What overrides what: options, environment, settings file, shared files. The program itself runs, in an environment of
nothing but the case; servers on loopback stand for AWS, and a proxy that leads nowhere notes where it was asked to go.

CHAINS holds, for each subject, the places in their order. A case sets the place in question and all that come after it
to values of their own: the place in question has to win. `secure-rds help environment` must name the same places."""

import base64
import http.server
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import unittest

from listener import Listener
from patience import PATIENCE
from sandbox import PROGRAM

REFUSAL = ("<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error>"
           "<RequestId>r</RequestId></ErrorResponse>")
KEYS = {"AccessKeyId": "AKIAMACHINE", "SecretAccessKey": "s", "Token": "t", "Expiration": "2999-01-01T00:00:00Z"}
ENDPOINT_PLACES = ("option", "variable of the service", "variable", "services", "profile")
COUNT = {"cases": 0}


class Server(Listener):
    """Plays AWS, the metadata service, and a proxy: what comes is noted, nothing is let through."""

    def __init__(self, context=None):
        self.status = 403
        self.calls, self.tunnels, self.absolute, self.others, self.proxy_users = [], [], [], [], set()
        super().__init__(Handler, context)

    def forget(self):
        for noted in (self.calls, self.tunnels, self.absolute, self.others, self.proxy_users):
            noted.clear()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def do_CONNECT(self):
        self.note_user()
        self.server.tunnels.append(self.path)
        self.answer(403, "")
        self.close_connection = True

    def note_user(self):
        words = self.headers.get("Proxy-Authorization", "").split()
        if words:
            self.server.proxy_users.add(base64.b64decode(words[-1]).decode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        scope = re.search(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/", self.headers.get("Authorization", ""))
        if self.path.startswith("http://"):
            self.note_user()
            self.server.absolute.append(self.path)
        if scope:
            self.server.calls.append({"key": scope[1], "region": scope[2], "service": scope[3],
                                      "action": re.search("Action=([A-Za-z]+)", body)[1]})
        self.answer(self.server.status, REFUSAL)

    def do_PUT(self):
        self.do_GET()

    def do_GET(self):
        path = self.path
        if path.startswith("http://"):
            self.server.absolute.append(path)
        self.server.others.append(path)
        if path.endswith("/api/token"):
            self.answer(200, "token")
        elif path.endswith("/security-credentials/"):
            self.answer(200, "machine")
        else:
            self.answer(200, json.dumps({"Code": "Success", **KEYS}))

    def log_message(self, *unused):
        pass


class Overrides(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="secure-rds-overrides-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.proxies = [cls.server() for _ in range(4)]
        cls.places = {place: cls.server() for place in ENDPOINT_PLACES}
        cls.good = cls.certificate("good")
        cls.bad = cls.certificate("bad")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*cls.good)
        cls.tls = cls.server(context)
        done = subprocess.run([PROGRAM, "help", "environment"], check=True, capture_output=True, text=True,
                              env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})
        cls.help = {}
        rows, _, cls.differences = done.stdout.partition("\n\nAll of this")
        for line in rows.splitlines()[2:]:
            if not line.startswith(" "):
                subject, rest = line[:20].strip(), line[20:]
                cls.help[subject] = rest
            elif not line.startswith(" " * 22):
                cls.help[subject] += " " + line.strip()
        cls.notes = " ".join(done.stdout.split())

    @classmethod
    def tearDownClass(cls):
        print(f"overrides: {COUNT['cases']} cases of options, environment, settings and shared files", flush=True)

    @classmethod
    def server(cls, *arguments):
        server = Server(*arguments)
        cls.addClassCleanup(server.server_close)
        cls.addClassCleanup(server.shutdown)
        return server

    @classmethod
    def certificate(cls, name):
        paths = [os.path.join(cls.folder, f"{name}.{part}") for part in ("pem", "key")]
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-subj", f"/CN={name}", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2", "-out",
                        paths[0], "-keyout", paths[1]], check=True, stderr=subprocess.DEVNULL)
        return paths

    def forget(self, replies):
        for server in (*self.proxies, *self.places.values(), self.tls):
            server.forget()
            server.status = replies

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def run_case(self, options=(), config="", credentials="", settings="", keys=True, replies=403, **environment):
        """`status`, whose calls are of two services. All that leads to AWS itself ends at the first proxy."""
        COUNT["cases"] += 1
        self.forget(replies)
        self.write(".aws/config", config)
        self.write(".aws/credentials", credentials)
        self.write("settings.yaml", "app: myapp\n" + settings)
        pinned = {"HOME": self.folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "AWS_EC2_METADATA_DISABLED": "true",
                  "AWS_MAX_ATTEMPTS": "1", "https_proxy": self.proxies[0].url}
        if keys:
            pinned.update(AWS_ACCESS_KEY_ID="AKIAENVIRONMENT", AWS_SECRET_ACCESS_KEY="s")
        pinned.update(environment)
        pinned = {name: value for name, value in pinned.items() if value is not None}
        done = subprocess.run([PROGRAM, "status", "--config", os.path.join(self.folder, "settings.yaml"), *options],
                              env=pinned, cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=PATIENCE)
        self.assertNotEqual(0, done.returncode)  # nobody lets it do anything
        return done.stderr + done.stdout

    def tunnel(self, service="cloudformation", proxy=0):
        """The host that the proxy was asked for, of AWS's own."""
        found = {host for host in self.proxies[proxy].tunnels if host.split(".")[0].removesuffix("-fips") == service}
        self.assertEqual(1, len(found), self.proxies[proxy].tunnels)
        return found.pop().removesuffix(":443")

    def chain(self, subject, places):
        """For each place from its own on: (its name, what it and all behind it say joined)."""
        self.assertEqual(self.help[subject], ", ".join(name for name, _ in places), subject)
        for i, (name, _) in enumerate(places):
            joined = {"options": [], "environment": {}, "config": "", "credentials": "", "settings": ""}
            for _, said in places[i:]:
                for part, value in said.items():
                    if part == "environment":
                        joined[part].update(value)
                    else:
                        joined[part] = joined[part] + value
            environment = joined.pop("environment")
            yield name, {**joined, **environment}

    # ---- who

    def test_help_on_what_there_is_none(self):
        for words in (["help", "nonsense"], ["nonsense", "--help"]):
            done = subprocess.run([PROGRAM, *words], check=False, capture_output=True, text=True,
                                  env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})
            self.assertEqual((2, ""), (done.returncode, done.stdout))
            self.assertIn("there is no help on 'nonsense'", done.stderr)
            self.assertIn("one of plan, apply, access,", done.stderr)
            self.assertIn("settings, environment", done.stderr)

    def test_profile(self):
        files = "".join(f"[{name}]\naws_access_key_id = AKIA{name.upper()}\naws_secret_access_key = s\n"
                        for name in ("option", "variable", "old", "default"))
        url = self.places["variable"].url
        for name, case in self.chain("profile", [
                ("--profile", {"options": ["--profile", "option"]}),
                ("AWS_PROFILE", {"environment": {"AWS_PROFILE": "variable"}}),
                ("AWS_DEFAULT_PROFILE", {"environment": {"AWS_DEFAULT_PROFILE": "old"}}),
                ("[default]", {})]):
            with self.subTest(name):
                self.run_case(**{**case, "credentials": files, "keys": False}, AWS_ENDPOINT_URL=url,
                              AWS_REGION="eu-west-1")
                expected = {"--profile": "AKIAOPTION", "AWS_PROFILE": "AKIAVARIABLE", "AWS_DEFAULT_PROFILE": "AKIAOLD",
                            "[default]": "AKIADEFAULT"}[name]
                self.assertEqual({expected}, {call["key"] for call in self.places["variable"].calls})

    def test_keys(self):
        files = "".join(f"[{name}]\naws_access_key_id = AKIA{name.upper()}\naws_secret_access_key = s\n"
                        for name in ("option", "variable", "default"))
        url = self.places["variable"].url
        for name, case in self.chain("keys", [
                ("--profile", {"options": ["--profile", "option"]}),
                ("AWS_ACCESS_KEY_ID", {"environment": {"AWS_ACCESS_KEY_ID": "AKIAKEY", "AWS_SECRET_ACCESS_KEY": "s"}}),
                ("AWS_PROFILE", {"environment": {"AWS_PROFILE": "variable"}}),
                ("[default]", {})]):
            with self.subTest(name):
                self.run_case(**{**case, "credentials": files, "keys": False}, AWS_ENDPOINT_URL=url,
                              AWS_REGION="eu-west-1")
                expected = {"--profile": "AKIAOPTION", "AWS_ACCESS_KEY_ID": "AKIAKEY", "AWS_PROFILE": "AKIAVARIABLE",
                            "[default]": "AKIADEFAULT"}[name]
                self.assertEqual({expected}, {call["key"] for call in self.places["variable"].calls})

    def test_shared_files(self):
        url = self.places["variable"].url
        self.write("other-credentials", "[default]\naws_access_key_id = AKIAOTHER\naws_secret_access_key = s\n")
        self.write("other-config", "[default]\nregion = sa-east-1\n")
        usual = "[default]\naws_access_key_id = AKIAUSUAL\naws_secret_access_key = s\n"
        for name, environment, key, region in (
                ("neither", {}, "AKIAUSUAL", "eu-north-1"),
                ("credentials", {"AWS_SHARED_CREDENTIALS_FILE": "~/other-credentials"}, "AKIAOTHER", "eu-north-1"),
                ("config", {"AWS_CONFIG_FILE": f"{self.folder}/other-config"}, "AKIAUSUAL", "sa-east-1"),
                ("both", {"AWS_CONFIG_FILE": "$HOME/other-config",
                          "AWS_SHARED_CREDENTIALS_FILE": "~/other-credentials"}, "AKIAOTHER", "sa-east-1")):
            with self.subTest(name):
                self.run_case(credentials=usual, config="[default]\nregion = eu-north-1\n", keys=False,
                              AWS_ENDPOINT_URL=url, **environment)
                self.assertEqual({(key, region)},
                                 {(call["key"], call["region"]) for call in self.places["variable"].calls})
        self.assertIn("AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name other files", self.notes)

    # ---- where

    def test_region(self):
        for name, case in self.chain("region", [
                ("--region", {"options": ["--region", "eu-west-1"]}),
                ("the settings file", {"settings": "region: eu-west-2\n"}),
                ("AWS_REGION", {"environment": {"AWS_REGION": "eu-west-3"}}),
                ("AWS_DEFAULT_REGION", {"environment": {"AWS_DEFAULT_REGION": "eu-north-1"}}),
                ("the profile's region", {"config": "[default]\nregion = sa-east-1\n"})]):
            with self.subTest(name):
                self.run_case(**case)
                expected = {"--region": "eu-west-1", "the settings file": "eu-west-2", "AWS_REGION": "eu-west-3",
                            "AWS_DEFAULT_REGION": "eu-north-1", "the profile's region": "sa-east-1"}[name]
                self.assertEqual(f"cloudformation.{expected}.amazonaws.com", self.tunnel())
                self.assertEqual(f"sts.{expected}.amazonaws.com", self.tunnel("sts"))

    def endpoint_places(self):
        url = {place: server.url for place, server in self.places.items()}
        services = f"[services dev]\ncloudformation =\n  endpoint_url = {url['services']}\n"
        return [
            ("--endpoint-url", {"options": ["--endpoint-url", url["option"]]}),
            ("AWS_ENDPOINT_URL_<SERVICE>", {"environment": {
                "AWS_ENDPOINT_URL_CLOUDFORMATION": url["variable of the service"]}}),
            ("AWS_ENDPOINT_URL", {"environment": {"AWS_ENDPOINT_URL": url["variable"]}}),
            ("the profile's services section", {"config": "services = dev\n", "credentials": services}),
            ("the profile's endpoint_url", {"config": f"endpoint_url = {url['profile']}\n"}),
            ("AWS's own", {}),
        ]

    def endpoint_case(self, case, **more):
        case = dict(case)
        config = "[default]\nregion = eu-west-1\n" + case.pop("config") + case.pop("credentials")
        self.run_case(config=config, **{**case, **more})

    def reached(self, service):
        found = [place for place, server in self.places.items()
                 if any(call["service"] == service for call in server.calls)]
        own = [host for host in self.proxies[0].tunnels if host.startswith(f"{service}.")]
        return found + (["AWS's own"] if own else [])

    def test_endpoint(self):
        """The two services of a call: one that is named everywhere, and one that the narrow places do not name."""
        for name, case in self.chain("endpoint", self.endpoint_places()):
            with self.subTest(name):
                self.endpoint_case(case)
                named, other = {
                    "--endpoint-url": ("option", "option"),
                    "AWS_ENDPOINT_URL_<SERVICE>": ("variable of the service", "variable"),
                    "AWS_ENDPOINT_URL": ("variable", "variable"),
                    "the profile's services section": ("services", "profile"),
                    "the profile's endpoint_url": ("profile", "profile"),
                    "AWS's own": ("AWS's own", "AWS's own")}[name]
                self.assertEqual([named], self.reached("cloudformation"))
                self.assertEqual([other], self.reached("sts"))

    def test_endpoints_ignored(self):
        everywhere = {"options": [], "config": "", "credentials": ""}
        for _, said in self.endpoint_places()[1:]:
            for part, value in said.items():
                everywhere.update(value if part == "environment" else {part: everywhere[part] + value})
        option = ["--endpoint-url", self.places["option"].url]
        for name, more, config, expected in (
                ("by variable", {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"}, "", "AWS's own"),
                ("by profile", {}, "ignore_configured_endpoint_urls = true\n", "AWS's own"),
                ("variable before profile", {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false"},
                 "ignore_configured_endpoint_urls = true\n", "variable of the service"),
                ("never the option", {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true", "options": option}, "", "option")):
            with self.subTest(name):
                self.endpoint_case({**everywhere, "config": everywhere["config"] + config}, **more)
                self.assertEqual([expected], self.reached("cloudformation"))
        self.assertIn("leaves the first and the last", self.notes)

    def test_switches(self):
        for subject, variable, key, host in (
                ("FIPS", "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", "cloudformation-fips.us-east-1.amazonaws.com"),
                ("dual stack", "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint",
                 "cloudformation.us-east-1.api.aws")):
            usual = "cloudformation.us-east-1.amazonaws.com"
            for of_variable, of_profile, expected in (("true", "false", host), ("false", "true", usual),
                                                      (None, "true", host), (None, "false", usual), (None, None, usual),
                                                      ("TRUE", None, host), ("yes", "true", usual)):
                with self.subTest(subject, variable=of_variable, profile=of_profile):
                    self.run_case(AWS_REGION="us-east-1", **{variable: of_variable},
                                  config=f"[default]\n{key} = {of_profile}\n" if of_profile else "")
                    self.assertEqual(expected, self.tunnel())
            self.assertEqual(f"{variable}, the profile's {key}", self.help[subject])
        both = "[default]\nuse_fips_endpoint = true\nuse_dualstack_endpoint = true\n"
        self.run_case(AWS_REGION="us-east-1", config=both)
        self.assertEqual("cloudformation-fips.us-east-1.api.aws", self.tunnel())
        self.run_case(AWS_REGION="us-east-1", config=both, AWS_ENDPOINT_URL=self.places["variable"].url)
        self.assertEqual(["variable"], self.reached("cloudformation"))

    # ---- how

    def trusted(self):
        return bool(self.tls.calls)

    def test_certificates(self):
        """One place has the right file and the others a wrong one; then the other way round."""
        good, bad = self.good[0], self.bad[0]
        places = [("AWS_CA_BUNDLE", "AWS_CA_BUNDLE"), ("the profile's ca_bundle", None),
                  ("REQUESTS_CA_BUNDLE", "REQUESTS_CA_BUNDLE")]
        self.assertEqual(self.help["certificates"],
                         ", ".join([name for name, _ in places] + ["the system's certificates"]))
        for i in range(len(places)):
            for mine, others in ((good, bad), (bad, good)):
                with self.subTest(places[i][0], good=mine == good):
                    environment, config = {}, "[default]\n"
                    for k, (_, variable) in enumerate(places[i:]):
                        path = others if k else mine
                        if variable:
                            environment[variable] = path
                        else:
                            config += f"ca_bundle = {path}\n"
                    said = self.run_case(config=config, AWS_REGION="eu-west-1", AWS_ENDPOINT_URL=self.tls.url,
                                         https_proxy=None, **environment)
                    self.assertEqual(mine == good, self.trusted(), said)
        for others in ({}, {"CURL_CA_BUNDLE": good, "SSL_CERT_FILE": good}, {"REQUESTS_CA_BUNDLE": ""}):
            said = self.run_case(AWS_REGION="eu-west-1", AWS_ENDPOINT_URL=self.tls.url, https_proxy=None, **others)
            self.assertFalse(self.trusted())
            self.assertIn("is not trusted", said)
        nowhere = {"CURL_CA_BUNDLE": "/nonexistent", "SSL_CERT_FILE": "/nonexistent", "SSL_CERT_DIR": "/nonexistent"}
        self.run_case(AWS_REGION="eu-west-1", AWS_ENDPOINT_URL=self.tls.url, https_proxy=None, AWS_CA_BUNDLE=good, **nowhere)
        self.assertTrue(self.trusted())
        for variable in ("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"):
            said = self.run_case(AWS_REGION="eu-west-1", AWS_ENDPOINT_URL=self.tls.url, https_proxy=None,
                                 **{variable: "/nonexistent/ca.pem"})
            self.assertIn("/nonexistent/ca.pem holds no certificates", said)

    def test_proxies(self):
        one, two, three, _ = (proxy.url for proxy in self.proxies)
        others = {"all_proxy": three, "ALL_PROXY": three}  # curl's
        for name, case in self.chain("proxy to https://", [
                ("https_proxy", {"environment": {"https_proxy": one}}),
                ("HTTPS_PROXY", {"environment": {"HTTPS_PROXY": two}})]):
            with self.subTest(name):
                self.run_case(**{"https_proxy": None, **others, **case}, AWS_REGION="eu-west-1", http_proxy=three)
                number = ["https_proxy", "HTTPS_PROXY"].index(name)
                self.assertEqual("cloudformation.eu-west-1.amazonaws.com", self.tunnel(proxy=number))
                self.assertEqual(1, sum(bool(proxy.tunnels) for proxy in self.proxies))
        for name, case in self.chain("proxy to http://", [
                ("http_proxy", {"environment": {"http_proxy": one}}),
                ("HTTP_PROXY", {"environment": {"HTTP_PROXY": two}})]):
            with self.subTest(name):
                self.run_case(**{"https_proxy": None, **others, **case}, AWS_REGION="eu-west-1",
                              AWS_ENDPOINT_URL="http://aws.example.test:81/here")
                number = ["http_proxy", "HTTP_PROXY"].index(name)
                for k, proxy in enumerate(self.proxies):
                    self.assertEqual({"http://aws.example.test:81/here"} if k == number else set(), set(proxy.absolute))
                    self.assertEqual([], [host for host in proxy.tunnels if "example" in host])

    def test_the_empty_lower_case_name_is_said(self):
        for empty, other in (("http_proxy", "HTTP_PROXY"), ("Http_proxy", "HTTP_PROXY")):
            server = self.places["variable"]
            self.run_case(AWS_REGION="eu-west-1", AWS_ENDPOINT_URL=server.url,
                          **{empty: "", other: self.proxies[1].url})
            self.assertTrue(server.calls)
            self.assertEqual([], self.proxies[1].absolute)
        self.run_case(AWS_REGION="eu-west-1", AWS_ENDPOINT_URL=self.places["variable"].url, http_proxy=self.proxies[1].url,
                      no_proxy="", NO_PROXY="127.0.0.1")
        self.assertTrue(self.proxies[1].absolute)

    def test_proxy_user(self):
        for written, sent in (("jane:hun%20ter2", "jane:hun ter2"), ("jane:hun@ter2", "jane:hun@ter2"),
                              ("jane:hun ter2", "jane:hun ter2"), ("jane:hun:ter2", "jane:hun:ter2"),
                              ("ja%40ne:hun%2fter2%zz", "ja@ne:hun/ter2%zz"), ("jane", None), ("jane:", None),
                              (":hunter2", None)):
            for scheme in ("http://", "", "//"):
                with self.subTest(written, scheme=scheme):
                    address = self.proxies[0].url.replace("http://", scheme + written + "@")
                    said = self.run_case(["--log", os.path.join(self.folder, "log")], AWS_REGION="eu-west-1",
                                         https_proxy=address)
                    self.assertEqual({sent} if sent else set(), self.proxies[0].proxy_users)
                    with open(os.path.join(self.folder, "log"), encoding="utf-8") as log:
                        said += log.read()
                    self.assertNotRegex(said, "jane|ja@ne|hun|ter2")

    def test_proxy_that_is_none_is_told_without_its_password(self):
        """And no secret of it is seen when it does not answer, refuses, or an endpoint is written like one."""
        with socket.create_server(("127.0.0.1", 0)) as listener:
            nobody = listener.getsockname()[1]
        for variables in ({"https_proxy": f"http://jane:hun@ter2@127.0.0.1:{nobody}"},
                          {"https_proxy": "http://jane:hun@ter2@nowhere.invalid:81"},
                          {"https_proxy": "http://jane:hun/ter2@127.0.0.1:81"},
                          {"https_proxy": "jane:hun#ter2@127.0.0.1:81"},
                          {"https_proxy": "http://jane:hun@ter2@"},
                          {"https_proxy": "ftp://jane:hunter2@127.0.0.1:81"},
                          {"https_proxy": f"socks5h://jane:hun@ter2@127.0.0.1:{nobody}"},
                          {"https_proxy": f"https://jane:hun@ter2@127.0.0.1:{nobody}"},
                          {"AWS_ENDPOINT_URL": "https://jane:hun@ter2@127.0.0.1:81"},
                          {"AWS_ENDPOINT_URL": "https://jane:hunter2@[::1"}):
            with self.subTest(variables):
                log = os.path.join(self.folder, "log")
                for words in (["--log", log], ["--json"]):
                    said = self.run_case(words, AWS_REGION="eu-west-1", **variables)
                    with open(log, encoding="utf-8") as file:
                        self.assertNotRegex(said + file.read(), "hun|ter2")
                    self.assertRegex(said, "https_proxy|no endpoint")

    def test_no_proxy(self):
        server = self.places["variable"]
        for name, variables, direct in (
                ("no_proxy, the host", {"no_proxy": "127.0.0.1"}, True),
                ("NO_PROXY, the host", {"NO_PROXY": "localhost,127.0.0.1"}, True),
                ("no_proxy, everything", {"no_proxy": "*"}, True),
                ("no_proxy, a network", {"no_proxy": "127.0.0.0/8"}, False),
                ("no_proxy, host and port", {"no_proxy": " %s , x" % server.url[7:]}, True),
                ("no_proxy, another port", {"no_proxy": "127.0.0.1:1"}, False),
                ("no_proxy, what it stands below", {"no_proxy": ".0.0.1"}, True),
                ("no_proxy, the end of a word", {"no_proxy": "0.1,7.0.0.1"}, True),
                ("no_proxy, empty names", {"no_proxy": ",, ,"}, False),
                ("no_proxy, everything and more", {"no_proxy": "*,x"}, False),
                ("no_proxy, another host", {"no_proxy": "aws.example.test"}, False),
                ("no_proxy before NO_PROXY", {"no_proxy": "aws.example.test", "NO_PROXY": "127.0.0.1"}, False),
                ("none", {}, False)):
            with self.subTest(name):
                self.run_case(AWS_REGION="eu-west-1", AWS_ENDPOINT_URL=server.url, http_proxy=self.proxies[1].url,
                              **variables)
                self.assertEqual(direct, bool(server.calls))
                self.assertEqual(not direct, bool(self.proxies[1].absolute))
        self.run_case(AWS_REGION="eu-west-1", no_proxy=".nowhere.test,sts.eu-west-1.amazonaws.com", https_proxy=None,
                      AWS_ENDPOINT_URL_STS=server.url, HTTPS_PROXY=self.proxies[2].url)
        self.assertEqual("cloudformation.eu-west-1.amazonaws.com", self.tunnel(proxy=2))

    def test_machine_endpoints_need_no_proxy(self):
        """What gives credentials to this machine would give them to the proxy, or not answer it."""
        machine, aws = self.places["profile"], self.places["variable"]
        everywhere = {name: self.proxies[1].url for name in ("http_proxy", "https_proxy", "all_proxy", "ALL_PROXY",
                                                             "HTTPS_PROXY")}
        self.write("token", "secret")
        for name, more, asked in (
                ("metadata", {"AWS_EC2_METADATA_DISABLED": None, "AWS_EC2_METADATA_SERVICE_ENDPOINT": machine.url},
                 "/latest/meta-data/iam/security-credentials/machine"),
                ("container", {"AWS_CONTAINER_CREDENTIALS_FULL_URI": machine.url + "/credentials"}, "/credentials"),
                ("container with a token", {"AWS_CONTAINER_CREDENTIALS_FULL_URI": machine.url + "/pod",
                                            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": f"{self.folder}/token"}, "/pod")):
            with self.subTest(name):
                said = self.run_case(keys=False, AWS_REGION="eu-west-1", **everywhere, **more,
                                     AWS_ENDPOINT_URL="http://aws.example.test")
                self.assertIn(asked, machine.others, said)
                self.assertEqual({"http://aws.example.test/"}, set(self.proxies[1].absolute))
                self.assertEqual({"AKIAMACHINE"}, {call["key"] for call in self.proxies[1].calls})
        # The addresses of their own, which nobody answers here: the proxy is not asked in their place.
        for more in ({"AWS_EC2_METADATA_DISABLED": None}, {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/credentials"}):
            with self.subTest(more):
                said = self.run_case(keys=False, AWS_REGION="eu-west-1", **everywhere, **more,
                                     AWS_METADATA_SERVICE_NUM_ATTEMPTS="1", AWS_ENDPOINT_URL=aws.url)
                self.assertEqual(([], []), (self.proxies[1].absolute, self.proxies[1].others), said)
        self.assertIn("metadata and container endpoints always are", self.notes)

    def test_attempts(self):
        server = self.places["variable"]
        for name, variable, profile, mode, expected in (
                ("by variable", "2", None, None, 2), ("variable before profile", "1", "4", None, 1),
                ("by profile", None, "2", None, 2), ("usual", None, None, None, 3),
                ("no number", "many", None, None, 3),
                ("none at all", "0", None, None, 3), ("standard", None, None, "standard", 3),
                ("legacy", None, None, "legacy", 3), ("adaptive", "2", None, "adaptive", 2)):
            with self.subTest(name):
                self.run_case(config="[default]\n" + (f"max_attempts = {profile}\n" if profile else ""), replies=500,
                              AWS_REGION="eu-west-1", AWS_ENDPOINT_URL=server.url, AWS_MAX_ATTEMPTS=variable,
                              AWS_RETRY_MODE=mode)
                count = sum(call["action"] == "DescribeStacks" for call in server.calls)
                self.assertEqual(expected, count)
        self.assertEqual("AWS_MAX_ATTEMPTS, the profile's max_attempts, 3", self.help["attempts"])

    def test_help_is_about_what_is_tested(self):
        self.assertEqual({"profile", "keys", "region", "endpoint", "FIPS", "dual stack", "certificates",
                          "proxy to https://", "proxy to http://", "attempts"}, set(self.help))


if __name__ == "__main__":
    unittest.main()
