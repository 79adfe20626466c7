import type { AskedTime } from '../../../domain/standards/asked-time.ts';
import { foldWording } from '../../../domain/standards/likeness.ts';
import type { SearchOutcome } from '../../../search/outcome.ts';
import { splitPieces } from '../../../search/pieces.ts';
import type { ServiceContext } from '../../context.ts';
import type { LibraryClause } from '../library.ts';
import { retrieveClauses } from '../retrieve-clauses.ts';
import type { AnswerPart, AnswerShape, DatedPart, NoneReason } from './answer.ts';
import { countedWithin, counterpartsOf, type Edition, editionsOf } from './editions.ts';
import type { AnsweringClause, PartMaker } from './part.ts';

type DatedShape = Extract<AnswerShape, { kind: 'dated' }>;

/** What the editions within the time asked about say, each with its own figures. `clause` is of one of them. */
export async function shapeDated(
  context: Pick<ServiceContext, 'db'>,
  clause: LibraryClause,
  time: AskedTime,
  maker: PartMaker,
): Promise<DatedShape> {
  const editions = wanted(await editionsOf(context, clause.standardId), time, clause);
  const others = editions.filter(({ id }) => id !== clause.versionId);
  const counterparts = await counterpartsOf(context, clause, others);
  const clauses = editions.map(({ id }) => (id === clause.versionId ? clause : counterparts.get(id)));
  const parts = saidByEach(clauses, maker);
  const dated = editions.map(({ version, from, to, withdrawnAt }, at): DatedPart => {
    return { version, from, to, withdrawnAt, part: parts[at] ?? null };
  });
  const wordings = new Set(dated.map(({ part: its }) => (its ? foldWording(its.clause.text) : '')));
  return {
    kind: 'dated',
    standard: clause.standard,
    editions: dated,
    unchanged: wordings.size === 1,
    noEarlier: time.kind === 'previous' && dated.length === 1,
  };
}

/** What each edition's clause says; where the answering words are the same in all and others are not, those too. */
function saidByEach(
  clauses: readonly (AnsweringClause | undefined)[],
  { part }: PartMaker,
): (AnswerPart | undefined)[] {
  const parts = clauses.map(clause => clause && part(clause));
  const distinct = (texts: readonly (string | undefined)[]): number =>
    new Set(texts.map(text => foldWording(text ?? ''))).size;
  if (distinct(parts.map(its => its?.quote)) > 1 || distinct(clauses.map(clause => clause?.text)) === 1) return parts;
  return clauses.map((clause, at) => {
    const others = clauses.filter((_other, place) => place !== at).flatMap(other => splitPieces(other?.text ?? ''));
    const changed = (text: string): boolean => others.every(other => foldWording(other.text) !== foldWording(text));
    return clause && part(clause, { also: splitPieces(clause.text).filter(({ text }) => changed(text)) });
  });
}

/** 旧版 is the edition before the one in force, shown with it: what it said is of interest for what has changed. */
function wanted(editions: readonly Edition[], time: AskedTime, clause: LibraryClause): Edition[] {
  if (time.kind === 'period') return editions.filter(edition => countedWithin(edition, time));
  const at = editions.findIndex(({ id }) => id === clause.versionId);
  return editions.slice(Math.max(0, at - 1), at + 1);
}

/**
 * Why a time before today finds nothing, where the same question finds something today: the standard that answers it had not begun.
 */
export async function beforeFirst(
  context: ServiceContext,
  question: string,
  time: AskedTime,
  foundThen: SearchOutcome['outcome'],
  now: Date,
): Promise<Extract<NoneReason, { kind: 'beforeFirst' }> | undefined> {
  if (time.kind !== 'period' || time.to >= now) return undefined;
  const judged = await retrieveClauses(context, { question, library: await context.library.on(now) });
  if (judged.outcome === 'none' || (judged.outcome === 'candidates' && foundThen !== 'none')) return undefined;
  const { standardId, standard } = judged.hits[0]!.document;
  const [first] = await editionsOf(context, standardId);
  return first && first.from > time.to ? { kind: 'beforeFirst', standard, firstFrom: first.from } : undefined;
}
