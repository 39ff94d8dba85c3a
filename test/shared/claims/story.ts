/** A story about ships in a harbour, for what stories add to claims. */
export const STORY = {
  id: 'ships',
  title: 'Ships in the harbour',
  description: 'Who says that ships were sent to Odda.',
  window: { from: '2024-10-01' },
  groups: {
    ship: { terms: ['ship*', 'vessel*'] },
    send: { terms: ['sent', 'send*', 'dispatch*'] },
    sink: { terms: ['sank', 'sunk', 'sink*'] },
    toy: { terms: ['toy*'] },
  },
  must: [{ name: 'ships sent', all: ['ship', 'send'] }],
  thresholds: { main: 0.3, mentions: 0.1 },
  entities: [
    { id: 'berg', name: 'Anna Berg', kind: 'person', aliases: ['Berg'], role: 'Harbour master' },
    { id: 'port', name: 'Port Authority', kind: 'organisation', aliases: ['Harbour Office'] },
  ],
  propositions: [
    {
      key: 'sent',
      label: 'Ships were sent',
      text: 'Ships were sent to Odda.',
      patterns: [{ all: ['@ship', '@send'], none: ['@toy'] }],
    },
    { key: 'sunk', label: 'Ships sank', text: 'Ships sank at Odda.', patterns: [{ all: ['@ship', '@sink'] }] },
  ],
} as const;
