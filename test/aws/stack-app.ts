import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { z } from 'zod';
import { bundleWorkers } from '../../infra/bundle.ts';
import { ClaimwireStack } from '../../infra/claimwire-stack.ts';
import { readStackSettings } from '../../infra/stack-settings.ts';
import { STORIES } from '../faults/newsroom-run.ts';
import { FEEDS } from '../infra/small-newsroom.ts';

/** What `cdk.json` sets, feature flags and settings alike. */
const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) });
const { context } = CdkJson.parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')));

/**
 * The cdk app of the deployment under test: the stack as `infra/app.ts` makes it, over the feeds of the tests' newsroom.
 * `CLAIMWIRE_TEST_FOLDER` is where configuration and bundles go; nothing in the checkout is touched.
 */
const folder = z.string().parse(process.env.CLAIMWIRE_TEST_FOLDER);
const configFile = join(folder, 'config.json');
writeFileSync(configFile, JSON.stringify({ feeds: FEEDS, stories: STORIES }));
const bundles = await bundleWorkers({ outFolder: join(folder, 'lambdas'), configFile });
const app = new App({ context: { ...context, siteBaseUrl: 'https://site.example/' } });
const settings = readStackSettings(app.node);
const stack = new ClaimwireStack(app, settings.stackName, { settings, bundles });
// CloudFormation makes up a name that ends in `.fifo`, moto one that SQS refuses.
for (const queue of stack.node.findAll()) {
  if (queue instanceof CfnQueue && queue.fifoQueue === true) {
    queue.queueName = `${settings.stackName}-${queue.node.addr.slice(-8)}.fifo`;
  }
}
app.synth();
