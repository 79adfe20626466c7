import type { AnswerCorrection } from '../../src/domain/inspections/correct-answer.ts';
import { coreOf } from '../../src/domain/inspections/samples/read-outcomes.ts';
import type { Services } from '../../src/services/index.ts';
import { showFiles } from '../framework/files-slot.ts';
import type { Reply } from '../framework/reply.ts';
import { answerHint } from '../inspections/replies/items.ts';
import { closedWindow, DISPUTE_STATUS, releaseLines } from '../inspections/replies/result.ts';
import { showAnswer, showOrdinals } from '../inspections/replies/words.ts';
import { citeClause } from '../rectification/cite-clause.ts';
import { cancelOption } from '../replies/forms.ts';
import { showItemRecord } from '../replies/recorded-text.ts';
import { showDate, showTime } from '../replies/times.ts';

type Disputes = Services['disputes'];
type Preview = Awaited<ReturnType<Disputes['preview']>>;
type Open = Extract<Preview, { kind: 'open' }>;
type Refused = Awaited<ReturnType<Disputes['check']>>[number];
type Filed = Extract<Awaited<ReturnType<Disputes['file']>>, { kind: 'filed' }>;
export type ViewedDispute = Awaited<ReturnType<Disputes['view']>>;
type Stated = Awaited<ReturnType<Disputes['state']>>;
type Decided = Awaited<ReturnType<Disputes['decide']>>;

const refTo = (no: string) => ({ type: 'dispute' as const, no });

/** Which of the three ways fits. */
export const WHICH_WAY =
  '异议只针对检查结果不对；结果属实但不归本单位负责，请对整改通知发「不是我们的责任」（责任认定）；对扣分有意见，请在收到扣分通知后发「考核申诉」。';

const howToMend: Reply = {
  text: '没有找到您刚才提交的测评，不知道说的是哪一次。更正已提交的测评，请带上单号，如「更正测评 CP-2026-0001」；还没有提交的，请发「录测评」打开草稿再改那一项。',
  options: [
    { key: '测评结果', label: '最近一次测评结果' },
    { key: '录测评', label: '录测评' },
  ],
};

function refusal(item: Refused): string {
  switch (item.why) {
    case 'unknown':
      return `没有第 ${item.ordinal} 项。`;
    case 'nothingLost':
      return `第 ${item.ordinal} 项「${item.title}」没有扣分，不需要提异议。`;
    case 'disputed':
      return `第 ${item.ordinal} 项「${item.title}」已提过异议（${item.no}），每项只提一次。`;
  }
}

/** Beside the unit's words; until it was said, that it is not there yet. */
function statementLine({ seesStatement, inspectorStatement, status }: ViewedDispute, now: Date): string[] {
  if (!seesStatement) return [];
  if (inspectorStatement) {
    const { text, byName, at, evidence } = inspectorStatement;
    return [`【检查人说明】${text}（${byName}，${showTime(at, now)}）；佐证：${showFiles(evidence)}`];
  }
  return [`【检查人说明】${status === 'open' ? '还没有（已请检查人说明，不说明也可以裁定）' : '没有说明'}`];
}

function replyBySample(view: ViewedDispute): Reply {
  return {
    text: `第 ${view.ordinal} 项「${view.itemTitle}」按逐户样本计算，请说明哪一户应当怎么记，如「第${view.samples[0]?.ordinal ?? 1}户改为${coreOf(view.item)}」；这一项不该检查的，请回复「不适用」。`,
    options: [{ key: `抽样明细 ${view.inspectionNo}`, label: '抽样明细' }],
  };
}

