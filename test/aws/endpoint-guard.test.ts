import { expect, it } from 'vitest';
import { endpointFrom, PREFIX_VARIABLE } from './endpoint-guard.ts';

it.each([
  ['nothing set: servers of our own', {}, { kind: 'own' }],
  ['an emulator on this machine', { AWS_ENDPOINT_URL: 'http://localhost:4566' }, { kind: 'given', isEmulator: true }],
  ['one for a service alone', { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9000' }, { kind: 'given', isEmulator: true }],
  ['an empty variable', { AWS_ENDPOINT_URL: '' }, { kind: 'own' }],
  ['a real account by a prefix', { [PREFIX_VARIABLE]: 'claimwire-ci' }, { kind: 'given', isEmulator: false }],
  [
    'an endpoint elsewhere by a prefix',
    { [PREFIX_VARIABLE]: 'claimwire-ci', AWS_ENDPOINT_URL_S3: 'https://s3.example' },
    { kind: 'given', isEmulator: false },
  ],
  ['an endpoint elsewhere', { AWS_ENDPOINT_URL: 'https://sqs.eu-west-1.amazonaws.com' }, { kind: 'refused' }],
  ['one that only looks near', { AWS_ENDPOINT_URL: 'http://127.0.0.1.example' }, { kind: 'refused' }],
  ['a prefix that is none', { [PREFIX_VARIABLE]: 'No Prefix' }, { kind: 'refused' }],
])('%s', (_, env, expected) => {
  expect(endpointFrom(env)).toMatchObject(expected);
});
