"""Where keys and passwords may not be: after a whole run, every file that was written, all output, and the command lines
and environments of the processes that were started are searched for them."""
import json
import os
import stat
import subprocess
import unittest

from patience import PATIENCE
from sandbox import PROGRAM, SandboxTest

DECOY = "decoy/of+the/users/own/secret/key/0123456789"


class Secrets(SandboxTest):
    def files(self):
        """Paths of all in the test's folder but what belongs to the simulated AWS itself, and the profile."""
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = os.path.join(folder, name)
                if not name.startswith("secure-rds.sandbox") and ".aws" not in path and name != "keys":
                    yield path

    def profile(self, said):
        """A profile whose keys come from a program, which notes what it was told; more secret than a file's."""
        keys = os.path.join(self.folder, "keys")
        with open(keys, "w", encoding="utf-8") as file:
            json.dump({"Version": 1, "AccessKeyId": said["access_key_id"], "SecretAccessKey": said["secret_access_key"]},
                      file)
        source = os.path.join(self.folder, "source.sh")
        with open(source, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\ntr '\\0' '\\n' </proc/$$/environ >>{self.folder}/seen\n"
                       f"tr '\\0' '\\n' </proc/$$/cmdline >>{self.folder}/seen\n"
                       f"tr '\\0' '\\n' </proc/$PPID/cmdline >>{self.folder}/seen\ncat {keys}\n")
        os.chmod(source, 0o700)
        os.mkdir(os.path.join(self.folder, ".aws"))
        with open(os.path.join(self.folder, ".aws", "config"), "w", encoding="utf-8") as file:
            file.write(f"[profile work]\ncredential_process = {source}\n")

    def test_whole_run(self):
        process, said = self.serve()
        self.profile(said)
        log, outputs = os.path.join(self.folder, "calls.log"), {}
        runs = (["plan"], ["apply", "--yes", "-v"], ["status"], ["status", "--json"], ["access", "list"], ["plan", "--json"],
                ["export", "cloudformation", "-o", "out"], ["policy"], ["config", "show"],
                ["apply", "--yes", "--set", "retention.backup_days=9"])
        for words in runs:
            done = self.run_aws(said, *words, "--log", log)
            self.assertEqual(0, done.returncode, f"{words} {done.stderr[-2000:]}")
            outputs[" ".join(words)] = done.stdout + done.stderr
        wrong = self.run_aws(said, "status", "--log", log, "--set", "app=nothing-there")
        outputs["a stack that is not there"] = wrong.stdout + wrong.stderr
        value = json.loads(self.client(said, "secretsmanager").get_secret_value(SecretId="myapp")["SecretString"])
        secrets = {"key": said["secret_access_key"], "password": value["password"], "decoy": DECOY}
        files = {}
        for path in self.files():
            with open(path, encoding="utf-8", errors="surrogateescape") as file:
                files[os.path.relpath(path, self.folder)] = file.read()
        self.assertIn("DescribeStackEvents", files["calls.log"])
        self.assertIn("HOME=", files["seen"])
        self.assertEqual(0o600, stat.S_IMODE(os.stat(log).st_mode))
        searched = {**outputs, **files}
        for name, secret in secrets.items():
            for place, text in searched.items():
                self.assertNotIn(secret, text, f"the {name} in {place}")
        # A signature lets whoever reads it send the request again, for some minutes.
        for place, text in searched.items():
            self.assertNotIn("Signature=", text, place)
        print(f"secrets: {len(secrets)} looked for in {len(outputs)} outputs and {len(files)} files, 0 found")

    def run_aws(self, said, *words):
        """The program as it runs against AWS, but for the endpoint."""
        return subprocess.run(
            [PROGRAM, "--endpoint-url", said["endpoint_url"], "--profile", "work", *words], cwd=self.folder,
            env={**self.environment, "AWS_EC2_METADATA_DISABLED": "true"}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=PATIENCE)

    def test_the_simulated_aws_is_told_no_secret(self):
        """Neither on its command line nor in its environment, where any process of the user can read it."""
        self.environment["AWS_SECRET_ACCESS_KEY"] = DECOY
        self.environment["AWS_SESSION_TOKEN"] = DECOY
        process, said = self.serve()  # which becomes the simulated AWS
        running = self.start("apply", "--yes", faults=["resource:Database:create:stuck"])
        told = [self.told(process.pid), self.told(self.child(running))]
        running.terminate()
        running.communicate(timeout=PATIENCE)
        for text in told:
            self.assertIn("HOME=", text)
            self.assertNotIn(said["secret_access_key"], text)
            self.assertNotIn(DECOY, text)
        print(f"processes: {len(told)} started, no secret on a command line or in an environment")

    @staticmethod
    def told(pid):
        parts = []
        for what in ("cmdline", "environ"):
            with open(f"/proc/{pid}/{what}", encoding="utf-8", errors="replace") as file:
                parts.append(file.read())
        return "\0".join(parts)

    def child(self, running):
        """The process that it starts, once that has become another program, whose words stand a moment later."""
        while running.poll() is None:
            with open(f"/proc/{running.pid}/task/{running.pid}/children", encoding="utf-8") as file:
                for child in file.read().split():
                    started = os.readlink(f"/proc/{child}/exe").endswith("secure-rds-sandbox")
                    if started and self.told(child).strip("\0"):
                        return child
        self.fail(running.communicate()[1])


if __name__ == "__main__":
    unittest.main()
