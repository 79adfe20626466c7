import { Decimal } from 'decimal.js';
import { ratePercent } from '../../src/domain/inspections/item-result.ts';
import type { ChangedItem, RecordedItem } from '../../src/domain/inspections/notices.ts';
import type { RecordedResult } from '../../src/domain/rectification/recorded-result.ts';
import { METHOD_NAMES } from './method-names.ts';

/**
 * 检查结果 and, where the inspector wrote one, 检查情况. `recorded` is missing from notices that were stored before it was
 * part of them.
 */
export function findingLines(recorded: RecordedResult | undefined, note: string): string[] {
  const result = recorded ? showRecorded(recorded) : '';
  return [...(result === '' ? [] : [`检查结果：${result}`]), ...(note === '' ? [] : [`检查情况：${note}`])];
}

/**
 * How a result records an item of any kind: 「不适用」, 「合格」, 「满分」, 「4 处，扣 5 分（已到上限），得 5/10」, 「28/30，93.33%，目标 98%」,
 * 「选「良好」，得 8/10」, 「实测 12分钟，未达标，得 0/10」, 「已拍照」, the words or who confirmed; empty where the record holds no points.
 */
export function showItemRecord({
  result,
  recorded,
  photos,
}: Pick<RecordedItem, 'result' | 'recorded'> & { photos?: number }): string {
  if (result === 'notApplicable') return '不适用';
  const shown = showByKind(recorded, result, photos);
  return result === 'fail' && recorded.veto && shown !== '' ? `${shown}（一票否决项）` : shown;
}

function showByKind(recorded: RecordedResult, result: RecordedItem['result'], photos?: number): string {
  const { scoring, points, maxPoints, occurrences, sampled, qualified, target, choice, value, text, capped } = recorded;
  const got = points === null || Number(maxPoints) === 0 ? '' : `，得 ${points}/${maxPoints}`;
  switch (scoring) {
    case 'yesNo':
      return result === 'fail' ? '不合格' : '合格';
    case 'text':
      return text ?? '';
    case 'signature':
      return text ? `${text} 已确认` : '';
    case 'photo':
      return photos === 0 ? '没有照片' : '已拍照';
    case 'number':
      if (value) return `实测 ${value}，${result === 'fail' ? '未达标' : '达标'}${got}`;
      break;
    case 'choice':
      if (choice) return `选「${choice}」${got}`;
      break;
    case 'sampledRate':
      if (sampled !== null && qualified !== null) {
        const rate = ratePercent(sampled, qualified).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
        return `${qualified}/${sampled}，${rate}%${target === null ? '' : `，目标 ${target}%`}`;
      }
      break;
    case 'points':
    case 'deduction':
      break;
    default:
      return unreachable(scoring);
  }
  if (points === null) return '';
  const lost = new Decimal(maxPoints).minus(points);
  if (result === 'pass' && lost.isZero()) return '满分';
  return `${occurrences === null ? '' : `${occurrences} 处，`}扣 ${lost} 分${capped ? '（已到上限）' : ''}，得 ${points}/${maxPoints}`;
}

/** 「第 3 项 灯箱：不合格 → 合格」, with the remark or the photos where only they changed. */
export function changeLine({ ordinal, title, before, after }: ChangedItem): string {
  const [from, to] = [showItemRecord(before), showItemRecord(after)];
  const parts = [
    ...(from === to ? [] : [`${from} → ${to}`]),
    ...(before.note === after.note ? [] : [after.note === '' ? '原备注已去掉' : `备注改为「${oneLine(after.note)}」`]),
    ...((before.source ?? null) === (after.source ?? null)
      ? []
      : [`来源 ${sourceName(before)} → ${sourceName(after)}`]),
    ...(before.photos === after.photos ? [] : [`照片 ${before.photos} 张 → ${after.photos} 张`]),
  ];
  return `第 ${ordinal} 项 ${title}：${parts.join('；')}`;
}

const sourceName = ({ source }: RecordedItem): string => (source ? METHOD_NAMES[source] : '未注明');

const oneLine = (note: string): string => note.replaceAll('\n', '；');

/** The record of a failed item: 「2 处，扣 2 分，得 3/5」, 「不合格」; empty where the record holds no points. */
export const showRecorded = (recorded: RecordedResult): string => showItemRecord({ result: 'fail', recorded });

function unreachable(scoring: never): never {
  throw new Error(`no wording for ${JSON.stringify(scoring)}`);
}
