import { jsonCall, queryCall, restCall, type StackResource } from './aws-api.ts';

type LookUp = (physicalId: string) => Promise<unknown>;

/** How the service itself is asked for a resource, by type; `undefined` comes back where it knows none. */
const LOOK_UPS: Readonly<Record<string, LookUp>> = {
  'AWS::CloudWatch::Dashboard': (name) =>
    queryCall('monitoring', { Action: 'GetDashboard', Version: '2010-08-01', DashboardName: name }),
  'AWS::DynamoDB::Table': (name) => jsonCall('dynamodb', 'DynamoDB_20120810.DescribeTable', { TableName: name }),
  'AWS::IAM::Role': (name) => queryCall('iam', { Action: 'GetRole', Version: '2010-05-08', RoleName: name }),
  'AWS::Lambda::Function': (name) => restCall('lambda', `/2015-03-31/functions/${name}`),
  'AWS::Lambda::EventSourceMapping': (id) => restCall('lambda', `/2015-03-31/event-source-mappings/${id}`),
  'AWS::Logs::LogGroup': async (name) => {
    const answer = await jsonCall('logs', 'Logs_20140328.DescribeLogGroups', { logGroupNamePrefix: name });
    return JSON.stringify(answer)?.includes(`"${name}"`) ? answer : undefined;
  },
  'AWS::S3::Bucket': (name) => restCall('s3', `/${name}?list-type=2&max-keys=1`),
  'AWS::SNS::Topic': (arn) => queryCall('sns', { Action: 'GetTopicAttributes', Version: '2010-03-31', TopicArn: arn }),
  'AWS::SQS::Queue': (url) =>
    jsonCall('sqs', 'AmazonSQS.GetQueueAttributes', { QueueUrl: url, AttributeNames: ['All'] }),
};

/** Types that belong to another resource and are looked up there. */
export const LOOKED_UP_WITH_ROLE = 'AWS::IAM::Policy';

/** Whether the service knows the resource. Throws for a type that nobody knows how to look up. */
export async function isThere({ type, physicalId, logicalId }: StackResource): Promise<boolean> {
  const lookUp = LOOK_UPS[type];
  if (lookUp === undefined) throw new Error(`${logicalId}: no look-up for ${type}; see test/aws/look-up.ts`);
  return (await lookUp(physicalId)) !== undefined;
}

/** The names of the policies that stand in a role. */
export async function policiesOf(roleName: string): Promise<string[]> {
  const xml = await queryCall('iam', { Action: 'ListRolePolicies', Version: '2010-05-08', RoleName: roleName });
  return [...(xml ?? '').matchAll(/<member>([^<]*)<\/member>/g)].map(([, name = '']) => name);
}
