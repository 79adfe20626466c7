import type { BulletinFigures } from '../../../domain/bulletins/figures.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { canIssueBulletin } from '../../../domain/permissions/bulletins.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import type { ServiceContext } from '../../context.ts';
import { loadFigures } from './load-figures.ts';

/**
 * The figures of a week or month as the store has them now, for whoever issues bulletins; nothing is kept of it.
 *
 * @throws AppError `forbidden`
 */
export async function summarisePeriod(
  context: ServiceContext,
  input: { actor: Actor; period: string },
): Promise<BulletinFigures> {
  assertAllowed(canIssueBulletin(input.actor));
  const { period } = input;
  const kind = period.includes('W') ? 'weekly' : 'monthly';
  return loadFigures(context.db.prisma, { kind, period, now: context.clock.now() });
}
