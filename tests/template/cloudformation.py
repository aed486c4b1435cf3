"""A CloudFormation template, read and resolved as far as it can be without AWS: for tests that look at the outcome.

Parameters, conditions, and functions of known values are worked out; what only a running stack knows (a Ref to a
resource, a GetAtt) stays as it is, so that tests can follow it."""
import ipaddress
import pathlib
import re

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TEMPLATE = ROOT / "assets" / "template.yaml"
ACCOUNT = "123456789012"
# By the beginning of the region's code: the partition, and what its services' names end with.
PARTITIONS = {"cn-": ("aws-cn", "amazonaws.com.cn"), "us-gov-": ("aws-us-gov", "amazonaws.com"), "eusc-": ("aws-eusc", "amazonaws.eu")}
ABSENT = object()


def pseudo(region):
    partition, suffix = next((found for start, found in PARTITIONS.items() if region.startswith(start)), ("aws", "amazonaws.com"))
    return {
        "AWS::Region": region,
        "AWS::AccountId": ACCOUNT,
        "AWS::Partition": partition,
        "AWS::URLSuffix": suffix,
        "AWS::StackId": "arn:%s:cloudformation:%s:%s:stack/shop/0" % (partition, region, ACCOUNT),
    }


class _Loader(yaml.SafeLoader):
    """CloudFormation's short forms become the long ones; numbers and dates that it takes as text stay text."""


class _FastLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """The same in a tenth of the time."""


def _short(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        if suffix == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix: value}


for _each in (_Loader, _FastLoader):
    _each.add_multi_constructor("!", _short)
    _each.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":int"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    _each.add_implicit_resolver(
        "tag:yaml.org,2002:int", re.compile(r"^(0|-?[1-9][0-9]*)$"), list("-0123456789")
    )


def read(text, fast=True):
    return yaml.load(text, Loader=_FastLoader if fast else _Loader)


def load(path=TEMPLATE):
    return read(pathlib.Path(path).read_text(), fast=False)


STEPS = load(ROOT / "assets" / "steps.yaml")["Steps"]


def is_call(value):
    return isinstance(value, dict) and len(value) == 1 and (list(value)[0] == "Ref" or list(value)[0].startswith("Fn::"))


