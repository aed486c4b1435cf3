"""The sandbox's real parts, as other people's ssh and psql meet them: a real sshd, a real PostgreSQL, and nothing left."""

import json
import os
import shutil
import signal
import time
import unittest

from patience import PATIENCE
from real import RealTest, listening, parent_of, processes


def until(what, true):
    """Waits for what other processes do; looks often, and gives up when it never comes."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise AssertionError(what)
        time.sleep(0.02)


class Real(RealTest):
    def test_a_query_through_the_real_tunnel(self):
        said = self.stand("database.name=shop")
        self.assertEqual({"127.0.0.1"}, listening(self.port(said)), "before anybody connects")
        self.assertEqual({}, processes(self.folder + "/secure-rds.sandbox.real"))
        local, _ = self.tunnel(said)
        self.assertEqual("dbadmin|t|TLSv1.3", self.query(
            said, local, "SELECT current_user, ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
        self.assertEqual("shop", self.query(said, local, "SELECT current_database()", dbname="shop"))
        self.assertEqual("f", self.query(said, local, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
        running = processes(self.folder + "/secure-rds.sandbox.real")
        self.assertTrue(any("postgres" in line for _, line in running.values()))
        self.assertNotIn(0, {owner for owner, _ in running.values()}, "never as root")

    def test_what_is_kept_and_what_is_left(self):
        said = self.stand()
        local, ssh = self.tunnel(said)
        self.query(said, local, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)")
        ports = self.port(said)
        ssh.kill()
        self.doCleanups_of_serve()
        until("the servers end", lambda: not listening(ports) and not processes(self.folder))
        _, again = self.serve()
        local, _ = self.tunnel(again)
        self.assertEqual("42", self.query(again, local, "SELECT n FROM kept"))

    def doCleanups_of_serve(self):
        """Ends the sandboxes that `serve` started, as the test's end would, and those of the clients with them."""
        function, arguments, options = None, (), {}
        while self._cleanups:
            function, arguments, options = self._cleanups.pop()
            if function is __import__("shutil").rmtree:
                self._cleanups.append((function, arguments, options))
                return
            function(*arguments, **options)

    def test_killed_sandboxes_leave_nothing(self):
        said = self.stand()
        one, _ = self.serve()
        local, _ = self.tunnel(said)
        self.query(said, local, "SELECT 1")
        others = processes(self.folder + "/secure-rds.sandbox")
        for process in [pid for pid, (_, line) in others.items() if "--stay" in line]:
            os.kill(process, signal.SIGKILL)
        until("the servers end with the last sandbox", lambda: not processes(self.folder + "/secure-rds.sandbox"))
        # One that is ending has no command line any more, and still its sockets.
        until("their sockets close", lambda: not listening(self.port(said)))
        self.assertEqual(-signal.SIGKILL, one.wait(PATIENCE))

    @unittest.skipIf(os.geteuid(), "others' servers stand beside their state")
    def test_what_stands_elsewhere_goes_with_its_state(self):
        """Root's servers run as somebody else, who gets to no closed folder: theirs is below /var/tmp, until the state is gone."""
        os.chmod(self.folder, 0o700)
        state, moved = (os.path.join(self.folder, name) for name in ("secure-rds.sandbox", "moved"))

        def place():
            with open(state, encoding="utf-8") as file:
                return "/var/tmp/secure-rds-sandbox-" + json.loads(file.readline())["time"]["id"]

        def once():
            said = self.stand()
            local, _ = self.tunnel(said)
            self.query(said, local, "SELECT 1")
            return place()

        first = once()
        self.doCleanups_of_serve()
        self.assertTrue(os.path.exists(first), "it stays with its state")
        os.rename(state, moved)
        second = once()  # at the same path another one, while no first one is
        self.assertFalse(os.path.exists(first))
        self.assertTrue(os.path.exists(second))
        os.unlink(state)
        third = once()
        self.assertTrue(os.path.exists(second), "its sandbox still runs")
        self.doCleanups_of_serve()
        os.unlink(state)
        fourth = once()
        self.assertEqual([False, False, True], [os.path.exists(each) for each in (second, third, fourth)])
        self.doCleanups_of_serve()
        shutil.rmtree(fourth)

    def test_two_sandboxes_share_the_servers(self):
        said = self.stand()
        local, _ = self.tunnel(said)
        self.query(said, local, "CREATE TABLE shared (n int)")
        other, second = self.serve()
        through, _ = self.tunnel(second)
        self.query(second, through, "INSERT INTO shared VALUES (7)")
        self.assertEqual("7", self.query(said, local, "SELECT n FROM shared"))
        found = {pid: line for pid, (_, line) in processes(self.folder).items() if "--keeper" in line}
        # A child that is about to become a server still has the keeper's command line.
        keepers = [line for pid, line in found.items() if parent_of(pid) not in found]
        self.assertEqual(1, len(keepers), keepers)
        other.kill()
        other.wait(PATIENCE)
        self.assertEqual("7", self.query(said, local, "SELECT n FROM shared"))

    def test_a_closed_security_group_is_silent(self):
        said = self.stand()
        address = self.bastion(said)["PublicIpAddress"]
        self.assertIn("hello", self.ssh(said, address, "echo hello").stdout)
        self.succeed("access", "set", "198.51.100.0/28", "--yes")
        shut = self.ssh(said, address, "echo hello", "-o", "ConnectTimeout=1")
        self.assertEqual(255, shut.returncode)
        self.assertIn("timed out", shut.stderr)
        self.succeed("access", "set", "203.0.113.0/28")
        self.assertIn("hello", self.ssh(said, address, "echo hello").stdout)

    def test_only_the_right_key(self):
        said = self.stand()
        address = self.bastion(said)["PublicIpAddress"]
        self.key = self.other_key()
        self.assertIn("Permission denied (publickey)", self.ssh(said, address, "true").stderr)

    def other_key(self):
        import subprocess
        path = os.path.join(self.folder, "other")
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
        return path

    def test_forwarding_only_gives_no_shell(self):
        said = self.stand("bastion.forwarding_only=true")
        local, _ = self.tunnel(said)
        self.assertEqual("1", self.query(said, local, "SELECT 1"))
        self.assertIn("not available", self.ssh(said, self.bastion(said)["PublicIpAddress"], "echo hello").stdout)

    def test_rotation_changes_the_password(self):
        said = self.stand()
        local, _ = self.tunnel(said)
        before = self.secret(said)
        self.assertEqual("1", self.query(said, local, "SELECT 1"))
        self.client(said, "secretsmanager").rotate_secret(SecretId=self.outputs(said)["SecretArn"])
        after = self.secret(said)
        self.assertNotEqual(before["password"], after["password"])
        self.assertIn("password authentication failed", self.refused(said, local, password=before["password"]))
        self.assertEqual("1", self.query(said, local, "SELECT 1", password=after["password"]))

    def test_a_stopped_bastion_is_gone_and_comes_back_elsewhere(self):
        said = self.stand()
        local, ssh = self.tunnel(said)
        self.assertEqual("1", self.query(said, local, "SELECT 1"))
        ec2, before = self.client(said, "ec2"), self.bastion(said)
        id = before["InstanceId"]
        blocks = [self.console(ec2, id)]
        ec2.stop_instances(InstanceIds=[id])
        until("it stops", lambda: self.bastion(said)["State"]["Name"] == "stopped")
        self.assertNotEqual(0, ssh.wait(PATIENCE), "what went through it is cut")
        self.assertNotIn("PublicIpAddress", self.bastion(said))
        ec2.start_instances(InstanceIds=[id])
        until("it runs", lambda: self.bastion(said)["State"]["Name"] == "running")
        self.assertNotEqual(before["PublicIpAddress"], self.bastion(said)["PublicIpAddress"])
        local, _ = self.tunnel(said)
        self.assertEqual("1", self.query(said, local, "SELECT 1"))
        blocks.append(self.console(ec2, id))
        for block in blocks:  # cloud-init's at the first boot, the bastion's own unit's at the second
            self.assertIn("BEGIN SSH HOST KEY KEYS", block)

    @staticmethod
    def console(ec2, id):
        return ec2.get_console_output(InstanceId=id, Latest=True)["Output"]

    def test_the_console_shows_the_key_that_answers(self):
        import subprocess
        said = self.stand()
        bastion = self.bastion(said)
        shown = self.console(self.client(said, "ec2"), bastion["InstanceId"])
        scan = subprocess.run(["ssh-keyscan", "-t", "ed25519", "-p", str(self.port(said)), bastion["PublicIpAddress"]],
                              capture_output=True, text=True, timeout=PATIENCE)
        self.assertIn(scan.stdout.split()[-1], shown)

    def test_a_stopped_database_answers_nobody(self):
        said = self.stand()
        local, _ = self.tunnel(said)
        self.query(said, local, "CREATE TABLE kept (n int)")
        rds = self.client(said, "rds")
        rds.stop_db_instance(DBInstanceIdentifier="myapp")
        until("it stops", lambda: self.database(rds)["DBInstanceStatus"] == "stopped")
        self.assertIn("timeout", self.refused(said, local, connect_timeout=2))
        rds.start_db_instance(DBInstanceIdentifier="myapp")
        until("it runs", lambda: self.database(rds)["DBInstanceStatus"] == "available")
        self.assertEqual("0", self.query(said, local, "SELECT count(*) FROM kept"))

    @staticmethod
    def database(rds):
        return rds.describe_db_instances(DBInstanceIdentifier="myapp")["DBInstances"][0]

    def test_wrong_certificates(self):
        self.stand()
        for fault, words in (("server:chain", "certificate verify failed"), ("server:name", "does not match host name"),
                             ("certificate:-2", "certificate verify failed"), ("server:off", "does not support SSL")):
            with self.subTest(fault):
                said = self.serve_alone(faults=[fault])
                local, _ = self.tunnel(said)
                self.assertIn(words, self.refused(said, local))

    def test_sign_in_by_iam(self):
        said = self.stand()
        local, _ = self.tunnel(said)
        rds = self.client(said, "rds")
        place = self.database(rds)["Endpoint"]
        self.query(said, local, "CREATE USER app; GRANT rds_iam TO app; CREATE USER other; GRANT rds_iam TO other; CREATE USER plain")
        token = rds.generate_db_auth_token(place["Address"], place["Port"], "app")
        self.assertEqual("app", self.query(said, local, "SELECT current_user", user="app", password=token))
        self.assertIn("authentication failed", self.refused(said, local, user="other", password=token))
        self.assertIn("authentication failed", self.refused(said, local, user="app", password=token[:-1]))
        plain = rds.generate_db_auth_token(place["Address"], place["Port"], "plain")
        self.assertIn("authentication failed", self.refused(said, local, user="plain", password=plain))

    def test_the_load_balancer_leads_there(self):
        said = self.stand("access.load_balancer=true")
        port = self.port(said)
        self.assertEqual("1", self.query(said, port, "SELECT 1"))
        self.succeed("access", "set", "198.51.100.0/28", "--yes", "--set", "access.load_balancer=true")
        self.assertIn("timeout", self.refused(said, port, connect_timeout=2))


if __name__ == "__main__":
    unittest.main()
