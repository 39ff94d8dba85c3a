import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type PolicyValidationPluginReport } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { z } from 'zod';
import { WORKERS } from '#shared/names.ts';
import type { Bundles } from '../../infra/bundle.ts';
import { ClaimwireStack } from '../../infra/claimwire-stack.ts';
import type { StackSettings } from '../../infra/stack-settings.ts';

/** The feature flags of CDK as cdk.json sets them: they change what a construct makes. */
const Flags = z.object({ context: z.record(z.string(), z.unknown()) });
const FLAGS = Flags.parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'))).context;

const SETTINGS: StackSettings = {
  stackName: 'claimwire-test',
  contactUrl: 'https://desk.example.net/about',
  logRetentionDays: 30,
  keepRaw: false,
  tracing: false,
};

export type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string };
export type Synthesised = {
  template: Template;
  resources: ReadonlyMap<string, Resource>;
  findings: PolicyValidationPluginReport['violations'];
};

/** The stack with empty handlers in place of the bundles. */
export function synthesise(changes: Partial<StackSettings> = {}): Synthesised {
  const app = new App({ analyticsReporting: false, context: FLAGS });
  const stack = new ClaimwireStack(app, 'Test', { settings: { ...SETTINGS, ...changes }, bundles: emptyBundles() });
  const template = Template.fromStack(stack);
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  return { template, resources: new Map(Object.entries(template.toJSON().Resources)), findings: violations };
}

function emptyBundles(): Bundles {
  const root = mkdtempSync(join(tmpdir(), 'claimwire-bundles-'));
  const folders = WORKERS.map((name) => {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'index.mjs'), `export const handler = '${name}';\n`);
    return join(root, name);
  });
  const [poll = '', fetch = '', read = '', analyse = '', publish = '', notify = ''] = folders;
  return { poll, fetch, read, analyse, publish, notify };
}

/** The stack with no option set. */
export const asDeployed = synthesise();