class Stack:
    """The template with these parameters: `resources` that would be made, `outputs`, all resolved."""

    def __init__(self, template=None, region="eu-west-1", **parameters):
        self.template = template or load()
        self.parameters = {"AppName": "shop", "BastionKeyPair": "shop-bastion"}
        for name, parameter in self.template["Parameters"].items():
            if "Default" in parameter:
                self.parameters.setdefault(name, str(parameter["Default"]))
        unknown = set(parameters) - set(self.template["Parameters"])
        assert not unknown, "no such parameter: %s" % unknown
        self.parameters.update({name: str(value) for name, value in parameters.items()})
        self.values = {**pseudo(region), "AWS::StackName": self.parameters["AppName"], **self.parameters}
        self.resources = {}
        for name, resource in self.template["Resources"].items():
            if "Condition" in resource and not self.holds(resource["Condition"]):
                continue
            self.resources[name] = {
                key: self.resolve(value) for key, value in resource.items() if key not in ("Condition", "Metadata")
            }
        self.outputs = {
            name: self.resolve({key: value for key, value in output.items() if key != "Condition"})
            for name, output in self.template["Outputs"].items()
            if "Condition" not in output or self.holds(output["Condition"])
        }

    def holds(self, name):
        return self._truth(self.template["Conditions"][name])

    def _truth(self, call):
        (name, value), = call.items()
        if name == "Condition":
            return self.holds(value)
        if name == "Fn::Equals":
            left, right = (self.resolve(side) for side in value)
            assert not is_call(left) and not is_call(right), call
            return str(left) == str(right)
        if name == "Fn::Not":
            return not self._truth(value[0])
        if name in ("Fn::And", "Fn::Or"):
            return (all if name == "Fn::And" else any)(self._truth(each) for each in value)
        raise ValueError("no condition: %s" % call)

    def resolve(self, value):
        if isinstance(value, list):
            return [each for each in map(self.resolve, value) if each is not ABSENT]
        if not isinstance(value, dict):
            return value
        if is_call(value):
            (name, argument), = value.items()
            return getattr(self, "_" + name.replace("Fn::", "").lower())(argument)
        resolved = {key: self.resolve(each) for key, each in value.items()}
        return {key: each for key, each in resolved.items() if each is not ABSENT}

    def _ref(self, name):
        if name == "AWS::NoValue":
            return ABSENT
        return self.values.get(name, {"Ref": name})

    def _getatt(self, path):
        resource, attribute = path
        if attribute == "CidrBlock":  # the template's own words, not AWS's
            return self.resolve(self.template["Resources"][resource]["Properties"]["CidrBlock"])
        return {"Fn::GetAtt": path}

    def _if(self, argument):
        return self.resolve(argument[1 if self.holds(argument[0]) else 2])

    def _sub(self, argument):
        text, given = (argument, {}) if isinstance(argument, str) else argument
        given = {key: self.resolve(value) for key, value in given.items()}

        def put(found):
            value = given.get(found.group(1), self.values.get(found.group(1), found.group(0)))
            return value if isinstance(value, str) else found.group(0)

        text = re.sub(r"\$\{([^!}][^}]*)\}", put, text)
        return {"Fn::Sub": text} if "${" in text else text

    def _join(self, argument):
        glue, parts = argument[0], self.resolve(argument[1])
        return glue.join(parts) if all(isinstance(part, str) for part in parts) else {"Fn::Join": [glue, parts]}

    def _split(self, argument):
        return self.resolve(argument[1]).split(argument[0])

    def _select(self, argument):
        return self.resolve(argument[1])[int(argument[0])]

    def _findinmap(self, argument):
        first, second, third = map(self.resolve, argument)
        return self.template["Mappings"][first][second][third]

    def _getazs(self, argument):
        return [self.values["AWS::Region"] + letter for letter in "abc"]

    def _cidr(self, argument):
        network, count, bits = (self.resolve(each) for each in argument)
        subnets = ipaddress.ip_network(network).subnets(new_prefix=32 - int(bits))
        return [str(subnet) for subnet, _ in zip(subnets, range(int(count)))]

    def _base64(self, argument):
        return {"Fn::Base64": self.resolve(argument)}

    def __getitem__(self, name):
        """The properties of that resource."""
        return self.resources[name].get("Properties", {})

    def of_type(self, *types):
        return [name for name, resource in self.resources.items() if resource["Type"] in types]

    def needs(self, name):
        """The resources that must stand before that one."""
        resource, found = self.resources[name], set()
        depends = resource.get("DependsOn", [])
        found.update([depends] if isinstance(depends, str) else depends)

        def walk(value):
            if isinstance(value, list):
                for each in value:
                    walk(each)
            elif isinstance(value, dict):
                for key, each in value.items():
                    if key == "Ref":
                        found.add(each)
                    elif key == "Fn::GetAtt":
                        found.add(each[0])
                    elif key == "Fn::Sub":
                        found.update(part.split(".")[0] for part in re.findall(r"\$\{([^!}]+)\}", each))
                    else:
                        walk(each)

        walk(resource.get("Properties", {}))
        return found & set(self.resources)

    def seconds(self):
        return {
            name: usual
            for step in STEPS
            for name, usual in step["Resources"].items()
            if name in self.resources
        }

    def critical_path(self, to=None):
        """(seconds, [names]) of the chain that takes longest, or of the longest that leads to one resource."""
        usual, done = self.seconds(), {}

        def reach(name):
            if name not in done:
                before = max((reach(each) for each in sorted(self.needs(name))), default=(0, []), key=lambda way: way[0])
                done[name] = (before[0] + usual[name], before[1] + [name])
            return done[name]

        return reach(to) if to else max((reach(name) for name in self.resources), key=lambda way: way[0])
