import { answerOf } from '../../../src/domain/inspections/draft.ts';
import type { AppliedReading } from '../../../src/domain/inspections/free/apply-reading.ts';
import type { NotThisVisit } from '../../../src/domain/inspections/free/not-this-visit.ts';
import type { ItemReading, SheetReading } from '../../../src/domain/inspections/free/reading.ts';
import { givenAnswer, isAsked } from '../../../src/domain/inspections/given-answer.ts';
import { OLDEST_INSPECTION_DAYS } from '../../../src/domain/inspections/inspected-at.ts';
import type { PointsOfRemark } from '../../../src/domain/inspections/move-remark.ts';
import { itemAt, type SheetItem } from '../../../src/domain/inspections/sheet.ts';
import type { Reply } from '../../framework/reply.ts';
import { showTime } from '../../replies/times.ts';
import type { OpenedDraft } from '../filing.ts';
import { sampleReplies } from '../samples/replies.ts';
import { itemReplies } from './items.ts';
import { showAnswer, showOrdinals } from './words.ts';

export const BASIS: Record<ItemReading['basis'], string> = {
  said: '',
  described: '（按描述判断，请核对）',
  model: '（模型建议，请核对）',
};

/** Why nothing was recorded, without the sentence that asks for another answer. */
function refusal(reading: ItemReading, item: SheetItem): string {
  const { refused, said } = reading;
  if (!refused) return '';
  return `「${said}」${itemReplies.notRead(refused, item, said)}`;
}

function line(open: OpenedDraft, reading: ItemReading, mark: string, removed: string | undefined): string[] {
  const item = itemAt(open.sheet, reading.ordinal);
  if (!item) return [];
  const { answer, note } = answerOf(open.draft, reading.ordinal);
  if (!isAsked(open.sheet, open.draft, item)) return [`！${itemReplies.notAsked(item)}`];
  const remark = note === '' ? '' : `；备注：${note.replaceAll('\n', '；')}`;
  const replaced = removed === undefined ? '' : `（原备注「${removed.replaceAll('\n', '；')}」已去掉）`;
  const about = `第 ${item.ordinal} 项 ${item.title}`;
  if (reading.answer && answer) {
    const overruled = sampleReplies.recordsWin(open, item);
    return [
      `${mark}${about}：${showAnswer(item, answer)}${BASIS[reading.basis]}${remark}${replaced}`,
      ...(overruled === '' ? [] : [`！${overruled}`]),
    ];
  }
  return [reading.refused ? `！${about}：${refusal(reading, item)}` : `${mark}${about}：得分还没有说${remark}`];
}

const POINTS_OF_REMARK: Record<PointsOfRemark, string> = {
  moved: '扣的分也一并移过去，原来那项请重新作答',
  open: '扣的分不能照搬，这两项请重新作答',
  kept: '原来那项的得分没有动',
};

