import { redactRemarks, remarksOf } from '../../domain/inspections/people.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import {
  appealDeadline,
  appealReminderAt,
  type DeadlineBasis,
  splitDeadline,
} from '../../domain/penalties/appeal-window.ts';
import { withinCap } from '../../domain/penalties/cap.ts';
import { confirmationLines, magnitude, plain } from '../../domain/penalties/ledger.ts';
import { type CapPeriod, isReward } from '../../domain/penalties/rule-terms.ts';
import type { NewAuditEvent } from '../../store/audit.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { redactorOf } from '../inspections/redactor.ts';
import { tellChanged } from '../kpi/tell-changed.ts';
import { spokespeopleOf } from '../org/spokespeople.ts';
import { recordedResult } from '../rectification/recorded-result.ts';
import { asJson } from './json.ts';
import { factsOf, type LoadedEntry } from './load-entry.ts';
import { clauseOf, countPhotos, loadOrigin } from './load-origin.ts';
import { postedUnderRule } from './posted-under-rule.ts';
import { rewardFacts, rewardNotices, rewardReaders } from './reward-notices.ts';
import { termsOf } from './terms-of.ts';

/** What its rule's limit cut off an entry; decimal strings without a sign. */
export interface CapCut {
  readonly full: string;
  readonly cap: string;
  readonly capPeriod: CapPeriod;
}

export interface ConfirmedPenalty {
  /** What counts, decimal string; negative for a reward. */
  readonly points: string;
  readonly capped: CapCut | null;
  /** Null where nothing is deducted: there is nothing to appeal against. */
  readonly window: { dueAt: Date; basis: DeadlineBasis } | null;
  readonly notices: readonly NewNotice[];
  readonly event: NewAuditEvent;
}

/** What goes to the responsible unit with a confirmed entry. */
export async function loadMaterial(db: Tx | Prisma, entry: LoadedEntry) {
  const origin = await loadOrigin(db, entry);
  const record = origin.finding && {
    note: origin.finding.note,
    photos: await countPhotos(db, origin),
    recorded: recordedResult(origin.finding, origin.finding.item),
  };
  const redact = await redactorOf(db, record ? remarksOf(record) : []);
  const read = record && redactRemarks(record, redact);
  const evidence = read && { note: read.note, photos: read.photos, result: read.recorded };
  const { clock, finding } = origin;
  const missed = clock && {
    ...{ kind: clock.kind, dueAt: clock.dueAt.toISOString(), metAt: clock.metAt?.toISOString() ?? null },
    basis: clock.dueBasis as unknown as DeadlineBasis,
  };
  return {
    ...{ clause: await clauseOf(db, origin), evidence },
    ...(missed && { missed }),
    ...(finding && { item: finding.item.title }),
  };
}

/**
 * Posts a proposed entry's points, as far as the limit of its rule goes, and opens the window to appeal against a deduction. `byId` is null where the rule asks for
 * nobody's confirmation. Runs in its caller's transaction, checks no permission, and leaves notices and event to the caller.
 */
export async function confirmPenalty(
  context: ServiceContext,
  tx: Tx,
  input: {
    entry: LoadedEntry;
    unitName: string;
    material: Awaited<ReturnType<typeof loadMaterial>>;
    byId: string | null;
    now: Date;
  },
): Promise<ConfirmedPenalty> {
  const { entry, unitName, material, byId, now } = input;
  const { id, no, responsibleUnitId: unitId, period, ruleVersion } = entry;
  const { points, capped } = await countedPoints(tx, entry);
  const counts = points !== '0';
  const reward = isReward(ruleVersion.trigger);
  const calendar = (await context.unitCalendars(tx))(unitId);
  const window = counts && !reward ? splitDeadline(appealDeadline(now, calendar)) : null;
  await tx.penaltyEntry.update({
    where: { id },
    data: {
      ...{ status: window ? 'confirmed' : 'final', decidedById: byId, decidedAt: now },
      ...(window ? { appealDueAt: window.dueAt, appealBasis: asJson(window.basis) } : { finalAt: now }),
    },
  });
  await tx.penaltyPosting.createMany({
    data: confirmationLines(entry.points.toString(), points).map(line => ({
      ...{ entryId: id, unitId, period, ...line, byId: byId ?? 'system', at: now },
    })),
  });
  if (window) {
    const { dueAt } = window;
    const remindAt = appealReminderAt(dueAt, now, calendar);
    if (remindAt)
      await context.timers.schedule(tx, remindAt, `appealWindowReminder:${id}`, { kind: 'appealWindowReminder', id });
    await context.timers.schedule(tx, dueAt, `appealWindowCloses:${id}`, { kind: 'appealWindowCloses', id });
  }
  await tellChanged(context, tx, { month: period, unitId, causeNo: no, now });
  const event: NewAuditEvent = {
    ...{ at: now, actorId: byId ?? 'system', subjectType: 'penalty', subjectId: id },
    action: reward ? 'reward.confirmed' : 'penalty.confirmed',
    detail: { no, points, ...(capped && { full: capped.full, cap: capped.cap }) },
  };
  if (reward) {
    const given = magnitude(points);
    const content = { code: 'rewardConfirmed' as const, ...rewardFacts(entry, unitName), points: given, capped };
    const notices = rewardNotices(no, await rewardReaders(context, tx, entry, true), content);
    return { points, capped, window, notices, event };
  }
  const content = {
    code: 'penaltyConfirmed' as const,
    ...{ ...factsOf(entry, unitName), points, capped, automatic: byId === null },
    ...{ ruleText: ruleVersion.text, ruleSource: ruleVersion.source, ...material },
    ...{ appealDueAt: window?.dueAt.toISOString() ?? null, appealBasis: window?.basis ?? null },
  };
  return {
    ...{ points, capped, window },
    notices: (await spokespeopleOf(context, tx, unitId)).map(to => ({
      ...{ ...to, ref: { type: 'penalty', no }, content },
      dedupeKey: `penaltyConfirmed:${no}:${to.recipientId}`,
    })),
    event,
  };
}

/** The rule's row is taken first: two entries confirmed at once must not both find the same room. */
async function countedPoints(tx: Tx, entry: LoadedEntry): Promise<Pick<ConfirmedPenalty, 'points' | 'capped'>> {
  const { ruleId } = entry.ruleVersion;
  const { cap, capPeriod } = termsOf(entry.ruleVersion);
  const full = plain(entry.points.toString());
  if (cap === null) return { points: full, capped: null };
  await tx.$queryRaw`SELECT 1 FROM "PenaltyRule" WHERE id = ${ruleId} FOR UPDATE`;
  const { responsibleUnitId: unitId, period: month } = entry;
  const points = withinCap(full, await postedUnderRule(tx, { ruleId, unitId, month, capPeriod }), cap);
  return { points, capped: points === full ? null : { full: magnitude(full), cap: plain(cap), capPeriod } };
}
