import { FIGURE, readFigure } from '../../language/chinese-number.ts';
import type { Sheet, SheetItem } from '../sheet.ts';
import { namesPart, outcomeOf, partsDone, partsLacking, partsUnsaid, reachedOf } from './read-outcomes.ts';
import { isPersonalLabel, mayNamePerson, redact } from './redact.ts';
import { MOST_SAMPLES } from './sample.ts';
import { populations, sampledItems, stemOf } from './scheme.ts';

/** Who a statement is about. */
export type SampleTarget =
  | { kind: 'ordinals'; from: number; to: number }
  | { kind: 'next' }
  /** 「王庄3组那户」: told by a place, known or new. */
  | { kind: 'label'; label: string; describes: boolean }
  /** 「张先生那户」: a name is not kept, so nobody can be found by it. */
  | { kind: 'person' }
  /** 「刚才那户」: whoever was recorded last. */
  | { kind: 'last' }
  /** 「鞋套其实穿了」: whoever it was said of that it was not done. */
  | { kind: 'mended' };

/** What was said of one customer, or of a run of them. */
export interface SampleStatement {
  readonly target: SampleTarget;
  readonly population?: string;
  readonly reached?: boolean;
  /** Rates the words say something of; which of them count depends on the customer's group. */
  readonly outcomes: readonly { item: SheetItem; qualified: boolean }[];
  /** Single parts of a rate that were done, with the remark that says so; whether that makes a yes depends on what was lacking. */
  readonly done: readonly { item: SheetItem; parts: readonly string[]; remark: string }[];
  readonly note: string;
  readonly redacted: boolean;
  /** A remark that may hold a person's name, which cannot be cut out for certain, was left out whole. */
  readonly personal: boolean;
  /** 「记错了」「改为」: of a customer that is there already. */
  readonly corrects: boolean;
}

export type SampleWish =
  | { kind: 'statements'; statements: readonly SampleStatement[]; unread: readonly string[] }
  | { kind: 'remove'; ordinal: number }
  | { kind: 'removeLast' }
  | { kind: 'removeAll' }
  | { kind: 'list' };

const NTH = new RegExp(
  `第\\s*(${FIGURE})\\s*(?:户|个客户|位客户)?(?:\\s*(?:[-–—~～]|到|至)\\s*第?\\s*(${FIGURE}))?\\s*(?:户|个客户|位客户)`,
);
const LAST =
  /^(?:(?:刚才|刚刚|方才|上面|前面|最后)(?:说|记|录|讲|报)?(?:的)?(?:(?:那|这|上|最后)?(?:一)?(?:户|个客户|位客户)|那家(?!厅|营))|(?:上|前|最后)(?:一)?(?:户|个客户|位客户)|[那这](?:一)?(?:户|个客户|位客户))/;
const NEXT = /^(?:下一|再下一|又一|另一|换一|新一)(?:户|家|个客户|位客户)/;
const LABEL = /^([^，,、；;：:\s]{2,16}?)(?:那|这)(?:一)?(?:户|家)/;
const REMOVE = new RegExp(
  `^(?:删除|删掉|去掉|作废|撤销)\\s*第\\s*(${FIGURE})\\s*户$|^第\\s*(${FIGURE})\\s*户\\s*(?:删除|删掉|去掉|作废|不算)$`,
);
const REMOVE_LAST = new RegExp(
  `^(?:删除|删掉|去掉|作废|撤销)(?:${LAST.source.slice(1)})$|^(?:${LAST.source.slice(1)})(?:的记录)?(?:删除|删掉|删了|去掉|作废|撤销|不算|不要了?)$`,
);
const REMOVE_ALL = /^(?:删除|清空|删掉)(?:全部|所有)(?:的)?(?:样本|逐户记录)$/;
const LIST = /^(?:看|查看|列出)?(?:全部|所有)?(?:样本|逐户记录)(?:清单|列表|进度)?$/;
const CHANGED_TO = /^[\s:：,，]*(?:其实)?(?:改为|改成|应为|应该是|更正为|是)?[\s:：,，]*/;
/** 「第3户没联系，扣2分」 answers an item. */
const VERDICT = /扣\s*[\d一二两三四五六七八九十半]|\d\s*[/／]\s*\d|\d\s*分(?!钟)/;
const CORRECTION_WORDS = /其实|实际上/g;
/** Says that a record is wrong, and nothing of the customer. */
const SLIP = /^(?:我)?(?:刚才|前面)?(?:我)?(?:[记说弄搞写录报]错|[记说弄搞写录报]得不对|不对|错)(?:了)?$/;
const CORRECTS = /其实|实际上|改为|改成|应为|应该是|更正|[记说弄搞写录报]错/;
/** 「昨天那户」「没穿鞋套的那户」: tells a known customer from the others, and is no place a new one could be known by. */
const DESCRIBES = /的$|^(?:刚才|刚刚|上午|下午|早上|中午|昨天|前天|今天|之前|前面|上面|开头|最早)/;
const REPLACED = /^(?:已|再)?(?:经)?(?:换|更换)(?:了)?(?:一|另一)?(?:户|家|个)?(?:了)?$/;

