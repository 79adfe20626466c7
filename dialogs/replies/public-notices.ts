import type { NoticeContent } from '../../src/domain/notices/notice.ts';
import { showDay } from '../standards/versions/words.ts';
import { showPeriod } from './periods.ts';

/** What everybody in a group may know of a notice, without anybody's name, unit or score; undefined for all others. */
export function renderPublic(notice: NoticeContent): string | undefined {
  switch (notice.code) {
    case 'standardPublished':
      return `《${notice.title}》${notice.label} 已发布，自${showDay(new Date(notice.from))}起施行。请有关同事私聊质控助手查看变化，看过后点「已阅」。`;
    case 'bulletinIssued':
      return `${notice.bulletinTitle}（${notice.bulletinNo}）已签发，有关单位请私聊质控助手查看并按期报措施。`;
    case 'kpiAnnounced':
      return `${showPeriod(notice.period)}服务质量考核成绩开始预公示，请各单位私聊质控助手查看本单位成绩；有异议请在期限内提出。`;
    case 'kpiFrozen':
      return notice.restated === null
        ? `${showPeriod(notice.period)}服务质量考核成绩已定稿，请各单位私聊质控助手查看。`
        : undefined;
    default:
      return undefined;
  }
}
