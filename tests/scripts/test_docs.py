"""What the documents name is there: files by their path, functions by their name."""
import fnmatch
import os
import re
import subprocess
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def git(*words):
    return subprocess.run(["git", "-C", ROOT, *words], check=True, capture_output=True, text=True).stdout


class Documents(unittest.TestCase):
    def setUp(self):
        self.files = git("ls-files").split("\n")
        self.folders = {name.split("/")[0] for name in self.files if "/" in name}
        self.documents = [name for name in self.files if name.endswith(".md") and name != "docs/screens.md"]

    def named(self, pattern):
        for document in self.documents:
            with open(os.path.join(ROOT, document), encoding="utf-8") as file:
                for number, line in enumerate(file, 1):
                    for name in re.findall(pattern, line):
                        yield f"{document}:{number}", name

    def test_files(self):
        missing = [(where, name) for where, name in self.named(r"`((?:\.ci|[a-z]+)/[\w/.-]+\.[a-z]{1,8})`")
                   if name.split("/")[0] in self.folders and name not in self.files and "tests/" + name not in self.files]
        self.assertEqual(missing, [])

    def test_cases_of_connect(self):
        """Each row of docs/CONNECT.md has its test, which names the case; those of failures are held to the words there."""
        missing = []
        with open(os.path.join(ROOT, "docs/CONNECT.md"), encoding="utf-8") as file:
            rows = [line.strip().strip("|").split(" | ") for line in file if line.startswith("| ") and "| test |" not in line]
        self.assertGreater(len(rows), 40)
        for row in rows:
            text = ""
            for name in re.findall(r"`(test_\w+(?:\.py)?)`", row[-1]):
                if name.endswith(".py"):
                    with open(os.path.join(ROOT, "tests/sandbox", name), encoding="utf-8") as file:
                        text = file.read()
                elif f"def {name}(" not in text or (len(row) == 5 and f'"{row[0].strip()}"' not in text):
                    missing.append((row[0], name))
        self.assertEqual(missing, [])

    def test_odd_cases(self):
        """Each test that a row of docs/ODD-CASES.md names is in one of the files that the row names."""
        missing, rows = [], 0
        with open(os.path.join(ROOT, "docs/ODD-CASES.md"), encoding="utf-8") as file:
            for line in file:
                texts = [open(os.path.join(ROOT, "tests", name), encoding="utf-8").read()
                         for name in re.findall(r"`(\w+/[\w/]+\.(?:py|c))`", line)]
                rows += bool(texts) and line.startswith("|")
                missing += [name for name in re.findall(r"`(test_\w+)`", line)
                            if not any(re.search(rf"(?:def|void) {name}\(", text) for text in texts)]
        self.assertGreater(rows, 20)
        self.assertEqual(missing, [])

    def test_patterns(self):
        """`stack/failures_*.c` is at least one file, from the top or from the folder of the document."""
        missing = []
        for where, name in self.named(r"`((?:\.ci|[a-z]+)/[\w/.-]*\*[\w/.*-]*)`"):
            roots = ("", "tests/", os.path.dirname(where.split(":")[0]) + "/")
            if not any(fnmatch.filter(self.files, root + name) for root in roots):
                missing.append((where, name))
        self.assertEqual(missing, [])

    def test_functions(self):
        code = "\n".join(open(os.path.join(ROOT, name), encoding="utf-8").read()
                         for name in self.files if name.endswith((".c", ".h")) and "/generated/" not in name)
        known = set(re.findall(r"\b([a-z_0-9]+)\(", code))
        named = list(self.named(r"`([a-z_0-9]+)\(\)`"))
        self.assertGreater(len(named), 10)
        self.assertEqual([(where, name) for where, name in named if name not in known], [])

    def test_help_names_no_key(self):
        """The list below each help is made of the rows that the handler reads: a key in the prose would be said twice."""
        with open("assets/help.text", encoding="utf-8") as text:
            for number, line in enumerate(text, 1):
                self.assertNotRegex(line, r"(?<![\w'`-])[b-z](?![\w'`-])", f"assets/help.text:{number}")


if __name__ == "__main__":
    unittest.main()
