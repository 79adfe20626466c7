import type { Option } from '../../../src/domain/conversation/message.ts';
import { answerOf, type DraftAnswer } from '../../../src/domain/inspections/draft.ts';
import { givenAnswer } from '../../../src/domain/inspections/given-answer.ts';
import type { Progress } from '../../../src/domain/inspections/progress.ts';
import { coreOf } from '../../../src/domain/inspections/samples/read-outcomes.ts';
import { scoreSheet } from '../../../src/domain/inspections/score.ts';
import type { InspectionMethod, Sheet, SheetItem } from '../../../src/domain/inspections/sheet.ts';
import type { ParsedItemAnswer } from '../../../src/domain/language/item-answer.ts';
import type { Reply } from '../../framework/reply.ts';
import { METHOD_NAMES } from '../../replies/method-names.ts';
import type { OpenedDraft } from '../filing.ts';
import { showAnswer, showCondition, showOrdinals, showPassing } from './words.ts';

/** How an item is answered. */
export function answerHint(item: SheetItem): string {
  switch (item.scoring) {
    case 'yesNo':
      return item.maxPoints === 0
        ? '请判定合格或不合格，不计分。'
        : `满分 ${item.maxPoints} 分，合格得满分，不合格不得分。`;
    case 'points':
      return `满分 ${item.maxPoints} 分，请直接报得分，或「扣1分，原因」。`;
    case 'deduction':
      return `满分 ${item.maxPoints} 分，每处扣 ${item.deductionPer ?? 1} 分${item.cap === undefined ? '' : `，最多扣 ${item.cap} 分`}，请报「2处」或「扣${item.deductionPer ?? 1}分，原因」。`;
    case 'choice':
      return `请选择：${(item.options ?? []).map(({ label, points }, index) => `${letter(index)} ${label}（${points} 分）`).join('，')}。`;
    case 'number': {
      const { range = {} } = item;
      const passing = showPassing(range);
      const full = item.maxPoints === 0 ? '' : `满分 ${item.maxPoints} 分，`;
      return `${full}请报数值${range.unit === undefined ? '' : `（${range.unit}）`}${passing === '' ? '' : `，${passing}`}。`;
    }
    case 'text':
      return '请用文字填写，不计分。';
    case 'photo':
      return '请拍照发送，不计分。';
    case 'signature':
      return '请现场人员确认后回复「签字 姓名 确认」，不计分。';
    case 'sampledRate':
      return `满分 ${item.maxPoints} 分${item.target === undefined ? '' : `，目标 ${item.target}%`}，请报合格数和抽样数，如「18/20」；也可以逐户说，如「第1户 ${coreOf(item)}」「下一户 空号，换一户」。`;
    default:
      return unreachable(item.scoring);
  }
}

const letter = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

/** What is asked for where an answer could not be read. */
const NOT_UNDERSTOOD: Partial<Record<SheetItem['scoring'], string>> = {
  sampledRate: '。请报合格数和抽样数，如「18/20」',
  choice: '要选哪一个。请回复选项的名称或字母',
  number: '数值。请直接报数，如「12」',
  photo: '。本项请发送照片，确实没有请回复「暂无照片」加原因',
  signature: '由谁确认。请回复「签字 姓名 确认」；对方不签，请回复「不适用，原因」',
};

function between(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return `不小于 ${min}`;
  return min === Number.NEGATIVE_INFINITY ? `不大于 ${max}` : `在 ${min} 到 ${max} 之间`;
}

function marks(item: SheetItem): string[] {
  return [
    ...(item.veto ? ['一票否决项：不通过则整表 0 分。'] : []),
    ...(item.evidenceRequired ? ['不通过时须附照片。'] : []),
  ];
}

const countsWanted = (item: SheetItem): string =>
  `「${item.title}」是抽样指标，请报合格数和抽样数，如「20/20」，没有记录。`;

