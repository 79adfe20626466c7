import { readFigure } from '../language/chinese-number.ts';

interface Named {
  readonly standard: string;
  readonly aliases: readonly string[];
  readonly number: string;
}

const NUMBER = /第([一二三四五六七八九十百零〇\d]+)条/u;

/** The clause a question names outright (「电信条例第三十二条」, 「电信条例第32条」), when its standard and number are both there. */
export function findNamedClause<Clause extends Named>(
  question: string,
  clauses: readonly Clause[],
): Clause | undefined {
  const named = NUMBER.exec(question);
  const number = named?.[1] === undefined ? undefined : readFigure(named[1]);
  if (!named || number === undefined) return undefined;
  const before = question.slice(0, named.index);
  const matches = clauses.filter(
    clause =>
      articleNumber(clause) === number && [clause.standard, ...clause.aliases].some(name => before.includes(name)),
  );
  // 河南省电信条例 also contains 电信条例: the longest name that the question says is meant.
  return matches.sort((a, b) => longestName(b, before) - longestName(a, before))[0];
}

function articleNumber({ number }: Named): number | undefined {
  const figure = /^第(.+)条$/u.exec(number)?.[1];
  return figure === undefined ? undefined : readFigure(figure);
}

function longestName(clause: Named, text: string): number {
  return Math.max(...[clause.standard, ...clause.aliases].map(name => (text.includes(name) ? name.length : 0)));
}
