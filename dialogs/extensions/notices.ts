import type { ExtensionNotice } from '../../src/domain/extensions/notices.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { showTime } from '../replies/times.ts';
import { doingOptions, movesWith, option, showMatter } from './words.ts';

/** The wording of this feature's notices. */
export function renderExtensionNotice(notice: ExtensionNotice, now: Date): NoticeText {
  const { no } = notice;
  const matter = showMatter(notice);
  const waits = notice.code === 'extensionReminder';
  const due = showTime(new Date(notice.dueAt), now);
  if (notice.code !== 'extensionDecided')
    return {
      title: `${waits ? '延期申请尚未审批' : '延期申请待审批'} ${no}`,
      text: [
        waits ? `${matter}申请延期，还没有审批，请尽快处理。` : `${matter}申请延期。`,
        `现在的期限：${due}；申请延到：${showTime(new Date(notice.askedDueAt), now)}`,
        `理由：${notice.reason}（${notice.byName}）`,
      ].join('\n'),
      // Of a reminder the first one stands in the morning's digest, without the others: it shows the request before it decides.
      options: (waits ? ['延期审批', '查看'] : ['同意延期', '不同意延期', '查看']).map(phrase => option(phrase, no)),
    };
  return {
    title: `${notice.granted ? '延期已同意' : '延期未同意'} ${no}`,
    text: [
      notice.granted
        ? `${matter}延期已同意，新的期限是 ${due}。${movesWith(no)}`
        : `${matter}的延期申请没有获得同意，期限仍为 ${due}。`,
      ...(notice.decision === '' ? [] : [`说明：${notice.decision}`]),
    ].join('\n'),
    options: doingOptions(notice),
  };
}
