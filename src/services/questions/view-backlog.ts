import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canManageQuestions } from '../../domain/permissions/questions.ts';
import { AppError } from '../../errors.ts';
import type { OrgUnitKind } from '../../store/generated/enums.ts';
import type { ServiceContext } from '../context.ts';
import type { LibraryClause } from '../standards/library.ts';
import type { BacklogCause } from './collect-question.ts';
import { askLibrary } from './library-asked.ts';

export type BacklogStatus = 'open' | 'waiting' | 'solved' | 'dismissed';

export interface ViewedBacklog {
  no: string;
  text: string;
  status: BacklogStatus;
  cause: BacklogCause;
  count: number;
  firstAskedAt: Date;
  lastAskedAt: Date;
  /** What people said was wrong, each once, the latest first. */
  reasons: string[];
  /** How often people of each kind of unit asked; never who. */
  askers: { kind: OrgUnitKind; count: number }[];
  closedByName: string | null;
  closedAt: Date | null;
  resolution: string;
  /** What a search finds for it today, without a model. */
  found: { outcome: 'answer' | 'candidates' | 'none'; clauses: FoundPlace[] };
}

export type FoundPlace = Pick<LibraryClause, 'standardId' | 'standard' | 'version' | 'path' | 'text'>;

const SHOWN = 3;
const REASONS = 5;

/** One 待补问题 with who asked (by kind of unit), what they missed, and what a search finds. @throws AppError `forbidden`, `notFound`. */
export async function viewBacklog(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ViewedBacklog> {
  assertAllowed(canManageQuestions(input.actor));
  const { prisma } = context.db;
  const row = await prisma.backlogQuestion.findUnique({ where: { no: input.no } });
  if (!row) throw new AppError('notFound', { no: input.no });
  const askers = await prisma.$queryRaw<{ kind: OrgUnitKind; count: number }[]>`
    SELECT u.kind::text AS kind, count(*)::int AS count FROM "QuestionRecord" r
    JOIN "Staff" s ON s.id = r."staffId" JOIN "OrgUnit" u ON u.id = s."unitId"
    WHERE r."backlogId" = ${row.id} GROUP BY u.kind ORDER BY count(*) DESC, u.kind`;
  const rated = await prisma.questionFeedback.findMany({
    where: { useful: false, reason: { not: '' }, question: { backlogId: row.id } },
    select: { reason: true },
    orderBy: { at: 'desc' },
  });
  const closer = row.closedById && (await prisma.staff.findUnique({ where: { id: row.closedById } }));
  const { judged, hits } = askLibrary(await context.library.on(context.clock.now()), row.text);
  return {
    ...{ no: row.no, text: row.text, status: row.status, cause: row.cause, count: row.count },
    ...{ firstAskedAt: row.firstAskedAt, lastAskedAt: row.lastAskedAt, closedAt: row.closedAt },
    resolution: row.resolution,
    reasons: [...new Set(rated.map(each => each.reason))].slice(0, REASONS),
    askers,
    closedByName: closer ? closer.name : null,
    found: {
      outcome: judged.outcome,
      clauses: (judged.outcome === 'none' ? hits : judged.hits).slice(0, SHOWN).map(hit => placeOf(hit.document)),
    },
  };
}

export function placeOf({ standardId, standard, version, path, text }: LibraryClause): FoundPlace {
  return { standardId, standard, version, path, text };
}
