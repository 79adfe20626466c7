import { readFigure } from '../language/chinese-number.ts';

/** A clause that can be named. */
export interface NameableClause {
  readonly standard: string;
  readonly aliases: readonly string[];
  readonly path: string;
  readonly number: string;
}

export type ClauseRefs<Clause> =
  | { kind: 'found'; clauses: Clause[] }
  /** A part that names no clause; `standard` when that much was understood. */
  | { kind: 'unknown'; part: string; standard?: string };

const SEPARATOR = /[;；、,，\n]+|(?<=条)\s*(?:和|与|及|以及)\s*/u;
const ARTICLE = /第?\s*([零〇一二两三四五六七八九十百千\d]+)\s*条?\s*$/u;

/**
 * The clauses that a person names: 「宽带装维时限管理规定第五条」, by alias (「装维时限 8」), by number path (「《…》第二章/第五条」), several at once
 * (「投诉处理办法第九条、第十条；营业厅服务规范第十六条」: a part without a standard belongs to the one before).
 */
export function readClauseRefs<Clause extends NameableClause>(
  text: string,
  clauses: readonly Clause[],
): ClauseRefs<Clause> {
  const parts = text
    .split(SEPARATOR)
    .map(part => part.trim())
    .filter(part => part !== '');
  const found: Clause[] = [];
  let standard: string | undefined;
  for (const part of parts) {
    const named = longestName(part, clauses);
    standard = named?.standard ?? standard;
    const clause = standard === undefined ? undefined : clauseIn(standard, restOf(part, named?.name), clauses);
    if (!clause) return { kind: 'unknown', part, ...(standard === undefined ? {} : { standard }) };
    if (!found.includes(clause)) found.push(clause);
  }
  return found.length > 0 ? { kind: 'found', clauses: found } : { kind: 'unknown', part: text };
}

/** 河南省电信条例 also contains 电信条例: the longest name that stands in the text is meant. */
function longestName(part: string, clauses: readonly NameableClause[]): { standard: string; name: string } | undefined {
  let best: { standard: string; name: string } | undefined;
  for (const { standard, aliases } of clauses) {
    for (const name of [standard, ...aliases]) {
      if (part.includes(name) && name.length > (best?.name.length ?? 0)) best = { standard, name };
    }
  }
  return best;
}

function restOf(part: string, name: string | undefined): string {
  return (name === undefined ? part : part.slice(part.indexOf(name) + name.length))
    .replace(/^[》\s:：的]+|\s+/gu, '')
    .replace(/^[（(][^）)]*版[）)]/u, '');
}

function clauseIn<Clause extends NameableClause>(
  standard: string,
  rest: string,
  clauses: readonly Clause[],
): Clause | undefined {
  const own = clauses.filter(clause => clause.standard === standard);
  const exact = own.find(clause => clause.path === rest || clause.number === rest);
  if (exact) return exact;
  const figure = readFigure(ARTICLE.exec(rest)?.[1] ?? '');
  if (figure === undefined) return undefined;
  return own.find(({ number }) => readFigure(/^第(.+)条$/u.exec(number)?.[1] ?? '') === figure);
}
