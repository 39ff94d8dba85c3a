/** One line for each unit of work, at its end: what, id, outcome, durationMs, counts. Never the text of an article. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type LogFields = {
  /** The unit of work, e.g. `fetch`. */
  what: string;
  id?: string;
  outcome?: string;
  durationMs?: number;
  reason?: string;
  [field: string]: string | number | boolean | undefined;
};

export type Log = (level: LogLevel, fields: LogFields) => void;

const LEVELS: Record<LogLevel, number> = { debug: 10, info: 20, warn: 30, error: 40 };

/** JSON lines to `write`, from `minLevel` up. */
export function createLog(write: (line: string) => void, minLevel: LogLevel, now: () => Date): Log {
  return (level, fields) => {
    if (LEVELS[level] < LEVELS[minLevel]) return;
    write(`${JSON.stringify({ time: now().toISOString(), level, ...fields })}\n`);
  };
}
