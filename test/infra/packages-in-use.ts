import { S3Client } from '@aws-sdk/client-s3';
import { createS3Blobs } from '#shared/adapters/aws/create-s3-blobs.ts';
import type { Blobs } from '#shared/ports.ts';

/** One thing of each package of which the bundles carry a part only. */
export { createHttp } from '#shared/adapters/http/create-http.ts';
export { parsePage } from '#shared/articles/parse-page.ts';
export { tagWords } from '#shared/claims/tagged-words.ts';
export { decodeAs } from '#shared/feeds/decode-bytes.ts';
export { detectLanguage } from '#shared/text/detect-language.ts';

/** A bucket behind an address on this machine, with whatever credentials the process has. */
export function blobsAt(endpoint: string): Blobs {
  const client = new S3Client({ endpoint, region: 'eu-west-1', forcePathStyle: true, maxAttempts: 1 });
  return createS3Blobs({ client, bucket: 'bucket' });
}
