import { isIP } from 'node:net';
import { isRefusedAddress } from './checked-lookup.ts';

/** Where a request may go, without a fragment; or why it may not. */
export type Target =
  | { kind: 'target'; url: URL }
  | { kind: 'refused'; reason: 'bad-url' | 'unsafe-target'; message: string };

/**
 * Ports of services that are not HTTP: the list of the Fetch standard, "bad port". No browser and no feed reader on top of one
 * can read a feed there; all other ports are open to us, since feeds do stand on 81, 8080 and 8443.
 */
const BAD_PORTS = new Set(
  '0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080'.split(
    ' ',
  ),
);

/** Names that belong to this machine or the network around it: RFC 6761, RFC 6762, RFC 8375, and ICANN's `internal`. */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/;
const LOCALHOST = /(?:^|\.)localhost\.?$/;

const SHOWN_LENGTH = 200;

/** Reads the address that a caller gives. */
export function parseTarget(text: string): Target {
  const target = parseHttpUrl(text);
  if (target.kind === 'target' && (target.url.username !== '' || target.url.password !== ''))
    return badUrl('the address holds a user name or a password; give it without');
  return target;
}

/** Reads an address of the web, against `base` where it is relative. The URL parser undoes decimal, octal and short IPv4. */
export function parseHttpUrl(text: string, base?: string): Target {
  const url = URL.parse(text, base);
  const shown = text.slice(0, SHOWN_LENGTH);
  if (!url) return badUrl(`"${shown}" is no address; give one that begins with https:// or http://`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return badUrl(`"${shown}" is not http or https, and nothing else is asked`);
  url.hash = '';
  return { kind: 'target', url };
}

/** What can be seen of a target before its name is looked up: why nobody may connect there, or undefined. */
export function refusalOf({ hostname, port }: URL, allowLoopback: boolean): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) {
    if (isRefusedAddress(bare, allowLoopback)) return `${bare} is not a public address`;
  } else if (LOCAL_NAME.test(hostname) && !(allowLoopback && LOCALHOST.test(hostname))) {
    return `${hostname.slice(0, SHOWN_LENGTH)} is a name for this machine or a local network, not for the public internet`;
  }
  return BAD_PORTS.has(port) ? `port ${port} belongs to a service that is not HTTP` : undefined;
}

function badUrl(message: string): Target {
  return { kind: 'refused', reason: 'bad-url', message };
}