/** Why an answer fit for another kind of item is not taken here. */
function otherScale(item: SheetItem): string {
  switch (item.scoring) {
    case 'yesNo':
      return '本项只有合格、不合格，没有记录。请回复「合格」，或「不合格，原因」。';
    case 'points':
      return '本项按分值评，没有记录。请报得分，或「扣1分，原因」。';
    case 'deduction':
      return '本项按处扣分，没有记录。请报几处，如「2处，原因」。';
    case 'sampledRate':
      return countsWanted(item);
    case 'choice':
      return `本项是选择项，没有记录。请从${(item.options ?? []).map(({ label }) => `「${label}」`).join('、')}中选一个。`;
    case 'number': {
      const { unit } = item.range ?? {};
      return `本项要报实测数值${unit === undefined ? '' : `（以${unit}计）`}，没有记录。请直接报数。`;
    }
    case 'text':
    case 'photo':
    case 'signature':
      return '本项不评分，没有记录。请按提示作答。';
    default:
      return unreachable(item.scoring);
  }
}

/** What is already known of an item, in one line. */
function known(item: SheetItem, { answer, note, fileIds, source }: DraftAnswer): string {
  return [
    answer ? showAnswer(item, answer) : '未评',
    ...(source ? [`来源：${METHOD_NAMES[source]}`] : []),
    ...(note === '' ? [] : [`备注：${note.replaceAll('\n', '；')}`]),
    ...(fileIds.length > 0 ? [`照片 ${fileIds.length} 张`] : []),
  ].join('；');
}

/** Why the reviewer sent an item back. */
const remarksOf = (open: OpenedDraft, ordinal: number): string[] =>
  open.remarks.filter(remark => remark.ordinal === ordinal).map(({ reason }) => reason);

/** 「第 7/20 项」; in a recheck the item keeps its number, and the count is of what is looked at again. */
function positionOf({ isPart, items }: Sheet, item: SheetItem): string {
  if (!isPart) return `第 ${item.ordinal}/${items.length} 项`;
  return `第 ${item.ordinal} 项（复查 ${items.indexOf(item) + 1}/${items.length}）`;
}

