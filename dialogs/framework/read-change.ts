/** 「把投诉量改成12」: what is to be changed, by the name people give it, and what it is to be. */
export interface SaidChange {
  readonly what: string;
  readonly to: string;
}

const CHANGE =
  /^(?:请|麻烦)?(?:再)?(?:把|将)?(?:前面的?|刚才的?|上面的?)?(.{1,20}?)(?:一项|那项|这项)?(?:改成|改为|更正为|更改为|换成)[\s:：]*(.{1,200}?)[。.!！]?$/u;

export function readChange(text: string): SaidChange | undefined {
  const [, what, to] = CHANGE.exec(text) ?? [];
  return what !== undefined && to !== undefined ? { what: what.trim(), to: to.trim() } : undefined;
}

/** The places of the labels that a name may mean: the very label, else those that hold it, else those with its letters in order (投诉量 of 投诉受理量). */
export function labelsMeant(what: string, labels: readonly string[]): number[] {
  const bare = labels.map(label => label.replace(/[（(].*?[)）]/gu, ''));
  const where = (fits: (label: string) => boolean): number[] =>
    bare.flatMap((label, index) => (fits(label) ? [index] : []));
  const name = what.replace(/[（(].*?[)）]/gu, '');
  for (const fits of [(label: string) => label === name, (label: string) => label.includes(name)]) {
    const found = where(fits);
    if (found.length > 0) return found;
  }
  return name.length < 2 ? [] : where(label => inOrder(name, label));
}

function inOrder(name: string, label: string): boolean {
  let from = 0;
  for (const char of name) {
    const at = label.indexOf(char, from);
    if (at < 0) return false;
    from = at + char.length;
  }
  return true;
}
