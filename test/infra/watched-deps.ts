import type { QueueName } from '#shared/names.ts';
import type { Blobs, Queue, Table } from '#shared/ports.ts';
import type { StepDeps } from '#shared/steps/deps.ts';

/** The same adapters; each call is noted in `used` as the permission that it takes on AWS, in the words of `grantsOf`. */
export function watchedDeps(deps: StepDeps, used: Set<string>): StepDeps {
  const note = (action: string, resource: string) => used.add(`${action} ${resource}`);

  const table = (name: string, inner: Table): Table => ({
    get: (key) => {
      note('dynamodb:GetItem', name);
      return inner.get(key);
    },
    put: (item, condition) => {
      note('dynamodb:PutItem', name);
      return inner.put(item, condition);
    },
    delete: (key, condition) => {
      note('dynamodb:DeleteItem', name);
      return inner.delete(key, condition);
    },
    query: (query) => {
      note('dynamodb:Query', query.index ? `${name}/index/${query.index}` : name);
      return inner.query(query);
    },
  });

  const blobs = (name: string, inner: Blobs): Blobs => {
    const read = (key: string) => {
      note('s3:GetObject', `${name}/${key}`);
      note('s3:ListBucket', name);
    };
    return {
      put: (key, body, headers, options) => {
        note('s3:PutObject', `${name}/${key}`);
        // A plain put first asks whether the object is the same already.
        if (!options?.ifAbsent) read(key);
        return inner.put(key, body, headers, options);
      },
      get: (key) => {
        read(key);
        return inner.get(key);
      },
      list: (prefix) => {
        note('s3:ListBucket', name);
        return inner.list(prefix);
      },
      delete: (key) => {
        note('s3:DeleteObject', `${name}/${key}`);
        return inner.delete(key);
      },
    };
  };

  const queue = (name: QueueName): Queue => ({
    name,
    send: (messages) => {
      note('sqs:SendMessage', `<${name.charAt(0).toUpperCase()}${name.slice(1)}Queue>`);
      return deps.queues[name].send(messages);
    },
    deliver: () => {
      throw new Error('a Lambda is given its messages');
    },
  });

  return {
    ...deps,
    feedTable: table('<TablesFeeds>', deps.feedTable),
    articleTable: table('<TablesArticles>', deps.articleTable),
    storyTable: table('<TablesStories>', deps.storyTable),
    articleBlobs: blobs('<ArticlesBucket>', deps.articleBlobs),
    siteBlobs: blobs('<SiteBucket>', deps.siteBlobs),
    queues: {
      fetch: queue('fetch'),
      read: queue('read'),
      analyse: queue('analyse'),
      publish: queue('publish'),
      notify: queue('notify'),
    },
  };
}
