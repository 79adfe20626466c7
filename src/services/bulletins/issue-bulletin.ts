import { randomUUID } from 'node:crypto';
import {
  type BulletinKind,
  type BulletinOrigin,
  MAX_PROBLEM_LENGTH,
  MOST_PROBLEMS,
} from '../../domain/bulletins/bulletin.ts';
import type { IssueFacts } from '../../domain/bulletins/notices.ts';
import { spanOf } from '../../domain/bulletins/periods.ts';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import { cleanText, isMeaningful } from '../../domain/language/clean-text.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canIssueBulletin } from '../../domain/permissions/bulletins.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import type { Due } from '../../domain/rectification/due.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { asJson } from '../penalties/json.ts';
import { findSame } from './find-same.ts';
import { loadAnswerable } from './load-answerable.ts';
import { answerersOf, issueFacts, loadIssues } from './load-issue.ts';
import { measuresDue, timersOfRound } from './owe-measures.ts';

export interface NewBulletin {
  readonly kind: BulletinKind;
  readonly origin: BulletinOrigin;
  readonly sourceNo?: string | undefined;
  readonly period: string;
  readonly title: string;
  readonly problems: readonly { readonly unitId: string; readonly text: string }[];
  /** Lines that its issuer said are no problems. */
  readonly leftOut: readonly string[];
  /** The same has been issued before, and is to be issued all the same. */
  readonly again?: boolean;
}

export type IssueBulletinOutcome =
  | {
      kind: 'issued';
      no: string;
      title: string;
      dueAt: string;
      dueBasis: Due['dueBasis'];
      /** Units whose own calendar gives them another day; absent where all have the same. */
      apart?: { unitNames: string[]; dueAt: string; dueBasis: Due['dueBasis'] }[];
      issues: IssueFacts[];
    }
  /** The province's own number is known already. */
  | { kind: 'alreadyIssued'; no: string }
  /** The same problems were issued for the same period already. */
  | { kind: 'sameAsEarlier'; no: string };

/** A title in a list on a phone. */
const SHOWN_TITLE = 40;

/**
 * Issues a bulletin downward: every problem in it becomes a 重大服务质量问题 of its responsible unit, which owes measures by the deadline that its
 * calendar gives. Each unit's head and service officers are told all its problems in one notice.
 *
 * @throws AppError `forbidden`, `invalidInput`
 */
export async function issueBulletin(
  context: ServiceContext,
  input: NewBulletin & { actor: Actor; submissionId: string },
): Promise<IssueBulletinOutcome> {
  assertAllowed(canIssueBulletin(input.actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const receipt = { submissionId: input.submissionId, useCase: 'issueBulletin', at: now };
    const work = async (): Promise<IssueBulletinOutcome> => {
      const earlier = input.again ? undefined : await findSame(tx, input);
      return earlier === undefined ? issueWithin(context, tx, input, now) : { kind: 'sameAsEarlier', no: earlier };
    };
    return (await context.once(tx, receipt, work)).result;
  });
}

