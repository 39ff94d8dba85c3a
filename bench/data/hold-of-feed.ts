import { parseFeed } from '#shared/feeds/parse-feed.ts';
import { HOSTILE_FEEDS } from './hostile-feeds.ts';

/**
 * Parses one hostile document, whose number is the argument, and prints `[milliseconds of processor time, peak MB of the
 * process, outcome]` as JSON: other work on the machine does not count.
 */
const [, document] = HOSTILE_FEEDS[Number(process.argv[2])] ?? [];
if (!document) throw new Error(`there are ${HOSTILE_FEEDS.length} documents`);
const bytes = new TextEncoder().encode(document());
const before = process.cpuUsage();
let outcome: string;
try {
  const { entries, repairs } = parseFeed(bytes);
  outcome = `${entries.length} entries, ${repairs?.join(' ') ?? 'no repairs'}`;
} catch (error) {
  outcome = error instanceof Error ? `${error.name}: ${error.message}` : 'no error';
}
const { user, system } = process.cpuUsage(before);
const held = (user + system) / 1000;
process.stdout.write(JSON.stringify([held, process.resourceUsage().maxRSS / 1024, outcome]));
