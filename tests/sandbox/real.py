"""What the tests of the sandbox's real parts share: other people's ssh and psql, and what is left behind."""

import json
import os
import shutil
import socket
import subprocess
import unittest

from patience import PATIENCE
from sandbox import SANDBOX, SandboxTest

PSQL = "/usr/bin/psql"
PARTS = os.path.join(os.path.dirname(SANDBOX), "parts", "complete")
PRESENT = os.path.exists(PARTS) and shutil.which("ssh") and os.path.exists(PSQL)


@unittest.skipUnless(PRESENT, "needs what `scripts/parts` fetches, ssh and psql")
class RealTest(SandboxTest):
    """The stack of the example settings stands; `serve()` gives a sandbox for other clients."""

    def setUp(self):
        super().setUp()
        self.served = []
        self.key = os.path.join(self.folder, "key")
        with open(self.key, "w", encoding="ascii", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            subprocess.run([SANDBOX, "--private-key", "myapp-bastion"], stdout=file, check=True)

    def stand(self, *settings, **options):
        self.succeed("apply", "--yes", *[word for each in settings for word in ("--set", each)], speed="5000", **options)
        _, said = self.serve()
        return said

    def serve_alone(self, faults=()):
        """The sandboxes before end, and one that plays with these faults takes their place: those that share a state are
        asked in turn what the database is like."""
        for process in self.served:
            process.terminate()
            process.wait(timeout=PATIENCE)
        return self.serve(faults=faults)[1]

    def serve(self, **options):
        process, said = super().serve(**options)
        self.served.append(process)
        return process, said

    def outputs(self, said):
        stack = self.client(said, "cloudformation").describe_stacks(StackName="myapp")["Stacks"][0]
        return {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}

    def bastion(self, said):
        """Asked for, as whoever goes there does: it may have another address by now."""
        id = self.outputs(said)["BastionInstanceId"]
        return self.client(said, "ec2").describe_instances(InstanceIds=[id])["Reservations"][0]["Instances"][0]

    def secret(self, said):
        value = self.client(said, "secretsmanager").get_secret_value(SecretId=self.outputs(said)["SecretArn"])
        return json.loads(value["SecretString"])

    @staticmethod
    def port(said):
        return int(said["connect_to"][0].rsplit(":", 1)[1])

    def ssh_words(self, said, address, *words):
        return ["ssh", "-F", "none", "-i", self.key, "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o",
                "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "ConnectTimeout=20",
                "-p", str(self.port(said)), *words, "ec2-user@" + address]

    def ssh(self, said, address, command, *words):
        return subprocess.run([*self.ssh_words(said, address, *words), command], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, env=self.environment, timeout=PATIENCE)

    def tunnel(self, said):
        """(local port, process) of an ssh that forwards it to the database; ends with the test."""
        while True:
            with socket.create_server(("127.0.0.1", 0)) as free:
                local = free.getsockname()[1]
            process = self.forward(said, local)
            if process.stdout.readline() == "ready\n":
                return local, process
            errors = process.communicate()[1]
            self.assertIn("Address already in use", errors)  # somebody else has taken it meanwhile

    def forward(self, said, local):
        to = f"127.0.0.1:{local}:{self.outputs(said)['DatabaseEndpoint']}:{self.port(said)}"
        process = subprocess.Popen(
            self.ssh_words(said, self.bastion(said)["PublicIpAddress"], "-N", "-L", to, "-o", "ExitOnForwardFailure=yes",
                           "-o", "PermitLocalCommand=yes", "-o", "LocalCommand=echo ready"),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.environment)

        def stop():
            process.kill()
            process.communicate()

        self.addCleanup(stop)
        return process

    def psql(self, said, local, sql, user=None, password=None, **more):
        secret = self.secret(said)
        words = {"host": secret["host"], "hostaddr": "127.0.0.1", "port": local, "user": user or secret["username"],
                 "dbname": "postgres", "sslmode": "verify-full", "sslrootcert": said["ca_bundle"], **more}
        return subprocess.run(
            [PSQL, "-X", "-A", "-t", "-c", sql, " ".join(f"{name}={value}" for name, value in words.items())],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE,
            env={**self.environment, "PGPASSWORD": password or secret["password"]})

    def query(self, said, local, sql, **more):
        done = self.psql(said, local, sql, **more)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return done.stdout.strip()

    def refused(self, said, local, **more):
        """What psql says when it does not get in."""
        done = self.psql(said, local, "SELECT 1", **more)
        self.assertEqual(2, done.returncode, done.stdout)
        return done.stderr


def parent_of(pid):
    """0: it has gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            return int(file.read().rsplit(")", 1)[1].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def processes(mark):
    """The command lines of processes that have the mark in theirs, but for this one's children that are shells of it."""
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/cmdline", "rb") as file:
                    line = file.read().replace(b"\0", b" ").decode(errors="replace")
                if mark in line:
                    found[int(name)] = (os.stat(f"/proc/{name}").st_uid, line.strip())
            except (FileNotFoundError, ProcessLookupError):
                pass
    return found


def users_of(folder):
    """The command lines of processes whose environment names the folder: all that a test starts, whatever becomes of it.
    One that has ended and is not waited for yet has none."""
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            try:
                with open(f"/proc/{name}/environ", "rb") as file:
                    if folder.encode() not in file.read():
                        continue
                with open(f"/proc/{name}/cmdline", "rb") as file:
                    found[int(name)] = file.read().replace(b"\0", b" ").decode(errors="replace").strip()
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                pass
    return found


def listening(port=None):
    """The loopback addresses at which something listens at the port."""
    found = set()
    with open("/proc/net/tcp", encoding="ascii") as file:
        for line in list(file)[1:]:
            local, state = line.split()[1], line.split()[3]
            address, number = local.split(":")
            if state == "0A" and (port is None or int(number, 16) == port):
                found.add(".".join(str(byte) for byte in reversed(bytes.fromhex(address))))
    return found
