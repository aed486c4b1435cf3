// cdk-nag's six rule sets over CloudFormation templates: node nag.js TEMPLATE.json... prints a JSON list of
// {set, template, rule, resource, says}. The modules are looked up in NODE_PATH.
const fs = require('fs');
const os = require('os');
const path = require('path');
const { App, Stack, Validations } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const nag = require('cdk-nag');

const sets = {
  'AwsSolutions': nag.AwsSolutionsChecks,
  'NIST 800-53 R5': nag.NIST80053R5Checks,
  'NIST 800-53 R4': nag.NIST80053R4Checks,
  'PCI DSS 3.2.1': nag.PCIDSS321Checks,
  'HIPAA': nag.HIPAASecurityChecks,
  'Serverless': nag.ServerlessChecks,
};

const found = [];
for (const file of process.argv.slice(2)) {
  const app = new App({ outdir: fs.mkdtempSync(path.join(os.tmpdir(), 'secure-rds-nag-')), analyticsReporting: false });
  const stack = new Stack(app, 'S', { env: { account: '123456789012', region: 'eu-west-1' } });
  new CfnInclude(stack, 'T', { templateFile: file, preserveLogicalIds: true });
  for (const [set, Pack] of Object.entries(sets)) {
    const report = new Pack(app).validateScope(app);
    for (const violation of report.violations) {
      for (const resource of violation.violatingResources ?? violation.violatingConstructs) {
        found.push({
          set, template: path.basename(file, '.json'), rule: violation.ruleName,
          resource: resource.resourceLogicalId ?? resource.constructPath.split('/').pop(),
          says: violation.description,
        });
      }
    }
  }
  fs.rmSync(app.outdir, { recursive: true });
}
console.log(JSON.stringify(found));
