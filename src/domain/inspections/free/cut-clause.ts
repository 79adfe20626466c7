import { FIGURE } from '../../language/chinese-number.ts';
import { isFiller } from './clauses.ts';
import type { Anchor, AnchorFinder } from './item-anchors.ts';
import { isPlain, NAME, verdictTokens, withoutVerdicts } from './verdict-tokens.ts';

/** A part of a clause that speaks of the same items. */
export interface Chunk {
  readonly ordinals: readonly number[];
  readonly section: boolean;
  /** With the names blanked out. */
  readonly piece: string;
  /** As a remark: titles and numbers are left out, words of what it is about stay. */
  readonly remark: string;
  readonly words: string;
}

export interface CutClause {
  /** Before the first item; belongs to what was spoken of before. */
  readonly before: string;
  readonly chunks: readonly Chunk[];
}

const COUNTER = '(?:个|名|位|台|处|人|张|项|块|盏|次|把|本|副|条|件|户|份|起|笔|种|家)';
const WHO = '(?:员工|营业员|客户|同事|人员|人|柜员|台席|窗口|座席|客服|新入职|新来)*';
const DOES =
  '(?:没有?|未|不|在|都|也|正|正在|还在|被|把|按|去|来|会|能|给|做|用|统一|规范|佩戴|穿戴|穿|戴|换|放|进行|提供|拿)*';
/** What leads into an item and so goes with it: 还有一台|叫号机, 有3个人没戴|工牌. */
const LEAD = new RegExp(
  `(?:还有|另外|另|但是|但|不过|就是|然后|而且|同时|以及|和|及|跟|与|发现|看到|看见|有|又|也|只有|只|仅|缺了?|少了?|除了|除|把|给|扣了?|减|这个|那个|里面?的?|厅里|门口|现场|墙上|[、]|(?:${FIGURE})${COUNTER}${WHO}的?${DOES}|(?:营业员|员工|柜员|客服|大堂经理?|保安|值班经理)${DOES}|(?<=^|有)人${DOES}|没有?|未)+$`,
);
const LOOSE_LEAD = /(?:还有|另外|但是|但|不过|然后|而且|同时|[、])+$/;
const CONNECTORS = /^(?:[、和及跟与]|还有|以及)+$/;

function opens(anchor: Anchor, open: Anchor | undefined, between: string, after: string): boolean {
  if (!open || anchor.strong) return true;
  if (/^\d+(?:\.\d+)?$/.test(between)) return true;
  if (verdictTokens(between).some(each => isPlain(each) || each.kind === 'count')) return true;
  const [next] = verdictTokens(after).filter(isPlain);
  return next?.start === 0 && between.length >= 2;
}

/**
 * Cuts a clause at the items it names. A name may be led into by what stands before it; a loose word inside what is said of
 * another item cuts nothing.
 */
export function cutClause(clause: string, find: AnchorFinder, current: readonly number[]): CutClause | undefined {
  const groups: Anchor[][] = [];
  for (const anchor of find(clause)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const between = clause.slice(last?.end ?? 0, anchor.start);
    const known = group ? group.flatMap(each => each.ordinals) : current;
    const same = anchor.ordinals.every(each => known.includes(each)) && anchor.ordinals.length > 0;
    if (anchor.shared && !same && !anchor.ordinals.some(each => known.includes(each)) && group) continue;
    const joined = group && last && (CONNECTORS.test(between) || (between === '' && last.formal && anchor.formal));
    if (joined) group.push(anchor);
    else if (group && (same || !opens(anchor, last, between, clause.slice(anchor.end)))) continue;
    else groups.push([anchor]);
  }
  if (groups.length === 0) return undefined;
  const starts = groups.map((group, index) => startOf(clause, group, groups[index - 1]));
  const chunks = groups.map((group, index) =>
    chunkOf(clause, group, starts[index]!, starts[index + 1] ?? clause.length, current),
  );
  return { before: clause.slice(0, starts[0]), chunks };
}

/** A name and its verdict, and no remark. */
function nothingBesides(piece: string): boolean {
  return verdictTokens(piece).some(isPlain) && isFiller(withoutVerdicts(piece).replaceAll(NAME, ''));
}

/** Where a chunk begins: after the verdicts of the one before it, with all that leads into it. */
function startOf(clause: string, [first]: Anchor[], previous: Anchor[] | undefined): number {
  const from = previous?.at(-1)?.end ?? 0;
  const gap = clause.slice(from, first!.start);
  const spoken = previous ? 0 : leadingVerdict(gap);
  if (!previous) return spoken;
  // Without a verdict before it, 「缺一项」 is what was seen of the one before.
  const lead = verdictTokens(gap).some(isPlain) ? LEAD : LOOSE_LEAD;
  return first!.start - (lead.exec(gap)?.[0].length ?? 0);
}

/** 「扣2分叫号机坏了」: a verdict before the first name belongs to what was spoken of before, unless it leads into the name. */
function leadingVerdict(gap: string): number {
  const plain = verdictTokens(gap).filter(isPlain);
  const last = plain.at(-1);
  if (!last || plain[0]!.start > 2) return 0;
  return /^(?:的|在)/.test(gap.slice(last.end)) || gap.length === last.end ? 0 : last.end;
}

function chunkOf(clause: string, group: Anchor[], start: number, end: number, current: readonly number[]): Chunk {
  let piece = '';
  let remark = '';
  let at = start;
  for (const anchor of group) {
    piece += clause.slice(at, anchor.start) + NAME;
    remark += clause.slice(at, anchor.start);
    // A title that leads is no part of the remark; in 「3个人没戴工牌」 the name is.
    remark += anchor.formal && isFiller(remark.replaceAll(NAME, '')) ? NAME : anchor.text;
    at = anchor.end;
  }
  const [only] = group;
  const shared = only?.shared ? only.ordinals.filter(each => current.includes(each)) : undefined;
  return {
    ordinals: shared ?? [...new Set(group.flatMap(anchor => anchor.ordinals))],
    section: group.every(anchor => anchor.section === true),
    piece: piece + clause.slice(at, end),
    remark: nothingBesides(piece + clause.slice(at, end)) ? '' : remark + clause.slice(at, end),
    words: clause.slice(start, end),
  };
}
