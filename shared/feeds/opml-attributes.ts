/** What claimwire keeps about a feed and OPML has no attribute for; in lower case, as they are compared. */
export const OPML_ATTRIBUTES = {
  id: 'claimwire:id',
  country: 'claimwire:country',
  interval: 'claimwire:interval-minutes',
  fullText: 'claimwire:full-text',
} as const;

/** Other programs pass over attributes of a namespace that they do not know (OPML 2.0, "Namespaces"). */
export const OPML_NAMESPACE = 'urn:x-claimwire:feeds';
