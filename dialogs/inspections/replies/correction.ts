import { answerOf, type InspectionDraft } from '../../../src/domain/inspections/draft.ts';
import { givenAnswer } from '../../../src/domain/inspections/given-answer.ts';
import type { CorrectedBy } from '../../../src/domain/inspections/notices.ts';
import { changedOrdinals } from '../../../src/domain/inspections/revision.ts';
import { scoreSheet } from '../../../src/domain/inspections/score.ts';
import { itemAt } from '../../../src/domain/inspections/sheet.ts';
import type { Reply } from '../../framework/reply.ts';
import { METHOD_NAMES } from '../../replies/method-names.ts';
import { showTime } from '../../replies/times.ts';
import type { InspectionServices, OpenedDraft } from '../filing.ts';
import { showAnswer } from './words.ts';

type Begun = Awaited<ReturnType<InspectionServices['beginCorrection']>>;

const options = [
  { key: '1', label: '确认更正', does: 'confirm' },
  { key: '2', label: '继续修改', does: 'change' },
  { key: '3', label: '改原因', does: 'reason' },
  { key: '4', label: '取消', does: 'cancel' },
] as const;

/** Whose doing a correction is, as the inspected side reads it. */
export const CORRECTED_BY: Readonly<Record<CorrectedBy, string>> = {
  inspector: '监督检查人员',
  qualityOfficer: '质控岗',
  leader: '分管领导',
};

function sideOf(open: OpenedDraft, draft: InspectionDraft, ordinal: number): string {
  const item = itemAt(open.sheet, ordinal)!;
  const { note, fileIds, source } = answerOf(draft, ordinal);
  const answer = givenAnswer(open.sheet, draft, item);
  return [
    answer ? showAnswer(item, answer) : '未评',
    ...(source ? [`来源 ${METHOD_NAMES[source]}`] : []),
    ...(note === '' ? [] : [`备注「${note.replaceAll('\n', '；')}」`]),
    ...(fileIds.length === 0 ? [] : [`照片 ${fileIds.length} 张`]),
  ].join('，');
}

/** What of the whole result changed besides its items. */
function wholeLines({ sheet, draft, correcting }: OpenedDraft, now: Date): string[] {
  const { before } = correcting!;
  const change = (label: string, from: string, to: string) =>
    from === to ? [] : [`　${label}：${from === '' ? '未填' : from} → ${to === '' ? '未填' : to}`];
  return [
    ...change('检查时间', showTime(before.inspectedAt, now), showTime(draft.inspectedAt, now)),
    ...sheet.fields.flatMap(({ key, title }) => change(title, before.fields[key] ?? '', draft.fields[key] ?? '')),
    ...change('整单备注', before.note, draft.note),
  ];
}

