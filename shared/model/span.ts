import { z } from 'zod';

/** `[start, end)` in UTF-16 code units of the text at hand: what `String.prototype.slice` takes. */
export const Span = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
export type Span = z.infer<typeof Span>;

/** A piece of a text together with its place, so that a reader can check it. */
export const TextSpan = z.object({ text: z.string(), span: Span });
export type TextSpan = z.infer<typeof TextSpan>;

/** Why something was decided: the rule's name, the words it rests on, and their place where they have one. */
export const Reason = z.object({ rule: z.string(), text: z.string(), span: Span.optional() });
export type Reason = z.infer<typeof Reason>;

/** 0 to 1. */
export const Score = z.number().min(0).max(1);

/** An instant as ISO 8601 in UTC, e.g. `2024-10-23T14:02:00.000Z`. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/** A calendar day, e.g. `2024-10-23`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;
