import { RootConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { readStackSettings } from '../../infra/stack-settings.ts';

const GIVEN = {
  stackName: 'claimwire',
  contactUrl: 'https://desk.example.net/about',
  logRetentionDays: 30,
  keepRaw: false,
  tracing: false,
};

function settingsOf(context: Record<string, unknown>) {
  const { node } = new RootConstruct();
  for (const [key, value] of Object.entries(context)) node.setContext(key, value);
  return readStackSettings(node);
}

describe('readStackSettings', () => {
  it('takes values from cdk.json as they are', () => {
    expect(settingsOf(GIVEN)).toEqual(GIVEN);
  });

  it('takes values from the command line, which are texts', () => {
    expect(settingsOf({ ...GIVEN, logRetentionDays: '7', keepRaw: 'true' })).toEqual({
      ...GIVEN,
      logRetentionDays: 7,
      keepRaw: true,
    });
  });

  it.each([
    ['a contact address that is missing', { contactUrl: undefined }, 'contactUrl'],
    ['days that CloudWatch does not know', { logRetentionDays: 31 }, 'logRetentionDays: must be one of'],
    ['a switch that is neither on nor off', { keepRaw: 'perhaps' }, 'keepRaw'],
    ['an address without a scheme', { siteBaseUrl: 'news.example.net' }, 'siteBaseUrl: must be an absolute'],
    ['a budget that nobody is told of', { budgetDollars: 20 }, 'budgetDollars needs an alarmEmail'],
    ['a key that is no key', { kmsKeyArn: 'alias/mine' }, 'kmsKeyArn: must be the ARN'],
    ['a name that CloudFormation refuses', { stackName: '1 wire' }, 'stackName: must be a CloudFormation stack name'],
  ])('refuses %s, and names it', (_, changes, message) => {
    expect(() => settingsOf({ ...GIVEN, ...changes })).toThrow(message);
  });
});