/** A message about sampled customers; undefined when it is none. */
export function readSampleWish(text: string, sheet: Sheet): SampleWish | undefined {
  if (sampledItems(sheet).length === 0) return undefined;
  const said = text.trim();
  if (VERDICT.test(said)) return undefined;
  if (LIST.test(said)) return { kind: 'list' };
  if (REMOVE_LAST.test(said)) return { kind: 'removeLast' };
  if (REMOVE_ALL.test(said)) return { kind: 'removeAll' };
  const removed = REMOVE.exec(said);
  if (removed) return { kind: 'remove', ordinal: readFigure(removed[1] ?? removed[2] ?? '') ?? 0 };
  const read = segments(said, sheet).map(segment => ({ segment, statement: readStatement(segment, sheet) }));
  const statements = read.flatMap(({ statement }) => (statement ? [statement] : []));
  if (statements.length === 0 || (read[0] && !read[0].statement)) return undefined;
  return {
    kind: 'statements',
    statements,
    unread: read.filter(({ statement }) => !statement).map(({ segment }) => segment),
  };
}

/** One piece per customer: at a full stop or semicolon, and before each further 「第13户」 or 「下一户」; the group stays with its customer. */
function segments(text: string, sheet: Sheet): string[] {
  const pieces = text
    .replace(/[，,、\s]+(?=第[^，,；;。、\s]{1,8}户|下一户)/g, '；')
    .split(/[；;。\n]+/)
    .map(part => part.replace(/^[\s，,、]+|[\s，,、]+$/g, ''))
    .filter(part => part !== '');
  return pieces.flatMap((piece, index) => {
    if (index < pieces.length - 1 && isGroupWord(piece, sheet)) return [];
    const before = pieces[index - 1];
    return before !== undefined && isGroupWord(before, sheet) ? `${before} ${piece}` : piece;
  });
}

function readStatement(segment: string, sheet: Sheet): SampleStatement | undefined {
  const found = targetOf(segment, sheet);
  if (!found) return undefined;
  const items = sampledItems(sheet);
  const named = populations(sheet).find(({ title }) => found.head.includes(stemOf(title)));
  const within = named ?? populations(sheet).find(({ title }) => namesGroup(found.rest, stemOf(title)));
  const outcomes = new Map<SheetItem, boolean>();
  const notes: string[] = [];
  const done: SampleStatement['done'][number][] = [];
  let reached: boolean | undefined;
  for (const clause of clausesOf(found.rest)) {
    if (REPLACED.test(clause) || SLIP.test(clause)) continue;
    const answered = reachedOf(clause);
    if (answered !== undefined) {
      reached = answered;
      if (!answered) notes.push(clause);
      continue;
    }
    const told = items.flatMap(item => {
      const qualified = outcomeOf(item, clause);
      return qualified === undefined ? [] : [{ item, qualified }];
    });
    for (const item of items) {
      const parts = told.some(each => each.item === item) ? [] : partsDone(item, clause);
      if (parts.length > 0) done.push({ item, parts, remark: clause });
    }
    for (const { item, qualified } of told) outcomes.set(item, (outcomes.get(item) ?? true) && qualified);
    // What went wrong is worth keeping in the words it was told, and what was not understood must not be lost.
    const isGroup = within !== undefined && clause.replace(/客户|用户|是|的/g, '') === stemOf(within.title);
    if (!isGroup && (told.length === 0 || told.some(each => !each.qualified && !isBare(each.item, clause))))
      notes.push(clause);
  }
  for (const item of items) {
    if (outcomes.has(item) || partsLacking(item, found.rest).length > 0) continue;
    const of = done.filter(each => each.item === item);
    if (
      of.length === 0 ||
      partsUnsaid(
        item,
        of.flatMap(({ parts }) => parts),
      ).length > 0
    )
      continue;
    // All that has to be done was told thing by thing.
    outcomes.set(item, true);
    for (const { remark } of of) notes.splice(notes.indexOf(remark), notes.includes(remark) ? 1 : 0);
  }
  const kept = notes.filter(clause => !mayNamePerson(redact(clause).text));
  const note = redact(kept.join('，'));
  return {
    target: found.target,
    ...(within && { population: within.title }),
    ...(reached === undefined ? outcomes.size > 0 && { reached: true } : { reached }),
    outcomes: reached === false ? [] : [...outcomes].map(([item, qualified]) => ({ item, qualified })),
    done: reached === false ? [] : done.filter(({ item }) => !outcomes.has(item)),
    note: note.text,
    redacted: note.changed || found.target.kind === 'person',
    personal: kept.length < notes.length,
    corrects: CORRECTS.test(segment),
  };
}

