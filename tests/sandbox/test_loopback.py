"""A machine that has no 127.0.0.1: the way to the database begins at ::1 there."""

import os
import socket
import subprocess
import sys
import unittest

import relay
from patience import PATIENCE
from real import RealTest
from sandbox import PROGRAM


def unshare():
    """How a network of one's own is had here; None: not at all."""
    for words in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        if subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
            return words
    return None


ALONE = unshare()


@unittest.skipUnless(ALONE, "this machine gives nobody a network of their own")
@unittest.skipUnless(os.path.exists("/proc/sys/net/ipv6"), "this kernel knows no IPv6")
class Loopback(RealTest):
    def setUp(self):
        super().setUp()
        os.mkdir(os.path.join(self.folder, ".ssh"), 0o700)
        os.rename(self.key, os.path.join(self.folder, ".ssh", "myapp-bastion"))
        self.key = os.path.join(self.folder, ".ssh", "myapp-bastion")

    def door(self, name, address, port):
        listener = socket.socket(socket.AF_UNIX)
        self.addCleanup(listener.close)
        listener.bind(os.path.join(self.folder, name))
        listener.listen()
        relay.lead(listener, lambda: socket.create_connection((address, port)))

    def inside(self, state, *words, doors=("aws", "ssh")):
        return subprocess.run([*ALONE, sys.executable, relay.__file__, self.folder, state, *doors, "--", PROGRAM, *words],
                              cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=PATIENCE)

    def test_six_alone(self):
        said = self.stand()
        bastion = self.bastion(said)["PublicIpAddress"]
        self.door("aws", "127.0.0.1", int(said["endpoint_url"].rsplit(":", 1)[1]))
        self.door("ssh", bastion, self.port(said))
        self.environment.update(AWS_ACCESS_KEY_ID=said["access_key_id"], AWS_SECRET_ACCESS_KEY=said["secret_access_key"],
                                AWS_REGION=said["region"], AWS_EC2_METADATA_DISABLED="true")
        way = ["--endpoint-url", "http://[::1]:{aws}", "--ca-bundle", said["ca_bundle"], "--connect-to", bastion + ":22:[::1]:{ssh}"]
        for place in said["connect_to"]:
            way += ["--connect-to", place]
        done = self.inside("six", *way, "connect", "-c", "SELECT 40 + 2", "--", "-XAt")
        self.assertEqual((0, "42\n"), (done.returncode, done.stdout), done.stderr)
        done = self.inside("six", *way, "verify")
        for step in ("Bastion", "Tunnel", "Certificate", "Login", "Query log"):
            self.assertIn(f"+ {step} ", done.stderr)

    def test_without_any(self):
        """Nothing of this machine can be reached, the sandbox's AWS neither: it ends, and says so."""
        done = self.inside("none", "--sandbox", "--sandbox-speed", "5000", "connect", "-c", "SELECT 1")
        self.assertEqual((1, ""), (done.returncode, done.stdout), done.stderr)
        self.assertIn("Network is unreachable", done.stderr)


if __name__ == "__main__":
    unittest.main()
