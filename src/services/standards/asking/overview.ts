import type { Answer, Chapter } from './answer.ts';
import type { LibraryStandard } from './standards-of.ts';

/** What is in a standard, by chapters. */
export function overviewOf({ standard, version, clauses }: LibraryStandard): Extract<Answer, { outcome: 'overview' }> {
  const chapters = [...Map.groupBy(clauses, clause => clause.chapter ?? '')].map(([name, its]): Chapter => {
    const headings = its.flatMap(({ heading }) => heading ?? []);
    const [first, last] = [its[0]!.number, its.at(-1)!.number];
    return {
      name,
      clauses: headings.length === its.length ? headings : first === last ? [first] : [`${first}至${last}`],
    };
  });
  return { outcome: 'overview', standard, version, count: clauses.length, chapters };
}
