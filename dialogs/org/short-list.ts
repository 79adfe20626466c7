const SHOWN = 8;

/** The first names of a list, and how many there are. */
export function shortList(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join('、');
  return names.length > SHOWN ? `${shown} 等 ${names.length} 个` : shown;
}
