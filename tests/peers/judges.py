"""Other people's rule sets over the template: each judge gives its findings, or what install.cannot() raises when it can't be
had. Each takes a folder for the files that it makes."""
import collections
import functools
import json
import os
import pathlib
import re
import subprocess
import sys

import cases
import install
import variants

HERE = pathlib.Path(__file__).resolve().parent
Finding = collections.namedtuple("Finding", "set rule resource says")


def run(command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)


def last_words(done):
    lines = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    return lines[-1].strip() if lines else "exit status %d" % done.returncode


def left_out():
    """The checks of cfn-lint, and of the engine that has taken them over, that the template itself leaves out."""
    return variants.cloudformation.load()["Metadata"]["cfn-lint"]["config"]["ignore_checks"]


def parsed(done, what):
    try:
        return json.loads(done.stdout)
    except ValueError:
        sys.exit("%s did not run: %s" % (what, last_words(done)))


# ---- cfn-lint

def lint(files, regions):
    """[(file, path, rule, words)]"""
    program = install.python("rules") / "cfn-lint"
    done = run([program, "--format", "json", "--ignore-checks", *left_out(), "--regions", *regions, "--", *files])
    return [
        (pathlib.Path(each["Filename"]), each["Location"]["Path"] or [], each["Rule"]["Id"], each["Message"])
        for each in (parsed(done, "cfn-lint") if done.stdout.strip() or done.returncode else [])
    ]


@functools.lru_cache(maxsize=None)
def region_groups():
    """[[region]]: where all types of the template have the same schemas; and those that cfn-lint does not know."""
    types = sorted({each["Type"] for each in variants.cloudformation.load()["Resources"].values()})
    regions = [settings["region"] for settings in cases.regions().values()]
    program = install.python("rules") / "python"
    answer = parsed(run([program, HERE / "lint_regions.py"], input=json.dumps({"types": types, "regions": regions})), "cfn-lint")
    return answer["groups"], answer["unknown"]


def resource_of(path):
    return path[1] if path[:1] == ["Resources"] and len(path) > 1 else "/".join(map(str, path)) or "template"


def cfn_lint_texts(folder):
    """The texts themselves, with parameters and conditions: the template, exports with a full allow list, and what is sent."""
    settings = {
        choice: {**cases.BASE, "retention.on_delete": choice, "access.allowed": cases.addresses(40, "office")}
        for choice in cases.options()["retention.on_delete"]
    }
    made = {name: each["readable"] for name, each in variants.texts(settings).items()}
    made.update({
        "sent " + name: each["sent"]
        for name, each in variants.texts({"off": cases.BASE, "on": cases.everything()}).items()
    })
    files = [variants.cloudformation.TEMPLATE]
    for name, text in made.items():
        files.append(folder / (name + ".yaml"))
        files[-1].write_text(text)
    return {
        Finding("cfn-lint", rule, "%s of %s" % (resource_of(path), file.stem), words)
        for file, path, rule, words in lint(files, ["eu-west-1", "us-east-1", "ap-southeast-2"])
    }


def lint_resolved(folder, settings, regions):
    """Findings by resource, and by region where that decides."""
    files = []
    for name, document in variants.documents(settings).items():
        files.append(folder / (name.replace(" ", "-") + ".json"))
        files[-1].write_text(json.dumps(document, indent=1))
    found = set()
    for _, path, rule, words in lint(files, regions):
        region = re.search(r" in '([a-z]+(?:-[a-z]+)+-\d+)'$", words)
        where = resource_of(path) + (" in " + region.group(1) if region else "")
        found.add(Finding("cfn-lint", rule, where, words[:300]))
    return found


def cfn_lint_resolved(folder):
    """Each value and each pair of options, in one region of each group."""
    groups, unknown = region_groups()
    settings = {**cases.turns(), **cases.pairs()}
    found = lint_resolved(folder, settings, [group[0] for group in groups])
    print("cfn-lint: %d settings, resolved, in %s: one for each group of regions in which our types have the same schemas" % (
        len(settings), ", ".join(group[0] for group in groups)))
    for region in unknown:
        print("cfn-lint does not know %s" % region)
    return found


def cfn_lint_regions(folder):
    """The defaults, and everything, in all regions."""
    regions = [region for group in region_groups()[0] for region in group]
    print("cfn-lint: the defaults, and everything, resolved, in %d regions" % len(regions))
    return lint_resolved(folder, {"off": cases.BASE, "on": cases.everything()}, regions)


# ---- checkov, cdk-nag

def checkov(folder):
    program = install.python("rules") / "checkov"
    command = [program, "--framework", "cloudformation", "--output", "json", "--quiet", "--compact", "--skip-download"]
    for file in variants.write(folder):
        command += ["--file", file]
    # Its findings depend on the order of Python's sets (CKV_AWS_45 comes and goes): one order, and it is the same each time.
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(install.PEERS), "PYTHONHASHSEED": "0"}
    reports = parsed(run(command, env=environment, stdin=subprocess.DEVNULL), "checkov")
    reports = reports if isinstance(reports, list) else [reports]
    if not sum(report["summary"]["passed"] for report in reports) or any(r["summary"]["parsing_errors"] for r in reports):
        sys.exit("checkov read nothing, or could not read all")
    return {
        Finding("checkov", each["check_id"], each["resource"].split(".")[-1], each["check_name"])
        for report in reports
        for each in report["results"]["failed_checks"]
    }


def cdk_nag(folder):
    modules = install.node()
    done = run(["node", HERE / "nag.js", *variants.write(folder)], env=dict(os.environ, NODE_PATH=str(modules)))
    return {Finding(each["set"], each["rule"], each["resource"], each["says"]) for each in parsed(done, "cdk-nag")}


# ---- cdk-preflight, in cloudformation-validate

def pack_bin():
    """Its wheel is a jsii package: what it needs beside is for CDK apps."""
    return install.python("preflight", "--no-deps")


def ask_pack(asked, *options):
    """(what judged, [{"name", "rule", "resource", "says"}]) of {name: (region, document)}."""
    program = pack_bin() / "python"
    lines = "".join(
        json.dumps({"name": name, "region": region, "template": document}) + "\n" for name, (region, document) in asked.items())
    done = run([program, HERE / "preflight.py", *options], input=lines)
    if done.returncode:
        sys.exit("cdk-preflight did not run: " + last_words(done))
    answer = [json.loads(line) for line in done.stdout.splitlines()]
    return answer[0], answer[1:]


def preflight(folder):
    """Every case there is, each document once."""
    pack_bin()  # before anything is worked out
    tried = {**cases.singles(), **cases.turns(), **cases.pairs(), **cases.regions()}
    once = {}
    for name, document in variants.documents(tried).items():
        once.setdefault(json.dumps(document, sort_keys=True), (name, document))
    region = {name: settings["region"] for name, settings in tried.items()}
    about, found = ask_pack({name: (region.get(name, "eu-west-1"), document) for name, document in once.values()})
    print("cdk-preflight: %(held)d rules, %(loaded)d of them for our types; %(engine)d of the engine itself" % about, end="; ")
    print("%d settings, as sent and as exported: %d different templates" % (len(tried), len(once)))
    first, ignored = {}, left_out()
    for each in found:
        if each["rule"] not in ignored:
            first.setdefault((each["rule"], each["resource"]), "%s (first with %s)" % (each["says"], each["name"]))
    return {
        Finding("cdk-preflight" if rule.startswith("pf-") else "cloudformation-validate", rule, resource, says)
        for (rule, resource), says in first.items()
    }
