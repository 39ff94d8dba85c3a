/**
 * How the database came to its present shape: entry N leads from version N to N + 1. Entries are never changed, only added.
 * Text compares by its UTF-8 bytes (SQLite's BINARY), as sort keys do in DynamoDB. Times are epoch milliseconds.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE items (
    tbl TEXT NOT NULL,
    pk TEXT NOT NULL,
    sk TEXT NOT NULL,
    due_pk TEXT,
    due_sk TEXT,
    expires_at REAL,
    size_bytes INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (tbl, pk, sk)
  ) STRICT;
  CREATE INDEX items_due ON items (tbl, due_pk, due_sk, pk, sk) WHERE due_pk IS NOT NULL AND due_sk IS NOT NULL;
  CREATE INDEX items_expiry ON items (tbl, expires_at) WHERE expires_at IS NOT NULL;

  CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    grp TEXT,
    visible_at INTEGER NOT NULL,
    receive_count INTEGER NOT NULL,
    in_hand INTEGER NOT NULL,
    last_error TEXT
  ) STRICT;
  CREATE INDEX messages_visible ON messages (queue, visible_at);
  CREATE INDEX messages_received ON messages (queue, receive_count, visible_at) WHERE receive_count > 0;

  CREATE TABLE dead_letters (
    id INTEGER PRIMARY KEY,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    grp TEXT,
    reason TEXT NOT NULL,
    receive_count INTEGER NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX dead_letters_queue ON dead_letters (queue, id);

  CREATE TABLE deduplication (
    queue TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (queue, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deduplication_age ON deduplication (queue, at);
  `,
];
