"""Times as other programs write them, read as Python's dateutil reads them, by which the aws command does."""
import datetime
import json
import os
import random
import subprocess
import unittest
import warnings

import dateutil.parser

from patience import PATIENCE

DRIVER = os.path.join(os.environ.get("BUILD", "build"), "tests/sandbox/drivers/session")
SEED = os.environ.get("SEED", "1")
UTC = datetime.timezone.utc
DATES = ["%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%d %b %Y", "%a, %d %b %Y", "%d-%b-%Y", "%b %d, %Y", "%B %d %Y",
         "%Y-%b-%d", "%A, %d %B %Y"]
TIMES = ["%H:%M:%S", "%H%M%S", "%H:%M", "%H%M", "%I:%M:%S %p", "%I:%M%p", "%H:%M:%S.%f", "%H:%M:%S,%f"]
WHOLE = ["%a %b %d %H:%M:%S %Y", "%a %b %d %H:%M:%S UTC %Y", "%Y%m%d%H%M%S"]
ZONES = ["", "Z", "z", "UTC", " UTC", "GMT", " GMT", "+00:00", "+02:00", "-0930", " +0545", "+01"]


def ours(texts):
    done = subprocess.run([DRIVER, "--times"], input="".join(text + "\n" for text in texts), env={"PATH": "/usr/bin:/bin"},
                          stdout=subprocess.PIPE, text=True, check=True, timeout=PATIENCE)
    return json.loads(done.stdout)


def dateutil_ms(text):
    """None: it reads none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zones that it does not know
        try:
            moment = dateutil.parser.parse(text)
            if not moment.tzinfo:
                moment = moment.replace(tzinfo=UTC)
            moment = moment.astimezone(UTC)
        except (ValueError, OverflowError):
            return None
    return max(0, int((moment - datetime.datetime(1970, 1, 1, tzinfo=UTC)) / datetime.timedelta(milliseconds=1)))


class Times(unittest.TestCase):
    def written(self, rng):
        moment = datetime.datetime(1971, 1, 1) + datetime.timedelta(milliseconds=rng.randrange(4_000_000_000_000))
        if rng.random() < 0.1:
            return moment.strftime(rng.choice(WHOLE))
        date, time = rng.choice(DATES), rng.choice(TIMES)
        # Together and without a mark between them only where all of it is digits.
        between = rng.choice(["T", " ", "  ", "t"]) if date[-1] == "d" and "b" not in date else rng.choice([" ", ", "])
        if "%p" in time:
            between = " "
        zones = [zone for zone in ZONES if not zone[:1].isalpha()] if "%p" in time else ZONES
        return moment.strftime(date + between + time) + rng.choice(zones)

    def test_what_programs_write(self):
        rng = random.Random(SEED)
        texts = [self.written(rng) for _ in range(3000)]
        wrong = [(text, found, dateutil_ms(text)) for text, found in zip(texts, ours(texts)) if found != dateutil_ms(text)]
        self.assertEqual([], wrong[:10], len(wrong))
        print(f"times: {len(texts)} read as dateutil reads them, {len({text[-8:] for text in texts})} endings")

    def test_what_nobody_writes(self):
        """A time that is not quite one: refused, or read as dateutil reads it."""
        rng, texts = random.Random(SEED), []
        for _ in range(3000):
            text = list(self.written(rng))
            for _ in range(rng.randrange(1, 3)):
                text[rng.randrange(len(text))] = rng.choice("0123456789:-+T Z.,/aAp")
            texts.append("".join(text))
        wrong = [(text, found, dateutil_ms(text)) for text, found in zip(texts, ours(texts))
                 if found not in (-1, dateutil_ms(text))]
        self.assertEqual([], wrong[:10], len(wrong))


if __name__ == "__main__":
    unittest.main()
