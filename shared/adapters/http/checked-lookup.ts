import { lookup as dnsLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isLoopback, isUnsafeAddress } from './unsafe-address.ts';

export type ResolvedAddress = { address: string; family: number };
/** All addresses of a host name; throws as `node:dns` does. */
export type Lookup = (hostname: string) => Promise<ResolvedAddress[]>;

export const systemLookup: Lookup = (hostname) => dnsLookup(hostname, { all: true, verbatim: true });

/** Thrown inside a connection attempt when a name does not lead to the public internet. */
export class UnsafeTargetError extends Error {
  override readonly name = 'UnsafeTargetError';
  readonly code = 'CLAIMWIRE_UNSAFE_TARGET';
  constructor(hostname: string, address: string) {
    super(`${hostname} leads to ${address}, which is not a public address`);
  }
}

/**
 * The look-up that the socket itself uses: what is checked here is what is connected to, so a name server that answers
 * differently the second time gains nothing. One unsafe address spoils the name.
 */
export function createCheckedLookup(lookup: Lookup, allowLoopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(
      (addresses) => {
        const unsafe = addresses.find(({ address }) => isRefusedAddress(address, allowLoopback));
        const [first] = addresses;
        if (unsafe) callback(new UnsafeTargetError(hostname, unsafe.address), '', 0);
        else if (!first) callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '', 0);
        else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

export function isRefusedAddress(address: string, allowLoopback: boolean): boolean {
  return isUnsafeAddress(address) && !(allowLoopback && isLoopback(address));
}
