"""Does the password reach PostgreSQL's log? A real server, with the template's own parameters and with the reference
article's, gets the statements that the rotation function sends."""
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import cloudformation

ARTICLE = {"log_min_duration_statement": "0"}
OURS = cloudformation.Stack()["DatabaseParameters"]["Parameters"]
# RDS alone knows these; RDS's own line prefix comes in their place.
RDS_ONLY = ("rds.",)
RDS_PREFIX = "%t:%r:%u@%d:[%p]:"
PASSWORD = "Zq7-leaked-S3cret"
# What AWS's single-user function for PostgreSQL sends: it quotes the name and puts the password as a literal.
ROTATION = 'ALTER USER "dbadmin" WITH PASSWORD \'%s\''


def server_folder():
    for folder in sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder.parent / "lib" / "pgaudit.so").exists():
            return folder
    return None


class Server:
    """A server of its own on a Unix socket, gone at the end. PostgreSQL refuses to run as root."""

    def __init__(self, settings):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="secure-rds-log-"))
        self.run_as = None
        if os.geteuid() == 0:
            self.run_as = pwd.getpwnam("postgres")
            os.chown(self.folder, self.run_as.pw_uid, self.run_as.pw_gid)
        self.programs = server_folder()
        self.data, self.log = self.folder / "data", self.folder / "server.log"
        self.call("initdb", "-D", self.data, "-U", "dbadmin", "--auth=trust", "-E", "UTF8", "--no-sync")
        lines = ["%s = '%s'" % pair for pair in settings.items() if not pair[0].startswith(RDS_ONLY)]
        lines += [
            "log_line_prefix = '%s'" % RDS_PREFIX,
            "listen_addresses = ''",
            "unix_socket_directories = '%s'" % self.folder,
            "fsync = off",
        ]
        with open(self.data / "postgresql.conf", "a") as file:
            file.write("\n" + "\n".join(lines) + "\n")
        self.call("pg_ctl", "-D", self.data, "-l", self.log, "-w", "start")

    def call(self, program, *arguments):
        identity = {"user": self.run_as.pw_uid, "group": self.run_as.pw_gid, "extra_groups": []} if self.run_as else {}
        done = subprocess.run(
            [str(self.programs / program), *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True,
            text=True, cwd=self.folder, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(self.folder)},
            **identity)
        if done.returncode:
            raise RuntimeError("%s: %s%s" % (program, done.stdout, done.stderr))
        return done.stdout

    def send(self, *statements):
        """Each as its own query of one connection; failures are the server's, not the test's."""
        arguments = [part for statement in statements for part in ("-c", statement)]
        done = subprocess.run(
            ["/usr/bin/psql", "-X", "-q", "-t", "-A", "-h", str(self.folder), "-U", "dbadmin", "-d", "postgres", *arguments],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"})
        return done.stdout

    def stop(self):
        """Stops it, so that every line is written, and gives the whole log."""
        self.call("pg_ctl", "-D", self.data, "-w", "-m", "fast", "stop")
        text = self.log.read_text()
        shutil.rmtree(self.folder)
        return text


@unittest.skipUnless(server_folder(), "needs Debian's postgresql and postgresql-15-pgaudit")
class LogLeak(unittest.TestCase):
    def log_of(self, settings, *statements):
        server = Server(settings)
        try:
            server.send(*statements)
        finally:
            text = server.stop()
        return text

    def test_the_article_s_settings_leak(self):
        log = self.log_of(ARTICLE, ROTATION % PASSWORD)
        self.assertRegex(log, r"duration: .*ALTER USER .*" + PASSWORD)

    def test_the_article_s_settings_leak_a_failing_statement_too(self):
        log = self.log_of(ARTICLE, ROTATION.replace("dbadmin", "nobody") % PASSWORD)
        self.assertRegex(log, r"STATEMENT: .*" + PASSWORD)

    def test_ours_do_not_leak(self):
        log = self.log_of(OURS, ROTATION % PASSWORD)
        self.assertIn("AUDIT: ", log)
        self.assertRegex(log, r'ALTER USER .*PASSWORD <REDACTED>')
        self.assertNotIn(PASSWORD, log)

    def test_ours_do_not_leak_a_failing_statement(self):
        log = self.log_of(
            OURS,
            ROTATION.replace("dbadmin", "nobody") % PASSWORD,
            "CREATE USER dbadmin WITH PASSWORD '%s'" % PASSWORD,
            ROTATION.replace("PASSWORD", "PASSWORD =") % PASSWORD,
            "CREATE ROLE plain",
            "SET ROLE plain",
            ROTATION % PASSWORD,
            "RESET ROLE",
            "BEGIN",
            "SELECT 1 / 0",
            ROTATION % PASSWORD,
        )
        for words in ("does not exist", "already exists", "syntax error",
                      "(must be superuser|permission denied to alter role)", "current transaction is aborted"):
            self.assertRegex(log, "ERROR: .*" + words)
        self.assertNotIn(PASSWORD, log)

    def test_known_limit_a_batch_in_one_query_is_logged_as_it_came(self):
        """pgaudit repeats the whole text for its first statement; that of PostgreSQL 17 no longer does. Rotation sends one
        statement a query."""
        log = self.log_of(OURS, "BEGIN; %s; COMMIT" % ROTATION % PASSWORD)
        if int(server_folder().parent.name) < 17:
            self.assertRegex(log, "AUDIT: SESSION,1,1,MISC,BEGIN,.*" + PASSWORD)
        else:
            self.assertRegex(log, "AUDIT: SESSION,1,1,MISC,BEGIN,,,BEGIN,")
            self.assertNotIn(PASSWORD, log)

    def test_with_the_default_a_failing_statement_would_leak(self):
        log = self.log_of(dict(OURS, log_min_error_statement="error"), ROTATION.replace("dbadmin", "nobody") % PASSWORD)
        self.assertRegex(log, r"STATEMENT: .*" + PASSWORD)

    def test_ours_log_every_statement_with_client_and_duration(self):
        log = self.log_of(OURS, "SELECT 41 + 1", "CREATE TABLE t (a int)", "INSERT INTO t VALUES (7)")
        for words in ("READ,SELECT,.*SELECT 41 [+] 1", "DDL,CREATE TABLE,.*CREATE TABLE t", "WRITE,INSERT,.*INSERT INTO t VALUES"):
            self.assertRegex(log, r":\[local\]:dbadmin@postgres:\[\d+\]:LOG:  AUDIT: SESSION,\d+,\d+," + words)
        lines = [line for line in log.splitlines() if "AUDIT: " in line or "duration: " in line]
        statement = next(number for number, line in enumerate(lines) if "SELECT 41 + 1" in line)
        process = lines[statement].split("[")[2].split("]")[0]
        self.assertRegex(lines[statement + 1], r":\[%s\]:LOG:  duration: [0-9.]+ ms$" % process)

    def test_statement_statistics_do_not_keep_the_password(self):
        def kept(settings):
            server = Server(settings)
            try:
                server.send("CREATE EXTENSION pg_stat_statements", ROTATION % PASSWORD)
                return server.send("SELECT query FROM pg_stat_statements")
            finally:
                server.stop()

        self.assertIn(PASSWORD, kept({"shared_preload_libraries": "pg_stat_statements"}), "the risk is real")
        self.assertNotIn(PASSWORD, kept(OURS))


if __name__ == "__main__":
    unittest.main()
