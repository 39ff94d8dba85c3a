import { StoreError } from '#shared/errors.ts';

/** The system's word for what went wrong, e.g. `ENOENT`; undefined for errors that are not the system's. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A file system error in words for whoever runs the program; what is none is given back as it is. */
export function fileError(error: unknown, path: string): unknown {
  const code = systemCode(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StoreError(
        'disk-full',
        `no space left for ${path}: free some and start again, nothing is half-written`,
        {
          cause: error,
          retryable: true,
        },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StoreError('not-writable', `no permission for ${path} (${code})`, { cause: error });
    case 'EEXIST':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'ENOTEMPTY':
      return new StoreError('bad-key', `${path} is a file and a folder at once: one key is a folder of the other`, {
        cause: error,
      });
    case 'ENAMETOOLONG':
      return new StoreError('bad-key', `${path} is longer than the file system allows`, { cause: error });
    case 'ELOOP':
      return new StoreError('unsafe-path', `${path} is a symbolic link, which is not followed`, { cause: error });
    case 'EMFILE':
    case 'ENFILE':
    case 'EIO':
    case 'EBUSY':
    case 'EAGAIN':
      return new StoreError('io', `${path} cannot be read or written (${code})`, { cause: error, retryable: true });
    default:
      return error;
  }
}
