import type { RectificationNoticeContent } from '../../src/domain/rectification/notices.ts';
import { INSPECTOR_ROLE } from '../replies/inspector-role.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { findingLines, showRecorded } from '../replies/recorded-text.ts';
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
    case 'rectificationsOpened':
      return grouped(notice, now);
    case 'rectificationRepeated':
      return {
        title: `重复问题 ${notice.no}`,
        text: lines(
          `${subject(notice)}本季度内再次不通过（上次整改通知 ${notice.repeatOf}，${showTime(new Date(notice.repeatIssuedAt), now)}）。`,
          `责任部门：${notice.responsibleUnitName}。如认定为重大服务质量问题，可发起督办。`,
        ),
        options: [
          commandOption('发起督办', notice.no),
          commandOption('查看', notice.no),
          { key: `查看 ${notice.repeatOf}`, label: `查看 ${notice.repeatOf}` },
        ],
      };
    case 'rectificationWithdrawn':
      return {
        title: `整改通知撤回 ${notice.no}`,
        text: `测评 ${notice.inspectionNo} ${notice.voided ? `已作废，${subject(notice)}的记录不再成立` : `已更正，${subject(notice)}不再是不通过项`}，整改通知 ${notice.no} 撤回，不需要再办理。`,
        options: notice.voided
          ? [{ key: `测评结果 ${notice.inspectionNo}`, label: '测评结果' }]
          : [{ key: `测评历史 ${notice.inspectionNo}`, label: '测评历史' }],
      };
    case 'rectificationReopened':
      return {
        title: `整改重新打开 ${notice.no}`,
        text: lines(
          `${INSPECTOR_ROLE.inspector}发现${subject(notice)}的问题重新出现，整改重新打开（第 ${notice.round} 轮）。`,
          ...reasonLines(notice),
          `期限：${showTime(new Date(notice.dueAt), now)}（${explainDue(notice.dueBasis)}）。`,
        ),
        options: [
          commandOption('签收', notice.no),
          commandOption('答复整改', notice.no),
          commandOption('查看', notice.no),
        ],
      };
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
          ...reasonLines(notice),
          `本轮期限：${showTime(new Date(notice.dueAt), now)}（${explainDue(notice.dueBasis)}）。`,
        ),
        options: [commandOption('答复整改', notice.no)],
      };
    case 'rectificationVerified':
      return {
        title: `整改已办结 ${notice.no}`,
        text: notice.orderNo
          ? `督办单 ${notice.orderNo} 已核验通过，${subject(notice)}的整改通知随之办结，不需要再办理。`
          : `${subject(notice)}的整改经${INSPECTOR_ROLE.inspector}${notice.recheckNo ? `复查（${notice.recheckNo}）` : '核验'}通过，已办结。`,
        options: notice.recheckNo ? [commandOption('查看', notice.no)] : [],
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
      ...(notice.repeatOf ? [`本季度内重复出现，上次整改通知 ${notice.repeatOf}。`] : []),
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

/** Several at once: by deadline, the most pressing first, every 单号 to be tapped. */
function grouped(notice: Content<'rectificationsOpened'>, now: Date): NoticeText {
  const { notices, copy, unitName, inspectionNo, responsibleUnitName } = notice;
  const byDue = [...Map.groupBy(notices, each => each.dueAt)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    title: `整改通知${copy ? '（抄送）' : ''} ${notices.length} 份${notice.groupNo ? ` ${notice.groupNo}` : ''}`,
    text: lines(
      copy
        ? `${unitName}的测评 ${inspectionNo} 有 ${notices.length} 项未达标，已向其发出整改通知，抄送责任部门知悉并督促整改。`
        : `${unitName}的测评 ${inspectionNo} 有 ${notices.length} 项未达标，请组织整改。责任部门：${responsibleUnitName}`,
      ...byDue.flatMap(([dueAt, group]) => [
        `【${SEVERITY_LABEL[group[0]!.severity]}】${showTime(new Date(dueAt), now)} 前（${explainDue(group[0]!.dueBasis)}）`,
        ...group.map(each => {
          const said = [
            showRecorded(each.recorded),
            each.note.replaceAll('\n', '；'),
            each.repeatOf ? `本季度重复出现，上次 ${each.repeatOf}` : '',
          ];
          return `　${each.no} 第 ${each.ordinal} 项 ${each.itemTitle}：${said.filter(part => part !== '').join('；')}`;
        }),
      ]),
    ),
    options: [
      ...(copy ? [] : [{ key: '全部签收', label: '全部签收' }]),
      ...(copy || !notice.groupNo ? [] : [{ key: `答复整改 ${notice.groupNo}`, label: '一并答复' }]),
      ...notices.map(({ no }) => ({ key: `查看 ${no}`, label: `查看 ${no}` })),
    ],
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
    options: [
      commandOption(notice.waitingFor === 'answer' ? '答复整改' : '审核整改', notice.no),
      // On the day itself it is too late to ask.
      ...(notice.stage === 'overdue' || notice.stage === 'dueMorning' || notice.noExtension
        ? []
        : [commandOption('申请延期', notice.no)]),
    ],
  };
}

/** A recheck may say by its result alone what is still wrong. */
function reasonLines({ reason, recheckNo }: { reason: string; recheckNo?: string }): string[] {
  if (!recheckNo) return [`理由：${reason}`];
  return [`复查结果：${recheckNo}，本项不通过${reason === '' ? '。' : `：${reason.replaceAll('\n', '；')}`}`];
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
