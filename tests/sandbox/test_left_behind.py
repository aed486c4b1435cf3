"""Load balancers that protect themselves, as version 0.1.0 made them, and what an update could not delete."""
import json
import signal
import subprocess
import unittest

from destroying import AUDIT, DESTROY, QUICK, DestroyTest
from patience import PATIENCE, rest_of, until
from test_released import COMMON, ReleasedTest

KNOWN = ("--accept", "stack-differs")  # its settings are of a version that did not say so


class LoadBalancerOfOld(ReleasedTest, DestroyTest):
    """Version 0.1.0 protected its load balancer: nothing of it may stick, or stay behind."""
    CASE = {**COMMON, "access.load_balancer": ("LoadBalancer", "true")}

    def open_old(self, **more):
        case = {**self.CASE, **more}
        self.deploy("0.1.0", case)
        self.write(case)
        self.look()
        self.balancers = self.client(self.said, "elbv2")
        self.stack_id = self.cloudformation.describe_stacks(StackName="myapp")["Stacks"][0]["StackId"]
        arn = self.balancers.describe_load_balancers()["LoadBalancers"][0]["LoadBalancerArn"]
        attributes = self.balancers.describe_load_balancer_attributes(LoadBalancerArn=arn)["Attributes"]
        self.assertIn({"Key": "deletion_protection.enabled", "Value": "true"}, attributes)

    def assert_no_balancer(self):
        self.assertEqual([], self.balancers.describe_load_balancers()["LoadBalancers"])

    def test_taken_out(self):
        self.open_old()
        done = self.succeed("apply", "--yes", "--json", "--set", "access.load_balancer=false", *KNOWN, speed=QUICK)
        self.assertEqual("UPDATE_COMPLETE", self.lines(done)[-1]["status"])
        self.assertEqual([], [line for line in self.lines(done) if line["event"] == "left_behind"])
        self.assert_no_balancer()

    def test_not_touched_where_it_stays(self):
        """Only what deletes it lifts its protection; what it is then, the template says."""
        self.open_old()
        self.succeed("plan", "--set", "access.load_balancer=false", speed=QUICK)
        self.succeed("apply", "--yes", "--set", "retention.backup_days=9", *KNOWN, speed=QUICK)
        self.assertNotIn("ModifyLoadBalancerAttributes", self.actions())

    def test_destroyed(self):
        for on_delete in ("snapshot", "retain", "destroy"):
            with self.subTest(on_delete):
                self.doCleanups()
                self.setUp()
                self.open_old(**{"retention.on_delete": (None, on_delete)})
                self.succeed(*DESTROY, speed=QUICK)
                self.assertEqual("DELETE_COMPLETE", self.status_of_stack())
                self.assert_no_balancer()

    def test_remains(self):
        """A first creation that failed, with the load balancer standing."""
        doomed = """
  Doomed:
    Type: AWS::Logs::LogGroup
    DependsOn: [NetworkLoadBalancer, QueryLogs]
    Properties: {LogGroupName: %s}
""" % AUDIT
        self.cloudformation = self.begin("0.1.0", self.CASE, doomed)
        self.clock.runs(float(QUICK))
        until(lambda: self.status_is("ROLLBACK_FAILED"))
        self.write({key: value for key, value in self.CASE.items() if key != "access.load_balancer"})
        done = self.succeed("apply", "--yes", "--accept", "database-lost", "--confirm", "myapp", speed=QUICK)
        self.assertIn("deleting what is left of a first creation that failed", done.stderr)
        self.look()
        self.assertEqual([], self.client(self.said, "elbv2").describe_load_balancers()["LoadBalancers"])


class LeftBehind(DestroyTest):
    """An update that is complete, and could not delete all that it should have."""
    FAULT = "resource:NetworkLoadBalancer:delete:fail:Load balancer 'x' cannot be deleted because deletion protection is enabled"
    OFF = ("apply", "--yes", "--set", "access.load_balancer=false")

    def balancer(self):
        found = self.client(self.said, "elbv2").describe_load_balancers()["LoadBalancers"]
        return found[0]["LoadBalancerArn"]

    def test_text(self):
        self.open("--set", "access.load_balancer=true")
        done = self.succeed(*self.OFF, speed=QUICK, faults=[self.FAULT])
        self.assertEqual("UPDATE_COMPLETE", self.status_of_stack())
        said = done.stderr[done.stderr.index("Left over"):]
        self.assertIn("1 resource could not be deleted", said)
        self.assertIn("NetworkLoadBalancer, ElasticLoadBalancingV2::LoadBalancer: " + self.balancer(), said)
        self.assertIn("To do: switch its protection off", said)
        self.assertEqual(1, said.count(self.balancer()), "three tries, told once")

    def test_json(self):
        self.open("--set", "access.load_balancer=true")
        lines = self.lines(self.succeed(*self.OFF, "--json", speed=QUICK, faults=[self.FAULT]))
        left = [line for line in lines if line["event"] == "left_behind"]
        self.assertEqual([(self.balancer(), "AWS::ElasticLoadBalancingV2::LoadBalancer")],
                         [(line["physical_id"], line["type"]) for line in left])
        self.assertEqual("succeeded", lines[-1]["outcome"])
        self.assertNotIn("cause", lines[-1])
        again = self.lines(self.succeed(*self.OFF, "--json", speed=QUICK))
        self.assertTrue(again[-1]["unchanged"], "it is no part of the stack any more")

    def test_of_what_ran_already(self):
        """Told by whoever attaches."""
        self.open("--set", "access.load_balancer=true")
        process = self.start(*self.OFF, "--json", speed="20", faults=[self.FAULT])
        self.until_accepted(lambda actions: actions.count("ExecuteChangeSet") == 2)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        process = self.start(*self.OFF, "--json", speed="1", faults=[self.FAULT])
        lines = [json.loads(process.stdout.readline())]
        self.clock.runs(float(QUICK))
        lines += map(json.loads, rest_of(process)[0].splitlines())
        self.assertEqual(0, process.returncode)
        self.assertEqual([self.balancer()], [line["physical_id"] for line in lines if line["event"] == "left_behind"])

    def test_plain(self):
        self.open("--set", "access.load_balancer=true")
        with open(self.config, encoding="utf-8") as file:
            text = file.read()
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text.replace("load_balancer: true", "load_balancer: false"))
        done = subprocess.run(self.command("--plain", "--yes", speed=QUICK, faults=[self.FAULT]), cwd=self.folder,
                              env=self.environment, input="3\nq\n", capture_output=True, text=True, timeout=PATIENCE)
        said = done.stdout + done.stderr
        self.assertIn("1 resource could not be deleted: AWS bills it on", said)
        self.assertIn("NetworkLoadBalancer, ElasticLoadBalancingV2::LoadBalancer: " + self.balancer(), said)


if __name__ == "__main__":
    unittest.main()
