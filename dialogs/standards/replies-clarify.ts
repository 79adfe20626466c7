import type { AskResult } from '../../src/services/standards/ask-standard.ts';
import type { Reply } from '../framework/reply.ts';
import { understoodLine } from './replies-answer.ts';

/** A tapped choice arrives as this command, so that it is understood over an open form and in a group too. */
export const ASK_PHRASE = '查标准';
/** A longer question is not repeated. */
const REPEATED = 12;

/** The one question asked back. */
export function clarifyReply(result: Extract<AskResult, { outcome: 'clarify' }>): Reply {
  const { question } = result.asked;
  const about = [...question].length <= REPEATED ? `「${question}」涉及好几项规定` : '这个问题可能涉及几项规定';
  return {
    text: [understoodLine(result.understoodAs), `${about}，您想问哪一项？也可以把问题说得再具体些。`]
      .filter(Boolean)
      .join('\n'),
    options: result.choices.map(({ label }) => ({ key: `${ASK_PHRASE} ${label}`, label })),
  };
}

/** What a standard that was only named holds. */
export function overviewReply({
  standard,
  version,
  count,
  chapters,
}: Extract<AskResult, { outcome: 'overview' }>): Reply {
  const lines = chapters.map(({ name, clauses }) => (name ? `${name}：${clauses.join('、')}` : clauses.join('、')));
  return {
    text: `《${standard}》（${version}版）共${count}条：\n${lines.join('\n')}\n想看哪一条，可以说条号，例如「${standard}第一条」，也可以直接提问。`,
  };
}
