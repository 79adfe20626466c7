import type { AskResult } from '../../src/services/standards/ask-standard.ts';
import type { Reply } from '../framework/reply.ts';
import { dayWords } from './day-words.ts';
import { timeLine, understoodLine } from './replies-answer.ts';
import { withScripts } from './replies-scripts.ts';

/** Carries the question on to today. */
const NOW_INSTEAD = '现在呢';

type None = Extract<AskResult, { outcome: 'none' }>;

/** Says what was not found and what can be asked; never guesses. */
export function noneReply(result: None): Reply {
  const lead = [understoodLine(result.understoodAs), timeLine(result)].filter(Boolean).join('\n');
  const body = saidWhy(result);
  const known = result.approved !== null || result.scripts.length > 0;
  return {
    text: [lead, known ? withScripts('', result) : body].filter(Boolean).join('\n'),
    outcome: known ? 'answer' : 'none',
    options: result.reason.kind === 'beforeFirst' ? [{ key: NOW_INSTEAD, label: '看现行规定' }] : [],
  };
}

/** Why nothing is answered. */
export function saidWhy({ reason, examples, asked: { time }, collected }: None): string {
  switch (reason.kind) {
    case 'nothingFound':
      return `抱歉，在${time ? `「${time}」有效的规定` : '现行标准'}里没有找到能回答这个问题的条款，我不便猜测${noted(collected)}。\n您可以换一个说法，或说明业务和环节，例如「宽带装机要多久」「营业厅排队不能超过多少分钟」。${held(examples)}`;
    case 'noSubject':
      return '请问您想问哪方面的规定？请把业务和环节一起说，例如「宽带故障多久修好」「2025年的投诉办结时限」。';
    case 'notApart':
      return `上一个问题的规定没有区分「${reason.left}」和「${reason.right}」。您可以换一个业务再比较，例如「宽带装机城市和农村有什么区别」。`;
    case 'noSuchDay':
      return `日历上没有「${reason.words}」这个日子，请核对后再问。`;
    case 'unknownStandard':
      return `《${reason.name}》没有收录，我不便凭印象回答${noted(collected)}。${held(examples)}`;
    case 'unknownArticle':
      return `《${reason.standard}》里没有这一条，收录的是${reason.first}至${reason.last}。请核对条号，或者直接提问。`;
    case 'beforeFirst':
      return `那时还没有相应的规定可查：《${reason.standard}》收录的最早一版自${dayWords(reason.firstFrom)}起施行，此前的没有收录。想知道现行规定，发「${NOW_INSTEAD}」即可。`;
    default: {
      const unknown: never = reason;
      throw new Error(`unknown reason: ${String(unknown)}`);
    }
  }
}

/** Promised only where it was done. */
export const noted = (collected: boolean): string => (collected ? '；问题已经记下，供质控岗补充' : '');

function held(examples: readonly string[]): string {
  return examples.length > 0
    ? `目前收录的有${examples.map(title => `《${title}》`).join('')}等。`
    : '目前还没有发布任何标准。';
}
