// AWS's SDK for JavaScript: each call of calls.json; one JSON line each: [service, operation, refused code or null].
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.NODE_PATH, "x.js"));
const packages = {
  cloudformation: "cloudformation", ec2: "ec2", rds: "rds", elbv2: "elastic-load-balancing-v2",
  secretsmanager: "secrets-manager", ssm: "ssm", "service-quotas": "service-quotas", kms: "kms", logs: "cloudwatch-logs",
  cloudwatch: "cloudwatch", iam: "iam", sts: "sts", pricing: "pricing",
};
for (const [service, calls] of Object.entries(JSON.parse(readFileSync(process.argv[2], "utf8")))) {
  const sdk = require("@aws-sdk/client-" + packages[service]);
  const Client = sdk[Object.keys(sdk).find((name) => name.endsWith("Client") && name !== "__Client" && sdk[name].prototype.destroy)];
  const region = service === "iam" || service === "pricing" ? "us-east-1" : process.env.AWS_REGION;
  const client = new Client({ region, maxAttempts: 1 });
  for (const [operation, input] of calls) {
    let code = null;
    try {
      await client.send(new sdk[operation + "Command"](input));
    } catch (error) {
      code = error.Code || error.name;
    }
    console.log(JSON.stringify([service, operation, code]));
  }
  client.destroy();
}
