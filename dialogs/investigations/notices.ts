import type { InvestigationNotice } from '../../src/domain/investigations/notices.ts';
import { verdictOf } from '../../src/domain/investigations/rules.ts';
import { showFiles } from '../framework/files-slot.ts';
import { command } from '../penalties/words.ts';
import { STAGE_LABEL } from '../rectification/labels.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { showVerdict } from './replies.ts';

/** The wording of this feature's notices. */
export function renderInvestigationNotice(notice: InvestigationNotice, now: Date): NoticeText {
  const { no, subject, unitName } = notice;
  switch (notice.code) {
    case 'investigationOpened':
      return {
        title: `服务问题调查 ${no}`,
        text: [
          `请${unitName}就「${subject}」说明情况。`,
          `需要说明：${notice.question}`,
          ...(notice.files > 0 ? [`材料：${showFiles(notice.files)}`] : []),
          `期限：${showTime(new Date(notice.dueAt), now)} 前（${explainDue(notice.dueBasis)}）。`,
          '请如实反映；调查中隐瞒或不如实反映的，按规定扣责任部门分。',
        ].join('\n'),
        options: [command('说明情况', no), command('查看', no)],
      };
    case 'investigationStated':
      return {
        title: `调查收到说明 ${no}`,
        text: [
          `${unitName}就「${subject}」作了说明：`,
          notice.statement,
          ...(notice.files > 0 ? [`佐证：${showFiles(notice.files)}`] : []),
        ].join('\n'),
        options: [command('调查结论', no), command('查看', no)],
      };
    case 'investigationReminder': {
      const due = showTime(new Date(notice.dueAt), now);
      if (notice.oversight)
        return {
          title: `调查逾期未说明 ${no}`,
          text: `${unitName}没有在 ${due} 前就「${subject}」说明情况。可以催办，也可以下结论。`,
          options: [command('调查结论', no), command('查看', no)],
        };
      return {
        title: `调查说明${STAGE_LABEL[notice.stage]} ${no}`,
        text: `「${subject}」的情况说明，期限 ${due}。`,
        options: [command('说明情况', no), command('查看', no)],
      };
    }
    case 'investigationConcluded':
      return {
        title: `调查结论 ${no}`,
        text: [
          `「${subject}」已有调查结论：${showVerdict(verdictOf({ concealed: notice.concealed, statements: notice.unheard ? 0 : 1 }))}。`,
          notice.finding,
          ...(notice.penaltyNo === null
            ? []
            : [`拟扣分 ${notice.penaltyNo}，待确认。对责任有不同意见的，可在确认前提出责任认定。`]),
        ].join('\n'),
        options: [
          ...(notice.penaltyNo === null ? [] : [command('为什么扣分', notice.penaltyNo)]),
          command('查看', no),
          command('已阅', no),
        ],
      };
    default:
      throw new Error(`no wording for ${JSON.stringify(notice satisfies never)}`);
  }
}
