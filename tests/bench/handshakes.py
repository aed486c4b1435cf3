#!/usr/bin/python3
"""How many TLS handshakes a command makes: each request goes through a listener with a certificate of its own, which counts
who comes and hands on to the sandbox. All services have one name there; at AWS each has its own, and a handshake of its own.
Beside it one call of the aws command, where that is installed."""
import os
import resource
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "sandbox"))
from relay import both_ways  # noqa: E402  (it lies beside)
from sandbox import PROGRAM, SandboxTest  # noqa: E402

RUNS = int(os.environ.get("RUNS", "15"))
COMMANDS = (("status",), ("plan",), ("list",))


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Listener:
    """Ends TLS in front of a port of ours; `full` and `resumed` count the handshakes."""

    def __init__(self, certificate, key, port):
        self.port, self.full, self.resumed = port, 0, 0
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate, key)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            with self.context.wrap_socket(connection, server_side=True) as outside, \
                    socket.create_connection(("127.0.0.1", self.port)) as inside:
                self.resumed += outside.session_reused
                self.full += not outside.session_reused
                both_ways(outside, inside)
        except OSError:
            pass


class Bench(SandboxTest):
    def test_handshakes(self):
        self.succeed("apply", "--yes")
        _, said = self.serve()
        certificate, key = (os.path.join(self.folder, name) for name in ("listener.pem", "listener.key"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                        "/CN=listener", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2", "-out", certificate, "-keyout",
                        key], check=True, stderr=subprocess.DEVNULL)
        listener = Listener(certificate, key, int(said["endpoint_url"].rsplit(":", 1)[1]))
        self.addCleanup(listener.socket.close)
        environment = {**self.environment, "AWS_ACCESS_KEY_ID": said["access_key_id"], "AWS_CA_BUNDLE": certificate,
                       "AWS_SECRET_ACCESS_KEY": said["secret_access_key"], "AWS_REGION": said["region"],
                       "AWS_DEFAULT_REGION": said["region"]}
        ours = {" ".join(words): self.measure(listener, environment, [PROGRAM, "--endpoint-url", listener.url, *words])
                for words in COMMANDS}
        beside, theirs = "", ("", "", "")
        if shutil.which("aws", path="/usr/bin:/bin"):
            beside = "aws, one describe-stacks"
            theirs = self.measure(listener, environment, ["/usr/bin/aws", "--endpoint-url", listener.url, "cloudformation",
                                                          "describe-stacks"])
        for name, figures in ours.items():
            for what, unit, one, other in zip(("", ", CPU", ", TLS handshakes"), ("ms", "ms", ""), figures, theirs):
                print("row", f"{name}, all its calls{what}", unit, one, beside, other, sep="\t")

    def measure(self, listener, environment, words):
        """The medians: ms, ms of CPU, handshakes."""
        def turn():
            started, used, before = time.perf_counter(), cpu(), listener.full + listener.resumed
            subprocess.run(words, cwd=self.folder, env=environment, check=True, stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            return 1000 * (time.perf_counter() - started), 1000 * (cpu() - used), listener.full + listener.resumed - before

        turn()
        return [statistics.median(figures) for figures in zip(*(turn() for _ in range(RUNS)))]


if __name__ == "__main__":
    unittest.main()
