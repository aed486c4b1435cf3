// What the bench compares with `export cloudformation`: the same template, as AWS's CDK writes it.
const cdk = require("aws-cdk-lib");
const { CfnInclude } = require("aws-cdk-lib/cloudformation-include");

const app = new cdk.App();
const stack = new cdk.Stack(app, "myapp", { synthesizer: new cdk.BootstraplessSynthesizer() });
new CfnInclude(stack, "Template", { templateFile: process.env.BENCH_TEMPLATE, parameters: { AppName: "myapp" } });
