/**
 * Everything that stores or carries stands behind one of these. Adapters: `shared/adapters/local` (files, SQLite) and
 * `shared/adapters/aws` (S3, DynamoDB, SQS). One contract suite, `test/shared/adapters/contract`, runs on each.
 */

export type BlobHeaders = {
  contentType: string;
  /** `Cache-Control`, for objects that are served. */
  cacheControl?: string;
  contentEncoding?: 'gzip';
};

export type StoredBlob = BlobHeaders & {
  body: Uint8Array;
  /** Strong, quoted as in HTTP; a function of the body alone within one adapter. */
  etag: string;
};

export type BlobInfo = { key: string; etag: string; sizeBytes: number };

/** Keys are relative paths: segments of `[A-Za-z0-9._=-]`, joined by `/`, none of them `.` or `..`. */
export type Blobs = {
  /**
   * Writes the whole object or nothing. With `ifAbsent` an object that is there stays as it is and `exists` comes back.
   * Without it, an object that already has this very body and headers is left alone and `unchanged` comes back.
   */
  put(
    key: string,
    body: Uint8Array | string,
    headers: BlobHeaders,
    options?: { ifAbsent?: boolean },
  ): Promise<'written' | 'unchanged' | 'exists'>;
  get(key: string): Promise<StoredBlob | undefined>;
  /** In the byte order of the keys. */
  list(prefix: string): AsyncIterable<BlobInfo>;
  /** Absent is fine. */
  delete(key: string): Promise<void>;
};

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };

export type ItemKey = { pk: string; sk: string };

/**
 * A row. `expiresAt` (epoch seconds) lets the store drop it some time after; readers must not rely on it being gone.
 * `duePk` and `dueSk` put it on the index `due`, which may lag.
 */
export type Item = ItemKey & { duePk?: string; dueSk?: string; expiresAt?: number } & {
  [attribute: string]: Json | undefined;
};

/** `absent`: no item has this key. `equals`: the item is there and the attribute has exactly this value. */
export type Condition = { absent: true } | { equals: { [attribute: string]: string | number | boolean } };

export type QueryPage = { items: Item[]; next?: string };

export type Table = {
  /** Consistent: sees every write that has been answered. */
  get(key: ItemKey): Promise<Item | undefined>;
  /** Replaces the whole item. False when the condition does not hold; nothing is written then. */
  put(item: Item, condition?: Condition): Promise<boolean>;
  delete(key: ItemKey, condition?: Condition): Promise<boolean>;
  /**
   * One partition in the byte order of the sort keys; consistent on the table itself, not on the index.
   * `from` is inclusive, `to` exclusive; `prefix` excludes both. A page holds at most `limit` items and at most 1 MB.
   */
  query(query: {
    index?: 'due';
    pk: string;
    prefix?: string;
    from?: string;
    to?: string;
    limit?: number;
    reverse?: boolean;
    after?: string;
  }): Promise<QueryPage>;
};

export type OutgoingMessage = {
  body: Json;
  /** FIFO queues only: messages of one group are delivered in order, one batch at a time. */
  group?: string;
  /** FIFO queues only: a second message with this id within 5 minutes is accepted and dropped. */
  deduplicationId?: string;
  /** Standard queues only: 0 to 900. */
  delaySeconds?: number;
};

export type Delivery = {
  id: string;
  body: Json;
  group?: string;
  /** 1 on the first delivery. */
  receiveCount: number;
};

export type Queue = {
  readonly name: string;
  /** All are accepted or an error is thrown; some may have been accepted then. */
  send(messages: OutgoingMessage[]): Promise<void>;
  /**
   * Hands one batch to `handler`, message by message. A message is deleted when the handler returns; when it throws, it
   * comes back after the visibility time-out, and after the last allowed receive goes to the dead letters. On a FIFO queue
   * a failure holds back the rest of its group. `UnreadableMessageError` sends it to the dead letters at once.
   */
  deliver(
    handler: (message: Delivery) => Promise<void>,
    options?: { maxMessages?: number },
  ): Promise<{ received: number; failed: number }>;
};

/** Time arrives from outside, so that runs can be repeated. */
export type Clock = () => Date;
