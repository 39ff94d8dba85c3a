import { describe, expect, it } from 'vitest';
import { asText, at, ofType, one, statements } from '../read-template.ts';
import { synthesise, asDeployed as synthesised } from '../synthesise.ts';

describe('tables', () => {
  it('are on demand, outlive the stack and can be set back', () => {
    for (const [name, table] of ofType(synthesised, 'AWS::DynamoDB::Table')) {
      expect([name, table.DeletionPolicy]).toEqual([name, 'Retain']);
      expect(table.Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      });
    }
  });

  it('have one index, on the feeds', () => {
    const indexes = ofType(synthesised, 'AWS::DynamoDB::Table').map(([name, { Properties }]) => [
      name,
      at(Properties, 'GlobalSecondaryIndexes'),
    ]);
    expect(Object.fromEntries(indexes)).toEqual({
      TablesFeeds: [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'duePk', KeyType: 'HASH' },
            { AttributeName: 'dueSk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      TablesArticles: undefined,
      TablesStories: undefined,
    });
  });
});

describe('buckets', () => {
  it.each(['ArticlesBucket', 'SiteBucket'])('%s is private, speaks TLS only and outlives the stack', (name) => {
    const bucket = one(synthesised, 'AWS::S3::Bucket', name);
    expect(bucket.DeletionPolicy).toBe('Retain');
    expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const policy = ofType(synthesised, 'AWS::S3::BucketPolicy').find(
      ([, each]) => asText(each.Properties.Bucket) === `<${name}>`,
    )?.[1];
    expect(statements(policy?.Properties.PolicyDocument)).toContainEqual({
      actions: ['s3:*'],
      resources: [`<${name}>`, `<${name}>/*`],
      effect: 'Deny',
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  it('drops entries after a month, and no article ever', () => {
    const { Properties } = one(synthesised, 'AWS::S3::Bucket', 'ArticlesBucket');
    expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    const rules = at(Properties, 'LifecycleConfiguration', 'Rules');
    const expiring = (Array.isArray(rules) ? rules : []).filter((rule) => at(rule, 'ExpirationInDays') !== undefined);
    expect(expiring).toMatchObject([{ Prefix: 'entries/', ExpirationInDays: 30 }]);
    const replaced = (Array.isArray(rules) ? rules : []).filter((rule) => at(rule, 'NoncurrentVersionExpiration'));
    expect(replaced.map((rule) => at(rule, 'Prefix'))).toEqual(['entries/', 'raw/']);
  });

  it('shows the site through CloudFront only, with the pages’ own policy', () => {
    const distribution = one(synthesised, 'AWS::CloudFront::Distribution', 'SiteDistribution');
    expect(distribution.Properties.DistributionConfig).toMatchObject({
      DefaultRootObject: 'index.html',
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
      Origins: [{ OriginAccessControlId: expect.anything() }],
    });
    const headers = one(synthesised, 'AWS::CloudFront::ResponseHeadersPolicy', 'SiteSecurityHeaders').Properties;
    const security = at(headers, 'ResponseHeadersPolicyConfig', 'SecurityHeadersConfig');
    const policy = String(at(security, 'ContentSecurityPolicy', 'ContentSecurityPolicy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('answers to a host name of ours when its certificate is named', () => {
    const stack = synthesise({
      siteBaseUrl: 'https://news.example.net/',
      siteCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/abc',
    });
    expect(one(stack, 'AWS::CloudFront::Distribution', 'SiteDistribution').Properties.DistributionConfig).toMatchObject(
      {
        Aliases: ['news.example.net'],
        ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    );
    expect(stack.findings).toEqual([]);
  });
});
