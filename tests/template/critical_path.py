#!/usr/bin/python3
"""Prints the chain of resources that a deployment can't be faster than, from the template's own dependencies and the
usual seconds in its Metadata: like beside like, as the reference article has it. The database answers before that: what
comes after it is the first change of its password."""
import cloudformation

ALL = {"LoadBalancer": "true", "CloudTrail": "true", "S3Bucket": "files", "AlarmEmail": "a@example.org", "Nat": "gateway_per_zone"}
for name, options, article in (("without a load balancer", {}, "800 s"), ("with a load balancer", {"LoadBalancer": "true"}, "868 to 929 s"),
                               ("everything on", ALL, "has no such stack")):
    stack = cloudformation.Stack(**options)
    seconds, path = stack.critical_path()
    usual = stack.seconds()
    print("critical path, %s: %d s, %d resources (article: %s); the database answers after %d s: %s" % (
        name, seconds, len(stack.resources), article, stack.critical_path("Database")[0],
        " > ".join("%s %d" % (each, usual[each]) for each in path)))
