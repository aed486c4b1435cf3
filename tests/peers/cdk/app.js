// A small stack of AWS's CDK, as somebody else would write it. It needs no bootstrapped account. CDK_WORD changes it,
// CDK_BREAK=1 gives it a property that AWS does not know.
const cdk = require("aws-cdk-lib");
const logs = require("aws-cdk-lib/aws-logs");
const sns = require("aws-cdk-lib/aws-sns");

const app = new cdk.App();
const stack = new cdk.Stack(app, "small", { synthesizer: new cdk.BootstraplessSynthesizer() });
new logs.LogGroup(stack, "Log", { logGroupName: "/cdk/log", removalPolicy: cdk.RemovalPolicy.DESTROY });
const topic = new sns.Topic(stack, "Topic", { displayName: process.env.CDK_WORD || "one" });
if (process.env.CDK_BREAK) topic.node.defaultChild.addPropertyOverride("Colour", "red");
new cdk.CfnOutput(stack, "Arn", { value: topic.topicArn });
