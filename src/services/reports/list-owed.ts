import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { dueInForce } from '../../domain/reports/due.ts';
import { OMITTED_SHOWN_DAYS, type OwedState, owedState } from '../../domain/reports/owed.ts';
import { spanOfPeriod } from '../../domain/reports/span.ts';
import { type ReportStatus, UNSENT } from '../../domain/reports/status.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';

export interface OwedReport {
  readonly no: string;
  readonly title: string;
  readonly period: string;
  readonly unitName: string;
  readonly status: ReportStatus;
  readonly state: OwedState;
  /** The deadline in force. */
  readonly dueAt: Date;
  /** The deadline before it was extended; null where it was not. */
  readonly extendedFrom: Date | null;
  /** The deadline asked for, while nobody has decided. */
  readonly askedDueAt: Date | null;
}

export interface OwedReports {
  readonly scope: 'all' | 'own';
  /** Not sent in, and what was omitted, the earliest deadline first. */
  readonly owed: readonly OwedReport[];
  /** How many of the same reports are in. */
  readonly sent: number;
  /** What was omitted longer ago and is not listed, where no days were named. */
  readonly omittedBefore: number;
  /** By what the named days chose: the reports' own period, or, where they have none of their own yet, their deadline. */
  readonly by: 'period' | 'due';
}

interface Days {
  readonly from: Date;
  readonly before: Date;
}

const DAY_MS = 86_400_000;

/**
 * 报表上报情况: what is not sent in, and what was omitted; of all units for quality officers and leaders, for others of the units they see reports of.
 * Without days: whatever is still owed, and of the latest periods what came of them.
 *
 * @param input.named a word of the title; '' for any
 */
export async function listOwedReports(
  context: ServiceContext,
  input: { actor: Actor; span?: Days | undefined; named?: string },
): Promise<OwedReports> {
  const { actor, span, named = '' } = input;
  const { prisma } = context.db;
  const now = context.clock.now();
  const all = hasRole(actor, 'qualityOfficer', 'leader');
  const units = hasRole(actor, 'manager', 'serviceOfficer') ? [...actor.subtree, ...actor.headOf] : [...actor.headOf];
  const visible = {
    ...(all ? {} : { unitId: { in: units } }),
    ...(named !== '' && { obligation: { title: { contains: named } } }),
  };
  const chosen = span && (await choose(context, visible, span, now));
  const rows = await prisma.submission.findMany({
    where: { ...visible, ...chosen?.where, status: { in: [...UNSENT, 'omitted'] } },
    include: {
      obligation: { select: { title: true } },
      extensions: { where: { status: 'asked' }, select: { round: true, askedDueAt: true } },
    },
    orderBy: { no: 'asc' },
  });
  const names = await context.directory.units(prisma);
  const known = rows.flatMap((row): OwedReport[] => {
    const dueAt = dueInForce(row);
    const asked = row.extensions.find(({ round }) => round === row.round);
    const state = owedState({ status: row.status, dueAt, late: row.late, asked: asked !== undefined }, now);
    if (state === undefined) return [];
    return [
      {
        ...{ no: row.no, title: row.obligation.title, period: row.period, status: row.status, state, dueAt },
        extendedFrom: row.extendedTo === null ? null : row.dueAt,
        askedDueAt: asked?.askedDueAt ?? null,
        unitName: names.find(({ id }) => id === row.unitId)?.name ?? '',
      },
    ];
  });
  known.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const since = new Date(now.getTime() - OMITTED_SHOWN_DAYS * DAY_MS);
  const owed = span ? known : known.filter(({ state, dueAt }) => state !== 'omitted' || dueAt >= since);
  const periods = [...new Set(owed.map(({ period }) => period))];
  const sent = await prisma.submission.count({
    where: { ...visible, ...(chosen?.where ?? { period: { in: periods } }), status: { in: ['submitted', 'accepted'] } },
  });
  const omittedBefore = known.length - owed.length;
  return { scope: all ? 'all' : 'own', owed, sent, omittedBefore, by: chosen?.by ?? 'period' };
}

/** The reports of the periods that lie within some days; where these are not over and hold none, those due in them. */
async function choose(
  context: ServiceContext,
  visible: Prisma.SubmissionWhereInput,
  { from, before }: Days,
  now: Date,
): Promise<{ by: OwedReports['by']; where: Prisma.SubmissionWhereInput }> {
  const rows = await context.db.prisma.submission.findMany({
    where: visible,
    distinct: ['period'],
    select: { period: true },
  });
  const periods = rows
    .map(({ period }) => ({ period, days: spanOfPeriod(period) }))
    .filter(({ days }) => days.from >= from && days.before <= before)
    .map(({ period }) => period);
  if (periods.length > 0 || before <= now) return { by: 'period', where: { period: { in: periods } } };
  const then = { gte: from, lt: before };
  return { by: 'due', where: { OR: [{ extendedTo: then }, { extendedTo: null, dueAt: then }] } };
}
