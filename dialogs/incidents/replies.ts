import { plain } from '../../src/domain/penalties/ledger.ts';
import type { Services } from '../../src/services/index.ts';
import { onceMore } from '../framework/once-more.ts';
import type { Reply } from '../framework/reply.ts';
import { command, commandFor, statusLabel } from '../penalties/words.ts';
import { showDate, showTime } from '../replies/times.ts';

type Incidents = Services['incidents'];
type View = Awaited<ReturnType<Incidents['view']>>;
type Rules = Awaited<ReturnType<Incidents['rules']>>;

const incident = (no: string) => ({ type: 'incident' as const, no });

/** As many as a phone shows. */
const LISTED = 12;

const state = ({ withdrawn, closedAt, measures }: View): string =>
  withdrawn ? '已撤销' : closedAt ? '已办结' : measures ? '措施已报' : '待报措施';

/** Said to register once more what has been registered already. */
export const registerAnyway = onceMore('仍要登记');

export const incidentReplies = {
  same: (no: string): Reply => ({
    text: `同一部门、同一天、同样内容的服务事件已经登记过：${no}。一事一扣（《服务质量考核办法》第二十五条），再次提交不会登记。不用再登记请回复「取消」；确是另一件事，请回复「${registerAnyway.option.label}」，再确认提交。`,
    options: [registerAnyway.option, command('查看', no)],
    ref: incident(no),
  }),
  askTitle: { text: '请用一句话说明发生了什么事件。' } satisfies Reply,
  askFacts: { text: '请写明经过：时间、地点、做法和后果，只写已核实的事实。' } satisfies Reply,
  askComplaint: { text: '哪些客户投诉，投诉了什么？没有投诉请回复「无」。' } satisfies Reply,
  askMeasures: { text: '请写明采取的措施：做了什么、谁负责、何时完成。' } satisfies Reply,
  whichRule: (rules: Rules): Reply => ({
    text: '请问适用哪一条规则？须由另一人确认后才计分。',
    options: rules.map(({ scheme, title, points }, index) => ({
      key: `${index + 1}`,
      label: `${title}，${plain(points)} 分（${scheme.replace(/（示例）$/, '')}）`,
    })),
  }),
  noneToReport: '目前没有等您报措施的服务事件。',
  /** The record, and who may report on it while it is open. */
  notYours: ({ closedAt, withdrawn, unitName }: View, record: Reply): Reply =>
    closedAt || withdrawn
      ? record
      : {
          ...record,
          text: `${record.text}\n措施须由${unitName}的负责人上报（负责人请假时由其代理人上报），请把您的意见告诉负责人。`,
        },
  noneToClose: '目前没有可以办结的服务事件。责任部门报了措施之后才能办结。',
  registered(outcome: Awaited<ReturnType<Incidents['register']>>): Reply {
    if (outcome.kind === 'noRule') return { text: '事件发生那天这条规则还没有生效，没有登记。' };
    if (outcome.kind === 'sameAsEarlier')
      return {
        text: `没有登记：${outcome.no} 已经登记过同样的事件。确是另一件事，请重新登记，核对时回复「${registerAnyway.option.label}」。`,
        options: [command('查看', outcome.no)],
        ref: incident(outcome.no),
      };
    const { no, unitName, penaltyNo, points } = outcome;
    return {
      text: [
        `服务事件已登记，单号 ${no}，已通知${unitName}负责人报措施。`,
        `拟扣 ${plain(points)} 分（${penaltyNo}），须由另一位质控岗或分管领导确认；确认前该部门可以提出责任认定。`,
      ].join('\n'),
      options: [command('查看', no)],
      ref: incident(no),
    };
  },
  view(view: View, now: Date): Reply {
    const { no, penalty, measures, presumedUnitName } = view;
    return {
      text: [
        `${no} 服务事件：${view.title}（${state(view)}）`,
        `· 发生日期：${showDate(view.happenedOn, now)}`,
        `· 经过：${view.facts}`,
        `· 客户投诉：${view.complaint === '' ? '无' : view.complaint}`,
        `· 责任部门：${view.unitName}${presumedUnitName === null ? '' : `（登记时为${presumedUnitName}，经责任认定调整）`}`,
        `· 扣分：${penalty.no} ${penalty.rule}，${plain(penalty.points)} 分（${statusLabel[penalty.status]}）`,
        `· 措施：${measures ? `${measures.text}（${showTime(measures.at, now)}）` : '尚未上报'}`,
        `· 登记：${view.reportedByName}，${showTime(view.reportedAt, now)}`,
        ...(view.closedAt ? [`· 办结：${showTime(view.closedAt, now)}`] : []),
        ...(view.withdrawn
          ? [`· 撤销：${view.withdrawn.byName}，${showTime(view.withdrawn.at, now)}（${view.withdrawn.reason}）`]
          : []),
      ].join('\n'),
      options: [
        ...(view.mayReport ? [command('报事件措施', no)] : []),
        ...(view.mayReport && penalty.status === 'proposed' ? [command('不是我们的责任', penalty.no)] : []),
        ...(view.mayClose ? [command('办结事件', no)] : []),
        command('为什么扣分', penalty.no),
        ...(view.mayWithdraw ? [command('撤销服务事件', no)] : []),
      ],
      ref: incident(no),
    };
  },
  list(views: readonly View[], now: Date): Reply {
    if (views.length === 0) return { text: '没有您可以查看的服务事件。' };
    const more = views.length > LISTED ? [`……共 ${views.length} 件`] : [];
    return {
      text: [
        `服务事件共 ${views.length} 件：`,
        ...views
          .slice(0, LISTED)
          .map(
            view => `· ${view.no} ${showDate(view.happenedOn, now)} ${view.title}（${view.unitName}，${state(view)}）`,
          ),
        ...more,
      ].join('\n'),
      options: views.slice(0, 5).map(({ no }) => commandFor('查看', no)),
    };
  },
  reported: ({ kind, no }: Awaited<ReturnType<Incidents['reportMeasures']>>): Reply => ({
    text: {
      reported: `${no} 的措施已上报，已通知登记人。`,
      closed: `${no} 已经办结，不能再报措施。`,
      withdrawn: `${no} 已经撤销，不用报措施。`,
    }[kind],
    options: [command('查看', no)],
    ref: incident(no),
  }),
  closed: ({ kind, no }: Awaited<ReturnType<Incidents['close']>>): Reply => ({
    text: {
      closed: `${no} 已办结，已告知责任部门负责人。扣分按自己的流程继续。`,
      alreadyClosed: `${no} 已经办结，本次操作没有改变任何内容。`,
      noMeasures: `${no} 的责任部门还没有报措施，暂不能办结。`,
      withdrawn: `${no} 已经撤销，不用办结。`,
    }[kind],
    options: [command('查看', no)],
    ref: incident(no),
  }),
};
