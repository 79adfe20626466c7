import type { Prisma, Tx } from '../../store/database.ts';
import { type EditionClause, followClause } from './editions.ts';
import { inForceOn } from './in-force.ts';

/** A clause as a sheet's item links it. */
export interface LinkedClause extends EditionClause {
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
  const cited = await clausesOnDay(db, [linked], on);
  return cited.get(linked.id)!;
}

/** The same for several, by the id of the clause that is linked: each standard is looked up once. */
export async function clausesOnDay(
  db: Tx | Prisma,
  linked: readonly LinkedClause[],
  on: Date,
): Promise<Map<string, CitedClause>> {
  const cited = new Map<string, CitedClause>();
  if (linked.length === 0) return cited;
  const standards = await db.standard.findMany({
    where: { id: { in: [...new Set(linked.map(each => each.version.standardId))] } },
    select: { id: true, title: true, versions: versionInForce(on) },
  });
  const byId = new Map(standards.map(standard => [standard.id, standard]));
  for (const each of linked) {
    const standard = byId.get(each.version.standardId);
    if (!standard) throw new Error(`clause ${each.id} is of no known standard`);
    const { clause, version } = await clauseIn(db, each, standard.versions[0]);
    cited.set(each.id, {
      standard: standard.title,
      version: version.label,
      clause: clause.path,
      text: clause.text,
    });
  }
  return cited;
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
  const { where, ...more } = versionInForce(on);
  return clauseIn(db, linked, await db.standardVersion.findFirst({ where: { standardId, ...where }, ...more }));
}

const versionInForce = (on: Date) => ({
  where: inForceOn(on),
  orderBy: { effectiveFrom: 'desc' as const },
  take: 1,
  select: { id: true, label: true },
});

async function clauseIn(
  db: Tx | Prisma,
  linked: LinkedClause,
  version: { id: string; label: string } | null | undefined,
): Promise<{ clause: EditionClause; version: { id: string; label: string } }> {
  const { standardId } = linked.version;
  const own = { clause: linked, version: { id: linked.versionId, label: linked.version.label } };
  if (!version || version.id === linked.versionId) return own;
  const clause = await followClause(db, linked, { standardId, fromId: linked.versionId, toId: version.id });
  return clause ? { clause, version } : own;
}
