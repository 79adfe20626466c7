import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { kindOf } from './kinds.ts';

/** The subject of an extension by its 单号, whichever it is. */
const about = (no: string) => ({ OR: [{ notice: { no } }, { order: { no } }, { report: { no } }, { issue: { no } }] });

/** The request about a 单号 that waits for a decision and can still be decided, with its matter. */
export async function findWaiting(context: ServiceContext, db: Tx | Prisma, no: string) {
  const rows = await db.extension.findMany({
    where: { status: 'asked', ...about(no) },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  for (const extension of rows) {
    const matter = await kindOf(no).load(context, db, no, extension.ordinal);
    if ((matter.open || matter.undecided) && matter.round === extension.round) return { extension, matter };
  }
  return undefined;
}
