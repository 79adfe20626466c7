import type { AffectedMatter, StandardNotice } from '../../../src/domain/standards/notices.ts';
import type { NoticeText } from '../../replies/notice-text.ts';
import { showTime } from '../../replies/times.ts';
import { newsLines } from './news-text.ts';
import { act, editionName, STEP, showDay } from './words.ts';

/** The wording of this feature's notices. */
export function renderStandardNotice(notice: StandardNotice, now: Date): NoticeText {
  const { no } = notice;
  const edition = editionName(notice);
  switch (notice.code) {
    case 'standardToDecide': {
      const step = STEP[notice.step];
      const round = notice.round > 1 ? `（第 ${notice.round} 轮审批）` : '';
      return {
        title: `标准待${step} ${no}`,
        text: lines(
          `${notice.preparerName}提交了${edition}，请您${step}${round}。`,
          `改动说明：${notice.summary}`,
          ...newsLines(notice.news),
        ),
        options: [act(step, no), act(notice.news.kind === 'first' ? '看全文' : '看变化', no)],
      };
    }
    case 'standardStepTaken':
      return {
        title: `标准审批进展 ${no}`,
        text:
          notice.step === 'jointReview'
            ? `${edition}会审全部通过，现已送${STEP[notice.next]}。`
            : `${notice.byName}已${STEP[notice.step]}通过${edition}，现已送${STEP[notice.next]}。`,
        options: [act('查看', no)],
      };
    case 'standardToPublish':
      return {
        title: `标准待发布 ${no}`,
        text: `${notice.byName}已审定${edition}，可以发布了。文件写明的施行日期是${showDay(new Date(notice.from))}，发布时可以调整。`,
        options: [act('发布', no), act('查看', no)],
      };
    case 'standardReturned':
      return {
        title: `标准被退回 ${no}`,
        text: lines(
          notice.step === 'prepare'
            ? `${notice.byName}撤回了${edition}的审批。`
            : `${notice.byName}${STEP[notice.step]}了${edition}，退回修改。`,
          `理由：${notice.reason}`,
          '请按意见修改后重新提交审批。',
        ),
        options: [act('查看', no), act('提交审批', no)],
      };
    case 'standardApprovalReminder':
      return {
        title: `标准还在等您${STEP[notice.step]} ${no}`,
        text: `${edition}自 ${showTime(new Date(notice.since), now)} 起等您${STEP[notice.step]}，请抽空处理。`,
        options: [act(STEP[notice.step], no)],
      };
    case 'standardPublished': {
      const first = notice.news.kind === 'first';
      return {
        title: `${first ? '新标准' : '标准有新版'} ${no}`,
        text: lines(
          `${edition}已发布，自${showDay(new Date(notice.from))}起施行。`,
          ...newsLines(notice.news),
          ...matterLines(notice.matters),
          ...(notice.toRead ? [`请您${first ? '看过全文' : '看过变化'}后点「已阅」。`] : []),
        ),
        options: [act(first ? '看全文' : '看变化', no), act('已阅', no)],
      };
    }
    case 'standardReadingReminder':
      return {
        title: `标准新版请您阅读 ${no}`,
        text: `${edition}自${showDay(new Date(notice.from))}起施行，您还没有确认阅读。请看一下变化，看过后点「已阅」。`,
        options: [act('看变化', no), act('已阅', no)],
      };
    case 'standardWithdrawalProposed':
      return {
        title: `标准作废待确认 ${no}`,
        text: lines(`${notice.byName}提出作废${edition}，需要您或另一位同事确认。`, `理由：${notice.reason}`),
        options: [act('确认作废', no), act('不同意作废', no), act('查看', no)],
      };
    case 'standardWithdrawalDeclined':
      return {
        title: `标准没有作废 ${no}`,
        text: lines(`${notice.byName}不同意作废${edition}，这一版继续有效。`, `理由：${notice.reason}`),
        options: [act('查看', no)],
      };
    case 'standardWithdrawn':
      return {
        title: `标准已作废 ${no}`,
        text: lines(
          notice.stays
            ? `${edition}尚未施行，现已作废，${notice.stays}版继续有效。`
            : `${edition}已作废，即日起不再作为依据。`,
          `理由：${notice.reason}`,
        ),
        options: [],
      };
    default:
      return unreachable(notice);
  }
}

const CHANGE = { reworded: '条款有改动', gone: '条款已删去' } as const;

function matterLines(matters: readonly AffectedMatter[]): string[] {
  if (matters.length === 0) return [];
  return [
    `与您有关的整改中，有 ${matters.length} 项依据的条款变了（整改仍按检查当日的版本办理）：`,
    ...matters.map(each => `· ${each.no} ${each.unitName}「${each.itemTitle}」：${CHANGE[each.change]}`),
  ];
}

const lines = (...parts: string[]): string => parts.join('\n');

function unreachable(notice: never): never {
  throw new Error(`no wording for ${JSON.stringify(notice)}`);
}
