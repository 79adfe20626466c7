import { normalise } from '../../src/domain/inspections/free/clauses.ts';
import { unitMentions } from '../../src/domain/inspections/free/find-unit.ts';
import { isPlain, verdictTokens } from '../../src/domain/inspections/free/verdict-tokens.ts';
import type { Filing, OpenedDraft, Outcome } from './filing.ts';
import { unitsOf } from './free.ts';
import { again } from './prompting.ts';
import { freeReplies } from './replies/free.ts';

const OF_UNITS =
  /(?:单位|营业厅|门店|厅)(?:搞|选|写|填|录|弄)?(?:错|不对)|单位(?:改|换|应该是|是)|(?:选|录|弄|搞|写)错(?:了)?(?:单位|营业厅|厅)/;
const CHANGES = /(?:改|换)(?:成|为|到)?|不是|错了?|不对|应该是/;

/** 「单位改成临巴营业厅」, 「不对 不是南外是临巴」: a draft stays that of its unit, and the way to another one is told. */
export async function takeOtherUnit(filing: Filing, open: OpenedDraft): Promise<Outcome | undefined> {
  const text = normalise(filing.turn.text);
  if (open.correcting || !CHANGES.test(text) || verdictTokens(text).some(isPlain)) return undefined;
  const { units } = await unitsOf(filing, open.draft.programmeId);
  const named = unitMentions(text, units).findLast(each => !each.unitIds.includes(open.draft.unitId));
  if (!named && !OF_UNITS.test(text)) return undefined;
  if (named && isAboutMore(text, named.end)) return undefined;
  const unit = units.find(each => each.id === named?.unitIds[0]);
  return again(filing, open, freeReplies.unitStays(open.unitName, unit?.name));
}

/** What is told behind the unit's name is of something else. */
const isAboutMore = (text: string, end: number): boolean =>
  text.slice(end).replace(/^(?:厅|营业厅|那边|那个|的|吧|哈|啊|了|才对)+/, '').length > 2;
