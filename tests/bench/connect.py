#!/usr/bin/python3
"""What `secure-rds connect` takes from Enter to psql's prompt on loopback, and how much of that is its own: the same ssh and the
same psql, one after the other and with nothing in between, are the rest."""

import os
import socket
import statistics
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "sandbox"))
from real import PSQL, RealTest  # noqa: E402  (it lies beside)
from sandbox import PROGRAM  # noqa: E402

RUNS = int(os.environ.get("RUNS", "15"))


class Bench(RealTest):
    def seconds(self, turn):
        turn()  # what the first run reads from the disk, and asks once, does not count
        taken = []
        for _ in range(RUNS):
            started = time.perf_counter()
            turn()
            taken.append(time.perf_counter() - started)
        return statistics.median(taken)

    def test_enter_to_prompt(self):
        said = self.stand()
        os.makedirs(os.path.join(self.folder, ".ssh"), 0o700)
        os.rename(self.key, os.path.join(self.folder, ".ssh", "myapp-bastion"))
        self.key = os.path.join(self.folder, ".ssh", "myapp-bastion")
        words = [PROGRAM, "--endpoint-url", said["endpoint_url"], "--ca-bundle", said["ca_bundle"]]
        for place in said["connect_to"]:
            words += ["--connect-to", place]
        environment = {**self.environment, "AWS_ACCESS_KEY_ID": said["access_key_id"], "AWS_REGION": said["region"],
                       "AWS_SECRET_ACCESS_KEY": said["secret_access_key"]}

        def ours():
            subprocess.run([*words, "connect", "-c", "SELECT 1"], cwd=self.folder, env=environment, check=True,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

        secret, address, host = self.secret(said), self.bastion(said)["PublicIpAddress"], self.outputs(said)["DatabaseEndpoint"]
        with socket.create_server(("127.0.0.1", 0)) as free:
            local = free.getsockname()[1]
        way = self.ssh_words(said, address, "-N", "-L", f"127.0.0.1:{local}:{host}:{self.port(said)}", "-o", "PermitLocalCommand=yes",
                             "-o", "LocalCommand=echo ready")
        place = f"host={host} hostaddr=127.0.0.1 port={local} user={secret['username']} dbname=postgres sslmode=verify-full"
        psql = [PSQL, "-c", "SELECT 1", f"{place} sslrootcert={said['ca_bundle']}"]

        def by_hand():
            with subprocess.Popen(way, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment) as ssh:
                ssh.stdout.readline()
                subprocess.run(psql, env={**environment, "PGPASSWORD": secret["password"]}, check=True, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL)
                ssh.terminate()

        whole, tools = self.seconds(ours), self.seconds(by_hand)
        print("row", "connect, from Enter to psql's answer", "ms", 1000 * whole, "the same ssh and psql alone", 1000 * tools, sep="\t")
        print("row", "  of which ours", "ms", 1000 * max(whole - tools, 0), "aim", 300, sep="\t")


if __name__ == "__main__":
    unittest.main()
