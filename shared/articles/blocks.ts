import { type DomElement, type DomNode, isElement, TEXT_NODE } from './dom.ts';

export const BLOCK_KINDS = ['paragraph', 'heading', 'list-item', 'caption', 'cell', 'preformatted'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** One paragraph of a page as a reader sees it. */
export type Block = {
  readonly kind: BlockKind;
  /** White space folded to single blanks, never empty. */
  readonly text: string;
  /** How many characters of the text stand inside links. */
  readonly linkLength: number;
  /** How many stand in bold or italics. */
  readonly strongLength: number;
  /** The address of its first link, as written. */
  readonly href?: string;
  /** Inside a `<blockquote>`. */
  readonly quoted: boolean;
};

type Context = { kind: BlockKind; quoted: boolean; inLink: boolean; inStrong: boolean };

const KIND_OF: Readonly<Record<string, BlockKind>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'list-item',
  dt: 'list-item',
  dd: 'list-item',
  figcaption: 'caption',
  td: 'cell',
  th: 'cell',
  caption: 'caption',
  pre: 'preformatted',
};

/** Elements that begin a line of their own (HTML standard, 15.3), and those that a reader sees as such. */
const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table caption tbody td tfoot th thead tr ul'
  ).split(' '),
);
/** Elements without text for a reader. */
const SILENT_TAGS = new Set(
  'script style noscript template head iframe object embed svg math canvas audio video select textarea button input map'.split(
    ' ',
  ),
);

/** The blocks of an element in reading order. The depth of the tree must be bounded (see `trimMarkup`). */
export function readBlocks(root: DomElement): Block[] {
  const builder = createBuilder();
  walk(root, { kind: 'paragraph', quoted: false, inLink: false, inStrong: false }, builder);
  builder.end();
  return builder.blocks;
}

function walk(node: DomNode, context: Context, builder: Builder): void {
  if (node.nodeType === TEXT_NODE) builder.add(node.textContent ?? '', context);
  if (!isElement(node)) return;
  const tag = node.localName;
  if (SILENT_TAGS.has(tag)) return;
  if (tag === 'br') {
    builder.lineBreak();
    return;
  }
  const isBlock = BLOCK_TAGS.has(tag);
  if (isBlock) builder.end();
  const inside: Context = {
    kind:
      KIND_OF[tag] ??
      (isBlock && context.kind !== 'cell' && context.kind !== 'list-item' && context.kind !== 'caption'
        ? 'paragraph'
        : context.kind),
    quoted: context.quoted || tag === 'blockquote',
    inLink: context.inLink || tag === 'a',
    inStrong: context.inStrong || tag === 'b' || tag === 'strong' || tag === 'em' || tag === 'i',
  };
  if (tag === 'a') builder.link(node.getAttribute('href'));
  for (let child = node.firstChild; child; child = child.nextSibling) walk(child, inside, builder);
  if (isBlock) builder.end();
}

type Builder = ReturnType<typeof createBuilder>;

function createBuilder() {
  const blocks: Block[] = [];
  let parts: string[] = [];
  let context: Context | undefined;
  let linkLength = 0;
  let strongLength = 0;
  let breaks = 0;
  let href: string | undefined;
  const end = (): void => {
    const text = foldSpace(parts.join(''));
    if (text !== '' && context) {
      blocks.push({ kind: context.kind, text, linkLength, strongLength, href, quoted: context.quoted });
    }
    parts = [];
    context = undefined;
    linkLength = 0;
    strongLength = 0;
    breaks = 0;
    href = undefined;
  };
  return {
    blocks,
    end,
    /** One break inside a paragraph is a blank, two in a row end it. */
    lineBreak(): void {
      breaks++;
      if (breaks > 1) end();
      else parts.push(' ');
    },
    add(text: string, where: Context): void {
      const length = text.trim().length;
      if (length === 0) {
        if (text !== '') parts.push(' ');
        return;
      }
      breaks = 0;
      context ??= where;
      parts.push(text);
      if (where.inLink) linkLength += length;
      if (where.inStrong) strongLength += length;
    },
    link(address: string | null): void {
      if (address !== null) href ??= address;
    },
  };
}

/** White space of every kind to single blanks, none at the ends; zero-width characters and soft hyphens are dropped. */
export function foldSpace(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
