import type { InvestigationNotice } from '../../domain/investigations/notices.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';

/** The same news to each of these; `cause` tells several of one kind about one investigation apart. */
export function newsTo(recipients: readonly string[], content: InvestigationNotice, cause = ''): NewNotice[] {
  const { code, no } = content;
  return recipients.map(recipientId => ({
    recipientId,
    ref: { type: 'investigation', no },
    content,
    dedupeKey: `${code}:${no}:${recipientId}${cause === '' ? '' : `:${cause}`}`,
  }));
}

/** Who tells for a unit: its head and its 服务管理人员. */
export async function tellers(context: ServiceContext, tx: Tx, unitId: string): Promise<string[]> {
  const head = await context.directory.headOf(tx, unitId);
  const officers = await context.directory.serviceOfficersOf(tx, unitId);
  return distinct([head?.id, ...officers.map(({ id }) => id)]);
}

/** Who finds about a unit. */
export async function finders(context: ServiceContext, db: Tx | Prisma, unitId: string): Promise<readonly string[]> {
  const people = await loadDecidingPeople(context, db);
  return eligibleDeciders({ concernedUnitIds: [unitId], ...people }).ids;
}
