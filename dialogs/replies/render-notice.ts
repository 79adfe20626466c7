import type { NoticeContent } from '../../src/domain/notices/notice.ts';
import type { NoticeText } from './notice-text.ts';

export function renderNotice(notice: NoticeContent, _now: Date): NoticeText {
  return { title: '通知', text: JSON.stringify(notice), options: [] };
}
