"""`secure-rds cost`: prices from AWS's price list where it can be asked, kept for a day, else from the program's table."""

import http.server
import json
import os
import subprocess
import threading
import time
import unittest

from patience import PATIENCE
from sandbox import EXAMPLE, PROGRAM
from server import ServerTest


class CostTest(ServerTest):
    def run_cost(self, url, *arguments, key="AKIASANDBOX0OPERATOR", secret="sandbox/operator/not+a+secret/0123456789"):
        environment = {"PATH": "/usr/bin:/bin", "HOME": self.folder, "LANG": "C.UTF-8", "TZ": "UTC",
                       "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1"}
        if key:
            environment.update(AWS_ACCESS_KEY_ID=key, AWS_SECRET_ACCESS_KEY=secret)
        words = [PROGRAM, "cost", "--config", EXAMPLE] + (["--endpoint-url", url] if url else [])
        return subprocess.run(words + list(arguments), cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=PATIENCE)

    def cost(self, url, *arguments, **options):
        done = self.run_cost(url, "--json", *arguments, **options)
        self.assertEqual(0, done.returncode, done.stderr)
        return json.loads(done.stdout)

    def sources(self, cost):
        return {line["label"].split(",")[0]: line["source"] for line in cost["lines"]}

    def kept(self, region="eu-west-1"):
        return os.path.join(self.folder, ".cache", "secure-rds", f"prices-{region}.json")


class Cost(CostTest):
    def test_list_comes_first(self):
        server = self.serve()
        cost = self.cost(server.url)
        sources = self.sources(cost)
        self.assertEqual("list", sources["Database db.t4g.micro"])
        self.assertEqual("table", sources["Dashboard"])  # sold the same everywhere, and in no region's list
        self.assertEqual({"list", "table"}, set(sources.values()))
        today = time.strftime("%Y-%m-%d", time.gmtime())
        self.assertIn(today, {line["prices_of"] for line in cost["lines"]})
        self.assertEqual("AWS's price list and the shipped table", cost["source"])
        # The list's prices are the published ones, so the sum is that of the table.
        self.assertAlmostEqual(self.cost(None, "--offline")["total_usd"], cost["total_usd"], places=6)

    def test_kept_for_a_day(self):
        server = self.serve()
        self.cost(server.url)
        with open(self.kept(), encoding="utf-8") as file:
            kept = json.load(file)
        self.assertEqual(0o600, os.stat(self.kept()).st_mode & 0o777)
        server.stop()
        self.assertEqual("list", self.sources(self.cost(server.url))["Secret"])  # nobody is there any more
        for change in ({"kept_ms": kept["kept_ms"] - 24 * 60 * 60 * 1000}, {"kept_ms": kept["kept_ms"] + 3_600_000},
                       {"endpoint": "https://api.pricing.us-east-1.amazonaws.com"}, {"value": [1]}, {"value": None},
                       {"kept_ms": "soon"}):
            with self.subTest(change):
                with open(self.kept(), "w", encoding="utf-8") as file:
                    json.dump({**kept, **change}, file)
                self.assertEqual("table", self.sources(self.cost(server.url))["Secret"])
        for text in ("", "{", "[]", "\0", "null"):
            with self.subTest(text):
                with open(self.kept(), "w", encoding="utf-8") as file:
                    file.write(text)
                self.assertEqual("table", self.sources(self.cost(server.url))["Secret"])

    def test_cannot_be_asked(self):
        server = self.serve()
        for name, done in (
                ("denied", self.run_cost(server.url, key="AKIASANDBOX00VISITOR",
                                         secret="sandbox/visitor/not+a+secret/01234567890")),
                ("nobody", self.run_cost(server.url, key=None)),
                ("no network", self.run_cost("http://127.0.0.1:1"))):
            with self.subTest(name):
                self.assertEqual(0, done.returncode, done.stderr)
                self.assertIn("AWS's price list could not be asked", done.stderr)
                self.assertIn("from the shipped table", done.stdout)
                self.assertNotIn("list 20", done.stdout)
        self.assertFalse(os.path.exists(self.kept()))
        done = self.run_cost(server.url, "--offline")
        self.assertEqual("", done.stderr)
        self.assertIn("from the shipped table", done.stdout)

    def test_unknown_is_said(self):
        cost = self.cost(None, "--offline", "--set", "database.instance_class=db.x9z.large")
        self.assertEqual(1, cost["unknown"])
        unknown = [line for line in cost["lines"] if line["source"] == "unknown"]
        self.assertEqual([None], [line["monthly_usd"] for line in unknown])
        self.assertIn("db.x9z.large", cost["left_out"])
        self.assertNotIn(0, [line["monthly_usd"] for line in cost["lines"]])
        done = self.run_cost(None, "--offline", "--set", "database.instance_class=db.x9z.large")
        self.assertIn("  unknown  Database db.x9z.large", done.stdout)
        self.assertIn("without what is unknown", done.stdout)

    def test_where_all_is_unknown_the_sum_is(self):
        done = self.run_cost(None, "--offline", "--set", "region=us-gov-west-1")
        self.assertIn("  unknown  in all, USD a month\n", done.stdout)
        self.assertIsNone(self.cost(None, "--offline", "--set", "region=us-gov-west-1")["total_usd"])