/** What is said while the items are asked. */
export const itemReplies = {
  prompt: (open: OpenedDraft, item: SheetItem, options: readonly Option[]): Reply => {
    const answer = { ...answerOf(open.draft, item.ordinal), answer: givenAnswer(open.sheet, open.draft, item) };
    const touched = answer.answer !== undefined || answer.note !== '' || answer.fileIds.length > 0;
    const { clause } = item;
    return {
      text: [
        `${positionOf(open.sheet, item)} · ${item.section} · ${item.title}`,
        ...(item.description === '' ? [] : [item.description]),
        answerHint(item),
        ...marks(item),
        ...remarksOf(open, item.ordinal).map(reason => `复核退回原因：${reason}`),
        ...(clause ? [`依据：《${clause.standard}》${clause.path}（发「看条款」查看）`] : []),
        ...(touched
          ? [`当前记录：${known(item, answer)}${answer.answer ? '。重新作答即可更改，发「下一项」保持不变。' : ''}`]
          : []),
      ].join('\n'),
      options,
    };
  },
  recorded: (item: SheetItem, answer: DraftAnswer): string =>
    `已记 第 ${item.ordinal} 项 ${item.title}：${known(item, answer)}`,
  restFilled: (left: readonly number[], unread: readonly number[]): string => {
    const why = [
      ...(unread.length > 0 ? [`${showOrdinals(unread)}刚才的回答没有记录，这里也没有按满分记，请单独作答`] : []),
      ...(left.length > 0 ? [`${showOrdinals(left)}不能直接记满分，须单独填写`] : []),
    ];
    return why.length === 0 ? '其余未填的项目已全部记为满分。' : `${why.join('；')}；其他未填的项目已记为满分。`;
  },
  /** @param said what stands quoted before it */
  notRead: (
    parsed: Exclude<ParsedItemAnswer, { kind: 'answer' | 'restFull' }>,
    item: SheetItem,
    said?: string,
  ): string => {
    switch (parsed.kind) {
      case 'outOfRange':
        return `${said === undefined ? `${parsed.value} ` : ''}超出范围，本项应${between(parsed.min, parsed.max)}，没有记录。`;
      case 'range':
        return '请给出一个确定的数，不能是一个范围，没有记录。';
      case 'contradiction':
        return parsed.values.length > 1
          ? `这条消息里有互相矛盾的${item.scoring === 'number' ? '数值' : '得分'}（${parsed.values.map(value => (item.scoring === 'number' ? `${value}` : `${value} 分`)).join('、')}），没有记录，请再确认一次。`
          : '这条消息前后矛盾，没有记录，请再确认一次。';
      case 'otherScale':
        return otherScale(item);
      case 'none':
        return `抱歉，没有看懂${NOT_UNDERSTOOD[item.scoring] ?? '这一项的结果。请按提示作答'}；只想记备注，请发「备注 …」。`;
      default:
        return unreachable(parsed);
    }
  },
  countsWanted,
  /** 「没问题」 for an item that was told to be at fault. */
  fullDoubted: (item: SheetItem, before: DraftAnswer['answer'], note: string): string =>
    [
      `第 ${item.ordinal} 项「${item.title}」您刚才${before ? `记的是${showAnswer(item, before)}` : '说过有问题'}`,
      note === '' ? '' : `（备注：${note.replaceAll('\n', '；')}）`,
      `，没有按满分记。确实不扣分，请回复「满分」；${before ? '不改，请发「下一项」。' : '确有问题，请按下面的提示作答。'}`,
    ].join(''),
  severalUnclear: '抱歉，没有看懂这几项的结果，没有记录。请发项号加结果，如「第3项扣2分」。',
  notAsked: (item: SheetItem): string =>
    `第 ${item.ordinal} 项「${item.title}」仅在${item.condition ? showCondition(item.condition) : '满足条件时'}检查，目前不用填。`,
  noSuchItem: (ordinal: number, { isPart, items }: Sheet): string =>
    isPart
      ? `第 ${ordinal} 项不在这次复查里，只查${showOrdinals(items.map(item => item.ordinal))}。`
      : `没有第 ${ordinal} 项，本表共 ${items.length} 项。`,
  skipped: (ordinal: number): string => `第 ${ordinal} 项先跳过，最后再问您。`,
  onlyThisLeft: '只剩这一项没有填了，请作答；暂时填不了，可发「取消」保存草稿。',
  atFirst: '这已经是第一项了。',
  noteReplaced: (item: SheetItem, before: string, now: string): string =>
    before === '' && now === ''
      ? `第 ${item.ordinal} 项「${item.title}」没有备注。`
      : now === ''
        ? `第 ${item.ordinal} 项「${item.title}」的备注已删除（原为「${before.replaceAll('\n', '；')}」）。`
        : `第 ${item.ordinal} 项「${item.title}」的备注已改为「${now}」。`,
  noted: (ordinal: number | undefined): string =>
    ordinal === undefined ? '整单备注已记下。' : `第 ${ordinal} 项的备注已记下。`,
  sourceSet: (item: SheetItem, source: InspectionMethod): string =>
    `第 ${item.ordinal} 项「${item.title}」的数据来源已记为${METHOD_NAMES[source]}。`,
  fieldSet: (title: string, value: string): string => `已登记${title}：${value}。`,
  progress: (progress: Progress, open: OpenedDraft): string => {
    const { score } = scoreSheet(open.sheet, open.draft);
    return [
      `进度：已填 ${progress.answered}/${progress.total} 项${score ? `，已填部分得分 ${score} 分` : ''}。`,
      ...(progress.failed.length > 0 ? [`不通过：${showOrdinals(progress.failed)}。`] : []),
      ...(progress.open.length > 0 ? [`未填：${showOrdinals(progress.open)}。`] : []),
    ].join('\n');
  },
  clause: (item: SheetItem): Reply => {
    const { clause } = item;
    if (!clause) return { text: '这一项没有关联具体条款。' };
    return {
      text: `《${clause.standard}》（${clause.version} 版）${clause.path}\n${clause.text}`,
      citations: [{ standard: clause.standard, version: clause.version, clause: clause.path, text: clause.text }],
    };
  },
  clauseOfWhich: '请先发「第3项」这样的项号，再发「看条款」。',
};

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
