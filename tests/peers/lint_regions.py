"""Which regions are one to cfn-lint: those in which each of the types has the same schema. Runs with cfn-lint's own Python:
{"types": […], "regions": […]} in, {"groups": [[region]], "unknown": [region]} out."""
import json
import sys

from cfnlint.helpers import REGIONS
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

asked = json.load(sys.stdin)
known = [region for region in asked["regions"] if region in REGIONS]
schemas = {region: [] for region in known}
for kind in asked["types"]:
    for number, (regions, _) in enumerate(PROVIDER_SCHEMA_MANAGER.get_resource_schemas_by_regions(kind, known)):
        for region in regions:
            schemas[region].append((kind, number))
groups = {}
for region, found in schemas.items():
    groups.setdefault(tuple(found), []).append(region)
json.dump({"groups": list(groups.values()), "unknown": [region for region in asked["regions"] if region not in known]}, sys.stdout)
