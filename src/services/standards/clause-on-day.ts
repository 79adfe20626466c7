import type { Prisma, Tx } from '../../store/database.ts';
import { type EditionClause, followClause } from './editions.ts';
import { inForceOn } from './in-force.ts';

/** A clause as a sheet's item links it. */
interface LinkedClause extends EditionClause {
  readonly versionId: string;
  readonly version: { readonly standardId: string; readonly label: string };
}

/** A clause as it is cited: title of the standard, label of the version, path and wording of the clause. */
export interface CitedClause {
  readonly standard: string;
  readonly version: string;
  readonly clause: string;
  readonly text: string;
}

/** A linked clause in the version in force at an instant, with its standard's title. */
export async function clauseOnDay(db: Tx | Prisma, linked: LinkedClause, on: Date): Promise<CitedClause> {
  const { clause, version } = await clauseInForce(db, linked, on);
  const standard = await db.standard.findUniqueOrThrow({ where: { id: linked.version.standardId } });
  return { standard: standard.title, version: version.label, clause: clause.path, text: clause.text };
}

/**
 * The clause and the version it stood in at an instant, followed through the editions between. Where none was in force, or the clause was
 * not in it, the sheet's own link is the best witness.
 */
export async function clauseInForce(
  db: Tx | Prisma,
  linked: LinkedClause,
  on: Date,
): Promise<{ clause: EditionClause; version: { id: string; label: string } }> {
  const { standardId } = linked.version;
  const own = { clause: linked, version: { id: linked.versionId, label: linked.version.label } };
  const version = await db.standardVersion.findFirst({
    where: { standardId, ...inForceOn(on) },
    orderBy: { effectiveFrom: 'desc' },
    select: { id: true, label: true },
  });
  if (!version || version.id === linked.versionId) return own;
  const clause = await followClause(db, linked, { standardId, fromId: linked.versionId, toId: version.id });
  return clause ? { clause, version } : own;
}
