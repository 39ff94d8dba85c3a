import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ARTICLE_PREFIXES } from '#shared/names.ts';

/** An entry is read within minutes; a month leaves time to send it again from the dead letters. */
const ENTRY_DAYS = 30;

/** Versions of articles that a write has replaced: raw pages only, since articles themselves are written once. */
const REPLACED_DAYS = 30;

/** Article versions, raw pages and the entries on their way. Nothing in the stack may delete from it, and it outlives the stack. */
export class ArticleBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { key }: { key: IKey | undefined }) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...PRIVATE_BUCKET,
      ...(key && { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }),
      versioned: true,
      lifecycleRules: [
        {
          id: 'entries-expire',
          prefix: ARTICLE_PREFIXES.entries,
          expiration: Duration.days(ENTRY_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
        },
        {
          id: 'replaced-raw-pages-expire',
          prefix: ARTICLE_PREFIXES.raw,
          noncurrentVersionExpiration: Duration.days(REPLACED_DAYS),
        },
        { id: 'uploads-that-broke-off', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Only the workers of this stack may read or write it, and each of them logs every unit of work.',
    });
  }
}

/** What both buckets have in common. */
export const PRIVATE_BUCKET = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
};
