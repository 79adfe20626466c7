import { REMINDER_STAGES } from '../../src/domain/calendar/reminders.ts';
import type { Option } from '../../src/domain/conversation/message.ts';
import type { NoticeContent } from '../../src/domain/notices/notice.ts';
import type { NoticeText } from './notice-text.ts';
import { renderNotice } from './render-notice.ts';

/** More would not be read on a phone; the rest is in 我的待办. */
const SHOWN = 8;
/** Buttons of the first reminders, one each. */
const BUTTONS = 4;
/** One for all that more time can be asked for: it asks which is meant. */
const EXTEND: Option = { key: '申请延期', label: '申请延期' };
const TODOS: Option = { key: '我的待办', label: '我的待办' };

const MOST_PRESSING_FIRST: readonly string[] = [...REMINDER_STAGES].reverse();

/** Overdue first; what names no stage is about something else than a deadline and comes last. */
function urgency(notice: NoticeContent): number {
  const place = 'stage' in notice ? MOST_PRESSING_FIRST.indexOf(notice.stage) : -1;
  return place < 0 ? MOST_PRESSING_FIRST.length : place;
}

/** Not everything has a button of its own: what has none says what to send instead. */
const withoutButton = (key: string | undefined, buttons: readonly string[]): string[] =>
  key === undefined || buttons.includes(key) ? [] : [`办理请发「${key}」。`];

/** What somebody is reminded of this morning, as one message. */
export function renderDigest(notices: readonly NoticeContent[], now: Date): NoticeText {
  const pressing = [...notices].sort((a, b) => urgency(a) - urgency(b));
  const shown = pressing.slice(0, SHOWN).map(notice => renderNotice(notice, now));
  const rest = notices.length - shown.length;
  const keys = [...new Set(shown.flatMap(({ options }) => options[0]?.key ?? []))].slice(0, BUTTONS);
  const extendable = shown.some(({ options }) => options.some(({ key }) => key.startsWith(EXTEND.key)));
  return {
    title: `今日提醒 ${notices.length} 件`,
    text: [
      `您有 ${notices.length} 件事快到期或已到期：`,
      ...shown.map(({ title, text, options }, index) =>
        [`${index + 1}. ${title}`, text, ...withoutButton(options[0]?.key, keys)].join('\n'),
      ),
      ...(rest > 0 ? [`另有 ${rest} 件，请发「我的待办」查看。`] : []),
    ].join('\n'),
    options: [...keys.map(key => ({ key, label: key })), ...(extendable ? [EXTEND] : []), TODOS],
  };
}
