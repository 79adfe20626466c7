import { createHash } from 'node:crypto';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import { clauseHash } from './clause-hash.ts';
import { loadPlaces, type PlacedClause, placeKey } from './clause-places.ts';

export type AnswerKind = 'answer' | 'script';
export type AnswerStatus = 'draft' | 'approved' | 'review' | 'retired';

/** A clause that an approved text rests on, with how it reads now and in the latest edition. */
export interface BoundPlace extends PlacedClause {
  readonly textHashes: readonly string[];
  /** Whether the latest edition reads as it did when the text was approved. */
  readonly unchanged: boolean;
}

export interface AnswerRow {
  readonly id: string;
  readonly no: string;
  readonly kind: AnswerKind;
  readonly question: string;
  readonly text: string;
  readonly status: AnswerStatus;
  readonly writtenById: string;
  readonly writtenAt: Date;
  readonly approvedById: string | null;
  readonly approvedAt: Date | null;
  readonly reviewReason: string;
  readonly backlogNo: string | null;
  readonly clauses: readonly BoundPlace[];
}

/** A 标准答复 or 口径 by its 单号, with its clauses. @throws AppError `notFound`. */
export async function loadAnswer(db: Tx | Prisma, no: string, now: Date): Promise<AnswerRow> {
  const row = await db.approvedAnswer.findUnique({
    where: { no },
    include: { clauses: { orderBy: [{ standardId: 'asc' }, { path: 'asc' }] } },
  });
  if (!row) throw new AppError('notFound', { no });
  const places = await loadPlaces(db, row.clauses, now);
  return {
    ...row,
    clauses: row.clauses.flatMap(({ standardId, path, textHashes }) => {
      const placed = places.get(placeKey({ standardId, path }));
      if (!placed) return [];
      const unchanged = placed.coming !== null && textHashes.includes(clauseHash(placed.coming));
      return [{ ...placed, textHashes, unchanged }];
    }),
  };
}

/**
 * Names what somebody judges: this wording over these clauses. Whoever wrote it anew, or an edition that changed a clause, makes it another,
 * which has not been shown yet.
 */
export function judgedText(row: Pick<AnswerRow, 'no' | 'question' | 'text' | 'clauses'>): string {
  const parts = [
    row.question,
    row.text,
    ...row.clauses.map(({ path, text, coming }) => `${path} ${text ?? ''} ${coming ?? ''}`),
  ];
  return `${row.no}@${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)}`;
}

/** What `markShown` and `wasShown` look for. */
export function reviewedText(row: Parameters<typeof judgedText>[0], recipientId: string) {
  const id = judgedText(row);
  return { type: 'approvedAnswer' as const, id, dedupeKey: `answerToApprove:${id}:${recipientId}` };
}
