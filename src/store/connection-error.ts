/**
 * Prisma's codes for a database that is away, busy starting, or has closed the connection; and for one so busy that a transaction found no
 * connection or did not end in time. A message that is itself what takes so long is given up by how often it was taken.
 */
const PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
const NODE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** PostgreSQL's: connection exceptions, no connection or memory left, and the administrator or a crash ending the session. */
const POSTGRES = /\b(?:08\d{3}|53\d{3}|57P0[1-5])\b/;
/** The driver's own words; it gives some of these no code. */
const WORDS = /terminating connection|Connection terminated|server closed the connection|Can't reach database server/i;

/** Whether an error says that the database could not be reached or could not keep up, rather than anything about the work. */
export function isConnectionError(error: unknown): boolean {
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    const { code, meta } = each as { code?: unknown; meta?: unknown };
    if (typeof code === 'string' && (PRISMA.has(code) || NODE.has(code) || POSTGRES.test(code))) return true;
    if (WORDS.test(each.message) || (code === 'P2010' && POSTGRES.test(JSON.stringify(meta ?? {}) + each.message)))
      return true;
  }
  return false;
}
