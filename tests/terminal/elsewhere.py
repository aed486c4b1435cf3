#!/usr/bin/python3
"""What somebody does with another tool meanwhile: elsewhere.py SANDBOX STATE WHAT [ARGUMENT].

keys N       imports N key pairs of all lengths of names
no-keys      deletes all key pairs
allow CIDR   adds an address to the stack's prefix list
class NAME   gives the database another class
stack NAME   makes a stack of that name, of something else
replace NAME replaces that stack's database, by a template of its own
"""
import json
import os
import subprocess
import sys

import boto3
from botocore.config import Config

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "sandbox"))
from pipeline import put_database_at_stake  # noqa: E402

KEY = b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAacVMJubExuspIZzbjVdoZ012bsQHBvpHiUlHL1Yu1P elsewhere"


def main():
    program, state, what = sys.argv[1:4]
    with subprocess.Popen([program, "--state", state, "--speed", "5000"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        said = json.loads(server.stdout.readline())
        session = boto3.Session(said["access_key_id"], said["secret_access_key"], region_name=said["region"])
        ec2 = session.client("ec2", endpoint_url=said["endpoint_url"], config=Config(proxies={}))
        if what == "keys":
            for number in range(int(sys.argv[4])):
                ec2.import_key_pair(KeyName="team-%03d-%s" % (number, "x" * (number % 60)), PublicKeyMaterial=KEY)
        elif what == "no-keys":
            for pair in ec2.describe_key_pairs()["KeyPairs"]:
                ec2.delete_key_pair(KeyName=pair["KeyName"])
        elif what == "class":
            rds = session.client("rds", endpoint_url=said["endpoint_url"], config=Config(proxies={}))
            rds.modify_db_instance(DBInstanceIdentifier="myapp", DBInstanceClass=sys.argv[4], ApplyImmediately=True)
        elif what == "replace":
            put_database_at_stake(*(session.client(name, endpoint_url=said["endpoint_url"], config=Config(proxies={}))
                                    for name in ("cloudformation", "rds")), sys.argv[4])
        elif what == "stack":
            cloudformation = session.client("cloudformation", endpoint_url=said["endpoint_url"], config=Config(proxies={}))
            cloudformation.create_stack(StackName=sys.argv[4], TemplateBody=json.dumps(
                {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}))
        else:
            found = ec2.describe_managed_prefix_lists(Filters=[{"Name": "owner-id", "Values": ["123456789012"]}])
            one = found["PrefixLists"][0]
            ec2.modify_managed_prefix_list(PrefixListId=one["PrefixListId"], CurrentVersion=one["Version"],
                                           AddEntries=[{"Cidr": sys.argv[4], "Description": "by the console"}])
        server.stdin.close()


main()
