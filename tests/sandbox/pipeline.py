"""Somebody else's pipeline, which knows nothing of this program: it updates the stack with a template of its own, in which
the database has another identifier. From then on a plan of ours would replace the database once more."""

import json
import re

from botocore.exceptions import WaiterError

EVERYTHING = {"Effect": "Allow", "Principal": "*", "Action": "Update:*", "Resource": "*"}


def rename_database(cfn, app="myapp"):
    """What is there, with another identifier. Its end, and AWS's reasons."""
    body = cfn.get_template(StackName=app)["TemplateBody"]
    changed, count = re.subn(r"DBInstanceIdentifier: !Ref AppName,", "DBInstanceIdentifier: other,", body)
    assert count == 1, count
    stack = cfn.describe_stacks(StackName=app)["Stacks"][0]
    cfn.update_stack(StackName=app, TemplateBody=changed, Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
                     Parameters=[{"ParameterKey": p["ParameterKey"], "UsePreviousValue": True} for p in stack["Parameters"]])
    try:
        cfn.get_waiter("stack_update_complete").wait(StackName=app, WaiterConfig={"Delay": 0, "MaxAttempts": 100000})
    except WaiterError:
        pass  # it rolled back
    status = cfn.describe_stacks(StackName=app)["Stacks"][0]["StackStatus"]
    events = cfn.describe_stack_events(StackName=app)["StackEvents"]
    return status, [e.get("ResourceStatusReason", "") for e in events]


def put_database_at_stake(cfn, rds, app="myapp"):
    """The same, once the stack's policy lets it."""
    cfn.set_stack_policy(StackName=app, StackPolicyBody=json.dumps({"Statement": [EVERYTHING]}))
    rds.modify_db_instance(DBInstanceIdentifier=app, DeletionProtection=False, ApplyImmediately=True)
    status, reasons = rename_database(cfn, app)
    assert status == "UPDATE_COMPLETE", reasons[:5]
