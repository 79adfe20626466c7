import type { Prisma, Tx } from '../../store/database.ts';

/** A clause as a sheet's item links it. */
interface LinkedClause {
  readonly path: string;
  readonly text: string;
  readonly version: { readonly standardId: string; readonly label: string };
}

/** A clause as it is cited: title of the standard, label of the version, path and wording of the clause. */
export interface CitedClause {
  readonly standard: string;
  readonly version: string;
  readonly clause: string;
  readonly text: string;
}

/** A linked clause in the version in force on a day, with its standard's title. */
export async function clauseOnDay(db: Tx | Prisma, linked: LinkedClause, on: Date): Promise<CitedClause> {
  const dated = await db.clause.findFirst({
    where: {
      path: linked.path,
      version: {
        standardId: linked.version.standardId,
        status: { in: ['published', 'superseded'] },
        effectiveFrom: { lte: on },
        OR: [{ effectiveTo: null }, { effectiveTo: { gt: on } }],
      },
    },
    orderBy: { version: { effectiveFrom: 'desc' } },
    include: { version: true },
  });
  // A clause that was renumbered cannot be followed by its path; the sheet's own link is then the best witness.
  const clause = dated ?? linked;
  const standard = await db.standard.findUniqueOrThrow({ where: { id: clause.version.standardId } });
  return { standard: standard.title, version: clause.version.label, clause: clause.path, text: clause.text };
}
