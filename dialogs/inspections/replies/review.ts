import type { Reply } from '../../framework/reply.ts';
import { showItemRecord } from '../../replies/recorded-text.ts';
import { showTime } from '../../replies/times.ts';
import type { InspectionServices } from '../filing.ts';
import { releaseLines } from './result.ts';
import { showOrdinals } from './words.ts';

type Waiting = Extract<Awaited<ReturnType<InspectionServices['viewForReview']>>, { kind: 'waiting' }>;
type NotWaiting = Extract<Awaited<ReturnType<InspectionServices['viewForReview']>>, { kind: 'notWaiting' }>;
type Item = Waiting['items'][number];
type Outcome = Awaited<ReturnType<InspectionServices['approve']>>;
type Rules = Awaited<ReturnType<InspectionServices['reviewRules']>>;
type SetOutcome = Awaited<ReturnType<InspectionServices['setReview']>>;

const refTo = (no: string) => ({ type: 'inspection' as const, no });
const about = (phrase: string, no: string) => ({ key: `${phrase} ${no}`, label: phrase });

function itemLine(item: Item): string {
  return [
    `　第 ${item.ordinal} 项 ${item.title}：${showItemRecord({ ...item, photos: item.files })}`,
    ...(item.note === '' ? [] : [`备注「${item.note.replaceAll('\n', '；')}」`]),
    item.files > 0 ? `照片 ${item.files} 张` : '没有照片',
  ].join('；');
}

