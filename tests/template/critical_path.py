#!/usr/bin/python3
"""Prints rows for `make bench`: how long the chain of resources is that a deployment can't be faster than, from the template's
own dependencies and the usual seconds in its Metadata, like beside like as the reference article has it; and when the database
answers, which the wizard and `apply` tell then: after it comes the first change of its password. CHAIN=1: the chains, too."""
import os

import cloudformation

ALL = {"LoadBalancer": "true", "CloudTrail": "true", "S3Bucket": "files", "AlarmEmail": "a@example.org", "Nat": "gateway_per_zone"}
for name, options, article, seconds in (
        ("without a load balancer", {}, "the article, without one", "800"),
        ("with a load balancer", {"LoadBalancer": "true"}, "the article, with one: 868 to 929 s", "868"),
        ("everything on", ALL, "", "")):
    stack = cloudformation.Stack(**options)
    whole, path = stack.critical_path()
    print("row", f"a deployment, {name}", "s", whole, article, seconds, sep="\t")
    print("row", "  told to be ready to use", "s", stack.critical_path("Database")[0], article, seconds, sep="\t")
    if os.environ.get("CHAIN"):
        print(" > ".join("%s %d" % (each, stack.seconds()[each]) for each in path))
