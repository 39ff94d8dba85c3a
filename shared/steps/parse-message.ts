import type { z } from 'zod';
import { UnreadableMessageError } from '../errors.ts';

/** The message that a body is; one that does not fit goes to the dead letters with this reason. */
export function parseMessage<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  throw new UnreadableMessageError(`not a message that this step reads: ${where}${issue?.message ?? 'does not fit'}`);
}
