import type { BulletinTimer } from '../../domain/bulletins/timers.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { isAwaited } from '../extensions/is-awaited.ts';
import { distinct } from '../org/load-heads.ts';
import { writersOf } from '../org/posts.ts';
import { standsStill } from '../supervision/pause-clocks.ts';
import { draftsOf, issueFacts, type LoadedIssue, loadIssues } from './load-issue.ts';

type TimerOf<Kind extends BulletinTimer['kind']> = Extract<BulletinTimer, { kind: Kind }>;

/** Reminds whoever's turn it is of the measures that are owed: who writes them, or who releases what waits; on the last morning the head as well, overdue all. */
export async function remindOfMeasures(context: ServiceContext, timer: TimerOf<'measureReminder'>): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const [issue] = await loadIssues(context, tx, { id: { in: [timer.id] } });
    if (issue?.status !== 'open' || issue.round !== timer.round || !issue.measureDueAt) return;
    if (!isMeant(timer, issue.measureDueAt)) return;
    if (await standsStill(tx, [issue.id])) return;
    if (timer.stage === 'overdue' && (await isAwaited(tx, { issueId: issue.id, ordinal: null }, issue.round))) return;
    const waitsForHead = draftsOf(issue).length > 0;
    const releaser = issue.releasers[0]?.id;
    const writers = writersOf(issue);
    const releases = waitsForHead ? [releaser] : [];
    const head = issue.head?.id;
    // On the last morning the head, who answers for it, hears of what is still unwritten.
    const unwritten = timer.stage === 'dueMorning' && !waitsForHead;
    const turn =
      timer.stage === 'overdue' || unwritten ? [...writers, head, ...releases] : waitsForHead ? releases : writers;
    const { stage, round } = timer;
    await context.notices.queue(
      tx,
      now,
      distinct(turn).map(recipientId => ({
        recipientId,
        ref: { type: 'majorIssue', no: issue.no },
        dedupeKey: `measureReminder:${issue.no}:${recipientId}:${round}:${stage}${timer.dueAt ? `:${timer.dueAt}` : ''}`,
        content: {
          code: 'measureReminder',
          ...{ ...issueFacts(issue), stage, waitsForHead, dueAt: issue.measureDueAt!.toISOString() },
          ...(waitsForHead && { releases: recipientId === releaser }),
        },
      })),
    );
  });
}

/** Reminds a measure's owner, and who wrote it, of its day. */
export async function remindOfMeasureDay(context: ServiceContext, timer: TimerOf<'measureDayReminder'>): Promise<void> {
  await context.db.transaction(async tx => {
    const found = await findReleased(context, tx, timer.id);
    if (!found || !isMeant(timer, found.measure.dueAt)) return;
    const { issue, measure } = found;
    const { stage } = timer;
    await context.notices.queue(
      tx,
      context.clock.now(),
      distinct([measure.ownerId, ...issue.officers.map(({ id }) => id)]).map(recipientId => ({
        recipientId,
        ref: { type: 'majorIssue', no: issue.no },
        dedupeKey: `measureDayReminder:${issue.no}:${measure.ordinal}:${recipientId}:${stage}${timer.dueAt ? `:${timer.dueAt}` : ''}`,
        content: { code: 'measureDayReminder', ...measureFacts(found), stage },
      })),
    );
  });
}

/** A measure's day is over: whoever checks is asked. */
export async function askForCheck(context: ServiceContext, timer: TimerOf<'measureDayOver'>): Promise<void> {
  await context.db.transaction(async tx => {
    const found = await findReleased(context, tx, timer.id);
    if (!found || !isMeant(timer, found.measure.dueAt)) return;
    const { issue, measure } = found;
    if (await isAwaited(tx, { issueId: issue.id, ordinal: measure.ordinal }, measure.round)) return;
    await context.notices.queue(
      tx,
      context.clock.now(),
      issue.parties.checkerIds.map(recipientId => ({
        recipientId,
        ref: { type: 'majorIssue', no: issue.no },
        dedupeKey: `measureToCheck:${issue.no}:${measure.ordinal}:${recipientId}`,
        content: { code: 'measureToCheck', ...measureFacts(found) },
      })),
    );
  });
}

/** Whether a timer is of the deadline in force, and not of one that was extended since. */
const isMeant = (timer: { dueAt?: string }, inForce: Date): boolean =>
  timer.dueAt === undefined || timer.dueAt === inForce.toISOString();

interface Found {
  readonly issue: LoadedIssue;
  readonly measure: LoadedIssue['measures'][number];
}

async function findReleased(context: ServiceContext, tx: Tx, id: string): Promise<Found | undefined> {
  const row = await tx.improvementMeasure.findUnique({ where: { id }, select: { issueId: true } });
  const [issue] = row ? await loadIssues(context, tx, { id: { in: [row.issueId] } }) : [];
  const measure = issue?.measures.find(each => each.id === id);
  return issue && measure?.status === 'released' ? { issue, measure } : undefined;
}

function measureFacts({ issue, measure }: Found) {
  const { ordinal, text, dueAt } = measure;
  return { ...issueFacts(issue), ordinal, measure: text, dueAt: dueAt.toISOString() };
}