/** What a reviewer reads and hears. */
export const reviewReplies = {
  nothingToReview: '目前没有等待您复核的测评。',
  view: (view: Waiting, now: Date): Reply => {
    const { facts, items, correction } = view;
    const { no } = facts;
    const failed = items.filter(item => item.result === 'fail');
    const rest = items.filter(item => item.result === 'pass' && (item.note !== '' || item.files > 0));
    const notApplicable = items.filter(item => item.result === 'notApplicable').map(item => item.ordinal);
    const short = items.filter(item => item.result === 'pass' && item.points < item.maxPoints && !rest.includes(item));
    return {
      text: [
        `请复核${correction ? '更正后的' : ''}测评 ${no}：「${facts.unit}」${facts.programme}`,
        `· 检查时间：${showTime(new Date(facts.inspectedAt), now)}；提交人：${view.inspectorName}`,
        `· 得分：${facts.score} 分${facts.vetoed ? '（一票否决项不通过）' : ''}${correction ? `，更正前 ${correction.oldScore} 分` : ''}`,
        ...(correction ? [`· 更正原因：${correction.reason}`] : []),
        failed.length === 0 ? '· 不通过：无' : `· 不通过 ${failed.length} 项：`,
        ...failed.map(itemLine),
        ...(rest.length > 0 ? ['· 通过但有备注或照片：', ...rest.map(itemLine)] : []),
        ...(short.length > 0 ? [`· 达标未满分：${showOrdinals(short.map(({ ordinal }) => ordinal))}`] : []),
        ...(notApplicable.length > 0 ? [`· 不适用：${showOrdinals(notApplicable)}`] : []),
        ...(view.note === '' ? [] : [`· 整单备注：${view.note}`]),
        ...view.returns.flatMap(({ at, byName, reasons }) => [
          `· ${showTime(at, now)} ${byName}退回过：`,
          ...reasons.map(({ ordinal, reason }) => `　${ordinal === 0 ? '整份' : `第 ${ordinal} 项`}：${reason}`),
        ]),
        '通过后即发布：开出整改通知、提出扣分建议，并通知被检查单位。',
      ].join('\n'),
      options: [
        { key: `通过测评 ${no}`, label: '通过' },
        { key: `退回测评 ${no}`, label: '退回' },
        ...failed.flatMap(({ ordinal, clause }) =>
          clause ? [{ key: `测评条款 ${no} 第${ordinal}项`, label: `第 ${ordinal} 项条款` }] : [],
        ),
      ],
      ref: refTo(no),
    };
  },
  clause: (no: string, item: Item | undefined): Reply => {
    if (!item) return { text: `${no} 没有这一项，请核对项号。`, ref: refTo(no) };
    const { clause } = item;
    if (!clause) return { text: `第 ${item.ordinal} 项没有关联具体条款。`, ref: refTo(no) };
    return {
      text: `第 ${item.ordinal} 项 ${item.title}的依据：《${clause.standard}》（${clause.version} 版）${clause.path}\n${clause.text}`,
      citations: [{ standard: clause.standard, version: clause.version, clause: clause.path, text: clause.text }],
      ref: refTo(no),
    };
  },
  clauseUsage: { text: '请告诉我单号和项号，例如「测评条款 CP-2026-0001 第3项」。' } satisfies Reply,
  notWaiting: ({ no, status }: NotWaiting): Reply => ({
    text: {
      released: `${no} 已经复核通过并发布，不需要再复核。`,
      returned: `${no} 已退回检查人修改，重新提交后再复核。`,
      draft: `${no} 还没有提交复核。`,
    }[status],
    options: [about('测评结果', no)],
    ref: refTo(no),
  }),
  unseen: (shown: Reply): Reply => ({ ...shown, text: `请先看过内容，再作决定。\n${shown.text}` }),
  approved: ({ facts, released }: Extract<Outcome, { kind: 'approved' }>, now: Date): Reply => ({
    text: [`${facts.no} 复核通过，结果已发布。`, ...releaseLines(released, now)].join('\n'),
    options: [about('测评结果', facts.no)],
    ref: refTo(facts.no),
  }),
  returned: ({ facts, inspectorName, reasons }: Extract<Outcome, { kind: 'returned' }>): Reply => ({
    text: [
      `已把 ${facts.no} 退回${inspectorName}修改，单号不变：`,
      ...reasons.map(
        ({ ordinal, title, reason }) => `　${ordinal === 0 ? '整份' : `第 ${ordinal} 项 ${title}`}：${reason}`,
      ),
    ].join('\n'),
    ref: refTo(facts.no),
  }),
  askReasons: (no: string): Reply => ({
    text: `请说明退回 ${no} 的原因，按项写，例如「第3项：照片看不清；第7项：扣分依据不足」；针对整份的直接写即可。`,
    ref: refTo(no),
  }),
  unknownItems: (ordinals: readonly number[], total: number): Reply => ({
    text: `没有${showOrdinals(ordinals)}，本表共 ${total} 项，请改好后再发一次。`,
  }),
  withoutReason: (ordinals: readonly number[]): Reply => ({
    text: `${showOrdinals(ordinals)}没有写原因，请写成「第${ordinals[0]}项：原因」。`,
  }),
  rules: (rules: Rules): Reply => ({
    text: [
      '复核设置（开启后，提交的测评先由质控岗复核，通过后才发布）：',
      ...rules.map(({ name, review }) => `· ${name}：${review ? '开启' : '关闭'}`),
      '要改，请发「复核设置 类别 开启」或「复核设置 类别 关闭」。',
    ].join('\n'),
    options: rules.map(({ name, review }) => ({
      key: `复核设置 ${name} ${review ? '关闭' : '开启'}`,
      label: `${review ? '关闭' : '开启'} ${name}`,
    })),
  }),
  ruleUnclear: (text: string): Reply => ({
    text: `没有看懂「${text}」。请写明类别和开关，例如「复核设置 营业厅 开启」。`,
  }),
  whichProgramme: (names: readonly string[]): Reply => ({
    text: `符合的有${names.map(name => `「${name}」`).join('、')}，请写得再具体一些。`,
  }),
  ruleSet: ({ kind, name, review, waiting }: SetOutcome): Reply => {
    const state = review ? '开启' : '关闭';
    const left = waiting > 0 ? `此前提交的 ${waiting} 份仍等待复核。` : '';
    return {
      text:
        kind === 'unchanged'
          ? `${name}的复核本来就是${state}的，没有改动。`
          : `已${state}${name}的复核，从现在起提交的测评${review ? '先复核再发布' : '提交后直接发布'}。${left}`,
    };
  },
};
