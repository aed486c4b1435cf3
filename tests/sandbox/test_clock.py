"""A machine whose clock is wrong, by an hour or by years: what AWS signs and judges goes on, and what can't is told as that."""

import json
import os
import socket
import ssl
import subprocess
import tempfile
import threading
import unittest

from connecting import told
from patience import PATIENCE
from real import RealTest
from sandbox import PROGRAM
from test_sign_in import SignInCase

SANITIZED = "sanitize" in os.environ.get("BUILD", "")  # they want to be the first library
HOUR, YEAR = 3600, 365 * 86400
# The clock of secure-rds and of what it starts for its user, and of nothing that stands for AWS.
SHIFTING = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
static long shift(void) {
    static long by, known;
    if (!known) {
        char name[32] = "";
        FILE *file = fopen("/proc/self/comm", "r");
        if (!file || !fgets(name, sizeof name, file)) abort();
        fclose(file);
        if (!strcmp(name, "secure-rds\n") || !strcmp(name, "psql\n") || !strcmp(name, "ssh\n")) by = atol(getenv("CLOCK_BY"));
        known = 1;
    }
    return by;
}
int clock_gettime(clockid_t which, struct timespec *now) {
    static int (*next)(clockid_t, struct timespec *);
    if (!next) *(void **)&next = dlsym(RTLD_NEXT, "clock_gettime");
    int failed = next(which, now);
    if (!failed && which == CLOCK_REALTIME) now->tv_sec += shift();
    return failed;
}
int gettimeofday(struct timeval *now, void *zone) {
    struct timespec is;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &is);
    *now = (struct timeval){is.tv_sec, is.tv_nsec / 1000};
    return 0;
}
time_t time(time_t *to) {
    struct timespec is;
    clock_gettime(CLOCK_REALTIME, &is);
    return to ? (*to = is.tv_sec) : is.tv_sec;
}
"""


class Shifted:
    """Mixed into a test with an `environment`."""

    def clock(self, seconds):
        if not hasattr(self, "library"):
            folder = self.enterContext(tempfile.TemporaryDirectory(prefix="secure-rds-clock-"))
            os.chmod(folder, 0o755)
            self.library = os.path.join(folder, "shifting.so")
            subprocess.run(["cc", "-shared", "-fPIC", "-w", "-x", "c", "-", "-o", self.library], input=SHIFTING, text=True, check=True)
        self.environment.update(LD_PRELOAD=self.library, CLOCK_BY=str(seconds))


@unittest.skipIf(SANITIZED, "a sanitizer wants to be the first library")
class Database(Shifted, RealTest):
    def setUp(self):
        super().setUp()
        os.mkdir(os.path.join(self.folder, ".ssh"), 0o700)
        os.rename(self.key, os.path.join(self.folder, ".ssh", "myapp-bastion"))
        self.key = os.path.join(self.folder, ".ssh", "myapp-bastion")

    def steps(self, *words):
        done = self.run_program("verify", "--json", *words)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        return {step["step"]: step for step in json.loads(done.stdout)["steps"]}

    def test_an_hour(self):
        """Each way in works, by IAM too, and `verify` says that the clock is wrong."""
        said = self.stand()
        local, _ = self.tunnel(said)
        self.query(said, local, "CREATE USER app; GRANT rds_iam TO app")
        self.assertNotIn("clock", self.steps())
        for seconds, words in ((HOUR, "ahead of AWS's"), (-HOUR, "behind AWS's")):
            with self.subTest(seconds):
                self.clock(seconds)
                steps = self.steps("--iam", "app")
                self.assertEqual({"clock": "warning"}, {name: step["result"] for name, step in steps.items()
                                                         if step["result"] != "well"})
                self.assertRegex(steps["clock"]["words"], rf"This machine's is (1:00:0|59:5|0?0:59:5)\d {words}")
                self.assertIn("timedatectl", steps["clock"]["remedy"])
                self.assertIn("Ready, but for one thing", self.succeed("verify").stderr)
                done = self.succeed("connect", "--iam", "app", "-c", "SELECT current_user", "--", "-XAt")
                self.assertEqual("app\n", done.stdout)
                token = self.succeed("token", "app").stdout.strip()
                shown = self.psql(said, local, "SELECT current_user", user="app", password=token)
                self.assertEqual("app\n", shown.stdout, shown.stderr)

    def test_years(self):
        """Certificates are judged by this machine's clock, and nothing is sent on: the clock is what is told."""
        self.stand()
        for seconds, case in ((150 * YEAR, "clock ahead by years"), (-20 * YEAR, "clock behind by years")):
            with self.subTest(seconds):
                self.clock(seconds)
                done = self.run_program("connect", "-c", "SELECT 1")
                self.assertEqual((1, ""), (done.returncode, done.stdout), done.stderr)
                told(self, case, done)


