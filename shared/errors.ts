/** What claimwire throws when something is not as it must be. Expected results are values, not errors. */
export class ClaimwireError extends Error {
  override readonly name: string = 'ClaimwireError';
  /** A word for programs, e.g. `config-invalid`; stable. */
  readonly code: string;
  /** Whether the same call may work later. */
  readonly retryable: boolean;

  constructor(code: string, message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

/** Something that a person wrote does not fit: the message says where and what to do. */
export class ConfigError extends ClaimwireError {
  override readonly name = 'ConfigError';
  constructor(message: string, options: { cause?: unknown } = {}) {
    super('config-invalid', message, options);
  }
}

/** The command line was used wrongly: exit status 2. */
export class UsageError extends ClaimwireError {
  override readonly name = 'UsageError';
  constructor(message: string) {
    super('usage', message);
  }
}

/** A message that no retry can help: it goes to the dead letters with this reason. */
export class UnreadableMessageError extends ClaimwireError {
  override readonly name = 'UnreadableMessageError';
  constructor(message: string, options: { cause?: unknown } = {}) {
    super('message-unreadable', message, options);
  }
}

/** A document that a stage of the command line cannot read. */
export class InputError extends ClaimwireError {
  override readonly name = 'InputError';
}

/** A store or queue did not do what it was asked. */
export class StoreError extends ClaimwireError {
  override readonly name = 'StoreError';
  constructor(code: string, message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(code, message, options);
  }
}
