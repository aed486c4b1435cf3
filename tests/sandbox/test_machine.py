"""A machine that lacks something: room on the disk, standard streams, memory, descriptors. Each ends in words and the exit
status of a failure: nothing hangs, nothing dies without a word, nothing is lost and called done."""
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import unittest

from patience import PATIENCE
from sandbox import PROGRAM, SANDBOX, SandboxTest

SANITIZED = "sanitize" in os.environ.get("BUILD", "")  # they have memory of their own
FAST = "5000"
# What each command is asked to say, without AWS and with one where the stack of the settings stands.
PRINTING = (["--help"], ["--version"], ["apply", "--help"], ["help", "settings"], ["help", "environment"], ["config", "show"],
            ["config", "get", "app"], ["config", "show", "--json"], ["config", "validate"], ["config", "set", "database.name=shop"],
            ["policy"], ["policy", "--json"], ["cost", "--offline"], ["cost", "--offline", "--json"], ["no-such-command"],
            ["sandbox", "serve", "--help"])
ASKING = (["status"], ["status", "--json"], ["plan"], ["plan", "--json"], ["access", "list"], ["access", "history"],
          ["access", "add", "192.0.2.0/28"], ["access", "remove", "203.0.113.0/24"], ["access", "set", "192.0.2.0/28"],
          ["access", "undo", "--yes"], ["cost"], ["apply", "--yes"], ["apply", "--yes", "--json"], ["apply", "--yes", "--replay"],
          ["export", "cloudformation"], ["list"], ["list", "--json"], ["rollback", "start"], ["rollback", "skip", "--json"], ["token", "app"], ["verify"], ["verify", "--json"],
          ["connect", "-c", "SELECT 1"], ["config", "import", "myapp", "--config", "imported.yaml"],
          ["destroy", "--yes", "--confirm", "myapp"], ["destroy", "--yes", "--confirm", "myapp", "--json"], ["--plain"])
