import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { createS3Blobs } from '#shared/adapters/aws/create-s3-blobs.ts';
import { blobsContract } from '../contract/blobs.ts';
import { endpointOf, openBucket } from './endpoint.ts';
import { createFakeS3, serviceError } from './fake-s3.ts';
import { startS3 } from './local-s3.ts';

const BUCKET = 'pages';
const HTML = { contentType: 'text/html' };

const endpoint = endpointOf('S3');

blobsContract(`S3 at ${endpoint ?? 'a server of the tests'}`, async () => {
  if (endpoint !== undefined) return openBucket({ endpoint });
  const server = await startS3();
  const harness = await openBucket(server.config);
  return {
    blobs: harness.blobs,
    close: async () => {
      await harness.close?.();
      await server.close();
    },
  };
});

blobsContract('S3 below a prefix', async () => {
  const { client } = createFakeS3(BUCKET);
  await createS3Blobs({ client, bucket: BUCKET }).put('elsewhere/x', 'not ours', HTML);
  return { blobs: createS3Blobs({ client, bucket: BUCKET, prefix: 'ours/' }) };
});

describe('S3', () => {
  const open = () => {
    const fake = createFakeS3(BUCKET);
    return { ...fake, blobs: createS3Blobs({ client: fake.client, bucket: BUCKET }) };
  };

  it('does not ask before a conditional write, and sends nothing when nothing changed', async () => {
    const { blobs, mock } = open();
    await blobs.put('a', 'x', HTML, { ifAbsent: true });
    expect(mock.commandCalls(HeadObjectCommand)).toHaveLength(0);
    expect(mock.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({ IfNoneMatch: '*', Key: 'a' });
    await blobs.put('a', 'x', HTML);
    expect(mock.commandCalls(PutObjectCommand)).toHaveLength(1);
  });

  it('tries again while another conditional write is under way', async () => {
    const { blobs, mock } = open();
    mock.on(PutObjectCommand).rejectsOnce(serviceError('ConditionalRequestConflict', 409)).resolves({ ETag: '"x"' });
    expect(await blobs.put('a', 'x', HTML, { ifAbsent: true })).toBe('written');
    mock.on(PutObjectCommand).rejects(serviceError('ConditionalRequestConflict', 409));
    await expect(blobs.put('a', 'x', HTML, { ifAbsent: true })).rejects.toMatchObject({ name: 'StoreError' });
  });

  it('writes over an object that somebody else put there without our hash', async () => {
    const { blobs, objects } = open();
    await blobs.put('a', 'x', HTML);
    const stored = objects.get('a');
    if (stored) objects.set('a', { ...stored, Metadata: {} });
    expect(await blobs.put('a', 'x', HTML)).toBe('written');
    expect(objects.get('a')?.Metadata).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it.each([
    ['AccessDenied', 403, 'access-denied', false],
    ['SlowDown', 503, 'throttled', true],
    ['InternalError', 500, 'unavailable', true],
    ['NoSuchBucket', 404, 'resource-missing', false],
    ['InvalidObjectState', 400, 'aws', false],
  ])('says what %s means', async (name, status, code, retryable) => {
    const { blobs, mock } = open();
    const error = serviceError(name, status);
    mock.on(PutObjectCommand).rejects(error).on(HeadObjectCommand).rejects(error);
    mock.on(GetObjectCommand).rejects(error).on(ListObjectsV2Command).rejects(error);
    const known = {
      name: 'StoreError',
      code,
      retryable,
      cause: error,
      message: expect.stringContaining('s3://pages/a'),
    };
    await expect(blobs.put('a', 'x', HTML)).rejects.toMatchObject(known);
    await expect(blobs.put('a', 'x', HTML, { ifAbsent: true })).rejects.toMatchObject(known);
    await expect(blobs.get('a')).rejects.toMatchObject(known);
    await expect(blobs.list('a')[Symbol.asyncIterator]().next()).rejects.toMatchObject(known);
  });
});
