import { parseChoice } from '../language/parse-choice.ts';

/** What stands between an item's name and why: 「叫号机那项我们不认，…」. */
const REFUSES = /(?:我们?|本厅)?(?:不认可?|不服|有异议|不对|不接受)(?:的|了)?$/u;
const SEPARATOR = /[\s,，;；:：。]+/u;

/**
 * The one item that a text names by words of its title, and what follows: 「叫号机那个」, 「叫号机那个，上周就报修了」. Undefined where it names none
 * or fits several.
 */
export function namedItem(
  text: string,
  items: readonly { ordinal: number; title: string }[],
): { ordinal: number; rest: string } | undefined {
  const [first = '', ...others] = text.trim().split(SEPARATOR);
  const choice = parseChoice(
    first.replace(REFUSES, ''),
    items.map(({ ordinal, title }) => ({ key: `${ordinal}`, label: title })),
  );
  if (choice.kind !== 'one') return undefined;
  return { ordinal: items[choice.index]!.ordinal, rest: others.filter(part => part !== '').join('，') };
}
