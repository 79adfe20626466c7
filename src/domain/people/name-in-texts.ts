/** A name of two characters may be a word as well (高敏, 和平); one of three is nobody's word. Our default. */
const SURE_LENGTH = 3;

/**
 * Where a name is replaced in what others wrote: `everywhere`, `ownRecords` (rows that name the account besides), or `nowhere`: it may be somebody
 * else's, stands in a standard, or is part of the account that the records are kept under.
 */
export function nameIsReplaced(
  { id, name }: { id: string; name: string },
  others: { names: readonly string[]; inStandards: boolean },
): 'everywhere' | 'ownRecords' | 'nowhere' {
  const length = [...name].length;
  // What JSON writes in another way would not be found in it.
  const isPlain = length > 1 && JSON.stringify(name) === `"${name}"`;
  if (!isPlain || id.includes(name) || others.inStandards) return 'nowhere';
  if (others.names.some(other => other.includes(name))) return 'nowhere';
  return length >= SURE_LENGTH ? 'everywhere' : 'ownRecords';
}
