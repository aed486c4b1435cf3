#!/usr/bin/python3
"""Prints the chain of resources that a deployment can't be faster than, from the template's own dependencies and the
usual seconds in its Metadata, beside the reference article's."""
import cloudformation

ARTICLE = 868
for name, options in (("defaults", {}), ("everything on", {"LoadBalancer": "true", "CloudTrail": "true", "S3Bucket": "files",
                                                         "AlarmEmail": "a@example.org", "Nat": "gateway_per_zone"})):
    stack = cloudformation.Stack(**options)
    seconds, path = stack.critical_path()
    usual = stack.seconds()
    print("critical path, %s: %d s, %d resources (article: about %d s): %s" % (
        name, seconds, len(stack.resources), ARTICLE, " > ".join("%s %d" % (each, usual[each]) for each in path)))
