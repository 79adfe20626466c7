import { variantsOf } from '../../domain/questions/approved-match.ts';
import type { ServiceContext } from '../context.ts';
import type { LibraryClause, LibrarySnapshot } from '../standards/library.ts';
import type { AnswerKind } from './answer-row.ts';
import { clauseHash } from './clause-hash.ts';
import { type ComparedQuestion, toCompared } from './closeness.ts';
import { followerIn } from './follow-binding.ts';

/** A 标准答复 or 口径 as it may be given: approved, and every clause it rests on reads as it did then, whatever its number. */
export interface ApprovedText {
  readonly no: string;
  readonly kind: AnswerKind;
  /** The first way of asking it. */
  readonly question: string;
  readonly text: string;
  readonly clauses: readonly LibraryClause[];
  readonly approvedAt: Date;
}

export interface PreparedText extends ApprovedText {
  readonly variants: readonly ComparedQuestion[];
}

const prepared = new WeakMap<LibrarySnapshot, Promise<readonly PreparedText[]>>();

/**
 * What may be given with a library, made ready once: approving and retiring raise the library's revision, which makes another snapshot. One
 * under review counts as long as its clauses read as approved, so that an edition published ahead silences nothing before its day.
 */
export function approvedTexts(
  context: Pick<ServiceContext, 'db'>,
  library: LibrarySnapshot,
): Promise<readonly PreparedText[]> {
  const known = prepared.get(library);
  if (known) return known;
  const loaded = load(context, library);
  prepared.set(library, loaded);
  loaded.catch(() => prepared.delete(library));
  return loaded;
}

async function load(context: Pick<ServiceContext, 'db'>, library: LibrarySnapshot): Promise<PreparedText[]> {
  const rows = await context.db.prisma.approvedAnswer.findMany({
    where: { status: { in: ['approved', 'review'] }, approvedAt: { not: null } },
    include: { clauses: { orderBy: [{ standardId: 'asc' }, { path: 'asc' }] } },
    orderBy: { no: 'asc' },
  });
  const inForce = Map.groupBy(library.clauses, clause => clause.standardId);
  const followers = new Map([...inForce].map(([standardId, clauses]) => [standardId, followerIn(clauses)]));
  return rows.flatMap(row => {
    const clauses = row.clauses.flatMap(bound => {
      const clause = followers.get(bound.standardId)?.(bound);
      return clause && bound.textHashes.includes(clauseHash(clause.text)) ? [clause] : [];
    });
    if (clauses.length < row.clauses.length || clauses.length === 0) return [];
    const variants = variantsOf(row.question);
    return [
      {
        ...{ no: row.no, kind: row.kind, text: row.text, clauses, approvedAt: row.approvedAt! },
        question: variants[0] ?? row.question,
        variants: variants.map(variant => toCompared(variant, library.index, row.text)),
      },
    ];
  });
}
