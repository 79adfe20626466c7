import type { ErrorParams } from '../errors.ts';

/** SQLSTATE of a refused start of a session, and what Node says of a connection. */
const BY_CODE: Record<string, string> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'noHost',
  '3D000': 'noDatabase',
  '28P01': 'wrongPassword',
  '28000': 'noUser',
  '53300': 'full',
  '57P03': 'starting',
};

interface DriverCause {
  kind?: string;
  originalCode?: string;
  port?: number;
}

/**
 * What is wrong with a server that took no first question, for `databaseUnreachable`: where it is asked for (`at`, host and port), the database and
 * the user of the address, and why: `refused`, `noHost`, `noDatabase`, `wrongPassword`, `noUser`, `full`, `starting` or `other`. Never the password.
 */
export function whyUnreachable(address: string, error: unknown): ErrorParams {
  const url = new URL(address);
  const host = url.hostname || url.searchParams.get('host') || 'localhost';
  return {
    at: `${host}:${url.port || '5432'}`,
    database: decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username),
    user: decodeURIComponent(url.username),
    reason: reasonOf(error),
  };
}

function reasonOf(error: unknown): string {
  const { code, meta } = error as { code?: string; meta?: { driverAdapterError?: { cause?: DriverCause } } };
  const { kind, originalCode = code, port } = meta?.driverAdapterError?.cause ?? {};
  // The driver knows the port of what refused, and only the name of what is not there.
  if (kind === 'DatabaseNotReachable') return port === undefined ? 'noHost' : 'refused';
  return (originalCode !== undefined && BY_CODE[originalCode]) || 'other';
}
