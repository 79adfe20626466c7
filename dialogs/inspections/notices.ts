import type { InspectionNotice } from '../../src/domain/inspections/notices.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { changeLine } from '../replies/recorded-text.ts';
import { explainDue, showDate, showFullDay, showTime } from '../replies/times.ts';
import { CORRECTED_BY } from './replies/correction.ts';
import { effectLines } from './replies/result.ts';

type Content<Code extends InspectionNotice['code']> = Extract<InspectionNotice, { code: Code }>;

const about = (phrase: string, no: string, label = phrase) => ({ key: `${phrase} ${no}`, label });

/** The wording of this feature's notices. What the inspected side reads names roles, never the inspector. */
export function renderInspectionNotice(notice: InspectionNotice, now: Date): NoticeText {
  if (notice.code === 'draftHandedOver') return handedOver(notice);
  if (notice.code === 'totalsFiled') return totals(notice);
  const { no } = notice;
  switch (notice.code) {
    case 'inspectionFiled':
      return {
        title: '测评结果',
        text: lines(
          `${notice.as === 'responsible' ? '您部门归口管理的' : ''}「${notice.unit}」${visited(notice, now)}的${notice.byProvince ? '省公司' : ''}${notice.programme}${notice.isRecheck ? '复查' : ''}已出结果，单号 ${no}。`,
          notice.isRecheck
            ? `复查的项目${notice.failed === 0 ? '全部通过' : `有 ${notice.failed} 项不通过`}，各项整改的办理情况另行通知。`
            : `得分 ${notice.score} 分${veto(notice)}${found(notice)}`,
          ...response(notice, now),
        ),
        options: answers(notice.as, no).filter(option => !notice.isTotal || option.label !== '提出异议'),
      };
    case 'inspectionCorrected':
      return corrected(notice, now);
    case 'inspectionVoided':
      return voided(notice, now);
    case 'inspectionToReview':
      return {
        title: `测评待复核 ${no}`,
        text: lines(
          `${notice.inspectorName}${notice.again ? '重新' : ''}提交了「${notice.unit}」的${notice.programme}${notice.correction ? '更正' : ''}，单号 ${no}，请复核。`,
          `得分 ${notice.score} 分${veto(notice)}，不通过 ${notice.failed} 项。复核通过前不发布。`,
        ),
        options: [about('复核测评', no)],
      };
    case 'inspectionReviewReminder':
      return {
        title: `测评待复核 ${no}`,
        text: `「${notice.unit}」的${notice.programme}（${no}）${at(notice.submittedAt, now)}提交，已满一个工作日，仍等待您复核。复核前结果不能发布，整改也不能开始。`,
        options: [about('复核测评', no)],
      };
    case 'inspectionReturned':
      return {
        title: `测评被退回 ${no}`,
        text: lines(
          `「${notice.unit}」的${notice.programme}（${no}）复核后退回，请按原因修改后重新提交，单号不变。`,
          ...notice.reasons.map(
            ({ ordinal, title, reason }) => `${ordinal === 0 ? '整份' : `第 ${ordinal} 项 ${title}`}：${reason}`,
          ),
        ),
        options: [about('修改测评', no)],
      };
    case 'inspectionApproved':
      return {
        title: `测评已发布 ${no}`,
        text: `「${notice.unit}」的${notice.programme}（${no}）复核通过，结果已发布${notice.rectifications > 0 ? `，开出整改通知 ${notice.rectifications} 份` : ''}。`,
        options: [about('测评结果', no)],
      };
    case 'resultResponseReminder':
      return {
        title: `测评结果待确认 ${no}`,
        text: lines(
          `「${notice.unit}」的${notice.programme}结果（${no}，${notice.score} 分）还没有确认。`,
          `请于 ${at(notice.respondBy, now)} 前确认或提出异议，到期没有答复视为确认。`,
        ),
        options: answers('inspected', no),
      };
    case 'resultTakenAsConfirmed':
      return {
        title: `测评结果视为确认 ${no}`,
        text: lines(
          `「${notice.unit}」的${notice.programme}结果（${no}，${notice.score} 分）的确认期已过，${notice.openDisputes.length > 0 ? '没有提出异议的项目' : '没有收到答复'}，视为确认。`,
          ...(notice.openDisputes.length > 0 ? [`异议 ${notice.openDisputes.join('、')} 继续等待裁定。`] : []),
        ),
        options: [about('测评结果', no)],
      };
    default:
      return unreachable(notice);
  }
}

