import { foldWording } from '../../domain/standards/likeness.ts';
import type { AffectedMatter } from '../../domain/standards/notices.ts';
import type { Tx } from '../../store/database.ts';
import { loadHeads } from '../org/load-heads.ts';
import { clauseInForce } from './clause-on-day.ts';
import { followClause } from './editions.ts';
import type { LoadedVersion } from './load-version.ts';

/** An open finding whose clause reads differently in a new edition, and whom it concerns. */
export interface AffectedFinding extends AffectedMatter {
  readonly findingId: string;
  readonly inspectorId: string;
  readonly headId: string | undefined;
}

/**
 * Flags the findings under rectification whose clause was reworded or went in a new edition. They stay measured by the edition of their
 * day; people only have to know. Called in the transaction of the publication, after the edition has its place in time.
 */
export async function flagFindings(
  tx: Tx,
  { version, now }: { version: Pick<LoadedVersion, 'id' | 'standardId' | 'effectiveFrom'>; now: Date },
): Promise<AffectedFinding[]> {
  const findings = await tx.finding.findMany({
    where: {
      item: { clause: { version: { standardId: version.standardId } } },
      rectification: { status: { in: ['open', 'answered', 'released'] } },
    },
    include: {
      item: { include: { clause: { include: { version: true } } } },
      rectification: true,
      inspection: { select: { inspectorId: true, inspectedAt: true } },
    },
    orderBy: { id: 'asc' },
  });
  const affected: Omit<AffectedFinding, 'unitName' | 'headId'>[] = [];
  const unitOf = new Map<string, string>();
  for (const { id, item, rectification, inspection } of findings) {
    const { clause: linked } = item;
    if (!linked || !rectification || inspection.inspectedAt >= version.effectiveFrom) continue;
    const measured = await clauseInForce(tx, linked, inspection.inspectedAt);
    const { standardId } = version;
    const clause = await followClause(tx, measured.clause, {
      standardId,
      fromId: measured.version.id,
      toId: version.id,
    });
    if (clause && foldWording(clause.text) === foldWording(measured.clause.text)) continue;
    unitOf.set(id, rectification.unitId);
    affected.push({
      findingId: id,
      no: rectification.no,
      itemTitle: item.title,
      inspectorId: inspection.inspectorId,
      change: clause ? 'reworded' : 'gone',
    });
  }
  await tx.findingClauseChange.createMany({
    data: affected.map(({ findingId }) => ({ findingId, versionId: version.id, at: now })),
    skipDuplicates: true,
  });
  const heads = await loadHeads(tx, [...unitOf.values()]);
  const units = await tx.orgUnit.findMany({
    where: { id: { in: [...unitOf.values()] } },
    select: { id: true, name: true },
  });
  return affected.map(each => {
    const unitId = unitOf.get(each.findingId)!;
    return { ...each, unitName: units.find(unit => unit.id === unitId)?.name ?? '', headId: heads.get(unitId) };
  });
}
