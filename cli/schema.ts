import { z } from 'zod';
import { UsageError } from '#shared/errors.ts';
import type { Command } from './command.ts';
import { writeLine } from './output.ts';
import { STAGE_SCHEMAS } from './stage-schemas.ts';

export const command: Command = {
  name: 'schema',
  summary: 'print the JSON Schemas of everything that goes in and out',
  usage: 'schema [NAME]',
  help: `
One JSON Schema (draft 2020-12) for each document that a stage reads or prints, and for the files that people write. Without
a name: all of them in one object.

  npm run -s claimwire -- schema extract.output`,
  options: {},
  async run(context, args) {
    const [name, ...rest] = args.positionals;
    if (rest.length > 0) throw new UsageError('schema takes one name');
    if (name === undefined) {
      const all = Object.fromEntries(Object.entries(STAGE_SCHEMAS).map(([key, schema]) => [key, jsonSchema(schema)]));
      await writeLine(context.stdout, JSON.stringify(all, null, 2));
      return 0;
    }
    const schema = Object.hasOwn(STAGE_SCHEMAS, name) ? STAGE_SCHEMAS[name] : undefined;
    if (!schema) throw new UsageError(`no schema "${name}"; there are: ${Object.keys(STAGE_SCHEMAS).join(', ')}`);
    await writeLine(context.stdout, JSON.stringify(jsonSchema(schema), null, 2));
    return 0;
  },
};

function jsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
