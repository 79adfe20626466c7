import type { NewNotice } from '../../domain/notices/notice.ts';
import type { PenaltyNotice } from '../../domain/penalties/notices.ts';
import { type DeciderPick, decidesNow, type PickFacts, type PickInput } from '../../domain/penalties/pick-decider.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { advocatesOf } from './advocates.ts';
import { inspectingUnits, loadOrigin } from './load-origin.ts';
import { type DecidingPeople, loadDecidingPeople, loadNames } from './load-people.ts';

interface Appeal {
  readonly status: string;
  readonly deciderId: string;
  readonly filedById: string;
  readonly recusedIds: readonly string[];
  readonly entry: {
    readonly id: string;
    readonly subjectType: string;
    readonly subjectId: string;
    readonly responsibleUnitId: string;
    readonly proposedById: string | null;
    readonly decidedById: string | null;
  };
}

/** Who decides an appeal: of a decided one the person who did, of an open one who may now; undefined when nobody may. */
export async function deciderOf(
  context: ServiceContext,
  db: Tx | Prisma,
  appeal: Appeal,
  known?: DecidingPeople,
): Promise<string | undefined> {
  if (appeal.status !== 'open') return appeal.deciderId;
  return decidesNow(appeal.deciderId, await pickInput(context, db, appeal, known));
}

/** What the rule that picks a decider goes by, of an appeal that is filed or about to be. */
export async function pickInput(
  context: ServiceContext,
  db: Tx | Prisma,
  { entry, recusedIds, filedById }: Pick<Appeal, 'entry' | 'recusedIds' | 'filedById'>,
  known?: DecidingPeople,
): Promise<PickInput> {
  const people = known ?? (await loadDecidingPeople(context, db));
  const origin = await loadOrigin(db, entry);
  return {
    inspectingUnitIds: await inspectingUnits(db, origin, people.qualityOfficers),
    responsibleUnitId: entry.responsibleUnitId,
    involvedIds: [entry.proposedById, entry.decidedById],
    recusedIds,
    advocateIds: [filedById, ...(await advocatesOf(db, entry))],
    ...people,
  };
}

/** A pick as replies and notices say it, with the name of who decides. */
export async function pickFacts(
  db: Tx | Prisma,
  { deciderId, because, insteadOfId, away }: DeciderPick,
): Promise<PickFacts & { deciderName: string }> {
  const nameOf = await loadNames(db, [deciderId, insteadOfId ?? null]);
  return {
    ...{ deciderName: nameOf(deciderId), because },
    ...(insteadOfId !== undefined && { insteadOfName: nameOf(insteadOfId) }),
    ...(away && { deciderAway: true as const }),
  };
}

/** The notice that hands an appeal to whoever decides it. */
export function askToDecide(
  { deciderId }: DeciderPick,
  facts: Omit<Extract<PenaltyNotice, { code: 'appealToDecide' }>, 'code'>,
): NewNotice {
  return {
    recipientId: deciderId,
    ref: { type: 'appeal', no: facts.no },
    content: { code: 'appealToDecide', ...facts },
    dedupeKey: `appealToDecide:${facts.no}:${deciderId}`,
  };
}
