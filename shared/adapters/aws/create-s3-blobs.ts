import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { StoreError } from '#shared/errors.ts';
import type { BlobHeaders, BlobInfo, Blobs, StoredBlob } from '#shared/ports.ts';
import { checkBlobKey } from '../rules/blob-key.ts';
import { awsError, awsErrorName, httpStatus } from './aws-error.ts';

/** S3 answers 409 while another conditional write of the key is under way; the next try sees how that ended. */
const MAX_CONFLICTS = 5;
/** Before the first further try; each next one waits as long again. */
const CONFLICT_WAIT_MS = 40;

/**
 * Objects in a bucket. The ETag is S3's own: the MD5 of the body, as the bucket encrypts with S3's keys and nothing is
 * uploaded in parts. The role needs `s3:ListBucket`, without which S3 calls an absent object forbidden.
 * Throws `StoreError`: `bad-key`, `access-denied`, `throttled`, `unavailable`, `resource-missing`, `aws`.
 */
export function createS3Blobs(options: { client: S3Client; bucket: string; prefix?: string }): Blobs {
  const { client, bucket, prefix = '' } = options;

  async function guarded<T>(call: string, key: string, task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      throw awsError(error, `${call} s3://${bucket}/${prefix}${key}`);
    }
  }

  function write(key: string, body: Uint8Array, headers: BlobHeaders, sha256: string, ifAbsent: boolean) {
    return client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: `${prefix}${key}`,
        Body: body,
        ContentType: headers.contentType,
        CacheControl: headers.cacheControl,
        ContentEncoding: headers.contentEncoding,
        Metadata: { sha256 },
        IfNoneMatch: ifAbsent ? '*' : undefined,
      }),
    );
  }

  async function writeIfAbsent(key: string, body: Uint8Array, headers: BlobHeaders, sha256: string) {
    for (let conflicts = 0; ; conflicts += 1) {
      try {
        await write(key, body, headers, sha256, true);
        return 'written';
      } catch (error) {
        if (awsErrorName(error) === 'PreconditionFailed' || httpStatus(error) === 412) return 'exists';
        const isConflict = awsErrorName(error) === 'ConditionalRequestConflict' || httpStatus(error) === 409;
        if (!isConflict || conflicts === MAX_CONFLICTS) throw error;
        await sleep(CONFLICT_WAIT_MS * (conflicts + 1));
      }
    }
  }

  async function head(key: string): Promise<HeadObjectCommandOutput | undefined> {
    try {
      return await client.send(new HeadObjectCommand({ Bucket: bucket, Key: `${prefix}${key}` }));
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  async function put(key: string, body: Uint8Array, headers: BlobHeaders, ifAbsent: boolean) {
    const sha256 = createHash('sha256').update(body).digest('hex');
    if (ifAbsent) return writeIfAbsent(key, body, headers, sha256);
    const there = await head(key);
    if (there !== undefined && there.Metadata?.sha256 === sha256 && hasHeaders(there, headers)) return 'unchanged';
    await write(key, body, headers, sha256, false);
    return 'written';
  }

  async function get(key: string): Promise<StoredBlob | undefined> {
    try {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: `${prefix}${key}` }));
      if (answer.Body === undefined || answer.ETag === undefined)
        throw new StoreError('aws', `S3 gave no body for ${key}`);
      return {
        body: await answer.Body.transformToByteArray(),
        etag: answer.ETag,
        contentType: answer.ContentType ?? 'application/octet-stream',
        cacheControl: answer.CacheControl,
        contentEncoding: isGzip(answer.ContentEncoding) ? 'gzip' : undefined,
      };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  async function listPage(start: string, token: string | undefined) {
    const answer = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: `${prefix}${start}`, ContinuationToken: token }),
    );
    const infos = (answer.Contents ?? []).map(({ Key = '', ETag = '', Size = 0 }): BlobInfo => {
      return { key: Key.slice(prefix.length), etag: ETag, sizeBytes: Size };
    });
    return { infos, next: answer.IsTruncated ? answer.NextContinuationToken : undefined };
  }

  return {
    put: async (key, body, headers, { ifAbsent = false } = {}) => {
      checkBlobKey(key);
      const bytes = typeof body === 'string' ? Buffer.from(body) : body;
      return guarded('put', key, () => put(key, bytes, headers, ifAbsent));
    },
    get: async (key) => {
      checkBlobKey(key);
      return guarded('get', key, () => get(key));
    },
    async *list(start) {
      let token: string | undefined;
      do {
        const page = await guarded('list', start, () => listPage(start, token));
        yield* page.infos;
        token = page.next;
      } while (token !== undefined);
    },
    delete: async (key) => {
      checkBlobKey(key);
      await guarded('delete', key, () =>
        client.send(new DeleteObjectCommand({ Bucket: bucket, Key: `${prefix}${key}` })),
      );
    },
  };
}

/** GetObject says `NoSuchKey`; HeadObject, which has no body to say it in, `NotFound`. A missing bucket is an error. */
function isAbsent(error: unknown): boolean {
  return ['NoSuchKey', 'NotFound'].includes(awsErrorName(error) ?? '');
}

function hasHeaders(there: HeadObjectCommandOutput, headers: BlobHeaders): boolean {
  return (
    there.ContentType === headers.contentType &&
    there.CacheControl === headers.cacheControl &&
    isGzip(there.ContentEncoding) === (headers.contentEncoding === 'gzip')
  );
}

/** Uploads that were streamed may say `gzip,aws-chunked`. */
function isGzip(contentEncoding: string | undefined): boolean {
  return (contentEncoding ?? '').split(',').some((coding) => coding.trim() === 'gzip');
}
