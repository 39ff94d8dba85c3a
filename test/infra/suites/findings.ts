import { type Acknowledgment, App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asDeployed, synthesise } from '../synthesise.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('cdk-nag', () => {
  it('finds nothing in the stack that is not acknowledged', () => {
    expect(asDeployed.findings).toEqual([]);
  });

  it('does find what is wrong', () => {
    const app = new App();
    new Bucket(new Stack(app, 'Planted'), 'Open');
    const rules = new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);
    expect(rules).toContain('AwsSolutions-S10');
  });

  it('has no acknowledgement without a reason, and none that nothing needs any more', () => {
    const acknowledged: Acknowledgment[] = [];
    const isOfNag = ({ id }: Acknowledgment) => id.startsWith('AwsSolutions-');
    const original = Validations.prototype.acknowledge;
    vi.spyOn(Validations.prototype, 'acknowledge').mockImplementation(function (this: Validations, ...rules) {
      acknowledged.push(...rules);
      original.apply(
        this,
        rules.filter((rule) => !isOfNag(rule)),
      );
    });
    const found = new Set(synthesise().findings.map(({ ruleName }) => ruleName));
    expect(new Set(acknowledged.filter(isOfNag).map(({ id }) => id))).toEqual(found);
    for (const { reason } of acknowledged) expect(reason.split(' ').length).toBeGreaterThan(5);
  });
});
