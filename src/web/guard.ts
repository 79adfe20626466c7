import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { RequestRefused } from './failures.ts';
import { text } from './text.ts';

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);
const HOST = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@?#[\]\\]+))(?::\d{1,5})?$/;

/**
 * Whether a `Host` header names this machine. A page of another site that points its own name at 127.0.0.1 (DNS rebinding)
 * sends that name here. Bound to another address on purpose, the server also answers to it and to bare addresses, which
 * cannot be rebound. The port is free: it differs behind a port forward, and the name is what protects.
 */
export function isOwnHost(header: string | undefined, boundHost: string): boolean {
  const match = HOST.exec(header?.toLowerCase() ?? '');
  const name = match?.[1] ?? match?.[2];
  if (name === undefined) return false;
  if (LOOPBACK_NAMES.has(name)) return true;
  return !LOOPBACK_NAMES.has(boundHost) && (name === boundHost.toLowerCase() || isIP(name) !== 0);
}

/** Whether a request comes from a page of this very server. Programs other than browsers send no `Origin`. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  return (protocol === 'http:' || protocol === 'https:') && from === host?.toLowerCase();
}

/** Refuses requests, upgrades included, that another site could have made a browser on this machine send. */
export function guard(server: FastifyInstance, boundHost: string): void {
  server.addHook('onRequest', async request => {
    const { host, origin } = request.headers;
    if (!isOwnHost(host, boundHost)) throw new RequestRefused(403, text.refusedHost);
    // An <img> of another site sends no Origin, but browsers then say where it comes from.
    const embedded = request.url.startsWith('/api/') && request.headers['sec-fetch-site'] === 'cross-site';
    if (embedded || !isOwnOrigin(origin, host)) throw new RequestRefused(403, text.refusedOrigin);
  });
}