/** 「不满意」 tells nothing beyond the outcome; 「没穿鞋套」 does. */
function isBare(item: SheetItem, clause: string): boolean {
  return !namesPart(item, clause) && clause.length <= 5;
}

/** 新装, 新装客户, 是新装的; not the 满意 of a rate's own name. */
function namesGroup(text: string, stem: string): boolean {
  return clausesOf(text).some(clause => clause.replace(/^是|客户|用户|的$/g, '') === stem);
}

/** 「亮证、鞋套都做到」 is one remark, 「履约、亮证、鞋套都做到」 two: what a list ends with belongs to its last words. */
function clausesOf(rest: string): string[] {
  return rest
    .replace(CORRECTION_WORDS, '')
    .split(/[，,\s]+/)
    .map(part => part.trim())
    .filter(part => part !== '');
}

function targetOf(segment: string, sheet: Sheet): { target: SampleTarget; head: string; rest: string } | undefined {
  const nth = NTH.exec(segment);
  if (nth && isGroupWord(segment.slice(0, nth.index), sheet)) {
    const from = readFigure(nth[1] ?? '');
    const to = nth[2] === undefined ? from : readFigure(nth[2]);
    if (!isCount(from) || !isCount(to) || to < from) return undefined;
    const rest = segment.slice(nth.index + nth[0].length).replace(CHANGED_TO, '');
    return { target: { kind: 'ordinals', from, to }, head: segment.slice(0, nth.index), rest };
  }
  const group = populations(sheet).find(({ title }) => segment.startsWith(stemOf(title)));
  const after = group ? segment.slice(stemOf(group.title).length).replace(/^(?:客户|用户)?[\s，,]*/, '') : segment;
  const next = NEXT.exec(after);
  if (next) {
    const rest = after.slice(next[0].length).replace(CHANGED_TO, '');
    return { target: { kind: 'next' }, head: group ? stemOf(group.title) : '', rest };
  }
  const last = LAST.exec(after);
  if (last) {
    const rest = after.slice(last[0].length).replace(CHANGED_TO, '');
    return { target: { kind: 'last' }, head: group ? stemOf(group.title) : '', rest };
  }
  const label = LABEL.exec(after);
  if (!label) {
    const mends = after.includes('其实') && sampledItems(sheet).some(item => partsDone(item, after).length > 0);
    return mends ? { target: { kind: 'mended' }, head: '', rest: after } : undefined;
  }
  const rest = after.slice(label[0].length).replace(CHANGED_TO, '');
  return { target: labelled(label[1]!, sheet), head: group ? stemOf(group.title) : '', rest };
}

function labelled(label: string, sheet: Sheet): SampleTarget {
  if (isPersonalLabel(label)) return { kind: 'person' };
  const describes =
    DESCRIBES.test(label) ||
    reachedOf(label) !== undefined ||
    sampledItems(sheet).some(item => outcomeOf(item, label) !== undefined || namesPart(item, label));
  return { kind: 'label', label, describes };
}

const isCount = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= MOST_SAMPLES;

/** What may stand before 「第12户」: nothing, or the group. */
function isGroupWord(text: string, sheet: Sheet): boolean {
  const word = text.replace(/客户|用户|[\s，,：:的]/g, '');
  return word === '' || populations(sheet).some(({ title }) => stemOf(title) === word);
}
