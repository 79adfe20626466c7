import type { InspectionNotice } from '../../src/domain/inspections/notices.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { showDate, showTime } from '../replies/times.ts';

/** The wording of this feature's notices. */
export function renderInspectionNotice(notice: InspectionNotice, now: Date): NoticeText {
  switch (notice.code) {
    case 'inspectionFiled': {
      const { no, unit, programme, failed } = notice;
      const veto = notice.vetoed ? '（一票否决项不通过）' : '';
      return {
        title: '测评结果',
        text: [
          `${notice.as === 'responsible' ? '您部门归口管理的' : ''}「${unit}」${(notice.dayOnly ? showDate : showTime)(new Date(notice.inspectedAt), now)}的${programme}已出结果，单号 ${no}。`,
          `得分 ${notice.score} 分${veto}，${failed === 0 ? '没有不通过的项目。' : `不通过 ${failed} 项，整改通知另行下发。`}`,
        ].join('\n'),
        options: [{ key: `测评结果 ${no}`, label: '测评结果' }],
      };
    }
    default:
      return unreachable(notice.code);
  }
}

function unreachable(code: never): never {
  throw new Error(`no wording for ${String(code)}`);
}
