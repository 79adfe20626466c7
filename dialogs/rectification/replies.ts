import type { Option } from '../../src/domain/conversation/message.ts';
import type { RectificationStatus } from '../../src/domain/rectification/workflow.ts';
import type { Services } from '../../src/services/index.ts';
import { WHICH_WAY } from '../disputes/replies.ts';
import type { Candidate } from '../framework/choose-record.ts';
import type { Reply } from '../framework/reply.ts';
import { cancelOption } from '../replies/forms.ts';
import { findingLines, showRecorded } from '../replies/recorded-text.ts';
import { showTime } from '../replies/times.ts';
import { answerLines } from './answer-text.ts';
import type { ViewedRectification } from './history.ts';
import { commandOption, SEVERITY_LABEL, STATUS_LABEL } from './labels.ts';
import { objectionLines } from './objection-lines.ts';

type AnswerOutcome = Awaited<ReturnType<Services['rectification']['answer']>>;
type ViewedGroup = Awaited<ReturnType<Services['rectification']['viewGroup']>>;
type Listed = Awaited<ReturnType<Services['rectification']['list']>>;
type Reopened = Extract<Awaited<ReturnType<Services['rectification']['reopen']>>, { kind: 'reopened' }>;
type Judged = Extract<Awaited<ReturnType<Services['rectification']['release']>>, { kind: 'done' }>;

