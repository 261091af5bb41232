import { type LookupAddress, type LookupOptions, lookup as lookupSystem } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Addresses that lie on this machine or in a network of its own, after the special-purpose registries of IANA
 * (RFC 6890). 198.18.0.0/15 is not among them: some proxies answer every name with an address of it.
 */
const PRIVATE_4 = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, with the metadata services of clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3], // multicast, reserved, broadcast
] as const) {
  PRIVATE_4.addSubnet(net, prefix, 'ipv4');
}
/** A list of its own: Node also checks IPv4 addresses against the subnets of what is mapped to IPv6. */
const PRIVATE_6 = new BlockList();
for (const [net, prefix] of [
  ['::', 96], // unspecified, loopback, and IPv4 in its deprecated notation
  ['::ffff:0:0', 96], // IPv4-mapped
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2002::', 16], // 6to4 can hide a private IPv4 address
  ['fc00::', 7],
  ['fe80::', 9], // link-local and site-local
  ['ff00::', 8],
] as const) {
  PRIVATE_6.addSubnet(net, prefix, 'ipv6');
}
/** NAT64: on networks without IPv4 every public IPv4 host has such an address, so what counts is the IPv4 address in it. */
const NAT64 = new BlockList();
NAT64.addSubnet('64:ff9b::', 96, 'ipv6');

/** Whether an IP address belongs to this machine or its own network. What is no IP address is private, to be safe. */
export function isPrivateAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return PRIVATE_4.check(address, 'ipv4');
    case 6:
      return NAT64.check(address, 'ipv6') ? PRIVATE_4.check(embeddedIPv4(address), 'ipv4') : PRIVATE_6.check(address, 'ipv6');
    default:
      return true;
  }
}

/** The last 32 bits of an IPv6 address as IPv4. */
function embeddedIPv4(address: string): string {
  // A URL writes IPv6 in its canonical form, without dots.
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split(':');
  const [high, low] = [groups.at(-2), groups.at(-1)].map((group) => parseInt(group || '0', 16)) as [number, number];
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}

/** A name resolved to an address that may not be connected to. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/**
 * A `lookup` for sockets that hands every address a name resolves to to `inspect`, which may throw. The socket
 * connects to just these addresses, so a name that resolves to others a moment later gains nothing.
 */
export function inspectingLookup(inspect: (address: string) => void, lookup: LookupFunction = lookupSystem): LookupFunction {
  return (hostname, options: LookupOptions, callback) => {
    lookup(hostname, options, (error, found: string | LookupAddress[], family) => {
      if (error === null) {
        try {
          for (const address of typeof found === 'string' ? [found] : found.map(({ address }) => address)) inspect(address);
        } catch (refusal) {
          callback(refusal as NodeJS.ErrnoException, found, family);
          return;
        }
      }
      callback(error, found, family);
    });
  };
}
