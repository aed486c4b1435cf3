"""The scripts that bastion and NAT instance run at their first start: the shell, nftables and sshd read them here, in a
network namespace or a folder of their own. What needs Amazon Linux itself (packages, units) is not run."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import cloudformation


def script(name, **parameters):
    return cloudformation.Stack(**parameters)[name]["LaunchTemplateData"]["UserData"]["Fn::Base64"]


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, **more)


def here_document(text, path):
    return re.search(r"cat >%s <<END\n(.*?)\nEND\n" % re.escape(path), text, re.S).group(1)


def alone():
    """A command's prefix for a network of its own, or None where that is not allowed."""
    return ["unshare", "--net"] if os.geteuid() == 0 and run("unshare", "--net", "true").returncode == 0 else None


class UserData(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="secure-rds-user-data-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return str(self.folder / name)

    def test_the_shell_reads_them(self):
        for text in (script("NatTemplate"), script("BastionTemplate"), script("BastionTemplate", BastionForwardingOnly="true"),
                     script("BastionTemplate", Zones="eu-west-1a,eu-west-1b")):
            done = run("bash", "-n", self.write("script", text))
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertTrue(text.startswith("#!/bin/bash\n"), "cloud-init runs nothing else")
            self.assertNotIn("${", text, "left over from Fn::Sub")

    def test_failure_is_told_and_nothing_else_is_done(self):
        """The NAT's script with commands that fail at one place: the last word to CloudFormation is 1."""
        for broken in ("sysctl", "systemctl", "dnf"):
            with self.subTest(broken):
                text = script("NatTemplate").replace("/opt/aws/bin/cfn-signal", "told").replace("sleep 10", "exit 9")
                text = re.sub(r">/etc/\S+", ">/dev/null", text)
                stubs = "".join("%s() { return %d; }\n" % (name, name == broken) for name in ("sysctl", "systemctl", "dnf"))
                stubs += 'told() { echo "$2" >>%s; }\n' % (self.folder / broken)
                run("bash", self.write("script", text.replace("#!/bin/bash\n", "#!/bin/bash\n" + stubs)))
                told = (self.folder / broken).read_text().split() if (self.folder / broken).exists() else []
                # Without packages it tries until CloudFormation's time-out tells the failure.
                self.assertEqual(told, [] if broken == "dnf" else ["1"])

    def test_success_is_told_at_the_end(self):
        text = re.sub(r">/etc/\S+", ">/dev/null", script("NatTemplate").replace("/opt/aws/bin/cfn-signal", "told"))
        stubs = "".join("%s() { :; }\n" % name for name in ("sysctl", "systemctl", "dnf")) + 'told() { printf "%s " "$@"; }\n'
        done = run("bash", self.write("script", text.replace("#!/bin/bash\n", "#!/bin/bash\n" + stubs)))
        self.assertEqual(done.stdout, "-e 0 --stack shop --resource NatInstance --region eu-west-1 ")

    @unittest.skipUnless(shutil.which("nft"), "needs Debian's nftables")
    def test_nftables_takes_the_rules(self):
        prefix = alone()
        if not prefix:
            self.skipTest("needs root, for a network namespace")
        rules = self.write("nat.nft", here_document(script("NatTemplate"), "/etc/sysconfig/nftables.conf") + "\n")
        done = run(*prefix, "sh", "-c", "nft -f %s && nft list ruleset" % rules)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("ip saddr 10.0.0.0/16 ip daddr != 10.0.0.0/16 masquerade", done.stdout)

    def test_the_bastion_prints_its_host_keys_at_every_boot(self):
        """The unit's command, with a folder in place of /etc/ssh and a file in place of the console."""
        unit = here_document(script("BastionTemplate", Zones="eu-west-1a,eu-west-1b"), "/etc/systemd/system/host-keys.service")
        command = re.search(r"^ExecStart=/bin/sh -c '(.*)'$", unit, re.M).group(1)
        self.assertIn("[Install]\nWantedBy=multi-user.target", unit)
        self.assertNotIn("%", unit, "systemd would read it as a specifier")
        for kind in ("ecdsa", "ed25519"):
            self.write("ssh_host_%s_key.pub" % kind, "ssh-%s AAAA\n" % kind)
            self.write("ssh_host_%s_key" % kind, "secret\n")
        console = self.folder / "console"
        done = run("sh", "-c", command.replace("/etc/ssh", str(self.folder)).replace("/dev/console", str(console)))
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertEqual(console.read_text(), "-----BEGIN SSH HOST KEY KEYS-----\nssh-ecdsa AAAA\nssh-ed25519 AAAA\n"
                                              "-----END SSH HOST KEY KEYS-----\n")

    def test_a_bastion_of_a_released_version_stays(self):
        """Another script would replace it."""
        released = pathlib.Path("tests/released/0.1.0/template.yaml")
        for forwarding in ("false", "true"):
            old = cloudformation.Stack(cloudformation.load(released), BastionForwardingOnly=forwarding)
            self.assertEqual(script("BastionTemplate", Zones="", BastionForwardingOnly=forwarding),
                             old["BastionTemplate"]["LaunchTemplateData"]["UserData"]["Fn::Base64"])

    @unittest.skipUnless(os.path.exists("/usr/sbin/sshd"), "needs Debian's openssh-server")
    def test_sshd_takes_its_settings(self):
        if not alone():
            self.skipTest("needs root, for /run/sshd in a mount namespace")
        key = str(self.folder / "key")
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key)
        for forwarding, expected in (("false", "yes"), ("true", "no")):
            text = here_document(script("BastionTemplate", BastionForwardingOnly=forwarding), "/etc/ssh/sshd_config.d/10-bastion.conf")
            settings = self.write("sshd_config", text + "\nHostKey %s\n" % key)
            done = run("unshare", "--mount", "sh", "-c",
                       "mount -t tmpfs run /run && mkdir /run/sshd && /usr/sbin/sshd -T -f " + settings)
            self.assertEqual(done.returncode, 0, done.stderr)
            said = dict(line.split(" ", 1) for line in done.stdout.splitlines())
            self.assertEqual((said["permittty"], said["allowtcpforwarding"]), (expected, "local"))
            for setting in ("permitrootlogin", "passwordauthentication", "allowagentforwarding", "x11forwarding"):
                self.assertEqual(said[setting], "no", setting)


if __name__ == "__main__":
    unittest.main()