/** What is said while a result is put right: one that came back from its review, or one already released. */
export const correctionReplies = {
  options,
  nothingReturned: '您目前没有被退回的测评。',
  notReturned: (no: string): Reply => ({
    text: `${no} 不在退回修改的状态。已发布的结果需要改正，请发「更正测评 ${no}」。`,
    options: [{ key: `测评结果 ${no}`, label: '测评结果' }],
    ref: { type: 'inspection', no },
  }),
  revising: (no: string, open: OpenedDraft): string => {
    const lines = open.remarks.map(({ ordinal, reason }) => {
      const title = itemAt(open.sheet, ordinal)?.title;
      return `　${title === undefined ? '整份' : `第 ${ordinal} 项 ${title}`}：${reason}`;
    });
    return [
      `${open.unitName}的${open.sheet.programmeName}（${no}）复核后退回，原因如下，改好后再提交，单号不变：`,
      ...lines,
    ].join('\n');
  },
  whichToCorrect: { text: '请告诉我要更正的单号，例如「更正测评 CP-2026-0001」。' } satisfies Reply,
  photosNow: '补照片请直接发送，再回复属于哪一项，如「第3项」；补完发「确认提交」。',
  /** For a photo that comes when nothing is open, right after a result was filed. */
  offerPhotos: (no: string): Reply => ({
    text: `照片收到了，但 ${no} 已经提交，还没有附上。要补进这份结果，请先发「补照片」打开更正，再把照片发一遍。`,
    options: [{ key: '补照片', label: '补照片' }],
    ref: { type: 'inspection', no },
  }),
  cannotCorrect: (begun: Exclude<Begun, { kind: 'begun' | 'resumed' }>): Reply => {
    const { no } = begun;
    const ref = { type: 'inspection' as const, no };
    switch (begun.kind) {
      case 'inReview':
        return { text: `${no} 的更正已提交，正在等待复核，复核后才能再次更正。`, ref };
      case 'taken':
        return {
          text: `${begun.byName}正在更正 ${no}，尚未提交。请与对方沟通，或发「放弃更正 ${no}」撤掉那份草稿后再更正。`,
          options: [{ key: `放弃更正 ${no}`, label: '放弃更正' }],
          ref,
        };
      case 'notReleased':
        return { text: `${no} 还没有发布，不需要更正：复核退回后可发「修改测评 ${no}」。`, ref };
      case 'voided':
        return { text: `${no} 已作废，不能再更正。要重新记录这次检查，请发「录测评」。`, ref };
    }
  },
  correcting: (no: string, open: OpenedDraft, kind: 'begun' | 'resumed'): string =>
    `${kind === 'begun' ? '开始' : '继续'}更正「${open.unitName}」的${open.sheet.programmeName}（${no}）。原来的记录已经填好，发「修改第3项」这样的项号改动；更正提交前，原结果仍然有效。`,
  nothingChanged: '内容和原结果完全一样，没有什么可更正的。请先修改，或发「取消」。',
  askReason: (open: OpenedDraft): Reply => ({
    text: `为什么要更正？请写明原因，被检查单位会看到。${open.correcting?.reason ? `\n现在写的是：${open.correcting.reason}` : ''}`,
  }),
  reasonTooShort: '请用一句话说明更正的原因。',
  incomplete: '还不能提交，请先处理下面标「！」的事项。',
  compare: (open: OpenedDraft, now: Date): Reply => {
    const { before, reason, no } = open.correcting!;
    const scoreOf = (draft: InspectionDraft) => String(scoreSheet(open.sheet, draft).score ?? '—');
    const [from, to] = [scoreOf(before), scoreOf(open.draft)];
    return {
      text: [
        `请核对 ${no} 的更正（前 → 后）：`,
        ...changedOrdinals(open.sheet, before, open.draft).map(
          ordinal =>
            `　第 ${ordinal} 项 ${itemAt(open.sheet, ordinal)?.title ?? ''}：${sideOf(open, before, ordinal)} → ${sideOf(open, open.draft, ordinal)}`,
        ),
        ...wholeLines(open, now),
        from === to ? `· 得分不变：${to} 分` : `· 得分：${from} 分 → ${to} 分`,
        `· 更正原因：${reason}`,
        '更正后改为通过的项目，整改通知会撤回，扣分会取消；更正后不通过的项目，会新开整改通知。',
      ].join('\n'),
      options: options.map(({ key, label }) => ({ key, label })),
    };
  },
  unclear(open: OpenedDraft, now: Date): Reply {
    return { ...this.compare(open, now), text: '抱歉，没有看懂。请回复「确认更正」「继续修改」「改原因」或「取消」。' };
  },
  refused: (kind: 'reasonMissing' | 'unchanged'): Reply => ({
    text: kind === 'unchanged' ? '内容和原结果完全一样，没有更正。' : '更正需要写明原因，没有提交。',
  }),
  dropped: ({ kind, no }: Awaited<ReturnType<InspectionServices['dropCorrection']>>): Reply => ({
    text: kind === 'dropped' ? `已放弃对 ${no} 的更正，原结果不变。` : `${no} 没有尚未提交的更正。`,
    ref: { type: 'inspection', no },
  }),
  whichToDrop: { text: '请告诉我单号，例如「放弃更正 CP-2026-0001」。' } satisfies Reply,
};
