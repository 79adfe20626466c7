import type { LibraryClause, LibrarySnapshot } from '../library.ts';

/** A standard as it stands in a library. */
export interface LibraryStandard {
  readonly standard: string;
  readonly aliases: readonly string[];
  readonly version: string;
  readonly clauses: readonly LibraryClause[];
}

const known = new WeakMap<LibrarySnapshot, readonly LibraryStandard[]>();

/** The standards of a library with their clauses; gathered once for each. */
export function standardsOf(library: LibrarySnapshot): readonly LibraryStandard[] {
  const before = known.get(library);
  if (before) return before;
  const standards = [...Map.groupBy(library.clauses, clause => clause.standardId).values()].map(clauses => {
    const { standard, aliases, version } = clauses[0]!;
    return { standard, aliases, version, clauses };
  });
  known.set(library, standards);
  return standards;
}

/** A standard's shortest name by which people and `findWhereabouts` know it. */
export function shortName({ standard, aliases }: Pick<LibraryClause, 'standard' | 'aliases'>): string {
  const plain = standard.replace(/^中华人民共和国/u, '');
  return aliases.includes(plain) || plain === standard ? plain : standard;
}
