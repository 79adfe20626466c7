import type { SupervisionNotice } from '../../src/domain/supervision/notices.ts';
import { showFiles } from '../framework/files-slot.ts';
import { commandOption, STAGE_LABEL } from '../rectification/labels.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { showTime } from '../replies/times.ts';
import { clockLines } from './clock-lines.ts';
import { CLOCK_LABEL, REPORT_PHRASE } from './labels.ts';

type Content<Code extends SupervisionNotice['code']> = Extract<SupervisionNotice, { code: Code }>;

/** The wording of this feature's notices. */
export function renderSupervisionNotice(notice: SupervisionNotice, now: Date): NoticeText {
  switch (notice.code) {
    case 'supervisionIssued':
      return issued(notice, now);
    case 'supervisionReminder':
      return reminder(notice, now);
    case 'supervisionReported':
      return {
        title: `督办待核验 ${notice.no}`,
        text: lines(
          `${notice.responsibleUnitName}已反馈督办「${notice.title}」的整改情况${notice.late ? '（已超过期限）' : ''}，请核验。`,
          `反馈人：${notice.byName}`,
          `反馈内容：${notice.text}`,
          `佐证：${showFiles(notice.evidence)}`,
        ),
        options: ['督办通过', '督办退回', '查看'].map(phrase => commandOption(phrase, notice.no)),
      };
    case 'supervisionReturned':
      return {
        title: `督办反馈被退回 ${notice.no}`,
        text: lines(
          `${notice.byName}核验了督办「${notice.title}」，认为还需继续整改（第 ${notice.round} 轮）。`,
          `理由：${notice.reason}`,
          '本轮期限：',
          ...clockLines(notice.clocks, now),
        ),
        options: [commandOption('报整改到位', notice.no)],
      };
    case 'supervisionClosed':
      return {
        title: `督办已办结 ${notice.no}`,
        text: lines(
          `督办「${notice.title}」经${notice.byName}核验通过，已办结。`,
          `请保持整改成果，${showTime(new Date(notice.recheckDueAt), now)} 前后将进行巩固复查。`,
        ),
        options: [],
      };
    case 'supervisionRecheck':
      return {
        title: `巩固复查到期 ${notice.no}`,
        text: lines(
          `${notice.responsibleUnitName}的督办「${notice.title}」已于 ${showTime(new Date(notice.closedAt), now)} 办结，现在应进行巩固复查。`,
          '复查合格请登记；问题重新出现的，请安排重新测评，凭新的整改通知发起督办。',
        ),
        options: [commandOption('巩固复查', notice.no), commandOption('查看', notice.no)],
      };
    case 'supervisionConsolidated':
      return {
        title: `巩固复查通过 ${notice.no}`,
        text: `督办「${notice.title}」经${notice.byName}巩固复查，整改成果保持良好，督办全部完成。`,
        options: [],
      };
    default:
      return unreachable(notice);
  }
}

function issued(notice: Content<'supervisionIssued'>, now: Date): NoticeText {
  const { no, title, copy } = notice;
  return {
    title: copy ? `整改督办单（抄送） ${no}` : `整改督办单 ${no}`,
    text: lines(
      copy
        ? `${notice.issuerName}就「${title}」向${notice.responsibleUnitName}发出整改督办单，抄送${notice.unitName}知悉并配合。`
        : `${notice.issuerName}就「${title}」向${notice.responsibleUnitName}发出整改督办单，请签收并按期办理。`,
      `涉及单位：${notice.unitName}；问题认定：重大服务质量问题`,
      ...(notice.province
        ? [
            `来自省公司督办单 ${notice.province.no}，省公司期限 ${showTime(new Date(notice.province.dueAt), now)}，以下内部期限在此之前。`,
          ]
        : []),
      `整改要求：${notice.requirement}`,
      '办理期限：',
      ...clockLines(notice.clocks, now),
      '每项期限分别计时，逾期将提出扣分。',
    ),
    options: (copy ? ['查看'] : ['签收', '报查因']).map(phrase => commandOption(phrase, no)),
  };
}

function reminder(notice: Content<'supervisionReminder'>, now: Date): NoticeText {
  const { no, title, clock, stage, oversight, awaited, noExtension } = notice;
  const first = awaited ? `请先报送${CLOCK_LABEL[awaited]}。` : '';
  const due = `期限 ${showTime(new Date(notice.dueAt), now)}`;
  return {
    title: `督办提醒 ${no}（${CLOCK_LABEL[clock]}）`,
    text: lines(
      `督办「${title}」的${CLOCK_LABEL[clock]}${STAGE_LABEL[stage]}（${due}）。`,
      oversight
        ? `责任部门${notice.responsibleUnitName}尚未完成，请关注。`
        : stage === 'overdue'
          ? `请立即办理并报送；逾期报送仍会受理，但按逾期处理。${first}`
          : `请按期办理并报送。${first}`,
    ),
    options: [
      commandOption(oversight ? '查看' : REPORT_PHRASE[awaited ?? clock], no),
      // On the day itself it is too late to ask.
      ...(oversight || noExtension || clock !== 'fix' || stage === 'overdue' || stage === 'dueMorning'
        ? []
        : [commandOption('申请延期', no)]),
    ],
  };
}

function lines(...parts: string[]): string {
  return parts.join('\n');
}

function unreachable(notice: never): never {
  throw new Error(`no wording for ${JSON.stringify(notice)}`);
}
