import { knownAt } from '../../domain/calendar/due-from-notice.ts';
import { mayFindConcealment, type Verdict, verdictOf } from '../../domain/investigations/rules.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canInvestigate, canSeeInvestigation, canStateFacts } from '../../domain/permissions/investigations.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople, loadNames } from '../penalties/load-people.ts';
import { loadInvestigation } from './load-investigation.ts';

export interface InvestigationView {
  readonly no: string;
  readonly subject: string;
  readonly question: string;
  readonly unitName: string;
  readonly openedAt: Date;
  readonly byName: string;
  /** When the unit hears that it is asked. */
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly dueBasis: DueBasis;
  readonly statements: readonly { readonly text: string; readonly byName: string; readonly at: Date; files: number }[];
  /** Files of the investigation itself: what was asked about, what the finding rests on. */
  readonly files: number;
  readonly conclusion: { finding: string; verdict: Verdict; byName: string; at: Date; penaltyNos: string[] } | null;
  readonly canState: boolean;
  readonly canConclude: boolean;
  readonly mayFindConcealment: boolean;
}

/** @throws AppError `notFound`, `forbidden` */
export async function viewInvestigation(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<InvestigationView> {
  const { actor, no } = input;
  const { prisma } = context.db;
  const row = await loadInvestigation(prisma, no);
  assertAllowed(canSeeInvestigation(actor, row.unitId));
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const { openedById, concludedById, concludedAt, finding, concealed } = row;
  const nameOf = await loadNames(prisma, [openedById, concludedById, ...row.statements.map(({ byId }) => byId)]);
  const counts = await prisma.evidence.groupBy({
    by: ['subjectId'],
    where: { subjectId: { in: [row.id, ...row.statements.map(({ id }) => id)] } },
    _count: true,
  });
  const filesOf = (id: string) => counts.find(({ subjectId }) => subjectId === id)?._count ?? 0;
  const penalties = await prisma.penaltyEntry.findMany({
    where: { subjectType: 'investigation', subjectId: row.id },
    select: { no: true },
  });
  const open = concludedAt === null;
  const statements = row.statements.map(({ id, text, byId, at }) => ({
    ...{ text, at, byName: nameOf(byId), files: filesOf(id) },
  }));
  const { subject, question, unitName, unitId, openedAt, dueAt } = row;
  return {
    ...{ no, subject, question, unitName, openedAt, dueAt, statements, files: filesOf(row.id) },
    ...{ byName: nameOf(openedById), askedAt: knownAt(openedAt) },
    dueBasis: row.dueBasis as unknown as DueBasis,
    conclusion:
      concludedAt !== null && concludedById !== null
        ? {
            ...{ finding: finding ?? '', at: concludedAt },
            verdict: verdictOf({ concealed: concealed ?? false, statements: statements.length }),
            ...{ byName: nameOf(concludedById), penaltyNos: penalties.map(penalty => penalty.no) },
          }
        : null,
    canState: open && canStateFacts(actor, unitId).allowed,
    canConclude: open && canInvestigate(actor, unitId, qualityOfficers).allowed,
    mayFindConcealment: mayFindConcealment({ statements: statements.length, dueAt }, context.clock.now()),
  };
}
