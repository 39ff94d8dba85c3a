import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { synthesise } from './synthesise.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('cdk-nag', () => {
  it('finds nothing in the stack that is not acknowledged', () => {
    expect(synthesise().findings).toEqual([]);
  });

  it('does find what is wrong', () => {
    const app = new App();
    new Bucket(new Stack(app, 'Planted'), 'Open');
    const rules = new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);
    expect(rules).toContain('AwsSolutions-S10');
  });

  it('has no acknowledgement without a reason, and none that nothing needs any more', () => {
    const acknowledged: { id: string; reason: string }[] = [];
    vi.spyOn(Validations.prototype, 'acknowledge').mockImplementation((...rules) => {
      acknowledged.push(...rules);
    });
    const found = new Set(synthesise().findings.map(({ ruleName }) => ruleName));
    const ofNag = acknowledged.map(({ id }) => id).filter((id) => id.startsWith('AwsSolutions-'));
    expect(new Set(ofNag)).toEqual(found);
    for (const { reason } of acknowledged) expect(reason.split(' ').length).toBeGreaterThan(5);
  });
});
