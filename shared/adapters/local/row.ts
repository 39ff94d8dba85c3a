import type { SQLOutputValue } from 'node:sqlite';
import { StoreError } from '#shared/errors.ts';
import type { Json } from '#shared/ports.ts';

export type Row = Record<string, SQLOutputValue>;

/** `StoreError` `corrupt` when the column does not hold text; so below for numbers. */
export function textColumn(row: Row | undefined, name: string): string {
  const value = row?.[name];
  if (typeof value === 'string') return value;
  throw new StoreError('corrupt', `column ${name} holds no text`);
}

export function optionalTextColumn(row: Row | undefined, name: string): string | undefined {
  return row?.[name] === null ? undefined : textColumn(row, name);
}

export function numberColumn(row: Row | undefined, name: string): number {
  const value = row?.[name];
  if (typeof value === 'number') return value;
  throw new StoreError('corrupt', `column ${name} holds no number`);
}

export function jsonColumn(row: Row | undefined, name: string): Json {
  const text = textColumn(row, name);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StoreError('corrupt', `column ${name} holds no JSON`, { cause });
  }
}
