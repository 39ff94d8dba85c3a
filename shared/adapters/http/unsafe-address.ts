import { BlockList, isIP } from 'node:net';

/** Ranges that are not public (IANA special-purpose registries, RFC 6890 and its updates). */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local, and with it the metadata services of the clouds.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Azure answers its machines here, at an address that is public by its number.
  ['168.63.129.16', 32],
];

/** Inside `2000::/3`, which is all that is public: protocol assignments and Teredo, documentation, 6to4. */
const PRIVATE_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** RFC 6052, as the URL parser writes it: what a network without IPv4 answers for hosts that have nothing else. */
const NAT64 = /^\[64:ff9b::([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;

const privateV4 = new BlockList();
for (const [net, prefix] of PRIVATE_V4) privateV4.addSubnet(net, prefix, 'ipv4');
const privateV6 = new BlockList();
for (const [net, prefix] of PRIVATE_V6) privateV6.addSubnet(net, prefix, 'ipv6');
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * True for an address that is not on the public internet: private, loopback, link-local, shared (CGNAT), multicast, unique
 * local, with a zone, IPv4 inside IPv6 in any form but public addresses behind `64:ff9b::/96`. Also true for what is no address.
 */
export function isUnsafeAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return privateV4.check(address, 'ipv4');
  if (family !== 6 || address.includes('%')) return true;
  const translated = behindNat64(address);
  if (translated !== undefined) return privateV4.check(translated, 'ipv4');
  return address.includes('.') || !publicV6.check(address, 'ipv6') || privateV6.check(address, 'ipv6');
}

export function isLoopback(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

function behindNat64(address: string): string | undefined {
  const groups = NAT64.exec(URL.parse(`http://[${address}]/`)?.hostname ?? '');
  if (!groups) return undefined;
  const high = Number.parseInt(groups[1] ?? '', 16);
  const low = Number.parseInt(groups[2] ?? '', 16);
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}
