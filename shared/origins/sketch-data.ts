import { z } from 'zod';
import { StoreError } from '../errors.ts';
import type { WordCode } from './word-code.ts';

/** What a sketch keeps of a text; each list is word codes of three bytes as base64. */
const SketchData = z.object({
  /** Title. */
  t: z.string(),
  /** Text, with signs between sentences and around quotations. */
  x: z.string(),
  /** Agencies that the text names anywhere. */
  a: z.array(z.string()),
  /** Names in the bracket that opens the text; older sketches have none. */
  o: z.array(z.string()).default([]),
});
type SketchData = z.infer<typeof SketchData>;

export type SketchWords = { title: WordCode[]; text: WordCode[]; agencies: string[]; openings: string[] };

const BYTES_PER_WORD = 3;

/** Word codes as JSON that stays small: four characters a word. */
export function packWords({ title, text, agencies, openings }: SketchWords): SketchData {
  return { t: pack(title), x: pack(text), a: agencies, o: openings };
}

/** The words of a stored sketch; `StoreError` when it is none of ours. */
export function unpackWords(data: unknown): SketchWords {
  const parsed = SketchData.safeParse(data);
  if (!parsed.success) {
    throw new StoreError('sketch-unreadable', 'an origin sketch does not fit; analyse the article again', {
      cause: parsed.error,
    });
  }
  return {
    title: unpack(parsed.data.t),
    text: unpack(parsed.data.x),
    agencies: parsed.data.a,
    openings: parsed.data.o,
  };
}

function pack(codes: readonly WordCode[]): string {
  const bytes = new Uint8Array(codes.length * BYTES_PER_WORD);
  for (const [index, code] of codes.entries()) {
    bytes[index * BYTES_PER_WORD] = code >>> 16;
    bytes[index * BYTES_PER_WORD + 1] = (code >>> 8) & 0xff;
    bytes[index * BYTES_PER_WORD + 2] = code & 0xff;
  }
  return btoa(String.fromCharCode(...bytes));
}

function unpack(base64: string): WordCode[] {
  const bytes = atob(base64);
  const codes: WordCode[] = [];
  for (let at = 0; at + BYTES_PER_WORD <= bytes.length; at += BYTES_PER_WORD) {
    codes.push((bytes.charCodeAt(at) << 16) | (bytes.charCodeAt(at + 1) << 8) | bytes.charCodeAt(at + 2));
  }
  return codes;
}