# Lets one allocation of secure-rds fail, as the C library would; says how many there were.
FAILING = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static long at = -1, count;
static int fails(void) {
    if (at < 0) {
        char name[32] = "";
        int file = open("/proc/self/comm", O_RDONLY);
        if (read(file, name, sizeof name - 1) < 0) abort();
        close(file);
        at = strcmp(name, "secure-rds\n") == 0 && getenv("FAIL_AT") ? atol(getenv("FAIL_AT")) : 0;
    }
    if (__atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST) != at) return 0;
    errno = ENOMEM;
    return 1;
}
__attribute__((destructor)) static void tell(void) {
    if (getenv("COUNT_TO")) dprintf(open(getenv("COUNT_TO"), O_WRONLY | O_CREAT | O_APPEND, 0600), "%ld\n", count);
}
#define NEXT(name) static __typeof__(&name) next; if (!next) *(void **)&next = dlsym(RTLD_NEXT, #name)
void *malloc(size_t size) { NEXT(malloc); return fails() ? NULL : next(size); }
void *calloc(size_t n, size_t size) { NEXT(calloc); return fails() ? NULL : next(n, size); }
void *realloc(void *old, size_t size) { NEXT(realloc); return fails() ? NULL : next(old, size); }
"""


class Machine(SandboxTest):
    def go(self, *arguments, **options):
        words = [PROGRAM, *arguments]
        return subprocess.run(words, cwd=self.folder, env={**self.environment, **options.pop("variables", {})},
                              timeout=PATIENCE, text=True, **{"stdin": subprocess.DEVNULL, **options})

    def asking(self, *arguments):
        return ["--sandbox", "--sandbox-speed", FAST, *arguments]

    def status_of(self, state):
        done = self.go(*self.asking("status", "--json", "--sandbox-state", state), stdout=subprocess.PIPE)
        return json.loads(done.stdout)["stack"]["status"]


class Output(Machine):
    def said(self, words, full=None):
        """(status, what it said on each stream), on a folder as it was before; `full` takes nothing."""
        for name in os.listdir(self.folder):
            if name.startswith(("secure-rds", "imported")):
                path = os.path.join(self.folder, name)
                (shutil.rmtree if os.path.isdir(path) else os.unlink)(path)  # a folder: the sandbox's real parts
        for name in os.listdir(self.kept):
            shutil.copy(os.path.join(self.kept, name), self.folder)
        with open("/dev/full", "w", encoding="utf-8") as nowhere:
            done = self.go(*words, **{stream: nowhere if stream == full else subprocess.PIPE for stream in ("stdout", "stderr")})
        return done.returncode, {"stdout": done.stdout, "stderr": done.stderr}

    def test_full_disk(self):
        """Of every command, whichever stream it says something on: 1, and a sentence where that can be read."""
        self.assertEqual(0, self.go(*self.asking("apply", "--yes"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode)
        self.kept = self.enterContext(tempfile.TemporaryDirectory(prefix="secure-rds-kept-"))
        for name in os.listdir(self.folder):
            if name.startswith("secure-rds"):
                shutil.copy(os.path.join(self.folder, name), self.kept)
        tried = set()
        for words in [*PRINTING, *map(lambda words: self.asking(*words), ASKING)]:
            status, said = self.said(words)
            for stream in (stream for stream, text in said.items() if text):
                with self.subTest(words, full=stream):
                    tried.add(stream)
                    then, left = self.said(words, full=stream)
                    self.assertEqual(status or 1, then, left)
                    if stream == "stdout" and "--plain" not in words:  # that says all on one
                        self.assertIn("the output could not be written", left["stderr"])
        self.assertEqual({"stdout", "stderr"}, tried)
        commands = re.findall(r"^  secure-rds ([a-z]+) ", self.said(["--help"])[1]["stdout"], re.M)
        self.assertLess({"plan", "apply", "verify"}, set(commands))
        self.assertEqual(set(), set(commands) - {words[0] for words in (*PRINTING, *ASKING)}, "each is tried")

    def test_a_log_that_is_full(self):
        """What it did stays done; that the log lacks it is told."""
        done = self.go(*self.asking("apply", "--yes", "--log", "/dev/full"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(1, done.returncode, done.stderr)
        self.assertIn("/dev/full: the log could not be written: No space left on device", done.stderr)
        self.assertEqual("CREATE_COMPLETE", self.status_of(os.path.join(self.folder, "secure-rds.sandbox")))

    def test_the_sandbox_itself(self):
        """Nobody knows where it listens: it does not stay."""
        for words in (["--help"], ["--version"], ["--private-key", "myapp-bastion"], ["--port", "0"]):
            with self.subTest(words), open("/dev/full", "w", encoding="utf-8") as full:
                done = subprocess.run([SANDBOX, *words], stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE,
                                      text=True, timeout=PATIENCE)
                self.assertEqual(1, done.returncode)
                self.assertIn("the output could not be written", done.stderr)

    def test_closed(self):
        done = self.go("config", "show", stderr=subprocess.PIPE, preexec_fn=lambda: os.close(1))
        self.assertEqual(1, done.returncode)
        self.assertIn("the output could not be written", done.stderr)

    def test_a_reader_that_has_gone(self):
        reading, writing = os.pipe()
        os.close(reading)
        done = self.go("help", "settings", stdout=writing, stderr=subprocess.PIPE)
        os.close(writing)
        self.assertEqual((1, ""), (done.returncode, done.stderr))

    def test_an_earlier_status_stays(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            self.assertEqual(2, self.go("config", "get", "no.such", stdout=full, stderr=subprocess.DEVNULL).returncode)


class Streams(Machine):
    def test_closed_from_the_start(self):
        """Whichever of the three, also all: a deployment runs, a signal ends it, no file becomes a stream."""
        for closed in ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)):
            with self.subTest(closed):
                def close(closed=closed):
                    for stream in closed:
                        os.close(stream)

                state = tempfile.NamedTemporaryFile(dir=self.folder).name
                done = self.go(*self.asking("apply", "--yes", "--sandbox-state", state), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, preexec_fn=close)
                self.assertEqual(1 if 1 in closed else 0, done.returncode)  # what it changes is lost output
                self.assertEqual("CREATE_COMPLETE", self.status_of(state))
        running = subprocess.Popen([PROGRAM, "--sandbox", "--sandbox-speed", "1", "apply", "--yes"], cwd=self.folder,
                                   env=self.environment, stderr=subprocess.PIPE, text=True,
                                   preexec_fn=lambda: (os.close(0), os.close(1)))
        for line in running.stderr:
            if "IN_PROGRESS" in line:
                break
        running.send_signal(signal.SIGTERM)
        running.stderr.read()
        running.stderr.close()
        self.assertEqual(130, running.wait(timeout=PATIENCE))


@unittest.skipIf(SANITIZED, "a sanitizer has an allocator of its own")
class Memory(Machine):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="secure-rds-memory-")
        cls.addClassCleanup(folder.cleanup)
        cls.library, cls.counts = os.path.join(folder.name, "failing.so"), os.path.join(folder.name, "counts")
        subprocess.run(["cc", "-shared", "-fPIC", "-w", "-x", "c", "-", "-o", cls.library], input=FAILING, text=True, check=True)

    def allocations(self, words):
        self.go(*words, variables={"LD_PRELOAD": self.library, "COUNT_TO": self.counts}, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL)
        with open(self.counts, encoding="utf-8") as file:
            counts = [int(line) for line in file]
        os.unlink(self.counts)
        return min(counts)  # of the program and its sandbox, the one that makes fewer

    def test_each_may_fail(self):
        tried = 0
        for words in (["--version"], ["config", "show"], ["policy"], ["cost", "--offline"], self.asking("status", "--json"),
                      self.asking("plan")):
            # The first run of all keeps what it looked up, and what runs beside adds its own: the fewest are sure.
            count = min(self.allocations(words) for _ in range(3))
            self.assertGreater(count, 10)
            # The first ones each, then ever fewer; another thread may have changed the order.
            at, step = 1, 1.0
            while at < count:
                with self.subTest(words, at=int(at)):
                    done = self.go(*words, variables={"LD_PRELOAD": self.library, "FAIL_AT": str(int(at))},
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                    self.assertEqual(1, done.returncode, done.stderr)
                    self.assertIn("secure-rds: out of memory", done.stderr)
                    tried += 1
                at, step = at + step, step * 1.12
        print(f"memory: {tried} allocations failed, each ended in the sentence and 1")


class Limits(Machine):
    def limited(self, kind, soft, hard, *words):
        return self.go(*words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                       preexec_fn=lambda: resource.setrlimit(kind, (soft, hard)))

    def test_few_descriptors(self):
        for count in (6, 9, 20, 40):
            for words in (["status"], ["apply", "--yes"], self.asking("status")):
                with self.subTest(words, count=count):
                    done = self.limited(resource.RLIMIT_NOFILE, count, count, *words)
                    self.assertEqual(1, done.returncode, done.stderr)
                    self.assertIn(f"and {count} may be", done.stderr)
                    self.assertIn("ulimit -n", done.stderr)
        done = self.limited(resource.RLIMIT_NOFILE, 9, 9, "config", "show")  # needs none
        self.assertEqual(0, done.returncode, done.stderr)
        done = self.limited(resource.RLIMIT_NOFILE, 9, 500, *self.asking("status"))  # may have more
        self.assertNotIn("ulimit", done.stderr)

    @unittest.skipIf(SANITIZED, "a sanitizer takes terabytes of addresses")
    def test_little_memory(self):
        for mib in (100, 120, 300):
            for words in (["status"], ["apply", "--yes"], self.asking("status")):
                with self.subTest(words, mib=mib):
                    done = self.limited(resource.RLIMIT_AS, mib << 20, mib << 20, *words)
                    self.assertEqual(1, done.returncode, done.stderr)
                    self.assertIn(f"{mib} are allowed (ulimit -v)", done.stderr)


if __name__ == "__main__":
    unittest.main()
