import { type Reminder, reminderTimes } from '../../domain/calendar/reminders.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import { type ProposalDue, proposalDue } from '../../domain/penalties/proposal-due.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { advocatesOf } from './advocates.ts';
import { asJson } from './json.ts';
import { loadDecidingPeople } from './load-people.ts';
import { waitsFor } from './waits-for.ts';

interface Proposal {
  readonly id: string;
  readonly no: string;
  readonly responsibleUnitId: string;
  readonly proposedById: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
}

/**
 * Starts the time in which something proposed is to be decided, by the calendar of those who decide, with its reminders. In the transaction that asks them.
 */
export async function startDecisionClock(
  context: ServiceContext,
  tx: Tx,
  entry: Proposal,
  now: Date,
): Promise<ProposalDue> {
  const { id, no, responsibleUnitId: unitId, proposedById } = entry;
  const matter = { unitId, proposedById, advocateIds: await advocatesOf(tx, entry) };
  const { due, reminders } = await decisionTime(context, tx, matter, now);
  await tx.penaltyEntry.update({ where: { id }, data: { decideDueAt: due.dueAt, decideBasis: asJson(due.basis) } });
  const dueAt = due.dueAt.toISOString();
  await context.timers.scheduleAll(
    tx,
    reminders.map(({ stage, at }) => ({
      at,
      key: `penaltyDecision:${no}:${stage}:${dueAt}`,
      timer: { kind: 'penaltyDecisionReminder' as const, id, stage, dueAt },
    })),
  );
  return due;
}

/** By when points of a unit that are asked about now are to be decided, by the calendar of those who decide, and when they are reminded. */
export async function decisionTime(
  context: ServiceContext,
  tx: Tx,
  { unitId, ...matter }: { unitId: string; proposedById: string | null; advocateIds: readonly string[] },
  now: Date,
): Promise<{ due: ProposalDue; reminders: readonly Reminder[] }> {
  const people = await loadDecidingPeople(context, tx);
  const { ids } = eligibleDeciders({ concernedUnitIds: [unitId], ...matter, ...people });
  const decider = [...people.qualityOfficers, ...people.leaders].find(each => each.id === ids[0]);
  const calendar = decider ? (await context.unitCalendars(tx))(decider.unitId) : context.calendar;
  const due = proposalDue(now, calendar);
  return { due, reminders: reminderTimes(due.dueAt, now, calendar) };
}

/**
 * Starts it anew for what a 责任认定 or an 异议 stood in the way of, in the transaction that decides that; what still waits for another one
 * is left alone. @returns by 单号.
 */
export async function restartDecisionClocks(
  context: ServiceContext,
  tx: Tx,
  entries: readonly Proposal[],
  now: Date,
): Promise<ReadonlyMap<string, ProposalDue>> {
  const started = new Map<string, ProposalDue>();
  for (const entry of entries)
    if (!(await waitsFor(tx, entry))) started.set(entry.no, await startDecisionClock(context, tx, entry, now));
  return started;
}
