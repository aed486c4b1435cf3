"""HTTP/2 over TLS: many calls over one connection, through nghttpx in front of the sandbox; and a server that refuses a
stream, says goodbye or breaks off, as load balancers do when they are renewed."""
import json
import os
import shutil
import socket
import ssl
import struct
import subprocess
import tempfile
import threading
import time
import unittest

from patience import PATIENCE
from sandbox import BUILD, EXAMPLE, PROGRAM, SANDBOX

OPERATE = os.path.join(BUILD, "tests/sandbox/drivers/operate")
IDENTITY = (b"<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account><Arn>arn</Arn><UserId>u"
            b"</UserId></GetCallerIdentityResult></GetCallerIdentityResponse>")
DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY = 0, 1, 3, 4, 6, 7
NO_ERROR, INTERNAL_ERROR, REFUSED_STREAM = 0, 2, 7


class Endpoint:
    """As much of RFC 9113 as answering needs: each entry of `plan` is what becomes of one request."""

    def __init__(self, context, plan):
        self.context, self.plan = context, list(plan)
        self.connections, self.requests, self.protocols = 0, 0, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                plain, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(plain,), daemon=True).start()

    def serve(self, plain):
        self.connections += 1
        try:
            with self.context.wrap_socket(plain, server_side=True) as connection:
                self.protocols.append(connection.selected_alpn_protocol())
                self.talk(connection)
        except OSError:
            pass

    @staticmethod
    def read(connection, size):
        data = b""
        while len(data) < size:
            more = connection.recv(size - len(data))
            if not more:
                raise OSError("the other side has closed")
            data += more
        return data

    @staticmethod
    def send(connection, kind, flags, stream, payload=b""):
        connection.sendall(struct.pack(">I", len(payload))[1:] + bytes((kind, flags)) + struct.pack(">I", stream) + payload)

    def talk(self, connection):
        self.read(connection, 24)  # the client's preface
        self.send(connection, SETTINGS, 0, 0)
        while True:
            head = self.read(connection, 9)
            kind, flags, stream = head[3], head[4], struct.unpack(">I", head[5:])[0] & 0x7FFFFFFF
            payload = self.read(connection, int.from_bytes(head[:3], "big"))
            if kind == SETTINGS and not flags & 1:
                self.send(connection, SETTINGS, 1, 0)
            elif kind == PING and not flags & 1:
                self.send(connection, PING, 1, 0, payload)
            elif kind in (HEADERS, DATA) and flags & 1 and not self.answer(connection, stream):
                return

    def answer(self, connection, stream):
        """False: the connection is over."""
        self.requests += 1
        what = self.plan.pop(0) if self.plan else "answer"
        if what == "refuse":
            self.send(connection, RST_STREAM, 0, stream, struct.pack(">I", REFUSED_STREAM))
        elif what == "reset":
            self.send(connection, RST_STREAM, 0, stream, struct.pack(">I", INTERNAL_ERROR))
        elif what == "goodbye":  # before this one: it was not looked at
            self.send(connection, GOAWAY, 0, 0, struct.pack(">II", stream - 2 if stream > 2 else 0, NO_ERROR))
        elif what == "break":
            return False
        else:
            # ":status: 200" and content-type, by HPACK's static table.
            self.send(connection, HEADERS, 4, stream, b"\x88\x0f\x10\x08text/xml")
            half = len(IDENTITY) // 2
            self.send(connection, DATA, 0, stream, IDENTITY[:half])
            if what == "half":
                self.send(connection, RST_STREAM, 0, stream, struct.pack(">I", INTERNAL_ERROR))
            else:
                self.send(connection, DATA, 1, stream, IDENTITY[half:])
            if what == "last":  # answered, and then goodbye
                self.send(connection, GOAWAY, 0, 0, struct.pack(">II", stream, NO_ERROR))
        return what != "goodbye"


class OverTls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="secure-rds-test-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.certificate, cls.key = (os.path.join(cls.folder, name) for name in ("server.pem", "server.key"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-subj", "/CN=server", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2", "-out",
                        cls.certificate, "-keyout", cls.key], check=True, stderr=subprocess.DEVNULL)

    def environment(self, **more):
        return {"HOME": self.folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC",
                "AWS_CA_BUNDLE": self.certificate, "AWS_EC2_METADATA_DISABLED": "true", **more}

    def many(self, port, count, **more):
        done = subprocess.run([OPERATE, f"https://127.0.0.1:{port}", "many", str(count)], env=self.environment(**more),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE, check=True)
        return json.loads(done.stdout)


