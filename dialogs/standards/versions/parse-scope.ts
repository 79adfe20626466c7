import { UNIT_KIND, type UnitKind } from './words.ts';

const KINDS = Object.entries(UNIT_KIND) as [UnitKind, string][];
const EVERYBODY = '全体员工';
const ALL = /^(?:全体员工|全体|全员|所有人|所有员工|所有单位|全部|都适用)$/u;

/** What can be chosen, in the order of the numbers. */
export const SCOPE_OPTIONS = [EVERYBODY, ...KINDS.map(([, label]) => label)].map((label, at) => ({
  key: `${at + 1}`,
  label,
}));

/** Kinds of units by number or name, several with 、 between; empty for everybody; undefined when any part is not understood. */
export function parseScope(text: string): UnitKind[] | undefined {
  const parts = text
    .replace(/[。.!！吧]$/u, '')
    .split(/[、,，;；\s]+|和(?!外包)/u)
    .filter(part => part !== '');
  if (parts.length === 0) return undefined;
  const kinds: UnitKind[] = [];
  for (const part of parts) {
    if (part === '1' || ALL.test(part)) return parts.length === 1 ? [] : undefined;
    const numbered = KINDS[Number(part) - 2];
    const named = KINDS.filter(([, label]) => label === part || (part.length > 1 && label.includes(part)));
    const kind = /^\d$/u.test(part) ? numbered : named.length === 1 ? named[0] : undefined;
    if (!kind) return undefined;
    if (!kinds.includes(kind[0])) kinds.push(kind[0]);
  }
  return kinds;
}
