interface Named {
  readonly standard: string;
  readonly aliases: readonly string[];
  readonly number: string;
}

const NUMBER = /第[一二三四五六七八九十百零〇\d]+条/;

/** The clause a question names outright (「电信条例第三十二条」), when its standard and number are both there. */
export function findNamedClause<Clause extends Named>(question: string, clauses: readonly Clause[]): Clause | undefined {
  const number = NUMBER.exec(question)?.[0];
  if (!number) return undefined;
  const before = question.slice(0, question.indexOf(number));
  const matches = clauses.filter(
    clause => clause.number === number && [clause.standard, ...clause.aliases].some(name => before.includes(name)),
  );
  // 河南省电信条例 also contains 电信条例: the longest name that the question says is meant.
  return matches.sort((a, b) => longestName(b, before) - longestName(a, before))[0];
}

function longestName(clause: Named, text: string): number {
  return Math.max(...[clause.standard, ...clause.aliases].map(name => (text.includes(name) ? name.length : 0)));
}
