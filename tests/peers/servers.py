"""Other people's servers, for the tests in this folder: started on 127.0.0.1, and ended by their process id. What can't be had
is skipped, with the reason."""
import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import install
from install import BUILD, ROOT

PROGRAM = BUILD / "secure-rds"
SANDBOX = BUILD / "secure-rds-sandbox"
OPERATE = BUILD / "tests" / "sandbox" / "drivers" / "operate"
EXAMPLE = ROOT / "assets" / "example.yaml"
# As in the sandbox's tests: nothing that works takes it, however busy the machine is.
PATIENCE = 300
KEYS = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}


def environment(home, **more):
    """Nothing of this machine: no AWS_*, no proxy, no CA variable, no home."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "TZ": "UTC", "AWS_EC2_METADATA_DISABLED": "true",
            **more}


def installed(program):
    """The path of a peer's program."""
    return install.python("servers") / program


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


class Peer:
    """A server's process; `stop` ends it."""

    def __init__(self, command, port, ready="/", **variables):
        self.url = "http://127.0.0.1:%d" % port
        self.home = tempfile.TemporaryDirectory(prefix="secure-rds-peer-")
        self.log = open(os.path.join(self.home.name, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen([str(word) for word in command], cwd=self.home.name, stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=subprocess.STDOUT,
                                        env=environment(self.home.name, **variables))
        ends = time.monotonic() + PATIENCE
        while not answers(self.url + ready):
            if self.process.poll() is not None or time.monotonic() > ends:
                self.log.seek(0)
                said = self.log.read().strip().splitlines() or ["nothing"]
                self.stop()
                raise install.cannot("%s does not start: %s" % (os.path.basename(str(command[0])), said[-1]))
            time.sleep(0.1)  # until it listens: there is nothing else to wait on

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        self.home.cleanup()


def moto():
    port = free_port()
    return Peer([installed("moto_server"), "-H", "127.0.0.1", "-p", port], port)


def ministack():
    port = free_port()
    return Peer([installed("ministack")], port, IOT_MTLS_ENABLED="0", BIND_HOST="127.0.0.1", GATEWAY_PORT=str(port),
                EDGE_PORT=str(port))


def operate(url, *arguments, keys=None, timeout=PATIENCE):
    """One command of the driver: what it printed."""
    with tempfile.TemporaryDirectory(prefix="secure-rds-peer-") as home:
        done = subprocess.run([str(OPERATE), url, *map(str, arguments)], env=environment(home, **(keys or KEYS)),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout)
    if done.returncode:
        raise AssertionError("operate %s: %s" % (" ".join(map(str, arguments)), done.stderr))
    return json.loads(done.stdout)


def client(url, service):
    """Debian's boto3."""
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
    import boto3
    import warnings
    warnings.simplefilter("ignore", ResourceWarning)  # its pool of connections ends with the process
    return boto3.client(service, endpoint_url=url, region_name="eu-west-1",
                        aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"], aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"])
