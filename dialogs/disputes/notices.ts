import type { DisputeNotice } from '../../src/domain/inspections/notices.ts';
import { showFiles } from '../framework/files-slot.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { showItemRecord } from '../replies/recorded-text.ts';

const view = (no: string) => ({ key: `查看 ${no}`, label: '查看' });
const decide = (no: string) => ({ key: `裁定异议 ${no}`, label: '裁定异议' });

/** The wording of this feature's notices. */
export function renderDisputeNotice(notice: DisputeNotice): NoticeText {
  const { no, inspectionNo, unit, ordinal, itemTitle } = notice;
  const item = `「${unit}」测评 ${inspectionNo} 第 ${ordinal} 项「${itemTitle}」`;
  const record = `检查记录：${showItemRecord(notice.recorded)}${notice.recorded.note === '' ? '' : `；${notice.recorded.note.replaceAll('\n', '；')}`}`;
  const words = `单位意见：${notice.reason}；佐证：${showFiles(notice.evidence)}`;
  switch (notice.code) {
    case 'disputeToDecide':
      return {
        title: `异议待裁定 ${no}`,
        text: `${item}，单位负责人提出异议。\n${record}\n${words}`,
        options: [decide(no), view(no)],
      };
    case 'disputeRaised':
      return {
        title: `收到异议 ${no}`,
        text: `${item}，单位负责人提出异议，由质控岗裁定，结果会告知您。\n${record}\n${words}\n如有要说明的情况，请发「异议说明」，裁定人会一并看到；只说一次，不说也会照常裁定。`,
        options: [{ key: `异议说明 ${no}`, label: '异议说明' }, view(no)],
      };
    case 'disputeStated':
      return {
        title: `检查人已说明 ${no}`,
        text: `${item}的异议，检查人作了说明：${notice.statement}\n${record}\n${words}`,
        options: [decide(no), view(no)],
      };
    case 'disputeReminder':
      return {
        title: `异议待裁定 ${no}`,
        text: `${item}的异议还没有裁定，请尽快处理；裁定前整改期限不停。\n${record}\n${words}`,
        options: [decide(no), view(no)],
      };
    case 'disputeDecided': {
      const reason = notice.decision === '' ? '' : `\n理由：${notice.decision}`;
      return {
        title: `异议裁定结果 ${no}`,
        text:
          notice.accepted && notice.after
            ? `${item}：异议成立，已由「${showItemRecord(notice.recorded)}」更正为「${showItemRecord(notice.after)}」。${reason}`
            : `${item}：维持原结果（${showItemRecord(notice.recorded)}）。${reason}\n整改仍按原期限办理。`,
        options: [view(no), { key: `测评结果 ${inspectionNo}`, label: '测评结果' }],
      };
    }
    default:
      return unreachable(notice);
  }
}

function unreachable(notice: never): never {
  throw new Error(`no wording for ${JSON.stringify(notice)}`);
}
