import type { Turn } from '../../src/domain/conversation/turn.ts';
import { findUnit } from '../../src/domain/inspections/free/find-unit.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import type { Reply } from '../framework/reply.ts';
import { rectificationReplies } from './replies.ts';

export const ASK_LIST = 'list-rectifications';

const LEAD = /^(?:请问|帮我|查一下|看一下|看看|现在|目前|[\s,，])+/u;
const TAIL = /(?:[呢啊呀了吗吧]|[\s。.!！~?？])+$/u;
/** 「整改了没有」, 「的整改怎么样了」: behind a unit's name. */
const OF_UNIT = new RegExp(
  `^(?:的|那边|上次|查出)*(?:问题|情况)?(?:都|已经|到底)?(?:${[
    '整改(?:完|好|到位)?(?:了)?(?:没有?|没)(?:完成|好|整改)?',
    '(?:有没有|是否|是不是)(?:已经|都)?(?:整改|改)(?:完|好|到位)?',
    '(?:整改)(?:情况|进度|结果)?(?:怎么样|如何|咋样|到哪一?步|做完没有?|完成没有?|改完没有?|好没有?|有哪些|还有哪些|还有几[项个条])?',
    '改(?:完|好)(?:了)?(?:没有?|没)',
    '(?:还有)?(?:哪些|几[项个条])(?:问题)?(?:没|没有|未)(?:整改|改完?)',
  ].join('|')})$`,
  'u',
);
const DUE_SOON =
  /^(?:我们?)?(?:有)?(?:哪些|什么|几[个项条]|多少)(?:整改|整改通知)(?:的?期限)?(?:是)?(?:快|马上|要|将|快要|就要)+(?:到期|逾期|超期|过期)$/u;
const UNFINISHED =
  /^(?:我们?)?(?:还)?(?:有)?(?:哪些|什么|几[个项条]|多少)(?:整改|整改通知)(?:还)?(?:没|没有|未)(?:有)?(?:完成|办结|做完|弄完|改完|整改完?)$/u;

/** What is asked of the 整改 of a unit, or of all one may see. */
export async function readListAsked(
  { inspections }: Services,
  raw: string,
): Promise<{ unit?: { readonly id: string; readonly name: string } } | undefined> {
  const text = raw.trim().replace(LEAD, '').replace(TAIL, '');
  if (DUE_SOON.test(text) || UNFINISHED.test(text)) return {};
  // Most sentences speak of no 整改 at all: no units need be read for them.
  if (!text.includes('改')) return undefined;
  const { units } = await inspections.names();
  const found = findUnit(text, units);
  if (found?.start !== 0 || found.misspelt || found.unitIds.length !== 1) return undefined;
  const unit = units.find(({ id }) => id === found.unitIds[0]);
  return unit && OF_UNIT.test(text.slice(found.end)) ? { unit } : undefined;
}

/** 「南外厅整改了没有」, 「哪些整改快到期了」 */
export async function answerList(services: Services, { actor, now }: Turn, args: CommandArgs): Promise<Reply> {
  const { unit } = (await readListAsked(services, args.text ?? '')) ?? {};
  const found = await services.rectification.list({ actor, ...(unit && { unitId: unit.id }) });
  return rectificationReplies.list(found, unit?.name, now);
}
