import { decidesNow } from '../../domain/penalties/pick-decider.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { inspectingUnits, loadOrigin } from './load-origin.ts';
import { type DecidingPeople, loadDecidingPeople } from './load-people.ts';

interface Appeal {
  readonly status: string;
  readonly deciderId: string;
  readonly entry: {
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
  const people = known ?? (await loadDecidingPeople(context, db));
  const { entry } = appeal;
  const origin = await loadOrigin(db, entry);
  return decidesNow(appeal.deciderId, {
    inspectingUnitIds: await inspectingUnits(db, origin, people.qualityOfficers),
    responsibleUnitId: entry.responsibleUnitId,
    involvedIds: [entry.proposedById, entry.decidedById],
    ...people,
  });
}
