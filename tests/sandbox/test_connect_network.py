"""`secure-rds connect` where the network, the machine or somebody at AWS is in the way: each in the words of docs/CONNECT.md, and
nothing left behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import unittest

from connecting import PSQL_WITHOUT_FILE, ConnectTest, told
from patience import PATIENCE
from real import users_of
from relay import pour
from sandbox import PROGRAM

# Holds the port that ssh is to listen at, as often as the file beside it says.
HOLDER = """#!{python}
import os, socket, subprocess, sys
here = sys.argv[sys.argv.index("-L") + 1].split(":")[:2]
with open({count!r}, "a") as file:
    file.write("x")
    turn = file.tell()
if turn > {times}:
    os.execv("/usr/bin/ssh", sys.argv)
with socket.create_server((here[0], int(here[1]))):
    sys.exit(subprocess.run(["/usr/bin/ssh", *sys.argv[1:]]).returncode)
"""


class Cutter:
    """Leads to a place, and hangs up when so many bytes have come back from there (None: never, until `cut`)."""

    def __init__(self, host, port, after=None):
        self.place, self.after, self.pairs = (host, port), after, []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.socket.accept()
                there = socket.create_connection(self.place)
            except OSError:
                return
            self.pairs += [client, there]
            threading.Thread(target=pour, args=(client, there), daemon=True).start()
            threading.Thread(target=self.back, args=(there, client), daemon=True).start()

    def back(self, there, client):
        left = self.after
        try:
            while left is None or left > 0:
                data = there.recv(65536 if left is None else min(left, 65536))
                if not data:
                    break
                client.sendall(data)
                left = left if left is None else left - len(data)
        except OSError:
            pass
        for each in (client, there):
            self.hang_up(each)

    @staticmethod
    def hang_up(connection):
        try:
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def cut(self):
        for each in self.pairs:
            self.hang_up(each)

    def close(self):
        self.socket.close()
        self.cut()
        for each in self.pairs:
            each.close()


class ConnectNetwork(ConnectTest):
    def cutter(self, said, after=None):
        cutter = Cutter(self.bastion(said)["PublicIpAddress"], self.port(said), after)
        self.addCleanup(cutter.close)
        return cutter

    def through(self, said, cutter, *words):
        """Connects to that sandbox, whose bastion the cutter leads to, as to AWS."""
        self.environment.update(AWS_ACCESS_KEY_ID=said["access_key_id"], AWS_SECRET_ACCESS_KEY=said["secret_access_key"],
                                AWS_REGION=said["region"])
        options = [word for place in (f":22:127.0.0.1:{cutter.port}", *said["connect_to"]) for word in ("--connect-to", place)]
        return subprocess.Popen([PROGRAM, "--endpoint-url", said["endpoint_url"], "--ca-bundle", said["ca_bundle"], *options,
                                 "connect", *words], cwd=self.folder, env=self.environment, stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def test_cut_at_each_step(self):
        """After so many bytes from the bastion: before it greets, among the keys, at the login, on the way on, in TLS, at
        PostgreSQL's login. Wherever it is, there are words for it, or psql's own."""
        said = self.stand()
        self.assertEqual("1", self.says("SELECT 1"))
        standing = set(users_of(self.folder))
        self.refuses(options=("--connect-to", f":22:127.0.0.1:{self.cutter(said, 0).port}"), case="network cut before ssh has greeted")
        seen = set()
        for after in (30, 60, 2700, 3200, 3700, 4200, 5200, 6200, 7200, 20000):
            with self.subTest(after), self.through(said, self.cutter(said, after), "-c", "SELECT 1", "--", *PSQL_WITHOUT_FILE) as process:
                output, errors = process.communicate(timeout=PATIENCE)
                if process.returncode == 1:
                    self.assertRegex(errors, r"\Asecure-rds: [^\n]*(broke|bastion)[^\n]*\n  to do: [^\n]*\n\Z")
                elif process.returncode == 2:
                    self.assertIn("psql: error: connection to server", errors)
                self.assertEqual("1\n" if process.returncode == 0 else "", output)
                seen.add(process.returncode)
                self.gone(standing)
        self.assertLessEqual({0, 1}, seen, "none came too early, or none late enough")

    def test_cut_while_psql_runs(self):
        """From then on the words and the status are psql's; all ends."""
        said = self.stand()
        cutter = self.cutter(said)
        standing = set(users_of(self.folder))
        with self.through(said, cutter, "--", *PSQL_WITHOUT_FILE) as process:
            process.stdin.write("SELECT 'begun';\n")
            process.stdin.flush()
            self.assertEqual("begun\n", process.stdout.readline() or process.stderr.read())
            cutter.cut()
            output, errors = process.communicate("SELECT 1;\n", timeout=PATIENCE)
        self.assertEqual((2, ""), (process.returncode, output), errors)
        self.assertIn("connection to server was lost", errors)
        self.gone(standing)

    def test_names_that_nobody_knows(self):
        self.stand("access.load_balancer=true")
        self.refuses(options=("--connect-to", ":22:bastion.invalid:22"), case="name of the bastion doesn't resolve")
        self.refuses(options=("--connect-to", "*.rds.*::database.invalid:5432"), case="name of the database doesn't resolve at the bastion")
        self.refuses(options=("--via", "load-balancer", "--connect-to", "*.elb.*::balancer.invalid:5432"),
                     case="name of the load balancer doesn't resolve")

    def test_a_port_that_was_taken(self):
        """It is another one the next time, and three times are enough."""
        self.stand()
        count = os.path.join(self.bin, "count")
        for times in (2, 3):
            with open(count, "w", encoding="ascii"):
                pass
            self.program("ssh", HOLDER.format(python=sys.executable, count=count, times=times))
            if times == 2:
                self.assertEqual("1", self.says("SELECT 1"))
            else:
                self.refuses(case="port taken each time")
            self.assertEqual(3, os.path.getsize(count))

    def test_closed_to_the_bastion(self):
        """The database's security group takes nobody any more."""
        said = self.stand()
        ec2, rds = self.client(said, "ec2"), self.client(said, "rds")
        group = rds.describe_db_instances()["DBInstances"][0]["VpcSecurityGroups"][0]["VpcSecurityGroupId"]
        rules = ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]["IpPermissions"]
        ec2.revoke_security_group_ingress(GroupId=group, IpPermissions=rules)
        self.refuses(case="database's security group closed to the bastion")

    def test_a_bastion_that_was_replaced(self):
        """It has another address and another host key, and is known by its own console."""
        self.stand()
        self.assertEqual("1", self.says("SELECT 1"))
        self.succeed("apply", "--yes", "--set", "bastion.forwarding_only=true", speed="5000")
        self.assertEqual("1", self.says("SELECT 1"))
        with open(self.known_hosts(), encoding="ascii") as file:
            self.assertEqual(2, len({line.split()[0] for line in file}))

    def test_nobody_at_aws(self):
        """What is asked first gets no answer, or a refusal to connect."""
        self.stand()
        self.environment.update(AWS_ACCESS_KEY_ID="AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY="x", AWS_REGION="eu-west-1", AWS_MAX_ATTEMPTS="1")
        for address, case in (("http://aws.invalid:1", "name of AWS doesn't resolve"), ("http://127.0.0.1:1", "nobody answers at AWS")):
            done = subprocess.run([PROGRAM, "--endpoint-url", address, "connect", "-c", "SELECT 1"], cwd=self.folder,
                                  env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE)
            self.assertEqual((1, ""), (done.returncode, done.stdout), done.stderr)
            told(self, case, done)

    def test_standard_streams_that_are_closed(self):
        """What psql reads and says is its business; ours stays out of its way."""
        self.stand()
        for closed in ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)):
            with self.subTest(closed):
                standing = set(users_of(self.folder))

                def close(closed=closed):
                    for stream in closed:
                        os.close(stream)

                done = subprocess.run(self.command("connect", "-c", "SELECT 40 + 2", "--", *PSQL_WITHOUT_FILE), cwd=self.folder,
                                      env=self.environment, capture_output=True, text=True, timeout=PATIENCE, preexec_fn=close)
                self.assertEqual((1, "") if 1 in closed else (0, "42\n"), (done.returncode, done.stdout), done.stderr)
                self.gone(standing)

    def test_keys_of_the_terminal(self):
        """Ctrl-C is psql's: it ends the query, and neither psql nor the way there."""
        self.stand()
        standing = set(users_of(self.folder))
        output = self.on_terminal(self.command("connect", "--", "-X"), [
            (b"=> ", b"DO $$ BEGIN RAISE NOTICE 'begun'; PERFORM pg_sleep(1000); END $$;\n"), (b"NOTICE:  begun", b"\x03"),
            (b"due to user request", b"SELECT 40 + 2;\n\\q\n")])
        self.assertIn(b" 42\r\n", output)
        self.gone(standing)

    def test_hang_up(self):
        """The terminal's end is psql's, too, and ssh's."""
        self.stand()
        standing = set(users_of(self.folder))
        with subprocess.Popen(self.command("connect", "--", *PSQL_WITHOUT_FILE), cwd=self.folder, env=self.environment,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            process.stdin.write("SELECT 'begun';\n")
            process.stdin.flush()
            self.assertEqual("begun\n", process.stdout.readline())
            process.send_signal(signal.SIGHUP)
            process.wait(PATIENCE)
            self.gone(standing)
        self.assertEqual(128 + signal.SIGHUP, process.returncode)

    def test_a_library_that_is_missing(self):
        """Without libpq there is no login, and all else is as before."""
        self.stand()
        broken = os.path.join(self.folder, "broken")
        os.mkdir(broken)
        with open(os.path.join(broken, "libpq.so.5"), "w", encoding="ascii") as file:
            file.write("no library\n")
        self.environment["LD_LIBRARY_PATH"] = broken
        self.assertEqual(0, self.run_program("status").returncode)
        self.refuses(case="libpq missing")


if __name__ == "__main__":
    unittest.main()
