/** A visit that needs an inspector. */
export interface Visit {
  readonly unitId: string;
  /** Nobody inspects their own unit, nor what their own unit answers for. */
  readonly responsibleUnitId: string | undefined;
  /** Who came last time: another face is preferred where loads are equal, the more so under cover. */
  readonly lastInspectorId?: string;
}

export interface Inspector {
  readonly id: string;
  readonly unitId: string;
  /** Tasks already given to this person for the same month. */
  readonly load: number;
}

/** Whether a person's own unit is the inspected or the responsible one. */
export function isBarredFrom(
  inspector: Pick<Inspector, 'unitId'>,
  visit: Pick<Visit, 'unitId' | 'responsibleUnitId'>,
): boolean {
  return inspector.unitId === visit.unitId || inspector.unitId === visit.responsibleUnitId;
}

/**
 * Who makes each visit, in the order of the visits; undefined where nobody may. Loads end as even as the bars allow: no chain of hand-overs
 * would make them more even (an optimal semi-matching, Harvey et al. 2003), so they differ by at most one where everybody may go everywhere
 * and nobody began with more.
 *
 * @param inspectors those of the line who are there; who is away is not passed in.
 */
export function assign(visits: readonly Visit[], inspectors: readonly Inspector[]): (string | undefined)[] {
  const people = [...inspectors].sort((a, b) => (a.id < b.id ? -1 : 1));
  const eligible = visits.map(visit => people.filter(person => !isBarredFrom(person, visit)).map(({ id }) => id));
  const load = new Map(people.map(person => [person.id, person.load]));
  const given: (string | undefined)[] = visits.map(() => undefined);
  const byChoice = visits.map((_, index) => index).sort((a, b) => eligible[a]!.length - eligible[b]!.length);
  for (const index of byChoice) {
    const last = visits[index]!.lastInspectorId;
    const [best] = [...eligible[index]!].sort(
      (a, b) => load.get(a)! - load.get(b)! || Number(a === last) - Number(b === last),
    );
    if (best === undefined) continue;
    given[index] = best;
    load.set(best, load.get(best)! + 1);
  }
  while (evenOut(given, eligible, load));
  return given;
}

/** Passes one visit along a chain of people from somebody to somebody with at least two less; false when there is no such chain. */
function evenOut(given: (string | undefined)[], eligible: readonly string[][], load: Map<string, number>): boolean {
  const fullest = [...load.keys()].sort((a, b) => load.get(b)! - load.get(a)!);
  for (const from of fullest) {
    const chain = chainFrom(from, given, eligible, load);
    if (!chain) continue;
    for (const { visit, to } of chain) given[visit] = to;
    load.set(from, load.get(from)! - 1);
    load.set(chain.at(-1)!.to, load.get(chain.at(-1)!.to)! + 1);
    return true;
  }
  return false;
}

interface Pass {
  readonly visit: number;
  readonly to: string;
}

function chainFrom(
  from: string,
  given: readonly (string | undefined)[],
  eligible: readonly string[][],
  load: ReadonlyMap<string, number>,
): Pass[] | undefined {
  const chains = new Map<string, Pass[]>([[from, []]]);
  for (const [person, chain] of chains) {
    if (load.get(person)! <= load.get(from)! - 2) return chain;
    given.forEach((holder, visit) => {
      if (holder !== person) return;
      // A map's iteration goes on into what is added while it runs: a breadth-first search.
      for (const to of eligible[visit]!) if (!chains.has(to)) chains.set(to, [...chain, { visit, to }]);
    });
  }
  return undefined;
}
