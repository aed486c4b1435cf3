"""What deployments at AWS have been refused for: the rules of the pack cdk-preflight over templates, in AWS's own offline
engine. judges.py runs it where both are installed:

    {"name": …, "region": …, "template": {…}}     a line of standard input for each template, whose values stand in place
    {"held": …, "loaded": …, "types": {type: rules}, "engine": rules}     the first line of output: what judged
    {"name": …, "rule": …, "resource": …, "says": …}                      a line for each finding

Of the engine's own rules, errors and warnings count: a value that is not in a schema's list is a warning to it. Rules of types that no template has are not loaded: they
say so of themselves, and the engine is made in a tenth of the time. `preflight.py --whole` loads them all."""
import importlib.metadata
import io
import json
import pathlib
import sys
import tarfile

import cloudformation_validate as engine

# Some rules ask where the stack will be; the engine is made once for all regions, so it is told in the description.
PLACE = """package cdk_preflight

import rego.v1

deploy_region := input.template.description
deploy_account := "123456789012"
"""


def pack():
    """(rules, helpers) of the pack: its wheel holds the npm package, whose rules are JSON in a script."""
    files = importlib.metadata.files("cdk-preflight")
    wheel, = (file for file in files if file.name.endswith(".jsii.tgz"))
    with tarfile.open(fileobj=io.BytesIO(pathlib.Path(wheel.locate()).read_bytes())) as archive:
        text = archive.extractfile("package/lib/rules.generated.js").read().decode()

    def part(name):
        start = "exports.%s = " % name
        return json.JSONDecoder().raw_decode(text, text.index(start + "[") + len(start))[0]

    return part("BUNDLED_RULES"), part("BUNDLED_LIBS")


def concerns(rule, types):
    return not types.isdisjoint(rule["resourceTypes"]) or "*" in rule["resourceTypes"]


class Judge:
    def __init__(self, rules, helpers):
        sources = [("place", PLACE)] + [(each["name"], each["rego"]) for each in helpers]
        sources += [(rule["id"], rule["rego"]) for rule in rules]
        self.engine = engine.CompositeEngine(engine.CompositeEngineConfig(
            rego_rules=[engine.ExternalRuleSource(name=name, content=text) for name, text in sources]))
        self.config = engine.ValidateConfig(detail_level=engine.DetailLevel.STANDARD)

    def findings(self, asked):
        text = json.dumps({**asked["template"], "Description": asked["region"]})
        report = self.engine.validate_template(engine.TemplateContent(text, asked["name"]), self.config)
        for each in report.diagnostics:
            if each.source == engine.RuleOrigin.CUSTOM or each.severity not in (engine.Severity.INFO, engine.Severity.DEBUG):
                resource = each.entity.logical_id if each.entity else "template"
                yield {"name": asked["name"], "rule": each.rule_id, "resource": resource, "says": each.message}


def main():
    templates = [json.loads(line) for line in sys.stdin]
    types = {resource["Type"] for each in templates for resource in each["template"]["Resources"].values()}
    rules, helpers = pack()
    chosen = rules if "--whole" in sys.argv else [rule for rule in rules if concerns(rule, types)]
    judge = Judge(chosen, helpers)
    print(json.dumps({
        "held": len(rules), "loaded": len(chosen), "engine": len(judge.engine.list_rules()),
        "types": {each: sum(each in rule["resourceTypes"] for rule in rules) for each in sorted(types)},
    }))
    for each in templates:
        for finding in judge.findings(each):
            print(json.dumps(finding))


main()
