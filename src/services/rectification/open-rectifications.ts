import { randomUUID } from 'node:crypto';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { redactRemarks, remarksOf } from '../../domain/inspections/people.ts';
import type { ProgrammeRules } from '../../domain/inspections/programme-rules.ts';
import type { NewNotice, NoticeContent } from '../../domain/notices/notice.ts';
import { type DueBasis, dueAfter } from '../../domain/rectification/due.ts';
import type { OpenedNotice } from '../../domain/rectification/notices.ts';
import { signDue } from '../../domain/tasks/sign-due.ts';
import type { NewAuditEvent } from '../../store/audit.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { DueTimer } from '../../store/timers.ts';
import type { ServiceContext } from '../context.ts';
import type { FreshFailure } from '../inspections/load-failures.ts';
import { redactorOf } from '../inspections/redactor.ts';
import type { LedUnit } from '../org/load-heads.ts';
import { type DecidingPeople, loadDecidingPeople } from '../penalties/load-people.ts';
import { type CitedClause, clausesOnDay } from '../standards/clause-on-day.ts';
import { signTimers } from '../tasks/sign-timers.ts';
import { type EarlierNotice, findRepeated, noticesOfRepeat } from './find-repeated.ts';
import { roundTimers } from './queue-round.ts';
import { recordedResult } from './recorded-result.ts';

export interface OpenedRectification {
  no: string;
  /** 整改通知单, where several were opened together. */
  groupNo: string | null;
  itemTitle: string;
  dueAt: Date;
  dueBasis: DueBasis;
  /** 单号 of the earlier one of the quarter, where the problem came back. */
  repeatOf: string | null;
}

/** What 整改通知 are opened on: the failures of a released result that have none. */
export interface Failures {
  readonly inspection: {
    readonly unitId: string;
    readonly responsibleUnitId: string;
    readonly inspectorId: string;
    readonly inspectedAt: Date;
    /** By severity, as the programme's rules have it. */
    readonly workingDays: ProgrammeRules['rectificationWorkingDays'];
    /** The inspected unit's. */
    readonly calendar: WorkingCalendar;
  };
  readonly findings: readonly FreshFailure[];
  /** Of the inspected and the responsible unit. */
  readonly units: ReadonlyMap<string, LedUnit>;
}

/** What there is to know before: earlier ones they repeat, and the clauses in force on the day of the inspection. */
export interface FailureHistory {
  readonly earlier: ReadonlyMap<string, EarlierNotice>;
  readonly clauses: ReadonlyMap<string, CitedClause>;
  /** Who hears of repeats; undefined where there are none. */
  readonly people: DecidingPeople | undefined;
}

/** Looks up what opening needs to know. Apart from it, so that no 单号 is held while it is read. */
export async function lookUpFailures(
  context: ServiceContext,
  tx: Tx,
  { inspection, findings }: Failures,
): Promise<FailureHistory> {
  const { unitId, inspectedAt } = inspection;
  const items = findings.map(({ item }) => item);
  const earlier = await findRepeated(tx, { unitId, items, inspectedAt });
  const linked = items.flatMap(({ clause }) => clause ?? []);
  const clauses = await clausesOnDay(tx, linked, inspectedAt);
  return { earlier, clauses, people: earlier.size > 0 ? await loadDecidingPeople(context, tx) : undefined };
}

/** 单号 for as many failures, and the one of the 整改通知单 where there are several. */
export interface RectificationNumbers {
  readonly nos: readonly string[];
  readonly groupNo: string | null;
}

/** Takes them: whoever takes the same next waits for the end of this transaction. */
export async function numberRectifications(
  context: ServiceContext,
  tx: Tx,
  { count, year }: { count: number; year: number },
): Promise<RectificationNumbers> {
  if (count === 0) return { nos: [], groupNo: null };
  // Several go out under one number, to be listed and answered together.
  const groupNo = count > 1 ? await context.nextNumber(tx, 'rectificationGroup', year) : null;
  return { nos: await context.nextNumbers(tx, 'rectification', year, count), groupNo };
}

/** 整改通知 that are stored, with what is to be told, scheduled and kept of them. */
export interface OpenedRectifications {
  readonly opened: readonly OpenedRectification[];
  readonly notices: readonly NewNotice[];
  readonly timers: readonly DueTimer[];
  readonly events: readonly NewAuditEvent[];
}

/**
 * Opens one 整改通知 per failed finding of a released inspection that has none, due by its severity and the programme's rules; several
 * under the number of one 整改通知单, for they have one responsible unit. To the inspected unit's head, with a copy to the head
 * of the responsible unit, each told once of all of them. Each cites its clause in the version in force on the day of the inspection. What came
 * back within the quarter is marked and brought before the quality officers. Called inside the transaction of the release, which takes the
 * numbers, queues the notices and timers and records the events; checks no permission.
 */