class Http2(OverTls):
    def endpoint(self, *plan, protocols=("h2",)):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        context.set_alpn_protocols(list(protocols))
        endpoint = Endpoint(context, plan)
        self.addCleanup(endpoint.listener.close)
        return endpoint

    def test_many_calls_one_connection(self):
        endpoint = self.endpoint()
        self.assertEqual(["123456789012"] * 60, self.many(endpoint.port, 60))
        self.assertEqual((1, 60, ["h2"]), (endpoint.connections, endpoint.requests, endpoint.protocols))

    def test_a_call_that_did_not_arrive_is_sent_again(self):
        for what, connections in (("refuse", (1, 2)), ("goodbye", (2, 2)), ("reset", (1, 2)), ("half", (1, 2)),
                                  ("break", (2, 2))):
            with self.subTest(what):
                endpoint = self.endpoint("answer", what, "answer", "answer")
                self.assertEqual(["123456789012"] * 3, self.many(endpoint.port, 3))
                self.assertEqual(4, endpoint.requests)
                self.assertTrue(connections[0] <= endpoint.connections <= connections[1], endpoint.connections)

    def test_goodbye_after_an_answer(self):
        endpoint = self.endpoint("answer", "last", "answer", "answer")
        self.assertEqual(["123456789012"] * 4, self.many(endpoint.port, 4))
        self.assertEqual((2, 4), (endpoint.connections, endpoint.requests))

    def test_what_stays_is_told(self):
        endpoint = self.endpoint(*["reset"] * 3)
        self.assertIn("3 attempts", self.many(endpoint.port, 1)[0])
        self.assertEqual(3, endpoint.requests)


class Nghttpx(OverTls):
    """The program against the sandbox, with a real HTTP/2 server between them."""

    def setUp(self):
        if not shutil.which("nghttpx"):
            self.skipTest("nghttpx is not installed (Debian's nghttp2-proxy)")
        sandbox = subprocess.Popen([SANDBOX, "--speed", "5000"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.end, sandbox)
        self.said = json.loads(sandbox.stdout.readline())
        self.access = os.path.join(self.folder, "access")
        if os.path.exists(self.access):
            os.unlink(self.access)

    @staticmethod
    def end(process):
        if process.stdin:
            process.stdin.close()
        else:
            process.terminate()
        process.wait(timeout=PATIENCE)
        if process.stdout:
            process.stdout.close()

    def proxy(self, *options):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        backend = self.said["endpoint_url"].rsplit(":", 1)[1]
        process = subprocess.Popen(
            ["nghttpx", "--conf=/dev/null", f"--frontend=127.0.0.1,{port}", f"--backend=127.0.0.1,{backend}", "--workers=1",
             "--no-ocsp", f"--accesslog-file={self.access}", "--accesslog-format=$alpn $remote_port $status $request",
             "--errorlog-file=/dev/null", *options, self.key, self.certificate], stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.addCleanup(self.end, process)
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return port
            except OSError:
                self.assertLess(time.monotonic(), ends, "nghttpx does not listen")

    def calls(self):
        with open(self.access, encoding="utf-8") as file:
            return [line.split() for line in file if '"POST' in line or " POST " in line]

    def keys(self):
        return {"AWS_ACCESS_KEY_ID": self.said["access_key_id"],
                "AWS_SECRET_ACCESS_KEY": self.said["secret_access_key"]}

    def test_the_main_job(self):
        port = self.proxy()
        shutil.copy(EXAMPLE, os.path.join(self.folder, "secure-rds.yaml"))
        for words in (["plan"], ["apply", "--yes"], ["destroy", "--confirm", "myapp"]):
            done = subprocess.run([PROGRAM, *words, "--endpoint-url", f"https://127.0.0.1:{port}"], cwd=self.folder,
                                  env=self.environment(**self.keys()), stdin=subprocess.DEVNULL, capture_output=True,
                                  text=True, timeout=PATIENCE)
            self.assertEqual(0, done.returncode, done.stderr[-1500:])
        calls = self.calls()
        self.assertEqual({"h2"}, {call[0] for call in calls})
        connections = len({call[1] for call in calls})
        self.assertGreater(len(calls), 20)
        self.assertLessEqual(connections, 6)  # three programs
        print(f"HTTP/2: {len(calls)} calls over {connections} connections of 3 programs")

    def test_connections_that_are_renewed(self):
        """After five calls the server says goodbye, and the next go over a new connection."""
        port = self.proxy("--frontend-max-requests=5")
        self.assertEqual(["123456789012"] * 23, self.many(port, 23, **self.keys()))
        self.assertEqual({"h2"}, {call[0] for call in self.calls()})
        self.assertGreaterEqual(len({call[1] for call in self.calls()}), 4)

    def test_http_1_where_it_is_not_offered(self):
        port = self.proxy("--npn-list=http/1.1")
        self.assertEqual(["123456789012"] * 5, self.many(port, 5, **self.keys()))
        self.assertEqual({"http/1.1"}, {call[0] for call in self.calls()})
        self.assertEqual(1, len({call[1] for call in self.calls()}))


if __name__ == "__main__":
    unittest.main()
