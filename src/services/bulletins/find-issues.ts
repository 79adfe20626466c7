import type { BulletinKind, BulletinOrigin } from '../../domain/bulletins/bulletin.ts';
import type { BulletinQuestion } from '../../domain/bulletins/read-question.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canViewIssue } from '../../domain/permissions/bulletins.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { loadIssues } from './load-issue.ts';
import { describeIssues, type ViewedIssue } from './view-issue.ts';

export interface ViewedBulletin {
  readonly no: string;
  readonly kind: BulletinKind;
  readonly origin: BulletinOrigin;
  readonly sourceNo: string | null;
  readonly period: string;
  readonly title: string;
  readonly issuedAt: Date;
  readonly withdrawnAt: Date | null;
  /** Those this person may see, of the asked units. */
  readonly issues: readonly ViewedIssue[];
  /** How many there are that were not shown for want of permission. */
  readonly hidden: number;
  readonly leftOut: readonly string[];
}

/** A chat is no archive: older ones are opened by their 单号. */
const MOST_BULLETINS = 5;

/** One bulletin as this person may see it. @throws AppError `notFound` */
export async function viewBulletin(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ViewedBulletin> {
  const [bulletin] = await viewAll(context, input.actor, { no: input.no }, false);
  if (!bulletin) throw new AppError('notFound', { no: input.no });
  return bulletin;
}

/**
 * The bulletins a question is about with their problems, the latest first: of the named period, else those issued in the days named, else
 * the latest one.
 */
export async function findIssues(
  context: ServiceContext,
  input: { actor: Actor; question: Extract<BulletinQuestion, { kind: 'bulletins' }> },
): Promise<ViewedBulletin[]> {
  const { actor, question } = input;
  const { bulletinKind, period, issued, own } = question;
  const kind = { withdrawnAt: null, ...(bulletinKind !== undefined && { kind: bulletinKind }) };
  const within = issued && { issuedAt: { gte: issued.from, lt: issued.before } };
  // 「上周的通报」 may be about that week or have gone out in it.
  if (bulletinKind === undefined && period !== undefined && within)
    return viewAll(context, actor, { ...kind, OR: [{ period }, within] }, own);
  if (period !== undefined) {
    const named = await viewAll(context, actor, { ...kind, period }, own);
    if (named.length > 0) return named;
  }
  if (within) return viewAll(context, actor, { ...kind, ...within }, own);
  return (await viewAll(context, actor, kind, own)).slice(0, 1);
}

interface IssuedWithin {
  readonly gte: Date;
  readonly lt: Date;
}

async function viewAll(
  context: ServiceContext,
  actor: Actor,
  where: {
    no?: string;
    withdrawnAt?: null;
    kind?: BulletinKind;
    period?: string;
    issuedAt?: IssuedWithin;
    OR?: ({ period: string } | { issuedAt: IssuedWithin })[];
  },
  own: boolean,
): Promise<ViewedBulletin[]> {
  const { prisma } = context.db;
  const bulletins = await prisma.bulletin.findMany({
    where,
    include: { issues: { select: { id: true } } },
    orderBy: [{ issuedAt: 'desc' }, { no: 'desc' }],
    take: MOST_BULLETINS,
  });
  const all = await loadIssues(context, prisma, {
    id: { in: bulletins.flatMap(({ issues }) => issues.map(({ id }) => id)) },
  });
  const visible = all.filter(({ parties }) => canViewIssue(actor, parties).allowed);
  const asked = own ? visible.filter(issue => isOwn(actor, issue)) : visible;
  const described = await describeIssues(prisma, asked, actor, context.clock.now());
  return bulletins.map(({ issues, leftOut, ...bulletin }) => {
    const within = (no: string) => all.some(issue => issue.no === no && issue.bulletinId === bulletin.id);
    const seen = visible.filter(({ bulletinId }) => bulletinId === bulletin.id).length;
    return {
      ...bulletin,
      issues: described.filter(({ no }) => within(no)),
      hidden: own ? 0 : issues.length - seen,
      leftOut: leftOut as string[],
    };
  });
}

function isOwn(actor: Actor, issue: { unitId: string | null; responsibleUnitId: string }): boolean {
  const units = [...actor.subtree, ...actor.headOf];
  return units.includes(issue.responsibleUnitId) || (issue.unitId !== null && units.includes(issue.unitId));
}
