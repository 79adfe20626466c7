import type { BulletinFigures } from '../../../domain/bulletins/figures.ts';
import type { BulletinWording } from '../../../domain/bulletins/told-sentence.ts';
import type { ApprovedVersion } from '../../../domain/standards/approval.ts';
import { AppError } from '../../../errors.ts';
import type { Prisma, Tx } from '../../../store/database.ts';

export interface DraftProblem {
  readonly unitId: string;
  readonly unitName: string;
  readonly text: string;
}

export type LoadedDraft = Awaited<ReturnType<typeof loadDraft>>;

/** A generated bulletin with where its approval stands; the rules are those of standards. @throws AppError `notFound` */
export async function loadDraft(db: Tx | Prisma, no: string) {
  const row = await db.bulletinDraft.findUnique({ where: { no }, include: { acts: true } });
  if (!row) throw new AppError('notFound', { no });
  return { ...row, ...readDraft(row), approval: approvalOf(row) };
}

/** Holds its row for this transaction. */
export async function lockDraft(tx: Tx, no: string): Promise<LoadedDraft> {
  await tx.$queryRaw`SELECT 1 FROM "BulletinDraft" WHERE no = ${no} FOR UPDATE`;
  return loadDraft(tx, no);
}

/** What the approval's rules read of it: issued is public. */
export function approvalOf(row: {
  bulletinNo: string | null;
  round: number;
  jointReviewerIds: string[];
  acts: ApprovedVersion['acts'][number][];
}): ApprovedVersion {
  const { bulletinNo, round, jointReviewerIds, acts } = row;
  return { status: bulletinNo === null ? 'draft' : 'published', round, jointReviewerIds, acts };
}

function readDraft(row: { figures: unknown; problems: unknown; wording: unknown }) {
  const wording = row.wording as BulletinWording | null;
  return {
    figures: row.figures as BulletinFigures,
    problems: row.problems as DraftProblem[],
    wording: wording && wording.sentences.length > 0 ? wording : undefined,
  };
}

/** Names this very text to whoever decides about it: a new round has another. */
export const reviewedDraft = ({ id, round }: { id: string; round: number }) =>
  ({ type: 'bulletinDraft', id: `${id}:${round}`, dedupeKey: null }) as const;