@unittest.skipIf(SANITIZED, "a sanitizer wants to be the first library")
class SignIn(Shifted, SignInCase):
    def status(self, *words):
        return self.without_terminal("status", *words)

    def who(self):
        done = self.status("--json")
        self.assertIn("identity", done.stdout, done.stderr)
        return json.loads(done.stdout)["identity"]["arn"]

    def test_keys_of_an_hour(self):
        """By a clock that is hours ahead they have ended when they come."""
        self.portal()
        self.token("2099-01-01T00:00:00Z")
        for seconds in (12 * HOUR, -12 * HOUR):
            self.clock(seconds)
            self.assertIn("Developer", self.who())
        self.write(".aws/credentials", f"[base]\naws_access_key_id = {self.said['access_key_id']}\n"
                                       f"aws_secret_access_key = {self.said['secret_access_key']}\n")
        self.write(".aws/config", "[profile work]\nrole_arn = arn:aws:iam::123456789012:role/Deployer\nsource_profile = base\n")
        for seconds in (12 * HOUR, -12 * HOUR):
            self.clock(seconds)
            self.assertIn("Deployer", self.who())

    def test_what_nobody_can_know(self):
        """AWS was not asked yet: these have ended, or the clock is wrong. Both are said."""
        self.environment.update(AWS_ACCESS_KEY_ID=self.said["access_key_id"], AWS_SESSION_TOKEN="x",
                                AWS_SECRET_ACCESS_KEY=self.said["secret_access_key"],
                                AWS_CREDENTIAL_EXPIRATION="2040-01-01T00:00:00Z")
        del self.environment["AWS_PROFILE"]
        self.clock(20 * YEAR)
        done = self.status()
        self.assertEqual(4, done.returncode, done.stderr)
        self.assertIn("have ended, at 2040-01-01T00:00:00Z", done.stderr)
        self.assertRegex(done.stderr, r"if they are new, set this machine's clock \(now it is 20[4-9][-0-9T:]+Z here\)")

    def test_certificates_of_aws(self):
        paths = [self.path(name) for name in ("own.pem", "own.key")]
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=own",
                        "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2", "-out", paths[0], "-keyout", paths[1]], check=True,
                       capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*paths)
        server = self.enterContext(socket.create_server(("127.0.0.1", 0)))
        ended = threading.Event()

        def serve():
            while not ended.is_set():
                client, _ = server.accept()
                with client:
                    try:
                        context.wrap_socket(client, server_side=True).close()
                    except OSError:
                        pass

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        self.environment.update(AWS_ENDPOINT_URL="https://127.0.0.1:%d" % server.getsockname()[1], AWS_CA_BUNDLE=paths[0],
                                AWS_ACCESS_KEY_ID="AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY="x")
        del self.environment["AWS_PROFILE"]
        for seconds, words in ((YEAR, "has expired"), (-YEAR, "is not valid yet")):
            with self.subTest(seconds):
                self.clock(seconds)
                done = subprocess.run([PROGRAM, "list"], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                                      capture_output=True, text=True, timeout=PATIENCE)
                self.assertEqual(1, done.returncode, done.stderr)
                self.assertIn(f"the certificate of {self.environment['AWS_ENDPOINT_URL']} {words}", done.stderr)
                self.assertRegex(done.stderr, r"to do: set this machine's clock if [-0-9T:]+Z is not the time")
        ended.set()
        socket.create_connection(server.getsockname()).close()
        thread.join(PATIENCE)


if __name__ == "__main__":
    unittest.main()
