import { type Called, findUnit } from '../../../src/domain/inspections/free/find-unit.ts';
import { AHEAD } from './sentences.ts';

/** What somebody wants of a task that is named by its unit, as people say it: 「通川改周四吧」. */
export type LooseTask = { readonly unitIds: readonly string[]; readonly unit: string } & (
  | { readonly kind: 'move'; readonly day: string }
  /** `reason` may be empty. */
  | { readonly kind: 'cannot'; readonly reason: string }
  | { readonly kind: 'give'; readonly who: string }
  | { readonly kind: 'recheck' }
);

const LEAD = /^(?:我的?|那个?|把|将|请|麻烦|帮我|[\s,，])+/u;
const TAIL = /(?:[,，]?(?:行吗|可以吗|好吗|行不行|可以不)|[吧了啊呀哈呢]|[\s。.!！~?？])+$/u;
const OF_IT = /^(?:的|那边|那[个家次项]|这[个家次项]|检查|测评|任务|[\s,，])+/u;
const RECHECK = /^(?:要|想|该|得|去|来|再|安排)*(?:复查|回查|复检|再查)(?:一下|一遍|一次)?(?:一下)?/u;
/** Its 了 may have been taken for the end of the sentence. */
const CANNOT = '(?:去不[了成]?|不能去|没法去|没办法去|无法去|没空去|来不及去|不去|查不[了成]?)';
const SOON = `(?:${AHEAD}|这[周几]天?|本周|这个?月|本月|这次|这两天|最近|暂时)`;
const MOVE = new RegExp(
  `^(?:[^，,]{0,20}?${CANNOT}了?|${SOON})?[\\s,，]*(?:想|要|还是|就|先|那就|帮我)*(?:改|换|推|挪|调|延)(?:到|成|为|在|至|期到)?(?<day>${AHEAD})(?:再?去|检查|查)?$`,
  'u',
);
const CANNOT_GO = [
  new RegExp(`^${SOON}?[\\s,，]*(?<reason>.{0,30}?)[\\s,，]*${SOON}?(?:我)?${CANNOT}$`, 'u'),
  new RegExp(`^${SOON}?${CANNOT}了?[\\s,，]+(?:因为)?(?<reason>[^,，]{2,30})$`, 'u'),
];
/** No clerk's business with a customer: 「通川的给客户退费」. */
const GIVE =
  /^(?:想|要|就|先)*(?:(?:转|派|改派|移交|转交|交|让|换)?给|(?:改派|换|改)成|由|让|叫)(?!客户|用户|我|他|她|你|您|领导|同事|大家)(?<who>\p{Script=Han}{2,4}?)(?:去|来|查|跑|做|办)*$/u;

/** Reads a whole sentence that begins with a unit's name, or asks to recheck one; undefined when it is anything else. */
export function readLooseTask(raw: string, units: readonly Called[]): LooseTask | undefined {
  const text = raw.trim().replace(LEAD, '').replace(TAIL, '');
  const asks = RECHECK.exec(text)?.[0] ?? '';
  const found = findUnit(text.slice(asks.length), units);
  if (found?.start !== 0 || found.misspelt) return undefined;
  const named = { unitIds: found.unitIds, unit: found.text };
  const rest = text.slice(asks.length + found.end).replace(OF_IT, '');
  if (asks !== '') return /^(?:整改)?$/u.test(rest) ? { ...named, kind: 'recheck' } : undefined;
  const move = MOVE.exec(rest)?.groups;
  if (move) return { ...named, kind: 'move', day: move.day! };
  const give = GIVE.exec(rest)?.groups;
  if (give) return { ...named, kind: 'give', who: give.who! };
  for (const pattern of CANNOT_GO) {
    const groups = pattern.exec(rest)?.groups;
    if (groups) return { ...named, kind: 'cannot', reason: groups.reason ?? '' };
  }
  return undefined;
}
