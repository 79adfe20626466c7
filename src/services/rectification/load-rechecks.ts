import { discloseVisit } from '../../domain/inspections/disclosure.ts';
import type { RecheckOutcome } from '../../domain/inspections/planning/recheck.ts';
import { OPEN_TASK } from '../../domain/inspections/planning/task-status.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canVerify } from '../../domain/permissions/rectification.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { RectificationCase } from './load-case.ts';

/** A visit that looked, or is to look, at the item of a 整改通知 again, as one person may know it. */
export type ViewedRecheck =
  /** Only for those who could verify: of the inspected side nobody is told of a visit to come. */
  | { readonly kind: 'planned'; taskNo: string; plannedFor: Date | null; inspectorName: string }
  | {
      readonly kind: 'made';
      resultNo: string;
      inspectedAt: Date;
      dayOnly: boolean;
      outcome: RecheckOutcome;
      passed: boolean | null;
      note: string;
      /** Photos of the item. */
      evidence: number;
      findingId: string | null;
    };

/** The rechecks of one notice, oldest first. Nothing of a visit is there before its result is released. */
export async function loadRechecks(tx: Tx | Prisma, actor: Actor, matter: RectificationCase): Promise<ViewedRecheck[]> {
  const targets = await tx.recheckTarget.findMany({
    where: { noticeId: matter.id },
    include: { task: true },
    orderBy: { task: { createdAt: 'asc' } },
  });
  const rechecks: ViewedRecheck[] = [];
  for (const { task, ordinal, outcome, inspectionId } of targets) {
    const visit = { ...matter.parties, methods: matter.methods, inspectorId: task.inspectorId };
    if (inspectionId === null || outcome === null) {
      const isOpen = (OPEN_TASK as readonly string[]).includes(task.status);
      const knows = discloseVisit(actor, { ...visit, releasedAt: null }).inspectorName;
      if (!isOpen || !knows || !canVerify(actor, { ...matter.parties, authorId: undefined }).allowed) continue;
      const person = await tx.staff.findUnique({ where: { id: task.inspectorId }, select: { name: true } });
      const inspectorName = person?.name ?? task.inspectorId;
      rechecks.push({ kind: 'planned', taskNo: task.no, plannedFor: task.plannedFor, inspectorName });
      continue;
    }
    const { no, inspectedAt, releasedAt, findings } = await tx.inspection.findUniqueOrThrow({
      where: { id: inspectionId },
      include: { findings: { where: { item: { ordinal } } } },
    });
    const [finding] = findings;
    const evidence = finding
      ? await tx.evidence.count({ where: { subjectType: 'finding', subjectId: finding.id } })
      : 0;
    rechecks.push({
      ...{ kind: 'made', resultNo: no ?? '', inspectedAt, outcome, evidence },
      dayOnly: discloseVisit(actor, { ...visit, releasedAt }).inspectedAt === 'day',
      passed: !finding || finding.result === 'notApplicable' ? null : finding.result === 'pass',
      note: finding?.note ?? '',
      findingId: finding?.id ?? null,
    });
  }
  return rechecks;
}
