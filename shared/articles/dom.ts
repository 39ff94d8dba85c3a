import { parseHTML } from 'linkedom';

/** What this folder needs of a DOM: no more than linkedom gives, and nothing that runs or fetches. */
export type DomNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  textContent: string | null;
  readonly parentNode: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
};

export type DomElement = DomNode & {
  readonly localName: string;
  readonly parentElement: DomElement | null;
  readonly firstElementChild: DomElement | null;
  readonly nextElementSibling: DomElement | null;
  getAttribute(name: string): string | null;
  querySelector(selectors: string): DomElement | null;
  querySelectorAll(selectors: string): Iterable<DomElement>;
  getElementsByTagName(name: string): Iterable<DomElement>;
  remove(): void;
};

export type DomDocument = DomElement & {
  readonly documentElement: DomElement | null;
  readonly head: DomElement | null;
  readonly body: DomElement | null;
};

/** Node types of the DOM standard. */
export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT_NODE;
}

/** Builds a document from markup that `trimMarkup` has bounded: linkedom recurses, and deep nesting would exhaust the stack. */
export function parseDocument(html: string): DomDocument {
  const { document }: { document: DomDocument } = parseHTML(html);
  return document;
}
