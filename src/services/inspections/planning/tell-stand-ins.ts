import type { Actor } from '../../../domain/org/actor.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { type Cover, coveredIn, hasPosts, type Span } from '../../org/cover-in.ts';

/**
 * Tells who stands in for somebody that they do in these days, or no more; where the stand-in is on leave as well, also who acts then. Of people without
 * posts nobody is told: their tasks are handed over one by one.
 *
 * @param cause what brings it about: a repeat tells nobody twice
 */
export async function tellStandIns(
  context: ServiceContext,
  tx: Tx,
  input: { actor: Actor; cover: Cover | null; days: Span; cancelled: boolean; cause: string },
): Promise<void> {
  const { actor, cover, days, cancelled, cause } = input;
  if (!cover || !hasPosts(actor)) return;
  const { standIn, away, next } = cover;
  const facts = { forName: actor.name, heads: actor.headOf.length > 0, cancelled };
  const spanOf = ({ fromDay, toDay }: Span) => ({ fromDay, toDay });
  await queue(context, tx, cause, [
    { recipientId: standIn.id, ...facts, ...spanOf(days), away, nextName: next?.name ?? null },
    ...(next
      ? away.map(span => ({ recipientId: next.id, ...facts, ...span, away: [], nextName: null, besides: standIn.name }))
      : []),
  ]);
}

/** Tells who acts now for the people whom somebody who goes on leave, or does not after all, stands in for. @returns those people, with the days */
export async function tellNext(
  context: ServiceContext,
  tx: Tx,
  input: { actor: Actor; days: Span; cause: string },
): Promise<{ forName: string; fromDay: string; toDay: string; nextName: string | null }[]> {
  const { actor, days, cause } = input;
  const covered = await coveredIn(tx, actor.id, days);
  await queue(
    context,
    tx,
    cause,
    covered.flatMap(({ forName, heads, fromDay, toDay, next }) =>
      next
        ? [
            {
              ...{ recipientId: next.id, forName, heads, fromDay, toDay, cancelled: false },
              ...{ away: [], nextName: null, besides: actor.name },
            },
          ]
        : [],
    ),
  );
  return covered.map(({ forName, fromDay, toDay, next }) => ({
    ...{ forName, fromDay, toDay, nextName: next?.name ?? null },
  }));
}

type Told = Span & {
  readonly recipientId: string;
  readonly forName: string;
  readonly heads: boolean;
  readonly cancelled: boolean;
  readonly away: readonly Span[];
  readonly nextName: string | null;
  readonly besides?: string;
};

async function queue(context: ServiceContext, tx: Tx, cause: string, told: readonly Told[]): Promise<void> {
  await context.notices.queue(
    tx,
    context.clock.now(),
    told.map(({ recipientId, ...content }) => ({
      ...{ recipientId, ref: null, content: { code: 'standingIn' as const, ...content } },
      dedupeKey: `standingIn:${cause}:${content.forName}:${content.fromDay}:${recipientId}`,
    })),
  );
}
