import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleWorkers } from './bundle.ts';
import { ClaimwireStack } from './claimwire-stack.ts';
import { readStackSettings } from './stack-settings.ts';

const app = new App();
const settings = readStackSettings(app.node);
new ClaimwireStack(app, settings.stackName, { settings, bundles: await bundleWorkers() });
// A finding that nobody has acknowledged with a reason stops the synthesis.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
app.synth();
