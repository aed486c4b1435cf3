"""Whom the AWS client trusts: certificates, TLS versions and proxies, with servers on loopback."""
import http.server
import json
import os
import socket
import socketserver
import ssl
import subprocess
import tempfile
import threading
import unittest

from listener import Listener
from patience import PATIENCE
from relay import pour

DRIVER = os.path.join(os.environ.get("BUILD", "build"), "tests/sandbox/drivers/calls")
IDENTITY = (b"<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account><Arn>arn</Arn><UserId>u"
            b"</UserId></GetCallerIdentityResult></GetCallerIdentityResponse>")


class Aws(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(IDENTITY)))
        self.end_headers()
        self.wfile.write(IDENTITY)

    def log_message(self, *arguments):
        pass


class Proxy(socketserver.ThreadingTCPServer):
    """Takes CONNECT for any name and leads to one port; or refuses with a status."""
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port, status=200):
        super().__init__(("127.0.0.1", 0), self.Handler)
        self.port, self.status, self.asked = port, status, []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            self.server.asked.append(self.rfile.readline().decode().split()[1])
            while self.rfile.readline().strip():
                pass
            self.wfile.write(f"HTTP/1.1 {self.server.status} Word\r\nX-From-Proxy: 1\r\n\r\n".encode())
            if self.server.status != 200:
                return
            with socket.create_connection(("127.0.0.1", self.server.port)) as onward:
                threading.Thread(target=pour, args=(self.connection, onward), daemon=True).start()
                pour(onward, self.connection)


class Tls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="secure-rds-tls-")
        cls.good = cls.certificate("good", "IP:127.0.0.1,DNS:sts.example.test")
        cls.elsewhere = cls.certificate("elsewhere", "DNS:other.example.test")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def certificate(cls, name, names):
        """One that signs itself: the paths of certificate and key."""
        paths = [os.path.join(cls.folder.name, f"{name}.{part}") for part in ("pem", "key")]
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-subj", f"/CN={name}", "-addext", f"subjectAltName={names}", "-days", "2", "-out", paths[0],
                        "-keyout", paths[1]], check=True, stderr=subprocess.DEVNULL)
        return paths

    def serve(self, certificate=None, newest=None):
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            if newest:
                context.set_ciphers("ALL:@SECLEVEL=0")
                context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, newest
        server = Listener(Aws, context)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return server

    def proxy(self, *arguments):
        proxy = Proxy(*arguments)
        self.addCleanup(proxy.server_close)
        self.addCleanup(proxy.shutdown)
        return proxy

    def call(self, url, **environment):
        pinned = {"HOME": self.folder.name, "PATH": "/usr/bin:/bin", "AWS_MAX_ATTEMPTS": "1", **environment}
        done = subprocess.run([DRIVER, url, "identity"], env=pinned, stdout=subprocess.PIPE, check=True, timeout=PATIENCE)
        return json.loads(done.stdout)

    def assert_works(self, found):
        self.assertEqual(found.get("account"), "123456789012", found)

    def assert_says(self, found, words):
        self.assertIn(words, found.get("error", str(found)))

    def test_a_stranger_is_not_trusted(self):
        server = self.serve(self.good)
        self.assert_says(self.call(f"https://127.0.0.1:{server.server_port}"), "not trusted")

    def test_bundle_from_the_environment(self):
        server = self.serve(self.good)
        for variable in ("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"):
            with self.subTest(variable):
                self.assert_works(self.call(f"https://127.0.0.1:{server.server_port}", **{variable: self.good[0]}))

    def test_aws_bundle_comes_first(self):
        server = self.serve(self.good)
        found = self.call(f"https://127.0.0.1:{server.server_port}", AWS_CA_BUNDLE=self.elsewhere[0],
                          REQUESTS_CA_BUNDLE=self.good[0])
        self.assert_says(found, "not trusted")

    def test_another_hosts_certificate(self):
        server = self.serve(self.elsewhere)
        found = self.call(f"https://127.0.0.1:{server.server_port}", AWS_CA_BUNDLE=self.elsewhere[0])
        self.assert_says(found, "not trusted")

    def test_missing_bundle(self):
        server = self.serve(self.good)
        found = self.call(f"https://127.0.0.1:{server.server_port}", AWS_CA_BUNDLE="/nonexistent/ca.pem")
        self.assert_says(found, "/nonexistent/ca.pem holds no certificates to trust")

    def test_tls_versions(self):
        for newest, words in ((ssl.TLSVersion.TLSv1_2, None), (ssl.TLSVersion.TLSv1_1, "no connection")):
            with self.subTest(newest.name):
                server = self.serve(self.good, newest)
                found = self.call(f"https://127.0.0.1:{server.server_port}", AWS_CA_BUNDLE=self.good[0])
                self.assert_says(found, words) if words else self.assert_works(found)

    def test_proxy(self):
        server = self.serve(self.good)
        proxy = self.proxy(server.server_port)
        found = self.call("https://sts.example.test", AWS_CA_BUNDLE=self.good[0],
                          https_proxy=f"http://127.0.0.1:{proxy.server_address[1]}")
        self.assert_works(found)
        self.assertEqual(proxy.asked, ["sts.example.test:443"])

    def test_no_proxy(self):
        server = self.serve()
        proxy = self.proxy(server.server_port, 403)
        environment = {"http_proxy": f"http://127.0.0.1:{proxy.server_address[1]}", "no_proxy": "127.0.0.1"}
        self.assert_works(self.call(f"http://127.0.0.1:{server.server_port}", **environment))
        self.assertEqual(proxy.asked, [])

    def test_proxy_refuses(self):
        proxy = self.proxy(0, 407)
        found = self.call("https://sts.example.test", https_proxy=f"http://127.0.0.1:{proxy.server_address[1]}")
        self.assert_says(found, "(https_proxy) refused the way to https://sts.example.test (HTTP 407)")


if __name__ == "__main__":
    unittest.main()