/** What is said of a sentence that was filled in. */
export const freeReplies = {
  /** `hourless`: 上午 or 上周三 was all that was said of the hour. */
  filled: (open: OpenedDraft, now: Date, hourless: string | undefined): string =>
    `按您说的填进了「${open.unitName}」的${open.sheet.programmeName}${open.sheet.isPart ? '复查' : ''}，时间 ${showTime(open.draft.inspectedAt, now)}${hourless ? `（只说了「${hourless}」，钟点是暂记的）` : ''}：`,
  understood: (
    open: OpenedDraft,
    reading: SheetReading,
    { full, left, removed }: AppliedReading,
    mark: string,
  ): string =>
    [
      ...reading.items.flatMap(each => line(open, each, mark, removed.get(each.ordinal))),
      ...Object.entries(reading.fields).map(
        ([key, value]) => `${mark}${open.sheet.fields.find(field => field.key === key)?.title ?? key}：${value}`,
      ),
      ...(reading.note === '' ? [] : [`${mark}整单备注：${reading.note}`]),
      ...(full > 0 ? [`${mark}其余 ${full} 项：满分`] : []),
      ...(left.length > 0 ? [`！${showOrdinals(left)}不能按满分记，还要请您作答`] : []),
      ...(reading.photos ? [freeReplies.ofPhotos(reading.photos)] : []),
      ...(reading.notUnderstood.length > 0 ? [freeReplies.notUnderstood(reading.notUnderstood)] : []),
    ].join('\n'),
  notUnderstood: (quoted: readonly string[]): string =>
    `没看懂的：${quoted.map(each => `「${each}」`).join('')}，没有记录。要记到某一项，请发项名或项号加结果。`,
  ofPhotos: (said: readonly string[]): string =>
    `「${said.join('，')}」说的是照片，没有当作检查结果。补照片请直接发来，并注明「第3项」这样的项号。`,
  belongsThere: ({ ordinal, title }: SheetItem, remark: string): string =>
    `「${remark}」已经记在第 ${ordinal} 项 ${title}。`,
  remarkMoved: (
    { sheet, draft }: OpenedDraft,
    { from, to, remark, points }: { from: SheetItem; to: SheetItem; remark: string; points: PointsOfRemark },
  ): string => {
    const told = [from, to].map(item => {
      const answer = givenAnswer(sheet, draft, item);
      const { note } = answerOf(draft, item.ordinal);
      return `　第 ${item.ordinal} 项 ${item.title}：${answer ? showAnswer(item, answer) : '未评'}${note === '' ? '' : `；备注：${note.replaceAll('\n', '；')}`}`;
    });
    return [
      `「${remark}」已从第 ${from.ordinal} 项改记到第 ${to.ordinal} 项，${POINTS_OF_REMARK[points]}：`,
      ...told,
    ].join('\n');
  },
  noSuchTime: (text: string): string => `「${text}」没有看懂是哪一天，检查时间暂按现在记，可发「日期 昨天」修改。`,
  timeRefused: (text: string, problem: 'future' | 'tooOld'): string =>
    problem === 'future'
      ? `「${text}」还没有到，请问是哪天检查的？请发「日期 今天」或「日期 昨天」，改正后才能提交。`
      : `「${text}」已超过 ${OLDEST_INSPECTION_DAYS} 天，请核对后发「日期 …」，改正后才能提交。`,
  instead: (reason: NotThisVisit): Reply => {
    switch (reason.kind) {
      case 'severalUnits': {
        const [first, ...others] = reason.sentences.map(each => `「${each}」`);
        return {
          text: `一次只录一个单位，这句话说了 ${reason.sentences.length} 个，还没有记录。请先发：${first}\n提交以后再发：${others.join('；')}`,
        };
      }
      case 'colleague':
        return {
          text: `这句话说的是${reason.name}的检查，测评由检查的人自己录，没有记录。请对方把这句话发给我；如果是您去查的，请说「我」，如「我上午查了通川营业厅，厅容扣2分，其余满分」。`,
        };
      case 'plan':
        return {
          text: '这次检查还没有进行，没有记录。查完以后再把结果发给我，如「上午查了通川营业厅，厅容扣2分，其余满分」；要看安排，请发「我的任务」。',
        };
      default:
        return unreachable(reason);
    }
  },
  /** 「单位改成临巴营业厅」: a draft stays that of its unit. */
  unitStays: (current: string, named: string | undefined): string =>
    `这份测评录的是「${current}」，单位不能在草稿里直接改，没有记录。请先发「取消」（草稿会保留），再发「录测评 ${named ?? '单位名称'}」重新录；原来这份不要了，下次录「${current}」时选「重新开始」即可。`,
  otherUnit: (named: string, current: string): string =>
    `这句话说的是「${named}」，现在填的是「${current}」，没有记录。要录另一个单位，请先发「取消」（草稿会保留），再把这句话发一遍。`,
};

function unreachable(reason: never): never {
  throw new Error(`no wording for ${JSON.stringify(reason)}`);
}
