import type { AskResult } from '../../src/services/standards/ask-standard.ts';

/** An approved answer leads; words for a customer stand before the clause when they were asked for, after it otherwise. */
export function withScripts(body: string, { approved, scripts, wantsScript, outcome }: AskResult): string {
  const answer = approved ? [`${approved.text}\n（标准答复 ${approved.no}）`] : [];
  const spoken = scripts.map(({ text, no, question }) => `「${text}」（对客口径 ${no}，用于：${question}）`);
  if (wantsScript) {
    const noScript = outcome === 'answer' ? NO_SCRIPT_BUT_CLAUSE : NO_SCRIPT;
    const say =
      spoken.length > 0 ? [`可以这样对客户说：\n${spoken.join('\n')}`, `依据：\n${body}`] : [`${noScript}\n${body}`];
    return [...answer, ...say].join('\n\n');
  }
  const beside = spoken.length > 0 ? [`对客户可以这样说：\n${spoken.join('\n')}`] : [];
  return [...answer, ...(body === '' ? [] : [body]), ...beside].join('\n\n');
}

const NO_SCRIPT = '这种情况还没有审定的对客口径，请不要自行承诺。';
const NO_SCRIPT_BUT_CLAUSE = '这种情况还没有审定的对客口径。请以下面的条款为准向客户说明，不要自行承诺：';
