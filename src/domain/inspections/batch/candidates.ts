export interface Nameable {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
}

const MOST_CANDIDATES = 6;
/** What every unit is called tells none apart. */
const COMMON = /营业厅|分公司|有限公司|公司|电信|中国|服务|部门|部|县|市|厅/g;

/** Whose name a text is, in whatever width and spacing; undefined when it is nobody's. */
export function namedExactly<Named extends Nameable>(text: string, named: readonly Named[]): Named | undefined {
  const said = fold(text);
  return (
    named.find(each => fold(each.name) === said) ??
    named.find(each => each.aliases?.some(alias => fold(alias) === said))
  );
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** What an unknown name may mean, likeliest first; with few to choose from all of them. */
export function candidatesFor<Named extends Nameable>(text: string, named: readonly Named[]): Named[] {
  return [...named]
    .map(each => ({
      each,
      likeness: Math.max(...[each.name, ...(each.aliases ?? [])].map(name => likeness(text, name))),
    }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_CANDIDATES)
    .map(({ each }) => each);
}

/** Shared characters over all, those that tell names apart counting more. */
function likeness(a: string, b: string): number {
  const share = (x: string, y: string) => {
    const [left, right] = [new Set(x), new Set(y)];
    const both = [...left].filter(character => right.has(character)).length;
    return left.size + right.size === 0 ? 0 : (2 * both) / (left.size + right.size);
  };
  return 3 * share(a.replace(COMMON, ''), b.replace(COMMON, '')) + share(a, b);
}
