import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { uselessOf } from '../standards/answer-options.ts';

type Rated = Awaited<ReturnType<Services['questions']['rate']>>;

/** In characters. */
export const LONGEST_REASON = 100;

/** The reasons offered; the last asks for a word. */
export const REASONS = ['答非所问', '条款过时', '没说清楚'] as const;
export const OTHER = '其他';

const REASON_OPTIONS = [...REASONS, OTHER].map(label => ({ key: label, label }));
/** What a person says to leave it at that. */
const NOTHING_MORE = /^(?:没有?了?|无|不用了?|不说了|不填了?|跳过|好的?|行|嗯+|谢谢|谢谢你|算了)[。.!\uFF01~]*$/u;
/** Words of who complains: what else looks like a question is then the reason. */
const COMPLAINT =
  /没有?[说讲提写答]|没回答|不对|不准|不清|不全|不懂|不是|过时|过期|旧版|旧的|老规定|错|答非所问|太长|太短|啰嗦|看不明白|找不到|不适用|用不上/u;

/** The reasons that WeCom's own rating offers, by its numbers (WX/101027). */
const WECOM_REASONS: Readonly<Record<string, string>> = {
  '1': '与问题无关',
  '2': '内容不完整',
  '3': '内容有错误',
  '4': '数据分析错误',
};

/** What a rating of WeCom says, as a reason of ours: at most 100 characters. A number that is not known says nothing. */
export function reasonOfRating({ reasons, text }: { reasons: readonly string[]; text: string }): string {
  const said = [...reasons.flatMap(reason => WECOM_REASONS[reason] ?? []), text.trim()].filter(each => each !== '');
  return [...said.join('；')].slice(0, LONGEST_REASON).join('');
}

export const feedbackReplies = {
  isNothingMore: (text: string) => NOTHING_MORE.test(text),
  soundsLikeComplaint: (text: string) => COMPLAINT.test(text),

  nothingAsked: {
    text: '还没有可以评价的答案。请先提一个问题，看过答案后再告诉我有用还是没用。',
  } satisfies Reply,
  whichOne: (count: number): Reply => ({
    text: `上一条回答了${count}个问题，是第几问没帮上您？`,
    options: Array.from({ length: count }, (_, at) => uselessOf(at + 1)).map(label => ({ key: label, label })),
  }),
  noSuchNumber: (count: number): Reply => ({
    text: count > 1 ? `上一条只回答到第${count}问。` : '上一条只回答了一个问题，直接发「有用」或「没用」就行。',
  }),
  thanks: ({ changed }: Rated): Reply => ({
    text: changed ? '好的，已改为「有用」，谢谢您。' : '谢谢，能帮到您就好。',
  }),
  askReason: ({ changed }: Rated): Reply => ({
    text: `${changed ? '好的，已改为「没用」。' : '已记下，没能帮上您，抱歉。'}是哪里不合适？可以选一项，也可以直接写一句；不想说就接着提问，不影响。`,
    options: REASON_OPTIONS,
  }),
  askOther: {
    text: '好的，请用一句话说说哪里不合适。',
    options: [{ key: '不说了', label: '不说了' }],
  } satisfies Reply,
  reasonKept: (reason: string, collected: boolean): Reply => ({
    text: `谢谢，已记下：「${reason}」。${collected ? '质控岗会来补这个问题，有了答案会告诉您。' : ''}`,
  }),
  leftAtThat: { text: '好的，不补充了，谢谢您。' } satisfies Reply,
  tooLong: { text: '这句话太长了，请用 100 字以内说一说，或者直接接着提问。' } satisfies Reply,
  wordsPlease: { text: '这里请用文字说说哪里不合适；不想说就接着提问。', options: REASON_OPTIONS } satisfies Reply,
};
