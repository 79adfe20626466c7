import type { BulletinNotice } from '../../src/domain/bulletins/notices.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { STEP } from '../standards/versions/words.ts';
import { command, placeOf } from './words.ts';

const STAGE_TITLE = {
  threeDaysBefore: '三个工作日后到期',
  oneDayBefore: '下一个工作日到期',
  dueMorning: '今天到期',
  overdue: '已逾期',
} as const;

/** The wording of this feature's notices. */
export function renderBulletinNotice(notice: BulletinNotice, now: Date): NoticeText {
  switch (notice.code) {
    case 'bulletinIssued': {
      const { issues, bulletinNo } = notice;
      const [only] = issues;
      return {
        title: `通报 ${bulletinNo}`,
        text: [
          `《${notice.bulletinTitle}》（${bulletinNo}）点到${only!.responsibleUnitName} ${issues.length} 条重大服务质量问题：`,
          ...issues.map(issue => `· ${issue.no} ${placeOf(issue)}：${issue.title}`),
          `每条都要报改进措施（写明责任人和完成日期），${showTime(new Date(notice.dueAt), now)} 前由负责人放行（${explainDue(notice.dueBasis)}）。没有措施或者措施没有执行的，按考核规则扣分。`,
        ].join('\n'),
        options:
          issues.length === 1
            ? [command('报措施', only!.no), command('查看', only!.no)]
            : [
                ...issues.map(({ no }) => ({ key: `报措施 ${no}`, label: `报措施 ${no}` })),
                command('查看', bulletinNo),
              ],
      };
    }
    case 'bulletinWithdrawn':
      return {
        title: `通报 ${notice.bulletinNo} 已撤回`,
        text: [
          `${notice.byName}撤回了《${notice.bulletinTitle}》（${notice.bulletinNo}）。原因：${notice.reason}。以下问题一并撤销，不用再报措施：`,
          ...notice.issues.map(issue => `· ${issue.no} ${placeOf(issue)}：${issue.title}`),
        ].join('\n'),
        options: [command('查看', notice.bulletinNo)],
      };
    case 'bulletinToDecide':
      return {
        title: `通报待${STEP[notice.step]}`,
        text: `${notice.preparerName}编制的《${notice.title}》（${notice.no}）请您${STEP[notice.step]}。请先看内容和数字，再同意或退回。`,
        options: [command('审批通报', notice.no)],
      };
    case 'bulletinApprovalReminder': {
      const what = notice.step === 'issue' ? '签发' : STEP[notice.step];
      const since = `《${notice.title}》（${notice.no}）自 ${showTime(new Date(notice.since), now)} 起`;
      if (notice.waitsFor)
        return {
          title: `通报还没有${what}`,
          text: `您编制的${since}等${notice.waitsFor.join('、')}${what}，一直没有办理，请联系一下。`,
          options: [command('查看', notice.no)],
        };
      return {
        title: `通报还在等您${what}`,
        text: `${since}等您${what}，请抽空办理。`,
        options: [command(notice.step === 'issue' ? '签发通报' : '审批通报', notice.no)],
      };
    }
    case 'bulletinReturned':
      return {
        title: '通报被退回',
        text: `${notice.byName}退回了《${notice.title}》（${notice.no}）。原因：${notice.reason}。请修改后重新送审。`,
        options: [command('送审通报', notice.no)],
      };
    case 'bulletinApproved':
      return {
        title: '通报已审定，待签发',
        text: `${notice.byName}已审定《${notice.title}》（${notice.no}），可以签发。`,
        options: [command('签发通报', notice.no), command('查看', notice.no)],
      };
    case 'measureReminder': {
      const overdue = notice.stage === 'overdue';
      const waitsForOther = notice.waitsForHead && notice.releases === false;
      return {
        title: `改进措施${STAGE_TITLE[notice.stage]}`,
        text: `${notice.no}（${placeOf(notice)}：${notice.title}）的改进措施${notice.waitsForHead ? '已填好，待负责人放行' : '还没有报'}，${overdue ? '已过' : ''}期限 ${showTime(new Date(notice.dueAt), now)}。${overdue ? (waitsForOther ? '请提醒负责人尽快审核放行。' : '请尽快补报。') : '请按时报出。'}`,
        options: [
          ...(waitsForOther ? [] : [command(notice.waitsForHead ? '审核措施' : '报措施', notice.no)]),
          ...(overdue ? [] : [command('申请延期', notice.no)]),
          command('查看', notice.no),
        ],
      };
    }
    case 'measureDrafted':
      return {
        title: '改进措施待审核',
        text: `${notice.authorName}为 ${notice.no}（${placeOf(notice)}：${notice.title}）填了措施：${notice.texts.join('；')}。请您审核，${showTime(new Date(notice.dueAt), now)} 前放行。`,
        options: [command('审核措施', notice.no)],
      };
    case 'measureReturned':
      return {
        title: '改进措施被退回',
        text: `${notice.byName}退回了 ${notice.no}（${notice.title}）的措施。原因：${notice.reason}。请修改后重报，期限 ${showTime(new Date(notice.dueAt), now)}。`,
        options: [command('报措施', notice.no)],
      };
    case 'measureReleased':
      return {
        title: '改进措施已报出',
        text: `${notice.byName}已放行 ${notice.no}（${notice.title}）的 ${notice.count} 条措施。`,
        options: [command('查看', notice.no)],
      };
    case 'measureAssigned': {
      const { measures } = notice;
      return {
        title: '改进措施由您负责',
        text: [
          `${notice.byName}已放行 ${notice.no}（${placeOf(notice)}：${notice.title}）的措施，其中 ${measures.length} 条由您负责：`,
          ...measures.map(
            each => `· 第 ${each.ordinal} 条：${each.text}，${showTime(new Date(each.dueAt), now)} 前完成`,
          ),
          '到期后会有人核查，请留好照片等佐证。',
        ].join('\n'),
        options: [command('查看', notice.no)],
      };
    }
    case 'measureDayReminder':
      return {
        title: `改进措施${STAGE_TITLE[notice.stage]}`,
        text: `${notice.no}（${notice.title}）第 ${notice.ordinal} 条措施「${notice.measure}」应在 ${showTime(new Date(notice.dueAt), now)} 前完成，到期后会有人核查。`,
        options: [
          // Later it is too late to ask: EXTENSION_LIMITS.
          ...(notice.stage === 'threeDaysBefore'
            ? [{ key: `申请延期 ${notice.no} 第${notice.ordinal}条`, label: '申请延期' }]
            : []),
          command('查看', notice.no),
        ],
      };
    case 'measureToCheck':
      return {
        title: '改进措施到期，请核查',
        text: `${placeOf(notice)}的问题 ${notice.no}（${notice.title}），第 ${notice.ordinal} 条措施「${notice.measure}」已到期，请核查是否执行，可附照片。`,
        options: [command('核查措施', notice.no), command('查看', notice.no)],
      };
    case 'measureChecked': {
      const { renewed } = notice;
      return {
        title: notice.executed ? '改进措施核查：已执行' : '改进措施核查：未执行',
        text: [
          `${notice.no}（${placeOf(notice)}：${notice.title}）第 ${notice.ordinal} 条措施「${notice.measure}」经${notice.byName}核查，${notice.executed ? '已执行' : '未执行'}${notice.note === '' ? '' : `：${notice.note}`}。`,
          ...(notice.closed ? ['全部措施都已执行，问题办结。'] : []),
          ...(renewed
            ? [
                `问题重新打开，请在 ${showTime(new Date(renewed.dueAt), now)} 前重报措施（${explainDue(renewed.dueBasis)}）。`,
              ]
            : []),
        ].join('\n'),
        options: [...(renewed ? [command('报措施', notice.no)] : []), command('查看', notice.no)],
      };
    }
    default:
      return unreachable(notice);
  }
}

function unreachable(notice: never): never {
  throw new Error(`no wording for ${JSON.stringify(notice)}`);
}