/** The same as part of a larger transaction; checks no permission. @throws AppError `invalidInput` */
export async function issueWithin(
  context: ServiceContext,
  tx: Tx,
  input: NewBulletin & { actor: Actor },
  now: Date,
): Promise<IssueBulletinOutcome> {
  const { actor, kind, origin, period, title, sourceNo } = input;
  const problems = await checked(context, tx, input, now);
  if (sourceNo !== undefined) {
    // The same paper entered by two officers at once is one bulletin.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`bulletin:${sourceNo}`}))::text`;
    const known = await tx.bulletin.findFirst({ where: { sourceNo, withdrawnAt: null }, select: { no: true } });
    if (known) return { kind: 'alreadyIssued', no: known.no };
  }
  const { year } = toShanghai(now);
  const bulletinId = randomUUID();
  const no = await context.nextNumber(tx, 'bulletin', year);
  await tx.bulletin.create({
    data: {
      ...{ id: bulletinId, no, kind, origin, sourceNo: sourceNo ?? null, period, title, leftOut: [...input.leftOut] },
      ...{ issuedById: actor.id, issuedAt: now },
    },
  });
  const dues = new Map<string, Due>();
  for (const { responsibleUnitId: unitId } of problems)
    if (!dues.has(unitId)) dues.set(unitId, await measuresDue(context, tx, unitId, now, 'first'));
  const nos = await context.nextNumbers(tx, 'majorIssue', year, problems.length);
  const rows = problems.map((problem, index) => {
    const { dueAt, dueBasis } = dues.get(problem.responsibleUnitId)!;
    return {
      ...{ id: randomUUID(), no: nos[index]!, bulletinId, ...problem, status: 'open' as const },
      title: shortTitle(problem.text),
      ...{ raisedById: actor.id, raisedAt: now, measureDueAt: dueAt, measureDueBasis: asJson(dueBasis) },
    };
  });
  const calendarOf = await context.unitCalendars(tx);
  await tx.majorIssue.createMany({ data: rows });
  await context.timers.scheduleAll(
    tx,
    rows.flatMap(({ id, no: issueNo, responsibleUnitId, measureDueAt: dueAt }) =>
      timersOfRound(calendarOf(responsibleUnitId), { id, no: issueNo, round: 1, dueAt, from: now }),
    ),
  );
  const issues = await loadIssues(context, tx, { id: { in: rows.map(({ id }) => id) } });
  await tell(context, tx, { issues, bulletin: { no, title, kind }, dues, now });
  await context.recordAudit(tx, {
    ...{ at: now, actorId: actor.id, action: 'bulletin.issued', subjectType: 'bulletin', subjectId: bulletinId },
    detail: { no, kind, origin, period, issues: nos, leftOut: input.leftOut.length },
  });
  const [first, ...others] = Map.groupBy(issues, ({ responsibleUnitId }) =>
    dues.get(responsibleUnitId)!.dueAt.getTime(),
  ).values();
  const { dueAt, dueBasis } = dues.get(first![0]!.responsibleUnitId)!;
  const apart = others.map(own => {
    const due = dues.get(own[0]!.responsibleUnitId)!;
    const unitNames = [...new Set(own.map(issue => issueFacts(issue).responsibleUnitName))];
    return { unitNames, dueAt: due.dueAt.toISOString(), dueBasis: due.dueBasis };
  });
  const told = issues.map(issueFacts);
  return {
    kind: 'issued',
    no,
    title,
    dueAt: dueAt.toISOString(),
    dueBasis,
    ...(apart.length > 0 && { apart }),
    issues: told,
  };
}

/** A dialog is not trusted with what becomes a matter of points. */
async function checked(context: ServiceContext, tx: Tx, input: NewBulletin, now: Date) {
  const { problems, title, period, kind } = input;
  const titled = cleanText(title) !== '' && title.length <= 100;
  const dated = kind === 'weekly' ? /^\d{4}-W\d{2}$/.test(period) : /^\d{4}-\d{2}$/.test(period);
  if (!titled || !dated || problems.length === 0 || problems.length > MOST_PROBLEMS)
    throw new AppError('invalidInput', { field: 'bulletin' });
  spanOf(period);
  const responsibleOf = await loadAnswerable(context, tx, now);
  return problems.map(({ unitId, text }) => {
    const responsibleUnitId = responsibleOf(unitId);
    const said = cleanText(text);
    if (responsibleUnitId === undefined || !isMeaningful(said) || [...said].length > MAX_PROBLEM_LENGTH)
      throw new AppError('invalidInput', { field: 'problems' });
    return { unitId, responsibleUnitId, text: said };
  });
}

async function tell(
  context: ServiceContext,
  tx: Tx,
  input: {
    issues: Awaited<ReturnType<typeof loadIssues>>;
    bulletin: { no: string; title: string; kind: BulletinKind };
    dues: ReadonlyMap<string, Due>;
    now: Date;
  },
): Promise<void> {
  const { issues, bulletin, dues, now } = input;
  const { no } = bulletin;
  const units = [...new Set(issues.map(({ responsibleUnitId }) => responsibleUnitId))];
  const notices = units.flatMap(unitId => {
    const own = issues.filter(({ responsibleUnitId }) => responsibleUnitId === unitId);
    const due = dues.get(unitId)!;
    return answerersOf(own[0]!).map(recipientId => ({
      recipientId,
      ref: { type: 'bulletin' as const, no },
      dedupeKey: `bulletinIssued:${no}:${unitId}:${recipientId}`,
      content: {
        code: 'bulletinIssued' as const,
        ...{ bulletinNo: no, bulletinTitle: bulletin.title, bulletinKind: bulletin.kind },
        ...{ issues: own.map(issueFacts), dueAt: due.dueAt.toISOString(), dueBasis: due.dueBasis },
      },
    }));
  });
  await context.notices.queue(tx, now, notices);
}

const shortTitle = (text: string): string => {
  const characters = [...text.replace(/\n/g, ' ')];
  return characters.length > SHOWN_TITLE ? `${characters.slice(0, SHOWN_TITLE).join('')}…` : characters.join('');
};
