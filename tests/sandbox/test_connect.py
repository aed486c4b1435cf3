"""`secure-rds connect` through a real ssh, to a real PostgreSQL: what is signed in, what is refused and in which words, what
is left behind, and where the password is found."""

import json
import os
import pty
import random
import select
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest

from patience import PATIENCE, until
from connecting import PSQL_WITHOUT_FILE, ConnectTest
from real import users_of
from virtual_time import VirtualTime

# Stands for AWS's plugin, which no package has: it gets the session as that does, and leads there by ssh.
PLUGIN = """#!{python}
import json, os, sys
name, region, operation, profile, parameters, url = sys.argv[1:]
session = json.loads(os.environ[name])
assert name == "AWS_SSM_START_SESSION_RESPONSE" and operation == "StartSession" and region == "eu-west-1", sys.argv
assert not any(session["TokenValue"] in word for word in sys.argv)
asked = {{key: value[0] for key, value in json.loads(parameters)["Parameters"].items()}}
ssh = json.loads({ssh!r})
os.execv("/usr/bin/ssh", [*ssh[:-1], "-N", "-L",
         "127.0.0.1:%s:%s:%s" % (asked["localPortNumber"], asked["host"], {port}), ssh[-1]])
"""


class Connect(ConnectTest):
    def test_a_query(self):
        self.stand("database.name=shop")
        options = ("--set", "database.name=shop")
        self.assertEqual("dbadmin|shop|t", self.says(
            "SELECT current_user, current_database(), ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", *options))
        with open(self.known_hosts(), encoding="ascii") as file:
            self.assertRegex(file.read(), r"\Ai-[0-9a-f]+ ssh-ed25519 AAAA\S+\n\Z")
        self.assertEqual(0o600, os.stat(self.known_hosts()).st_mode & 0o777)
        self.nothing_left()
        # What psql ends with is what the command ends with; what another program gets stands behind --.
        self.assertEqual(1, self.connect("-c", "SELEC").returncode)
        self.assertEqual(2, self.connect("--", "-X", "-d", "none", "-c", "SELECT 1").returncode)
        file = os.path.join(self.folder, "some.sql")
        with open(file, "w", encoding="ascii") as sql:
            sql.write("SELECT 'from a file';\n")
        self.assertIn("from a file", self.connect("-f", file, "--", *PSQL_WITHOUT_FILE).stdout)
        # All that is said counts, in its order, as for psql.
        both = self.connect("-c", "SELECT 1", "-f", file, "--command=SELECT 2", "--", *PSQL_WITHOUT_FILE)
        self.assertEqual(["1", "from a file", "2"], both.stdout.split("\n")[:-1])
        self.assertIn("PostgreSQL database dump", self.connect("--exec", "pg_dump", "--", "-s").stdout)
        self.assertIn("-c and -f are psql's", self.refuses("psql's", status=2, options=("--exec", "pg_dump")))
        # A libpq variable of whoever calls leads nowhere else.
        self.environment.update(PGHOST="192.0.2.1", PGSSLMODE="disable", PGPASSWORD="wrong", PGSERVICE="none")
        self.assertEqual("1", self.says("SELECT 1"))

    def test_while_the_stack_is_made(self):
        """The database answers minutes before the creation ends: that is told, and connect finds the way there."""
        clock = VirtualTime(os.path.join(self.folder, "secure-rds.sandbox"))
        said_path = os.path.join(self.folder, "said")
        with open(said_path, "w", encoding="utf-8") as said:
            apply = subprocess.Popen(self.command("apply", "--yes", speed="30"), cwd=self.folder, env=self.environment,
                                     stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        self.addCleanup(apply.wait, PATIENCE)
        self.addCleanup(clock.runs, 5000)

        def told():
            with open(said_path, encoding="utf-8") as file:
                return file.read()

        self.until(lambda: os.path.exists(clock.state) and "ExecuteChangeSet" in clock.journal())
        clock.stands()
        client = self.client(self.serve()[1], "cloudformation")
        while not {"Database", "Bastion", "SecretAttachment"} <= {
                each["LogicalResourceId"] for each in client.describe_stack_resources(StackName="myapp")["StackResources"]
                if each["ResourceStatus"] == "CREATE_COMPLETE"}:
            clock.stands(5)
        for _ in range(10):  # two polls, or three, of what RDS says
            clock.stands(5)
            if self.until(lambda: "ready to use" in told(), PATIENCE / 20, False):
                break
        self.assertIn("ready to use: the database answers", told())
        self.assertEqual("CREATE_IN_PROGRESS", client.describe_stacks(StackName="myapp")["Stacks"][0]["StackStatus"])
        self.assertEqual("dbadmin", self.says("SELECT current_user"))
        clock.runs(5000)
        self.assertEqual(0, apply.wait(PATIENCE), told())
        self.assertEqual(1, told().count("ready to use"))
        self.assertEqual("dbadmin", self.says("SELECT current_user"))

    def until(self, holds, patience=PATIENCE, must=True):
        end = time.monotonic() + patience
        while not holds() and time.monotonic() < end:
            time.sleep(0.02)
        if must:
            self.assertTrue(holds())
        return holds()

    def test_the_password_is_found_nowhere(self):
        said = self.stand()
        password = self.secret(said)["password"].encode()
        look = os.path.join(self.folder, "look")
        with open(look, "w", encoding="ascii") as script:
            script.write("""cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ
                            for at in ~ '/tmp /var/tmp /run /dev/shm -maxdepth 2'; do
                                find $at -xdev -newer secure-rds.yaml -type f -user $(id -u) -size -200k -not -name '*.sandbox*' -exec cat {} +
                            done 2>/dev/null""")
        done = subprocess.run(self.command("connect", "--log", "calls", "-v", "-c", r"\! sh look 2>/dev/null"), cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn(b"PGSSLMODE=verify-full", done.stdout, "it looks where it could be")
        self.assertIn(b"known_hosts", done.stdout)
        self.assertNotIn(password, done.stdout + done.stderr)
        with open(os.path.join(self.folder, "calls"), "rb") as log:
            self.assertNotIn(password, log.read())

    def test_certificates(self):
        self.stand()
        for fault, case in (("server:chain", "certificate of another authority"), ("server:name", "certificate of another host"),
                            ("certificate:-2", "certificate expired"), ("server:off", "no TLS")):
            with self.subTest(fault):
                self.serve_alone(faults=[fault])
                self.refuses(faults=[fault], case=case)
        self.serve_alone()
        self.refuses(options=("--ca-bundle", self.other_authority()), case="wrong CA named")
        self.refuses(status=2, options=("--ca-bundle", self.config), case="no CA in the file named")
        self.nothing_left()

    def other_authority(self):
        path = os.path.join(self.folder, "own.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=own",
                        "-keyout", "/dev/null", "-out", path], check=True, capture_output=True)
        return path

    def test_host_keys(self):
        self.stand()
        self.assertEqual("1", self.says("SELECT 1"))
        with open(self.known_hosts(), "r+", encoding="ascii") as file:
            instance, _, key = file.read().split()
            file.seek(0)
            file.write(f"{instance} ssh-ed25519 {key[:-4]}AAAA\n")
        self.refuses(self.known_hosts(), case="host key changed")
        os.unlink(self.known_hosts())
        # Nobody vouches for it, and nobody can be asked.
        self.refuses(faults=["deny:GetConsoleOutput"], case="host key not known, and no terminal")
        self.assertFalse(os.path.exists(self.known_hosts()))

    def test_who_is_asked_agrees_once(self):
        said = self.stand()
        bastion = self.bastion(said)
        scan = subprocess.run(["ssh-keyscan", "-t", "ed25519", "-p", str(self.port(said)), bastion["PublicIpAddress"]],
                              capture_output=True, text=True, timeout=PATIENCE)
        shown = subprocess.run(["ssh-keygen", "-l", "-f", "-"], input=scan.stdout, capture_output=True, text=True, check=True)
        words = self.command("connect", "-c", "SELECT 'in'", faults=["deny:GetConsoleOutput"])
        for answer in (b"n\n", b"y\n", b""):
            with self.subTest(answer):
                output = self.on_terminal(words, [(b"Is it? [y/N]", answer)] if answer else [])
                self.assertEqual(answer != b"", shown.stdout.split()[1].encode() in output, output)
                self.assertEqual(answer != b"n\n", b" in\r\n" in output, output)

    def test_a_prompt_on_a_terminal(self):
        self.stand()
        output = self.on_terminal(self.command("connect", "--", "-X"), [(b"=> ", b"SELECT 40 + 2;\n\\q\n")])
        self.assertIn(b" 42\r\n", output)
        self.nothing_left()

    def test_a_key_with_a_passphrase(self):
        self.stand()
        path = os.path.join(self.folder, ".ssh", "myapp-bastion")
        subprocess.run(["ssh-keygen", "-q", "-p", "-P", "", "-N", "open sesame", "-f", path], check=True, stdout=subprocess.DEVNULL)
        self.refuses(status=4, case="key with a passphrase, and no terminal")
        output = self.on_terminal(self.command("connect", "-c", "SELECT 40 + 2"), [(b"passphrase for key", b"wrong\n")] * 3)
        self.assertNotIn(b" 42\r\n", output)
        self.assertIn(b"to do: ", output)
        output = self.on_terminal(self.command("connect", "-c", "SELECT 40 + 2"), [(b"passphrase for key", b"open sesame\n")])
        self.assertIn(b" 42\r\n", output)

    def test_an_agent_with_many_keys(self):
        self.stand()
        os.unlink(os.path.join(self.folder, ".ssh", "myapp-bastion"))
        socket = os.path.join(self.folder, "agent")
        agent = subprocess.Popen(["ssh-agent", "-D", "-a", socket], stdout=subprocess.DEVNULL)
        self.addCleanup(agent.wait)
        self.addCleanup(agent.kill)
        self.environment["SSH_AUTH_SOCK"] = socket
        for number in range(40):
            key = os.path.join(self.folder, f"many-{number}")
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
            subprocess.run(["ssh-add", "-q", key], env=self.environment, check=True)
        self.refuses(status=4, case="agent with forty keys")
        subprocess.run(["ssh-add", "-q", self.key], env=self.environment, check=True)
        self.assertEqual("1", self.says("SELECT 1"))

    def test_what_is_closed_stopped_or_gone(self):
        said = self.stand()
        ec2, rds = self.client(said, "ec2"), self.client(said, "rds")
        bastion = {"InstanceIds": [self.outputs(said)["BastionInstanceId"]]}
        self.assertEqual("1", self.says("SELECT 1"))
        self.succeed("access", "set", "198.51.100.0/28", "--yes")
        self.refuses(case="address not allowed")
        self.succeed("access", "set", "203.0.113.0/28")
        rds.stop_db_instance(DBInstanceIdentifier="myapp")
        self.refuses(case="database stopped")
        state = lambda: ec2.describe_instances(**bastion)["Reservations"][0]["Instances"][0]["State"]["Name"]
        ec2.stop_instances(**bastion)
        until(lambda: state() == "stopped")
        self.refuses(case="bastion stopped")
        ec2.terminate_instances(**bastion)
        until(lambda: state() == "terminated")
        self.refuses(case="bastion terminated")
        self.client(said, "secretsmanager").delete_secret(SecretId=self.outputs(said)["SecretArn"], RecoveryWindowInDays=7)
        self.refuses(case="secret scheduled for deletion")
        self.refuses(status=4, faults=["deny:GetSecretValue"], case="secret denied")
        secrets = self.client(said, "secretsmanager")
        secrets.restore_secret(SecretId=self.outputs(said)["SecretArn"])
        secrets.delete_secret(SecretId=self.outputs(said)["SecretArn"], ForceDeleteWithoutRecovery=True)
        self.refuses(case="secret deleted")
        self.nothing_left()

    def test_rotation_between_reading_and_using(self):
        said = self.stand()
        self.assertEqual("1", self.says("SELECT 1"))
        # The way is opened after the password was read: ssh has it changed first.
        arn = self.outputs(said)["SecretArn"]
        self.program("ssh", f"""#!{sys.executable}
import os, sys
sys.path[:] = {sys.path!r}
import boto3
boto3.client("secretsmanager", endpoint_url={said["endpoint_url"]!r}, region_name="eu-west-1",
             aws_access_key_id={said["access_key_id"]!r},
             aws_secret_access_key={said["secret_access_key"]!r}).rotate_secret(SecretId={arn!r})
os.execv("/usr/bin/ssh", sys.argv)
""")
        self.assertEqual("2", self.says("SELECT 2"))

    def test_sign_in_by_iam(self):
        self.stand()
        self.says("CREATE USER app; GRANT rds_iam TO app; CREATE USER plain")
        self.assertEqual("app", self.says("SELECT current_user", "--iam", "app"))
        self.refuses(status=4, options=("--iam", "plain"), case="IAM user without rds_iam")
        self.refuses(status=4, options=("--iam", "nobody"), case="IAM user who is not there")

    def test_words_that_fit_nothing(self):
        self.stand()
        file = os.path.join(self.folder, "none.yaml")
        self.refuses("no app is named", "--set app=", status=2, options=("--set", "app="))
        with open(file, "w", encoding="ascii") as settings:
            settings.write("region: eu-west-1\n")
        for words in (("status",), ("destroy", "--yes", "--confirm", ""), ("access", "list"), ("connect",), ("verify",)):
            done = self.run_program(*words, "--config", file)
            self.assertEqual((2, ""), (done.returncode, done.stdout), done.stderr)
        self.refuses(options=("--set", "database.name=none"), status=2, case="database of that name not there")
        for program, words in (("", "no program is named"), ("nosuch", "there is no nosuch"), ("./secure-rds.yaml", "is no program")):
            done = self.connect("--exec", program)
            self.assertIn(words, done.stderr)
        # What goes into each login is named where it is what the server refuses.
        self.environment["PGOPTIONS"] = "-c nosuch=1"
        self.refuses("nosuch", "PGOPTIONS")

    def test_keys_that_ssh_can_not_use(self):
        self.stand()
        path = os.path.join(self.folder, ".ssh", "myapp-bastion")
        with open(path, "w", encoding="ascii") as file:
            file.write("PuTTY-User-Key-File-3: ssh-ed25519\n")
        self.refuses(path, status=4, case="key in another format")
        os.chmod(path, 0o644)
        self.refuses(path, status=4, case="key that others may read")
        os.unlink(path)
        os.mkfifo(path)  # ssh would wait there
        self.refuses("does not take any key", "myapp-bastion", status=4)
        os.unlink(path)

    def test_the_user_s_own_configuration(self):
        """It may lead elsewhere, and never leaves an ssh behind, undoes the way, or lets another host key pass."""
        self.stand()
        file = os.path.join(self.folder, "ssh_config")

        def configured(*lines):
            with open(file, "w", encoding="ascii") as config:
                config.write("\n".join(lines) + "\n")
            return "--ssh-config", file

        self.assertEqual("1", self.says("SELECT 1", *configured(
            "ForkAfterAuthentication yes", "ClearAllForwardings yes", "AddressFamily inet6", "LocalCommand echo no",
            "PermitLocalCommand no", "LogLevel QUIET", "RequestTTY force", "StdinNull yes", "User nobody", "Port 1")))
        self.assertEqual({}, {pid: line for pid, line in users_of(self.folder).items() if line.startswith("ssh -F " + file)})
        with open(self.known_hosts(), "r+", encoding="ascii") as known:
            instance, _, key = known.read().split()
            known.seek(0)
            known.write(f"{instance} ssh-ed25519 {key[:-4]}AAAA\n")
        self.refuses("shows another host key", options=configured(
            "StrictHostKeyChecking no", "NoHostAuthenticationForLocalhost yes", "VerifyHostKeyDNS yes",
            f"KnownHostsCommand /bin/echo {instance} ssh-ed25519 {key}"))
        os.unlink(self.known_hosts())
        self.refuses("does not take its configuration", "line 2: Bad configuration option: foo", status=2,
                     options=configured("Host *", "Foo bar"))
        self.refuses("ProxyJump", "opens no way", options=configured("ProxyCommand /bin/false"))
        self.refuses("can't be opened", file + ".not", status=2, options=("--ssh-config", file + ".not"))
        self.refuses("is a folder", status=2, options=("--ssh-config", self.folder))
        os.chmod(file, 0o666)
        self.nothing_left()

    def test_a_stranger_in_place_of_the_database(self):
        """What answers is no PostgreSQL, or hangs up: said as that, and nothing is sent to it."""
        said = self.stand()
        for answer, case in ((b"HTTP/1.1 400 Bad Request\r\n\r\n", "a stranger answers"), (b"", "network cut behind the bastion"),
                             (b"S", "network cut in the TLS handshake"), (b"S\0\0\0 nonsense", None)):
            with self.subTest(answer), socket.create_server(("127.0.0.1", 0)) as server:
                heard = []

                def stranger():
                    client, _ = server.accept()
                    with client:
                        heard.append(client.recv(8))
                        client.sendall(answer)

                thread = threading.Thread(target=stranger, daemon=True)
                thread.start()
                self.refuses(case=case, options=("--connect-to", f"*.rds.*::127.0.0.1:{server.getsockname()[1]}"))
                thread.join(PATIENCE)
                self.assertEqual([bytes.fromhex("0000000804d2162f")], heard)
        self.assertIn("endpoint_url", said)

    def test_ctrl_z_while_ssh_asks(self):
        """The shell has its terminal back, and both go on together."""
        self.stand()
        path = os.path.join(self.folder, ".ssh", "myapp-bastion")
        subprocess.run(["ssh-keygen", "-q", "-p", "-P", "", "-N", "open sesame", "-f", path], check=True, stdout=subprocess.DEVNULL)
        line = shlex.join(self.command("connect", "-c", "SELECT 40 + 2")).encode() + b"\n"
        output = self.on_terminal(["/bin/bash", "--norc", "--noprofile", "-i"], [
            (b"$ ", line), (b"passphrase for key", b"\x1a"), (b"Stopped", b"fg\n"), (b"passphrase for key", b"\x1a"),
            (b"Stopped", b"bg\n"), (b"&", b"fg\n"), (b"passphrase for key", b"open sesame\n"), (b" 42\r\n", b"exit\n")])
        self.assertIn(b" 42\r\n", output)
        self.nothing_left()

    def test_who_ignores_hang_ups(self):
        """nohup(1) means psql as well."""
        self.stand()
        words = self.command("connect", "--", *PSQL_WITHOUT_FILE)
        with subprocess.Popen(["nohup", *words], cwd=self.folder, env=self.environment, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
            process.stdin.write("SELECT 'begun';\n")
            process.stdin.flush()
            self.assertEqual("begun\n", process.stdout.readline())
            os.killpg(process.pid, signal.SIGHUP)
            output, _ = process.communicate("SELECT 'to its end';\n", timeout=PATIENCE)
        self.assertEqual((0, "to its end\n"), (process.returncode, output))

    def test_other_ways(self):
        said = self.stand("access.load_balancer=true")
        self.refuses("is none of the authorities", options=("--via", "load-balancer", "--ca-bundle", self.other_authority()))
        self.assertEqual("1", self.says("SELECT 1", "--via", "load-balancer"))
        self.refuses(options=("--via", "session-manager"), case="Session Manager's plugin missing")
        ssh = json.dumps(self.ssh_words(said, self.bastion(said)["PublicIpAddress"]))
        self.program("session-manager-plugin", PLUGIN.format(python=sys.executable, ssh=ssh, port=self.port(said)))
        self.assertEqual("1", self.says("SELECT 1", "--via", "session-manager"))
        self.refuses("there is no way 'rope'", status=2, options=("--via", "rope"))
        self.nothing_left()

    def test_programs_that_are_missing(self):
        self.stand()
        self.environment["PATH"] = self.bin
        self.refuses(case="psql missing")
        os.symlink("/usr/bin/psql", os.path.join(self.bin, "psql"))
        self.refuses(case="ssh missing")
        os.symlink("/usr/bin/ssh", os.path.join(self.bin, "ssh"))
        os.unlink(self.known_hosts())
        self.refuses(faults=["deny:GetConsoleOutput"], case="ssh-keyscan missing, and host key not known")

    def test_killed_at_any_moment(self):
        """Whatever moment it is killed at, nothing that it started goes on, and no file is left. KILLS: how often."""
        self.stand()
        self.says("SELECT 1")
        started = time.monotonic()
        self.says("SELECT 1")
        whole = time.monotonic() - started
        standing, files, chance = set(users_of(self.folder)), self.files(), random.Random(17)
        seen = set()
        for turn in range(int(os.environ.get("KILLS", "8"))):
            with self.start("connect", "-c", "SELECT pg_sleep(1000)") as process:
                try:
                    process.wait(chance.uniform(0, whole * 1.5))
                except subprocess.TimeoutExpired:
                    pass
                seen |= {line.split()[0] for line in users_of(self.folder).values() if line}
                process.send_signal((signal.SIGKILL, signal.SIGHUP, signal.SIGTERM)[turn % 3])
                try:
                    process.communicate(timeout=PATIENCE)
                finally:
                    process.kill()
            end = time.monotonic() + PATIENCE
            while strays := self.strays(standing):
                self.assertLess(time.monotonic(), end, strays)
                time.sleep(0.01)
            self.assertEqual(files, self.files())
        self.assertIn("ssh", seen, "no moment at which there was something to leave behind")


if __name__ == "__main__":
    unittest.main()
