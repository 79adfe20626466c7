import { type ClauseMatch, type ComparedClause, matchClauses } from './match-clauses.ts';
import { numbersIn, type TextNumber } from './numbers-in.ts';
import { type WordingChange, wordingChanges } from './wording-changes.ts';

/** A clause as editions are compared by; `ordinal` is its place in the document. */
export interface DiffClause extends ComparedClause {
  readonly ordinal: number;
  readonly number: string;
}

/** A figure that became another of the same unit, or one that is new or gone (the other side null). As written. */
export interface FigureChange {
  readonly before: string | null;
  readonly after: string | null;
}

export type ClauseChange<C extends DiffClause = DiffClause> =
  | { kind: 'changed'; before: C; after: C; moved: boolean; wording: WordingChange[]; figures: FigureChange[] }
  | { kind: 'added'; after: C }
  | { kind: 'removed'; before: C }
  /** The same wording under another number or in another chapter. */
  | { kind: 'moved'; before: C; after: C }
  | { kind: 'unchanged'; before: C; after: C };

/**
 * An edition against the one before it, clause by clause, in the order of the new one; what was removed stands where it was. Typesetting,
 * spaces and full-width forms are no change.
 */
export function diffVersions<C extends DiffClause>(before: readonly C[], after: readonly C[]): ClauseChange<C>[] {
  const { matches, removed, added } = matchClauses(before, after);
  const placed: { at: number; change: ClauseChange<C> }[] = [
    ...matches.map(match => ({ at: match.after.ordinal, change: changeOf(match) })),
    ...added.map(clause => ({ at: clause.ordinal, change: { kind: 'added' as const, after: clause } })),
  ];
  const byBefore = new Map(matches.map(({ before: old, after: young }) => [old.ordinal, young.ordinal]));
  for (const clause of removed) {
    // Behind the nearest clause before it that is still there.
    const earlier = [...byBefore.keys()].filter(ordinal => ordinal < clause.ordinal);
    const at = earlier.length === 0 ? 0 : byBefore.get(Math.max(...earlier))!;
    placed.push({ at: at + 0.5, change: { kind: 'removed', before: clause } });
  }
  return placed.sort((a, b) => a.at - b.at).map(({ change }) => change);
}

function changeOf<C extends DiffClause>({ before, after, same }: ClauseMatch<C>): ClauseChange<C> {
  const moved = before.path !== after.path;
  if (same) return { kind: moved ? 'moved' : 'unchanged', before, after };
  const wording = wordingChanges(withTitle(before), withTitle(after));
  if (wording.length === 0) return { kind: moved ? 'moved' : 'unchanged', before, after };
  return { kind: 'changed', before, after, moved, wording, figures: figureChanges(wording) };
}

const withTitle = ({ title, text }: ComparedClause): string => (title ? `${title}\n${text}` : text);

/** The figures that differ, in the order of the text; references to other clauses (第三十二条) are no figures. */
function figureChanges(wording: readonly WordingChange[]): FigureChange[] {
  const paired: FigureChange[] = [];
  const gone: TextNumber[] = [];
  const come: TextNumber[] = [];
  for (const change of wording) {
    if (change.kind === 'removed') gone.push(...figuresIn(change.text));
    else if (change.kind === 'added') come.push(...figuresIn(change.text));
    else {
      const spans = change.kind === 'reworded' ? change.spans.filter(span => span.changed) : [change];
      for (const span of spans) {
        const inOrder = pairedInOrder(figuresIn(span.before), figuresIn(span.after));
        if (inOrder) {
          paired.push(...inOrder);
          continue;
        }
        const left = without(figuresIn(span.after), figuresIn(span.before));
        for (const figure of without(figuresIn(span.before), figuresIn(span.after))) {
          const at = left.findIndex(other => other.unit === figure.unit);
          if (at < 0) gone.push(figure);
          else paired.push({ before: figure.raw, after: left.splice(at, 1)[0]!.raw });
        }
        come.push(...left);
      }
    }
  }
  return [
    ...paired,
    // What only stands elsewhere in the clause is neither gone nor new.
    ...without(gone, come).map(({ raw }) => ({ before: raw, after: null })),
    ...without(come, gone).map(({ raw }) => ({ before: null, after: raw })),
  ];
}

/** As many figures of the same units on both sides: each became the one at its place. Undefined where they do not agree so. */
function pairedInOrder(before: readonly TextNumber[], after: readonly TextNumber[]): FigureChange[] | undefined {
  if (before.length !== after.length || before.some((figure, at) => figure.unit !== after[at]!.unit)) return undefined;
  return before.flatMap((figure, at) =>
    isSame(figure, after[at]!) ? [] : [{ before: figure.raw, after: after[at]!.raw }],
  );
}

const figuresIn = (text: string): TextNumber[] => numbersIn(text).filter(({ unit }) => !unit.startsWith('第'));

/** Those of `figures` that are not also among `others`, each of which speaks for one. */
function without(figures: readonly TextNumber[], others: readonly TextNumber[]): TextNumber[] {
  const left = [...others];
  return figures.filter(figure => {
    const at = left.findIndex(other => isSame(figure, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function isSame(a: TextNumber, b: TextNumber): boolean {
  return a.unit === b.unit && (Number.isNaN(a.value) ? a.raw === b.raw : a.value === b.value);
}

export interface DiffCounts {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  readonly unchanged: number;
}

export function countChanges(changes: readonly ClauseChange[]): DiffCounts {
  const count = (kind: ClauseChange['kind']): number => changes.filter(change => change.kind === kind).length;
  return {
    changed: count('changed'),
    added: count('added'),
    removed: count('removed'),
    moved: count('moved'),
    unchanged: count('unchanged'),
  };
}

/** What a reader wants to see: figures that became others first, then other rewordings, new clauses and clauses that went. */
export function tellingChanges<C extends DiffClause>(changes: readonly ClauseChange<C>[]): ClauseChange<C>[] {
  const told = changes.filter(({ kind }) => kind !== 'moved' && kind !== 'unchanged');
  return told
    .map((change, at) => ({ change, at }))
    .sort((a, b) => rank(a.change) - rank(b.change) || a.at - b.at)
    .map(({ change }) => change);
}

function rank(change: ClauseChange): number {
  switch (change.kind) {
    case 'changed':
      if (change.figures.some(({ before, after }) => before !== null && after !== null)) return 0;
      return change.figures.length > 0 ? 1 : 2;
    case 'added':
    case 'removed':
      return 2;
    case 'moved':
    case 'unchanged':
      return 3;
  }
}

/** The clause of the next edition that `clause` became; undefined when it went. */
export function successorOf<C extends DiffClause>(clause: C, changes: readonly ClauseChange<C>[]): C | undefined {
  for (const change of changes) {
    if ('before' in change && 'after' in change && change.before.ordinal === clause.ordinal) return change.after;
  }
  return undefined;
}

/** The clause of the edition before that `clause` came from; undefined when it was new. */
export function predecessorOf<C extends DiffClause>(clause: C, changes: readonly ClauseChange<C>[]): C | undefined {
  for (const change of changes) {
    if ('before' in change && 'after' in change && change.after.ordinal === clause.ordinal) return change.before;
  }
  return undefined;
}
