import type { AskResult } from '../../src/services/standards/ask-standard.ts';
import type { Reply } from '../framework/reply.ts';
import { answerReply } from './replies-answer.ts';
import { clarifyReply, overviewReply } from './replies-clarify.ts';
import { candidatesReply } from './replies-clauses.ts';
import { noneReply } from './replies-none.ts';

/** What is said to a question about standards. */
export function askReply(result: AskResult, now: Date): Reply {
  switch (result.outcome) {
    case 'answer':
      return answerReply(result, now);
    case 'candidates':
      return candidatesReply(result);
    case 'clarify':
      return clarifyReply(result);
    case 'overview':
      return overviewReply(result);
    case 'none':
      return noneReply(result);
    default: {
      const unknown: never = result;
      throw new Error(`unknown outcome: ${String(unknown)}`);
    }
  }
}

/** What is said where there is nothing to look up. */
export const standardReplies = {
  nothingMore: { text: '没有更多相关条款了。您可以换个问法再查。', outcome: 'none' } satisfies Reply,
  nothingFound: {
    text: '上一个问题在现行标准里没有找到相关条款，所以没有更多内容。您可以换个说法再问一次。',
    outcome: 'none',
  } satisfies Reply,
  nothingAsked: { text: '请先提一个关于服务标准的问题，例如「电信服务障碍多久修好」。' } satisfies Reply,
  noText: { text: '上一个问题没有引用条款，没有原文可看。您可以换个说法再问一次。' } satisfies Reply,
  whatToAsk: { text: '请问要查哪方面的标准？直接发问题就行，例如「查标准 宽带装机时限」。' } satisfies Reply,
};