def product(usage, usd, region="eu-west-1", begin="0", **attributes):
    rate = {"beginRange": begin, "endRange": "Inf", "unit": "Hrs", "pricePerUnit": {"USD": usd}}
    return json.dumps({"product": {"attributes": {"usagetype": usage, "regionCode": region, **attributes}}, "terms": {
        "OnDemand": {"A.B": {"effectiveDate": "2026-11-01T00:00:00Z", "priceDimensions": {"A.B.C": rate}}}}})


def database(usage, usd, engine="PostgreSQL", **more):
    return product(usage, usd, databaseEngine=engine, **more)


# A list that takes no notice of filters, and holds what must not be taken.
ODD = {
    "AmazonRDS": [
        database("EU-InstanceUsage:db.t4g.micro", "0.0190000000", instanceType="db.t4g.micro"),
        database("EU-InstanceUsage:db.t4g.micro", "0.5", "MySQL", instanceType="db.t4g.micro"),
        database("EU-InstanceUsage:db.t4g.micro", "0.6", region="eu-west-2", instanceType="db.t4g.micro"),
        database("EU-ExtendedSupport-InstanceUsage:db.t4g.micro", "0.7", instanceType="db.t4g.micro"),
        database("EU-Multi-AZUsage:db.t4g.micro", "0.0390000000", instanceType="db.t4g.micro"),
        database("EU-RDS:GP3-Storage", "0.9", "Any"), database("EU-RDS:GP3-Storage", "0.2", "PostgreSQL"),
        database("EU-RDS:Multi-AZ-GP3-Storage", "0.45", "Any")],
    "AmazonEC2": [
        product("EU-BoxUsage:t3.micro", "0.0200000000", instanceType="t3.micro"),
        # The same thing at two prices: which would be paid is not known, and the table counts.
        product("EU-NatGateway-Hours", "0.1"), product("EU-NatGateway-Hours", "0.2"),
        product("EU-EBS:VolumeUsage.gp3", "nan"), "no JSON", "[]"],
    "AWSELB": [product("EU-LoadBalancerUsage", "0.0000000000"), product("EU-Outposts-LoadBalancerUsage", "0.3")],
    "awskms": [product("eu-west-1-KMS-Keys", "1.5")],
}


class OddList(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        body = json.dumps({"FormatVersion": "aws_v1", "PriceList": ODD.get(asked["ServiceCode"], [])}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Odd(CostTest):
    def test_what_is_taken(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), OddList)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        url = f"http://127.0.0.1:{server.server_port}"
        words = ("--set", "network.nat=gateway", "--set", "access.load_balancer=true")
        lines = {line["label"]: (round(line["monthly_usd"], 2), line["source"])
                 for line in self.cost(url, *words)["lines"]}
        self.assertEqual((round(0.019 * 730, 2), "list"), lines["Database db.t4g.micro, Single-AZ"])
        self.assertEqual((4.0, "list"), lines["Database storage, 20 GiB"])
        self.assertEqual((14.6, "list"), lines["Bastion t3.micro"])
        self.assertEqual((7.5, "list"), lines["KMS keys, 5"])
        self.assertEqual("table", lines["NAT gateway"][1])
        self.assertEqual("table", lines["Volumes of instances, 8 GiB"][1])
        self.assertEqual("table", lines["Load balancer"][1])
        two = {line["label"]: line["monthly_usd"] for line in self.cost(url, "--set", "database.multi_az=true")["lines"]}
        self.assertAlmostEqual(0.039 * 730, two["Database db.t4g.micro, Multi-AZ"])
        self.assertAlmostEqual(9.0, two["Database storage, 20 GiB in two zones"])


if __name__ == "__main__":
    unittest.main()
