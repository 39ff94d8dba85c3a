import { type CommandArgs, type OptionSpec, textOption } from './command.ts';
import type { RawDocument } from './stage.ts';
import type { TextInput } from './stage-schemas.ts';

/** What a raw text does not say about itself. */
export const DOCUMENT_OPTIONS = {
  title: { type: 'string', arg: 'TEXT', help: 'the headline of a raw text' },
  'published-at': { type: 'string', arg: 'TIME', help: 'when a raw text was published, ISO 8601' },
  outlet: { type: 'string', arg: 'NAME', help: 'who published a raw text' },
  url: { type: 'string', arg: 'URL', help: 'where a raw text was published' },
} as const satisfies Record<string, OptionSpec>;

/** A raw text (UTF-8; broken sequences are shown as U+FFFD) with what the options say about it. */
export function documentFromRaw({ bytes, name }: RawDocument, args: CommandArgs): TextInput {
  return {
    id: name,
    text: new TextDecoder().decode(bytes),
    title: textOption(args, 'title'),
    publishedAt: textOption(args, 'published-at'),
    outlet: textOption(args, 'outlet'),
    url: textOption(args, 'url'),
  };
}