export const disputeReplies = {
  /** 「刚才那个扣错了」, where nothing was talked about. */
  whichIsWrong: (inspects: boolean): Reply =>
    inspects
      ? howToMend
      : {
          text: `不知道说的是哪一次，请带上单号。${WHICH_WAY}`,
          options: [{ key: '测评结果', label: '最近一次测评结果' }],
        },
  nothingToDispute: '您目前没有可以提出异议的测评结果。',
  closed: (preview: Extract<Preview, { kind: 'notOpen' }>, now: Date): Reply => ({
    text: `${closedWindow({ ...preview, at: preview.at === null ? null : new Date(preview.at) }, now)}`,
    options: [{ key: `测评结果 ${preview.no}`, label: '测评结果' }],
    ref: { type: 'inspection', no: preview.no },
  }),
  nothingLost: (no: string): Reply => ({
    text: `${no} 没有扣分的项目，或都已提过异议，不需要再提异议。认可结果可发「确认结果 ${no}」。`,
    options: [{ key: `确认结果 ${no}`, label: '确认结果' }],
    ref: { type: 'inspection', no },
  }),
  intro: ({ no, unitName, respondBy, items }: Open, now: Date): Reply => ({
    text: [
      `对「${unitName}」测评结果 ${no} 提出异议${respondBy ? `，${showTime(respondBy, now)} 前有效` : ''}。可以提异议的项目：`,
      ...items.map(item => `　第 ${item.ordinal} 项 ${item.title}：${showItemRecord({ ...item, photos: item.files })}`),
      WHICH_WAY,
    ].join('\n'),
    ref: { type: 'inspection', no },
  }),
  askItems: {
    text: '请按项说明哪里不对，例如「第3项 灯箱当晚是亮的；第5项 当天是设备检修日」。',
  } satisfies Reply,
  /** Each item behind its button; the reason is asked next. */
  unclear: '没有看出是对哪一项有异议。',
  itemsUnclear: (items: Open['items']): Reply => ({
    text: [
      `${disputeReplies.unclear}可以提异议的项目：`,
      ...items.map(({ ordinal, title }) => `　第 ${ordinal} 项 ${title}`),
      '请写明项号和理由，例如「第3项 灯箱当晚是亮的」；也可以先选一项，再写理由。不提了，请发「取消」。',
    ].join('\n'),
    options: [
      ...items.map(({ ordinal, title }) => ({ key: `第${ordinal}项`, label: `第 ${ordinal} 项 ${title}` })),
      cancelOption,
    ],
  }),
  withoutReason: (ordinal: number): Reply => ({ text: `第 ${ordinal} 项没有写理由，请写成「第${ordinal}项 理由」。` }),
  askReasonOf: (ordinals: readonly number[]): Reply => ({
    text: `${showOrdinals(ordinals)}哪里不对？请直接写理由，例如「灯箱当晚是亮的」。`,
  }),
  twice: (ordinal: number): Reply => ({ text: `第 ${ordinal} 项写了两次，请合成一条再发。` }),
  refused: (items: readonly Refused[]): Reply => ({
    text: [...items.map(refusal), '没有提交，请改好后再发一次。'].join('\n'),
  }),
  askFiles: '请发送能说明情况的照片或文件。',
  filed: ({ no, unitName, disputes }: Filed, now: Date): Reply => ({
    text: [
      `已对「${unitName}」测评结果 ${no} 提出异议：`,
      ...disputes.map(({ no: dispute, ordinal, title }) => `　${dispute} 第 ${ordinal} 项 ${title}`),
      '已送质控岗裁定，结果会通知您；其余项目到期没有异议视为确认。',
      ...disputes.flatMap(({ rectificationNo, dueAt }) =>
        rectificationNo && dueAt
          ? [`裁定前整改期限不停：${rectificationNo} 仍须在 ${showTime(new Date(dueAt), now)} 前答复。`]
          : [],
      ),
    ].join('\n'),
    options: disputes.map(({ no: dispute }) => ({ key: `查看 ${dispute}`, label: `查看 ${dispute}` })),
    ref: { type: 'inspection', no },
  }),

  askStatement: { text: '请说明检查时的情况，裁定人会和单位意见、条款一并看到。' } satisfies Reply,
  askStatementFiles: '请发送能说明情况的照片或文件。',
  whichToState: { text: '请带上异议单号，例如「异议说明 YY-2026-0001 当时灯箱不亮，有照片」。' } satisfies Reply,
  stated(outcome: Stated): Reply {
    const { no } = outcome;
    const options = [{ key: `查看 ${no}`, label: '查看' }];
    switch (outcome.kind) {
      case 'stated':
        return {
          text: `已记下您对 ${no}（第 ${outcome.ordinal} 项「${outcome.itemTitle}」）的说明，并已告知裁定人。`,
          options,
          ref: refTo(no),
        };
      case 'alreadyStated':
        return { text: `您对 ${no} 已作过说明，只说一次。`, options, ref: refTo(no) };
      case 'closed':
        return { text: `${no} 已经裁定，不再收说明。`, options, ref: refTo(no) };
    }
  },

  nothingToDecide: '目前没有等待您裁定的异议。',
  view(view: ViewedDispute, now: Date): Reply {
    const { no, status, clause, rectification, decision, canDecide } = view;
    return {
      text: [
        `异议 ${no}（${DISPUTE_STATUS[status]}）`,
        `测评：${view.currentNo}${view.currentNo === view.inspectionNo ? '' : `（更正前的版本，编号 ${view.inspectionNo}）`}，「${view.unit}」${view.programmeName}，${(view.dayOnly ? showDate : showTime)(view.inspectedAt, now)}`,
        `项目：第 ${view.ordinal} 项 ${view.itemTitle}`,
        `【检查记录】${showItemRecord(view.recorded)}${view.recorded.note === '' ? '' : `；${view.recorded.note.replaceAll('\n', '；')}`}；照片 ${view.recorded.photos} 张`,
        `【单位异议】${view.reason}（${view.byName}，${showTime(view.at, now)}）；佐证：${showFiles(view.evidence)}`,
        ...statementLine(view, now),
        clause ? `【依据条款】${citeClause(clause)}：${clause.text}` : '【依据条款】这一项没有关联具体条款',
        ...(rectification
          ? [
              `整改通知：${rectification.no}${rectification.open ? `，期限 ${showTime(rectification.dueAt, now)}，不因异议停止` : ''}`,
            ]
          : []),
        ...(view.corrected
          ? [
              `【更正为】${showItemRecord(view.corrected)}${view.corrected.note === '' ? '' : `；${view.corrected.note.replaceAll('\n', '；')}`}`,
            ]
          : []),
        ...(decision
          ? [
              `裁定（${showTime(decision.at, now)}）：${DISPUTE_STATUS[status]}${decision.text === '' ? '' : `；${decision.text}`}`,
            ]
          : []),
      ].join('\n'),
      options: [
        ...(canDecide ? [{ key: `裁定异议 ${no}`, label: '裁定异议' }] : []),
        ...(view.canState ? [{ key: `异议说明 ${no}`, label: '异议说明' }] : []),
        ...(view.evidence + (view.inspectorStatement?.evidence ?? 0) > 0
          ? [{ key: `看照片 ${no}`, label: '看佐证照片' }]
          : []),
        ...(view.recorded.recorded.scoring === 'sampledRate'
          ? [{ key: `抽样明细 ${view.inspectionNo}`, label: '抽样明细' }]
          : []),
        { key: `测评结果 ${view.currentNo}`, label: '测评结果' },
      ],
      citations: clause
        ? [{ standard: clause.standard, version: clause.version, clause: clause.clause, text: clause.text }]
        : [],
      ref: refTo(no),
    };
  },
  verdicts: [
    { key: '1', label: '维持原结果', aliases: ['维持', '维持原判', '不成立', '异议不成立'] },
    { key: '2', label: '异议成立', aliases: ['成立', '更正'] },
  ],
  askVerdict(): Reply {
    return {
      text: '请裁定：维持原结果，还是异议成立？异议成立的，只更正这一项并重新计分。',
      options: this.verdicts.map(({ key, label }) => ({ key, label })),
    };
  },
  verdictUnclear(): Reply {
    return { ...this.askVerdict(), text: '抱歉，没有看懂。请回复「维持原结果」或「异议成立」。' };
  },
  askAnswer: (view: ViewedDispute): Reply =>
    view.samples.length > 0
      ? replyBySample(view)
      : {
          text: [
            `第 ${view.ordinal} 项「${view.itemTitle}」应当怎么记？${answerHint(view.item)}`,
            view.item.scoring === 'photo' ? '确实没有照片，请回复「暂无照片」加原因；' : '',
            '这一项不该检查的，请回复「不适用」。',
          ].join(''),
        },
  bySample: replyBySample,
  /** How the corrected item reads. */
  correction(item: ViewedDispute['item'], correction: AnswerCorrection): string {
    switch (correction.kind) {
      case 'answer':
        return `${showAnswer(item, correction.answer)}${correction.note === '' ? '' : `；${correction.note}`}`;
      case 'photos':
        return `照片 ${correction.fileIds.length} 张`;
      case 'noPhoto':
        return correction.note;
      case 'samples': {
        const judged = correction.samples.filter(each => each.reached && each.outcomes[item.ordinal] !== undefined);
        const qualified = judged.filter(each => each.outcomes[item.ordinal]).length;
        return `逐户样本 ${qualified}/${judged.length}`;
      }
      default:
        throw new Error(`no wording for ${JSON.stringify(correction satisfies never)}`);
    }
  },
  askReason: { text: '请写明裁定理由，双方都会看到。' } satisfies Reply,
  decided(outcome: Decided, now: Date): Reply {
    const { no } = outcome;
    switch (outcome.kind) {
      case 'upheld':
        return {
          text: `已裁定 ${no}：维持第 ${outcome.ordinal} 项「${outcome.itemTitle}」的原结果，已通知双方。`,
          options: [{ key: `查看 ${no}`, label: '查看' }],
          ref: refTo(no),
        };
      case 'accepted':
        return {
          text: [
            `已裁定 ${no}：异议成立，${outcome.inspectionNo} 第 ${outcome.ordinal} 项「${outcome.itemTitle}」已更正，现得分 ${outcome.score} 分（更正前 ${outcome.released.correction?.oldScore ?? '—'} 分）。`,
            ...releaseLines(outcome.released, now),
            '已通知双方。',
          ].join('\n'),
          options: [{ key: `测评历史 ${outcome.inspectionNo}`, label: '测评历史' }],
          ref: refTo(no),
        };
      case 'alreadyDecided':
        return {
          text: `${no} 已经裁定（${DISPUTE_STATUS[outcome.status]}）${outcome.at ? `，${showTime(new Date(outcome.at), now)}` : ''}，这次没有改动。`,
          options: [{ key: `查看 ${no}`, label: '查看' }],
          ref: refTo(no),
        };
      case 'unseen':
        return {
          text: `请先看过 ${no} 的内容，再作裁定。`,
          options: [{ key: `裁定异议 ${no}`, label: '裁定异议' }],
          ref: refTo(no),
        };
      case 'unchanged':
        return { text: '更正后的结果和原来一样，没有裁定。结果不变的，请选「维持原结果」。', ref: refTo(no) };
      case 'opensItems':
        return {
          text: `按这个结果，${showOrdinals(outcome.ordinals)}也要检查，但没有记录，这次没有裁定。请由检查人发「更正测评 ${outcome.inspectionNo}」一并补上。`,
          options: [{ key: `测评结果 ${outcome.inspectionNo}`, label: '测评结果' }],
          ref: refTo(no),
        };
      case 'correctionOpen':
        return {
          text: `${outcome.inspectionNo} 正在更正，请等更正提交（或放弃）后再裁定 ${no}。`,
          options: [{ key: `测评结果 ${outcome.inspectionNo}`, label: '测评结果' }],
          ref: refTo(no),
        };
    }
  },
};