export async function openRectifications(
  tx: Tx,
  input: Failures & FailureHistory & RectificationNumbers & { inspectionNo: string; now: Date },
): Promise<OpenedRectifications> {
  const { inspection, findings, units, nos, groupNo, inspectionNo, now } = input;
  const { unitId, responsibleUnitId, workingDays, calendar } = inspection;
  const nameOf = (id: string) => units.get(id)?.name ?? id;
  const [unitName, responsibleUnitName] = [nameOf(unitId), nameOf(responsibleUnitId)];
  const cases = findings.map((finding, index) => {
    const due = dueAfter(calendar, now, workingDays[finding.item.severity]);
    const signDueAt = signDue(calendar, now, due.dueAt);
    return {
      id: randomUUID(),
      no: nos[index]!,
      finding,
      ...due,
      signDueAt,
      earlier: input.earlier.get(finding.item.id),
    };
  });
  await tx.rectificationNotice.createMany({
    data: cases.map(({ id, no, finding, dueAt, dueBasis, signDueAt, earlier }) => ({
      ...{ id, no, findingId: finding.id, unitId, responsibleUnitId, severity: finding.item.severity },
      ...{ status: 'open' as const, issuedAt: now, dueAt, signDueAt, repeatOfId: earlier?.id ?? null, groupNo },
      dueBasis: dueBasis as unknown as Prisma.InputJsonObject,
    })),
  });
  // They go to heads, of whom none reads names by that.
  const records = findings.map(finding => ({ note: finding.note, recorded: recordedResult(finding, finding.item) }));
  const redact = await redactorOf(tx, records.flatMap(remarksOf));
  const contents = cases.map(({ no, finding, dueAt, dueBasis, earlier }, index): SingleNotice => {
    const { item } = finding;
    const cited = item.clauseId === null ? undefined : input.clauses.get(item.clauseId);
    return {
      code: 'rectificationOpened',
      ...{
        no,
        ordinal: item.ordinal,
        itemTitle: item.title,
        unitName,
        responsibleUnitName,
        severity: item.severity,
      },
      ...redactRemarks(records[index]!, redact),
      clause: cited ? { standard: cited.standard, version: cited.version, path: cited.clause } : null,
      dueAt: dueAt.toISOString(),
      dueBasis,
      repeatOf: earlier?.no ?? null,
    };
  });
  const repeats = cases.flatMap(({ no, finding, earlier }) => {
    if (!earlier || !input.people) return [];
    const about = { no, itemTitle: finding.item.title, unitName, responsibleUnitName };
    return noticesOfRepeat({ about, earlier, unitIds: [unitId, responsibleUnitId], people: input.people });
  });
  const [head, responsibleHead] = [units.get(unitId)?.headId, units.get(responsibleUnitId)?.headId];
  return {
    opened: cases.map(({ no, finding, dueAt, dueBasis, earlier }) => ({
      ...{ no, groupNo, itemTitle: finding.item.title, dueAt, dueBasis, repeatOf: earlier?.no ?? null },
    })),
    notices: [
      ...(head ? [noticeFor(head, contents, { copy: false, inspectionNo, groupNo })] : []),
      ...(responsibleHead && responsibleHead !== head
        ? [noticeFor(responsibleHead, contents, { copy: true, inspectionNo, groupNo })]
        : []),
      ...repeats,
    ],
    timers: [
      ...cases.flatMap(({ id, no, dueAt }) => roundTimers(calendar, { id, no, round: 1, dueAt, from: now })),
      ...signatures(cases, groupNo).flatMap(each => signTimers(calendar, { ...each, from: now })),
    ],
    events: cases.map(({ id, no, dueAt, earlier }) => ({
      at: now,
      actorId: inspection.inspectorId,
      action: 'rectification.opened',
      subjectType: 'rectification',
      subjectId: id,
      detail: { no, dueAt: dueAt.toISOString(), repeatOf: earlier?.no ?? null },
    })),
  };
}

/** One reminder for all of a 整改通知单 that are to be signed for by the same time. */
function signatures(cases: readonly { no: string; signDueAt: Date }[], groupNo: string | null) {
  const byDue = new Map(
    cases.map(({ no, signDueAt }) => [signDueAt.getTime(), { no: groupNo ?? no, dueAt: signDueAt }]),
  );
  return [...byDue.values()];
}

type SingleNotice = Omit<Extract<NoticeContent, { code: 'rectificationOpened' }>, 'copy' | 'recorded' | 'repeatOf'> &
  Pick<OpenedNotice, 'ordinal' | 'recorded' | 'repeatOf'>;

/** One person hears of all of them in one message; a single one is told in full. */
function noticeFor(
  recipientId: string,
  contents: readonly SingleNotice[],
  { copy, inspectionNo, groupNo }: { copy: boolean; inspectionNo: string; groupNo: string | null },
): NewNotice {
  const [first, ...others] = contents;
  if (!first) throw new Error('no notices to tell of');
  if (others.length === 0) {
    const { ordinal: _ordinal, ...content } = first;
    const ref = { type: 'rectification' as const, no: first.no };
    return {
      recipientId,
      content: { ...content, copy },
      ref,
      dedupeKey: `rectificationOpened:${first.no}:${recipientId}`,
    };
  }
  const { unitName, responsibleUnitName } = first;
  const notices = contents.map(({ no, ordinal, itemTitle, severity, recorded, note, dueAt, dueBasis, repeatOf }) => ({
    ...{ no, ordinal, itemTitle, severity, recorded, note, dueAt, dueBasis, repeatOf },
  }));
  return {
    recipientId,
    content: { code: 'rectificationsOpened', inspectionNo, groupNo, unitName, responsibleUnitName, copy, notices },
    ref: { type: 'inspection', no: inspectionNo },
    dedupeKey: `rectificationsOpened:${first.no}:${recipientId}`,
  };
}
