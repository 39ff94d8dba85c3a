/** A story of a ferry line, small enough to be read whole; tests change single lines of it. */
export const FERRY_STORY = `id: ferry
title: The ferry to the island
description: Whether the ferry line closes.
window: { from: 2024-03-01, to: 2024-03-31, graceDays: 2 }
groups:
  ferry:
    terms: [ferry, ferries, boat line]
    byLanguage:
      de: [fähre*]
  closing:
    terms: [clos*, shut*]
  harbour:
    terms:
      - term: harbour
        guardPrev: [pearl]
  dredging:
    terms: [dredg*]
  aside:
    terms: [amid]
must:
  - { name: ferry-closes, all: [ferry, closing], withinTokens: 12 }
  - { name: harbour-closes, all: [harbour, closing], none: [dredging], weight: 0.8 }
should:
  - { group: ferry, weight: 0.4 }
competing:
  - { name: dredging, all: [harbour, dredging] }
background: aside
thresholds: { main: 0.45, mentions: 0.7 }
parties:
  - { id: islanders, name: Islanders }
entities:
  - { id: town, name: The Town, kind: organisation, aliases: [town hall], party: islanders }
  - { id: mayor, name: Ada Muster, kind: person, speaksFor: town }
propositions:
  - key: closes
    label: The line closes
    text: The ferry line closes.
    patterns:
      - all: ['@ferry', '@closing']
  - key: last-trip
    label: The last trip is over
    text: The last trip is over.
    implies: [closes]
    patterns:
      - all: [last trip]
`;
