import type { RectificationStatus } from '../../src/domain/rectification/workflow.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { findingLines } from '../replies/recorded-text.ts';
import { showTime } from '../replies/times.ts';
import { answerLines } from './answer-text.ts';
import type { ViewedRectification } from './history.ts';
import { commandOption, STATUS_LABEL } from './labels.ts';

type AnswerOutcome = Awaited<ReturnType<Services['rectification']['answer']>>;
type Reopened = Extract<Awaited<ReturnType<Services['rectification']['reopen']>>, { kind: 'reopened' }>;
type Judged = Extract<Awaited<ReturnType<Services['rectification']['release']>>, { kind: 'done' }>;

const refTo = (no: string) => ({ type: 'rectification' as const, no });

/** What the dialogs of this feature say. */
export const rectificationReplies = {
  nothingToAnswer: '您目前没有待答复的整改通知。',
  nothingToRelease: '目前没有等待您审核的整改答复。',
  nothingToVerify: '目前没有等待您核验的整改。',

  wrongState: (no: string, status: RectificationStatus): Reply => ({
    text: `${no} 当前状态为「${STATUS_LABEL[status]}」，不能进行这一步。可发「查看 ${no}」了解进展。`,
    options: [commandOption('查看', no)],
    ref: refTo(no),
  }),

  answerIntro: ({ matter, recorded, note, responses, reopenings }: ViewedRectification, now: Date): Reply => {
    const { no, unitName, itemTitle, dueAt } = matter;
    const returned = responses.findLast(response => response.accepted === false && response.round >= matter.round - 1);
    const reopened = reopenings.find(({ round }) => round === matter.round);
    return {
      text: [
        `现在答复整改通知 ${no}：${unitName}「${itemTitle}」。`,
        ...findingLines(recorded, note),
        ...(reopened ? [`重新打开的理由：${reopened.reason}`] : []),
        ...(returned ? [`上次被退回的理由：${returned.reason}`] : []),
        now > dueAt ? `已超过期限（${showTime(dueAt, now)}），仍可答复。` : `期限 ${showTime(dueAt, now)}。`,
      ].join('\n'),
      ref: refTo(no),
    };
  },
  askCause: { text: '请说明问题产生的原因。' } satisfies Reply,
  askMeasure: { text: '采取了哪些整改措施？' } satisfies Reply,
  askResult: { text: '整改结果怎么样？' } satisfies Reply,
  askPhotos: '请发送整改后的照片或文件作为佐证。',

  answered(outcome: Extract<AnswerOutcome, { kind: 'filed' }>): Reply {
    const { no, itemTitle, status, evidence, late } = outcome;
    const next =
      status === 'answered' ? '已送负责人审核，放行后由检查人核验。' : '您是负责人，答复已直接放行，等待检查人核验。';
    return {
      text: [
        `已提交 ${no}「${itemTitle}」的整改答复${evidence > 0 ? `，附 ${evidence} 个文件` : ''}。`,
        `${next}${late ? '（本次答复已超过期限）' : ''}`,
      ].join('\n'),
      ref: refTo(no),
    };
  },

  review: (viewed: ViewedRectification, now: Date): Reply =>
    examine(viewed, now, '请审核整改答复', ['放行', '退回整改']),
  verification: (viewed: ViewedRectification, now: Date): Reply =>
    examine(viewed, now, '请核验整改', ['核验通过', '核验退回']),
  /** Nothing was decided: the answer is one the person had not seen yet. */
  updated(viewed: ViewedRectification, now: Date, decision: 'release' | 'verify'): Reply {
    const shown = decision === 'release' ? this.review(viewed, now) : this.verification(viewed, now);
    return { ...shown, text: `答复刚刚更新过，请先查看，再作决定。\n${shown.text}` };
  },

  released: ({ no, itemTitle }: Judged): Reply => ({
    text: `已放行 ${no}「${itemTitle}」的整改答复，等待检查人核验。`,
    ref: refTo(no),
  }),
  sentBack: ({ no, itemTitle, authorName, dueAt }: Judged, now: Date): Reply => ({
    text: `已把 ${no}「${itemTitle}」退回给${authorName}修改，整改期限仍为 ${showTime(new Date(dueAt), now)}。`,
    ref: refTo(no),
  }),
  verified: ({ no, itemTitle, unitName }: Judged): Reply => ({
    text: `${no}（${unitName}「${itemTitle}」）核验通过，已办结，并已通知对方。`,
    ref: refTo(no),
  }),
  returned: ({ no, itemTitle, unitName, dueAt }: Judged, now: Date): Reply => ({
    text: `已退回 ${no}「${itemTitle}」，${unitName}须在 ${showTime(new Date(dueAt), now)} 前重新整改并答复。`,
    ref: refTo(no),
  }),

  whichToReopen: { text: '请告诉我要重新打开的单号，例如「重新打开 ZG-2026-0001 问题又出现了」。' } satisfies Reply,
  askReopenReason: (no: string): Reply => ({ text: `请说明重新打开 ${no} 的理由，单位会看到。`, ref: refTo(no) }),
  reopened: ({ no, itemTitle, unitName, round, dueAt }: Reopened, now: Date): Reply => ({
    text: `已重新打开 ${no}（${unitName}「${itemTitle}」），进入第 ${round} 轮，须在 ${showTime(new Date(dueAt), now)} 前答复，并已通知对方。`,
    ref: refTo(no),
  }),

  askReason: (no: string): Reply => ({ text: `请说明退回 ${no} 的理由，对方会看到。`, ref: refTo(no) }),
};

function examine(viewed: ViewedRectification, now: Date, lead: string, phrases: readonly string[]): Reply {
  const { matter, responses, recorded, note } = viewed;
  const { no, unitName, itemTitle, dueAt } = matter;
  const answer = responses.findLast(response => response.accepted === null);
  const release = answer?.releasedByName ? [`放行：${answer.releasedByName}`] : [];
  return {
    text: [
      `${lead} ${no}：${unitName}「${itemTitle}」（期限 ${showTime(dueAt, now)}）`,
      ...findingLines(recorded, note),
      ...(answer ? [...answerLines(answer), ...release] : []),
    ].join('\n'),
    options: phrases.map(phrase => commandOption(phrase, no)),
    ref: refTo(no),
  };
}
