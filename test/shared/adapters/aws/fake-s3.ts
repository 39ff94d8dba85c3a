import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';

type StoredObject = Pick<PutObjectCommandInput, 'ContentType' | 'CacheControl' | 'ContentEncoding' | 'Metadata'> & {
  bytes: Buffer;
  etag: string;
};

/** Objects a page: small, so that a short list has several. */
const PAGE_SIZE = 3;

/** S3's semantics as far as `Blobs` needs them, behind the SDK's client: conditional writes, pages, MD5 as ETag. */
export function createFakeS3(bucket: string) {
  const objects = new Map<string, StoredObject>();
  const client = new S3Client({ region: 'eu-central-1' });
  const mock = mockClient(client);
  const find = (input: { Bucket?: string; Key?: string }, error: string) => {
    checkBucket(input.Bucket);
    const found = objects.get(input.Key ?? '');
    if (found === undefined) throw serviceError(error, 404);
    return found;
  };
  const checkBucket = (name: string | undefined) => {
    if (name !== bucket) throw serviceError('NoSuchBucket', 404);
  };
  const headers = ({ ContentType, CacheControl, ContentEncoding, Metadata, etag, bytes }: StoredObject) => ({
    ContentType,
    CacheControl,
    ContentEncoding,
    Metadata,
    ETag: etag,
    ContentLength: bytes.byteLength,
  });

  mock.on(PutObjectCommand).callsFake((input: PutObjectCommandInput) => {
    checkBucket(input.Bucket);
    if (input.IfNoneMatch === '*' && objects.has(input.Key ?? '')) throw serviceError('PreconditionFailed', 412);
    if (!(input.Body instanceof Uint8Array)) throw new Error('the fake takes bytes only');
    const bytes = Buffer.from(input.Body);
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    objects.set(input.Key ?? '', { ...input, bytes, etag });
    return { ETag: etag };
  });
  mock.on(HeadObjectCommand).callsFake((input) => headers(find(input, 'NotFound')));
  mock.on(GetObjectCommand).callsFake((input) => {
    const found = find(input, 'NoSuchKey');
    return { ...headers(found), Body: { transformToByteArray: async () => Uint8Array.from(found.bytes) } };
  });
  mock.on(DeleteObjectCommand).callsFake((input) => {
    checkBucket(input.Bucket);
    objects.delete(input.Key);
    return {};
  });
  mock.on(ListObjectsV2Command).callsFake((input) => {
    checkBucket(input.Bucket);
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(input.Prefix ?? '') && key > (input.ContinuationToken ?? ''))
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const page = keys.slice(0, PAGE_SIZE);
    return {
      Contents: page.map((Key) => ({ Key, ETag: objects.get(Key)?.etag, Size: objects.get(Key)?.bytes.byteLength })),
      IsTruncated: keys.length > PAGE_SIZE,
      NextContinuationToken: keys.length > PAGE_SIZE ? page.at(-1) : undefined,
    };
  });
  return { client, mock, objects };
}

export function serviceError(name: string, httpStatusCode: number): S3ServiceException {
  return new S3ServiceException({ name, message: name, $fault: 'client', $metadata: { httpStatusCode } });
}