/** So many can be taken in on a phone. */
const LISTED = 10;

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
        ...(returned && returned.reason !== '' ? [`上次被退回的理由：${returned.reason}`] : []),
        now > dueAt ? `已超过期限（${showTime(dueAt, now)}），仍可答复。` : `期限 ${showTime(dueAt, now)}。`,
      ].join('\n'),
      ref: refTo(no),
    };
  },
  /** What went out together can be answered together, as its notice says. */
  answerTogether: (candidates: readonly Candidate[]): Option[] =>
    [...Map.groupBy(candidates, ({ groupNo }) => groupNo ?? '')]
      .filter(([groupNo, { length }]) => groupNo !== '' && length > 1)
      .map(([groupNo, { length }]) => ({
        key: `答复整改 ${groupNo}`,
        label: `一并答复 ${groupNo}（${length} 份）`,
      })),
  /** To 「扣得不合理，我不认」: what an answer is no place for. */
  howToObject: {
    text: `对结果有不同意见，不在整改答复里说，这句话没有记进答复。${WHICH_WAY}\n提了异议，整改期限照算。这份答复还开着：要接着答，请照上一问回复；先不答，请发「取消」。`,
    options: [{ key: '异议', label: '提出异议' }, { key: '不是我们的责任', label: '不是我们的责任' }, cancelOption],
  } satisfies Reply,
  askCause: { text: '请说明问题产生的原因。', options: [cancelOption] } satisfies Reply,
  askMeasure: { text: '采取了哪些整改措施？', options: [cancelOption] } satisfies Reply,
  askResult: { text: '整改结果怎么样？', options: [cancelOption] } satisfies Reply,

  notAmong: (ordinals: readonly number[], items: readonly { ordinal: number }[]): Reply => ({
    text: `${ordinalsOf(ordinals)}不在这次答复里，这次答复的是${ordinalsOf(items.map(({ ordinal }) => ordinal))}，请改好后再发。`,
  }),
  partMissing: (label: string, items: readonly { ordinal: number }[]): Reply => ({
    text: `${ordinalsOf(items.map(({ ordinal }) => ordinal))}还没有写${label}，请把各项写在一起再发一次，例如「第1项…；第2项…；其余…」。`,
  }),

  list: (cases: Listed, unit: string | undefined, now: Date): Reply => {
    if (cases.length === 0)
      return {
        text:
          unit === undefined
            ? '目前没有您可以查看的、还没办结的整改。'
            : `「${unit}」目前没有您可以查看的整改（没办结的，和近 90 天办结的）。`,
      };
    const open = cases.filter(({ status }) => status !== 'verified');
    const line = ({ no, unitName, itemTitle, status, dueAt }: Listed[number]): string =>
      `· ${no} ${unit === undefined ? `${unitName} ` : ''}${itemTitle}：${STATUS_LABEL[status]}${
        status === 'open' || status === 'answered'
          ? `，${showTime(dueAt, now)} 到期${now > dueAt ? '，已逾期' : ''}`
          : ''
      }`;
    const shown = [...open, ...cases.filter(({ status }) => status === 'verified')].slice(0, LISTED);
    return {
      text: [
        unit === undefined
          ? `您可以查看的整改有 ${cases.length} 项没办结，先到期的在前：`
          : `「${unit}」的整改：${open.length === 0 ? '都已办结' : `${open.length} 项没办结`}${cases.length > open.length ? `，近 90 天办结 ${cases.length - open.length} 项` : ''}。`,
        ...shown.map(line),
        ...(cases.length > shown.length ? [`还有 ${cases.length - shown.length} 项没有列出。`] : []),
      ].join('\n'),
      options: shown.slice(0, 4).map(({ no }) => ({ key: `查看 ${no}`, label: `查看 ${no}` })),
    };
  },
  /** 整改通知单: what went out together, and how far each is. */
  group: (group: ViewedGroup, now: Date): Reply => ({
    text: [
      `整改通知单 ${group.no}：${group.unitName}，测评 ${group.inspectionNo}，共 ${group.items.length} 份，逐份答复和核验：`,
      ...group.items.map(item => groupLine(item, now)),
    ].join('\n'),
    options: [
      ...(group.items.some(item => item.canAnswer) ? [commandOption('答复整改', group.no)] : []),
      ...group.items.map(({ no }) => ({ key: `查看 ${no}`, label: `查看 ${no}` })),
    ],
    ref: refTo(group.no),
  }),
  groupIntro: (group: ViewedGroup, now: Date): Reply => ({
    text: [
      `现在一并答复整改通知单 ${group.no}（${group.unitName}）中待整改的：`,
      ...group.items.filter(item => item.canAnswer).map(item => groupLine(item, now)),
      '原因、措施、结果一起说明，可按项写（如「第1项…；第2项…」，各记各的；没有写明项号的各项都记），照片逐项发。要单独答复某一份，请发「取消」，再发「答复整改」加它的单号。',
    ].join('\n'),
    ref: refTo(group.no),
  }),
  groupAnswered(no: string, outcomes: readonly AnswerOutcome[]): Reply {
    const filed = outcomes.filter(outcome => outcome.kind === 'filed');
    const others = outcomes.filter(outcome => outcome.kind === 'wrongState');
    const next = filed.some(({ status }) => status === 'answered')
      ? '已送负责人审核，放行后由检查人逐份核验。'
      : '您是负责人，答复已直接放行，等待检查人逐份核验。';
    return {
      text: [
        `已提交整改通知单 ${no} 的答复 ${filed.length} 份：`,
        ...filed.map(
          each =>
            `　${each.no} ${each.itemTitle}：${each.evidence > 0 ? `附 ${each.evidence} 个文件` : '没有佐证'}${each.late ? '（已超过期限）' : ''}`,
        ),
        ...others.map(each => `　${each.no} 当前状态为「${STATUS_LABEL[each.status]}」，没有改动`),
        ...(filed.length > 0 ? [next] : []),
      ].join('\n'),
      options: [commandOption('查看', no)],
      ref: refTo(no),
    };
  },

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
  verified: ({ no, itemTitle, unitName }: Judged, objections: ViewedRectification['objections']): Reply => ({
    text: [`${no}（${unitName}「${itemTitle}」）核验通过，已办结，并已通知对方。`, ...objectionLines(objections)].join(
      '\n',
    ),
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

const ordinalsOf = (ordinals: readonly number[]): string => `第 ${ordinals.join('、')} 项`;

function groupLine(item: ViewedGroup['items'][number], now: Date): string {
  const said = [showRecorded(item.recorded), item.note.replaceAll('\n', '；')].filter(part => part !== '').join('；');
  const due = item.status === 'open' || item.status === 'answered' ? `，期限 ${showTime(item.dueAt, now)}` : '';
  return `　${item.no} 第 ${item.ordinal} 项 ${item.itemTitle}${said === '' ? '' : `：${said}`}（${STATUS_LABEL[item.status]}，${SEVERITY_LABEL[item.severity]}${due}）`;
}

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
      ...objectionLines(viewed.objections),
    ].join('\n'),
    options: phrases.map(phrase => commandOption(phrase, no)),
    ref: refTo(no),
  };
}