function handedOver({ from, unit, programme }: Content<'draftHandedOver'>): NoticeText {
  return {
    title: '草稿转交',
    text: `${from}把「${unit}」的${programme}草稿转交给您，已填的内容都在，请接着填完并提交。`,
    options: [{ key: '录测评', label: '接着填' }],
  };
}

function corrected(notice: Content<'inspectionCorrected'>, now: Date): NoticeText {
  const { no, unit, programme, as, changes, oldScore, score } = notice;
  return {
    title: `测评结果更正 ${no}`,
    text: lines(
      `${as === 'responsible' ? '您部门归口管理的' : ''}「${unit}」${visited(notice, now)}的${programme}（${no}）由${CORRECTED_BY[notice.by]}更正。`,
      `原因：${notice.reason}`,
      oldScore === score
        ? `得分不变：${score} 分${veto(notice)}。`
        : `得分：${oldScore} 分 → ${score} 分${veto(notice)}。`,
      ...changes.map(change => changeLine(change)),
      ...effectLines(notice.effects),
      ...response(notice, now),
    ),
    options: [...answers(as, no), about('测评历史', no)],
  };
}

function voided(notice: Content<'inspectionVoided'>, now: Date): NoticeText {
  const { no, unit, programme, as, disputes } = notice;
  return {
    title: `测评结果作废 ${no}`,
    text: lines(
      `${as === 'responsible' ? '您部门归口管理的' : ''}「${unit}」${visited(notice, now)}的${programme}（${no}，${notice.score} 分）由${CORRECTED_BY[notice.by]}作废，不计成绩。`,
      `原因：${notice.reason}`,
      ...effectLines(notice.effects),
      ...(disputes.length > 0 ? [`异议 ${disputes.join('、')} 随之了结，不用再裁定。`] : []),
      ...(as === 'inspected' ? ['这份结果不用再确认，也不用提出异议。'] : []),
      ...(as === 'inspector' ? ['如需重新记录这次检查，请发「录测评」。'] : []),
    ),
    options: [about('测评结果', no)],
  };
}

function totals({ programme, byProvince, count, results }: Content<'totalsFiled'>): NoticeText {
  const more = count - results.length;
  return {
    title: '测评成绩',
    text: lines(
      `${byProvince ? '省公司' : ''}${programme}成绩已登记 ${count} 份，只有总分，没有分项：`,
      ...results.map(({ no, unit, score, day }) => `　${no} ${unit}，${showFullDay(day)}，${score} 分`),
      ...(more > 0 ? [`　另有 ${more} 份，可发「查检查」查看。`] : []),
    ),
    options: results.slice(0, 3).map(({ no }) => about('测评结果', no, `测评结果 ${no}`)),
  };
}

function answers(as: 'inspected' | 'responsible', no: string) {
  return as === 'inspected'
    ? [about('确认结果', no), about('异议', no, '提出异议'), about('测评结果', no)]
    : [about('测评结果', no)];
}

/** Only the inspected unit answers; a notice stored before results were confirmed has no window. */
function response(notice: Content<'inspectionFiled'> | Content<'inspectionCorrected'>, now: Date): string[] {
  const { respondBy, respondBasis, as } = notice;
  if (as !== 'inspected' || respondBy === undefined || respondBasis === undefined) return [];
  if (notice.isTotal) {
    return [`请于 ${at(respondBy, now)} 前确认结果（${explainDue(respondBasis)}），到期没有答复视为确认。`];
  }
  return [
    `请于 ${at(respondBy, now)} 前确认结果；认为某项结果不对，可提出异议（${explainDue(respondBasis)}），到期没有答复视为确认。`,
  ];
}

function found({ isTotal, failed }: { isTotal?: boolean; failed: number }): string {
  if (isTotal) return '，只有总分，没有分项。';
  return failed === 0 ? '，没有不通过的项目。' : `，不通过 ${failed} 项，整改通知另行下发。`;
}

/** Of a secret visit the unit learns the day. */
const visited = ({ inspectedAt, dayOnly }: { inspectedAt: string; dayOnly?: boolean }, now: Date): string =>
  (dayOnly ? showDate : showTime)(new Date(inspectedAt), now);
const at = (iso: string, now: Date): string => showTime(new Date(iso), now);
const veto = ({ vetoed }: { vetoed: boolean }): string => (vetoed ? '（一票否决项不通过）' : '');
const lines = (...parts: readonly string[]): string => parts.join('\n');

function unreachable(notice: never): never {
  throw new Error(`no wording for ${JSON.stringify(notice)}`);
}
