import type { RectificationNoticeContent } from '../../src/domain/rectification/notices.ts';
import { INSPECTOR_ROLE } from '../replies/inspector-role.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { findingLines } from '../replies/recorded-text.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { answerLines } from './answer-text.ts';
import { citeClause } from './cite-clause.ts';
import { commandOption, SEVERITY_LABEL, STAGE_LABEL } from './labels.ts';

type Content<Code extends RectificationNoticeContent['code']> = Extract<RectificationNoticeContent, { code: Code }>;

/** The wording of this feature's notices. */
export function renderRectificationNoticeContent(notice: RectificationNoticeContent, now: Date): NoticeText {
  switch (notice.code) {
    case 'rectificationOpened':
      return opened(notice, now);
    case 'rectificationReminder':
      return reminder(notice, now);
    case 'rectificationAnswered':
      return {
        title: `整改答复待审核 ${notice.no}`,
        text: lines(`${subject(notice)}已提交整改答复${late(notice)}，请审核。`, ...answerLines(notice)),
        options: [commandOption('放行', notice.no), commandOption('退回整改', notice.no)],
      };
    case 'rectificationSentBack':
      return {
        title: `整改答复被退回 ${notice.no}`,
        text: lines(
          `${notice.byName}审核了${subject(notice)}的整改答复，退回修改。`,
          `理由：${notice.reason}`,
          `整改期限不变：${showTime(new Date(notice.dueAt), now)}。`,
        ),
        options: [commandOption('答复整改', notice.no)],
      };
    case 'rectificationReleased':
      return {
        title: `整改待核验 ${notice.no}`,
        text: lines(
          `${subject(notice)}的整改答复已由${notice.releasedByName}放行${late(notice)}，请核验。`,
          ...answerLines(notice),
        ),
        options: [commandOption('核验通过', notice.no), commandOption('核验退回', notice.no)],
      };
    case 'rectificationReturned':
      return {
        title: `整改未通过核验 ${notice.no}`,
        text: lines(
          `${INSPECTOR_ROLE.inspector}核验了${subject(notice)}的整改，认为还需继续整改（第 ${notice.round} 轮）。`,
          `理由：${notice.reason}`,
          `新的期限：${showTime(new Date(notice.dueAt), now)}（${explainDue(notice.dueBasis)}）。`,
        ),
        options: [commandOption('答复整改', notice.no)],
      };
    case 'rectificationVerified':
      return {
        title: `整改已办结 ${notice.no}`,
        text: notice.orderNo
          ? `督办单 ${notice.orderNo} 已核验通过，${subject(notice)}的整改通知随之办结，不需要再办理。`
          : `${subject(notice)}的整改经${INSPECTOR_ROLE.inspector}核验通过，已办结。`,
        options: [],
      };
    default:
      return unreachable(notice);
  }
}

function opened(notice: Content<'rectificationOpened'>, now: Date): NoticeText {
  const { no, clause, copy } = notice;
  return {
    title: copy ? `整改通知（抄送） ${no}` : `整改通知 ${no}`,
    text: lines(
      copy
        ? `${subject(notice)}未达标，已向${notice.unitName}发出整改通知，抄送责任部门知悉并督促整改。`
        : `${subject(notice)}未达标，请组织整改。`,
      `责任部门：${notice.responsibleUnitName}；问题程度：${SEVERITY_LABEL[notice.severity]}`,
      ...findingLines(notice.recorded, notice.note),
      ...(clause ? [`依据：${citeClause({ ...clause, clause: clause.path })}`] : []),
      `整改期限：${showTime(new Date(notice.dueAt), now)}（${explainDue(notice.dueBasis)}）。`,
    ),
    options: copy
      ? [commandOption('查看', no)]
      : [commandOption('签收', no), commandOption('答复整改', no), commandOption('查看', no)],
  };
}

function reminder(notice: Content<'rectificationReminder'>, now: Date): NoticeText {
  const todo =
    notice.waitingFor === 'answer'
      ? '请尽快整改并答复。'
      : '整改答复正等待负责人审核，放行后才算送达检查人，请尽快处理。';
  return {
    title: `整改提醒 ${notice.no}`,
    text: lines(
      `${subject(notice)}的整改${STAGE_LABEL[notice.stage]}（期限 ${showTime(new Date(notice.dueAt), now)}）。`,
      todo,
    ),
    options: [commandOption(notice.waitingFor === 'answer' ? '答复整改' : '审核整改', notice.no)],
  };
}

function subject(notice: { unitName: string; itemTitle: string }): string {
  return `${notice.unitName}「${notice.itemTitle}」`;
}

function late(notice: { late: boolean }): string {
  return notice.late ? '（已超过期限）' : '';
}

function lines(...parts: string[]): string {
  return parts.join('\n');
}

function unreachable(notice: never): never {
  throw new Error(`no wording for ${JSON.stringify(notice)}`);
}
