import { deliverAfter } from '../../src/domain/calendar/quiet-hours.ts';
import { magnitude } from '../../src/domain/penalties/ledger.ts';
import { isConfirmed } from '../../src/domain/penalties/status.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { showPeriod } from '../replies/periods.ts';
import { byWhom, standingInLine } from '../replies/stood-in.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { showEvidence } from './evidence-slot.ts';
import {
  appealLabel,
  command,
  commandFor,
  explainPick,
  isGiven,
  putOff,
  showChange,
  showCut,
  showEffect,
  showStatus,
  statusLabel,
} from './words.ts';

type Penalties = Services['penalties'];
type DecisionOutcome = Awaited<ReturnType<Penalties['decide']>>;
type AppealPreview = Awaited<ReturnType<Penalties['previewAppeal']>>;
type AppealObstacle = Exclude<AppealPreview, { kind: 'open' }>;
type AppealFiled = Awaited<ReturnType<Penalties['appeal']>>;
type AppealDecided = Awaited<ReturnType<Penalties['decideAppeal']>>;
type Recused = Awaited<ReturnType<Penalties['recuse']>>;
type AppealView = Awaited<ReturnType<Penalties['viewAppeal']>>;
type PenaltyList = Awaited<ReturnType<Penalties['list']>>;

const penalty = (no: string) => ({ type: 'penalty' as const, no });
const appeal = (no: string) => ({ type: 'appeal' as const, no });

export const noneToDecide = '目前没有等您确认的扣分。可发「扣分查询」查看本月情况。';
export const noneToReward = '目前没有等您确认的加分。';
export const noneToReverse = '目前没有等您确认的冲销。';
export const noneToAppeal = '目前没有可以申诉的扣分。扣分确认后、申诉期内可以提出考核申诉。';
/** Somebody else of the unit asks: what can be appealed against, and by whom. */
export const headMayAppeal = (open: readonly PenaltyList['entries'][number][]): Reply => ({
  text: [
    '考核申诉须由责任部门的负责人在申诉期内提出（负责人请假时由其代理人提出），您可以把理由和佐证告诉负责人。已确认的扣分：',
    ...open.slice(0, 5).map(({ no, unitName, ruleTitle }) => `· ${no} ${unitName} ${ruleTitle}`),
  ].join('\n'),
  options: open.slice(0, 5).map(({ no }) => commandFor('为什么扣分', no)),
});
export const noneToJudge = '目前没有等您裁决的考核申诉。';
export const noneToExplain = '没有与您单位有关的扣分，待确认的也没有。如要查某一笔，请发「为什么扣分」加单号。';

export const whichToExplain = '请问要看哪一笔扣分的由来？没有列出的，请发「为什么扣分」加单号。';

/** Where the notice waits for the end of quiet hours, nobody has been told yet. */
function told(what: string, now: Date): string {
  const at = deliverAfter(now, false);
  return at > now
    ? `现在是免打扰时段，${what}通知将于 ${showTime(at, now)} 送达该单位负责人。`
    : `${what}通知已发给该单位负责人。`;
}

export const askRejection = (no: string, phrase: string): Reply => ({
  text: `请写明${phrase}（${no}）的理由，${no.startsWith('JF') || phrase === '不予冲销' ? '提出人' : '该单位'}会看到。`,
  ref: penalty(no),
});

/** What 确认扣分 and 不予扣分 answer. `refuses`: it is to be refused, which is too late once it counts. */
export function decisionReply(outcome: DecisionOutcome, now: Date, refuses = false): Reply {
  const { no } = outcome;
  const given = no.startsWith('JF');
  switch (outcome.kind) {
    case 'confirmed':
      return {
        text: [
          `已确认：${outcome.unitName}${given ? `加 ${magnitude(outcome.points)} 分` : `扣 ${outcome.points} 分`}（${no}）。${told(given ? '加分' : '扣分', now)}`,
          ...(outcome.capped ? [`${showCut(outcome.capped, given ? '加' : '扣')}。`] : []),
          ...(outcome.appealDueAt !== null && outcome.appealBasis !== null
            ? [`申诉期至 ${showTime(new Date(outcome.appealDueAt), now)}（${explainDue(outcome.appealBasis)}）。`]
            : []),
        ].join('\n'),
        ref: penalty(no),
      };
    case 'rejected':
      return {
        text: given
          ? `已记录：${no} 不予加分，已告知提出人。`
          : `已记录：${no} 不予扣分，${outcome.unitName}拟扣的 ${outcome.points} 分不计入考核，已告知该单位负责人。`,
        ref: penalty(no),
      };
    case 'alreadyDecided': {
      const at = outcome.at === null ? '' : `于 ${showTime(new Date(outcome.at), now)} `;
      return {
        text: `${no} 已由${outcome.byName ?? '系统按规则'}${at}处理，当前状态：${showStatus(outcome.status, given ? '-' : '')}。本次操作没有改变任何内容。${refuses && isConfirmed(outcome.status) && outcome.status !== 'appealed' ? `确认有误的，由质控岗发「冲销 ${no}」更正。` : ''}`,
        options: [command(given ? '查看' : '为什么扣分', no)],
        ref: penalty(no),
      };
    }
    case 'liabilityOpen':
      return {
        text: `${no} 的责任认定（${outcome.reviewNo}）还没有结论，请先完成责任认定，再决定是否扣分。`,
        options: [command('责任认定', outcome.reviewNo), command('查看', outcome.reviewNo)],
        ref: penalty(no),
      };
    case 'disputeOpen':
      return {
        text: `${no} 所依据的测评项正有异议（${outcome.disputeNo}）待裁定，请先裁定异议，再决定是否扣分。`,
        options: [command('裁定异议', outcome.disputeNo), command('查看', outcome.disputeNo)],
        ref: penalty(no),
      };
    default:
      return unreachable(outcome);
  }
}

export function appealObstacleReply(obstacle: AppealObstacle, now: Date): Reply {
  const { no } = obstacle;
  switch (obstacle.kind) {
    case 'tooLate':
      return {
        text: `很抱歉，${no} 的申诉期已于 ${showTime(new Date(obstacle.appealDueAt), now)} 截止，现在不能再提出考核申诉了。如有新的情况，请与客户服务部联系。`,
        options: [command('为什么扣分', no)],
        ref: penalty(no),
      };
    case 'alreadyAppealed':
      return {
        text: `${no} 已经提出过考核申诉（${obstacle.appealNo}）。每笔扣分只能申诉一次。`,
        options: [command('查看', obstacle.appealNo)],
        ref: penalty(no),
      };
    case 'wrongState':
      return {
        text:
          obstacle.status === 'proposed'
            ? `${no} 还没有确认扣分，暂不需要申诉。如认为责任不在本单位，可先提出责任认定。`
            : obstacle.takenBackBy === 'reversal'
              ? no.startsWith('JF')
                ? `${no} 已经冲销，加分已收回；加分不适用考核申诉，有异议的，请联系提出冲销的质控岗，冲销原因见「加分由来」。`
                : `${no} 已经冲销，所扣的分已退回，无需申诉。`
              : `${no} 当前状态为「${statusLabel[obstacle.status]}」，无需申诉。`,
        options: obstacle.status === 'proposed' ? [command('不是我们的责任', no)] : [command('为什么扣分', no)],
        ref: penalty(no),
      };
    case 'noDecider':
      return { text: `${no} 暂时没有合适的裁决人，请联系系统管理员设置分管领导后再提出申诉。`, ref: penalty(no) };
    default:
      return unreachable(obstacle);
  }
}

export function appealIntro(preview: Extract<AppealPreview, { kind: 'open' }>, now: Date): Reply {
  return {
    text: [
      `对 ${preview.no}（${preview.unitName}扣 ${preview.points} 分）提出考核申诉。`,
      ...standingInLine(preview.forName),
      `申诉期至 ${showTime(new Date(preview.appealDueAt), now)}。`,
      `裁决人：${preview.deciderName}（${explainPick(preview)}）。`,
    ].join('\n'),
    ref: penalty(preview.no),
  };
}

export function appealFiledReply(outcome: AppealFiled, now: Date): Reply {
  if (outcome.kind !== 'filed') return appealObstacleReply(outcome, now);
  return {
    text: [
      `考核申诉已提交，单号 ${outcome.no}。${outcome.penaltyNo} 在裁决前暂缓生效。`,
      `裁决人：${outcome.deciderName}（${explainPick(outcome)}）。`,
      `应于 ${showTime(new Date(outcome.dueAt), now)} 前裁决（${explainDue(outcome.dueBasis)}）。`,
    ].join('\n'),
    options: [command('查看', outcome.no), command('申请回避', outcome.no)],
    ref: appeal(outcome.no),
  };
}

export const noneToRecuse = '请写明是哪一件考核申诉，如「申请回避 SS-2026-0001」。';

export const recuseIntro = ({ no, unitName, deciderName }: AppealView): Reply => ({
  text: `${unitName}的考核申诉 ${no}，现由${deciderName}裁决。回避后按规定改由其他人裁决，裁决期限不变。`,
  ref: appeal(no),
});

export function recusedReply(outcome: Recused): Reply {
  const { no } = outcome;
  const shown = { options: [command('查看', no)], ref: appeal(no) };
  switch (outcome.kind) {
    case 'recused':
      return {
        text: `${no} 已改由${outcome.deciderName}裁决（${explainPick(outcome)}），已通知双方。`,
        ...shown,
      };
    case 'alreadyDecided':
      return { text: `${no} 已经裁决，不能再申请回避。`, ...shown };
    case 'askedBefore':
      return { text: `${no} 已经因回避换过裁决人，不能再申请。`, ...shown };
    case 'nobodyElse':
      return { text: `${no} 没有其他可以裁决的人，裁决人不变。请系统管理员增设分管领导后再申请。`, ...shown };
    default:
      return unreachable(outcome);
  }
}

export function appealDecidedReply(outcome: AppealDecided, now: Date): Reply {
  const { no } = outcome;
  switch (outcome.kind) {
    case 'decided': {
      const verdict = {
        upheld: `维持扣 ${outcome.points} 分`,
        reduced: `由扣 ${outcome.points} 分减为扣 ${outcome.remaining} 分`,
        reversed: `撤销扣分，退回 ${outcome.points} 分`,
      }[outcome.outcome];
      return {
        text: `${no} 裁决完成：${verdict}（${outcome.penaltyNo}）。已通知责任部门负责人和质控岗。`,
        ref: appeal(no),
      };
    }
    case 'alreadyDecided': {
      const at = outcome.at === null ? '' : `于 ${showTime(new Date(outcome.at), now)} `;
      return { text: `${no} 已由${outcome.byName}${at}裁决：${appealLabel[outcome.status]}。`, ref: appeal(no) };
    }
    case 'pointsOutOfRange':
      return { text: `减轻后的分值应大于 0 分、小于 ${outcome.original} 分，最多两位小数。`, ref: appeal(no) };
    default:
      return unreachable(outcome);
  }
}

/** A 考核申诉 with its grounds and, once there is one, its decision. */
export function appealViewReply(view: AppealView, now: Date): Reply {
  const { decision } = view;
  const lines = [
    `${view.no} 考核申诉（${appealLabel[view.status]}）`,
    `· 涉及扣分：${view.penaltyNo}，${view.unitName}扣 ${view.points} 分`,
    `· 扣分规则：${view.ruleText}`,
    `· 申诉人：${byWhom(view.filedByName, view.filedForName)}，${showTime(view.filedAt, now)}`,
    `· 申诉理由：${view.grounds}`,
    `· 佐证：${showEvidence({ files: view.files, nos: view.evidenceNos })}`,
    `· 裁决人：${view.deciderName}`,
    ...(decision
      ? [`· 裁决：${showTime(decision.at, now)}，保留扣分 ${decision.remaining} 分`, `· 裁决理由：${decision.reason}`]
      : [`· 裁决期限：${showTime(view.dueAt, now)}（${explainDue(view.dueBasis)}）`]),
  ];
  const options = [
    ...(view.canDecide ? [command('裁决申诉', view.no)] : []),
    ...(view.files > 0 ? [command('看佐证', view.no)] : []),
    command('为什么扣分', view.penaltyNo),
    ...view.evidenceNos.map(no => ({ key: `查看 ${no}`, label: `查看 ${no}` })),
  ];
  return { text: lines.join('\n'), options, ref: appeal(view.no) };
}

/** How many deductions are listed before the rest is only counted. */
const LISTED = 15;
/** Buttons of a list. */
const ASKABLE = 5;

/** 扣分查询 */
export function listReply(list: PenaltyList): Reply {
  const whose = list.unitName ?? (list.scope === 'all' ? '全市' : '本单位');
  const month = showPeriod(list.period);
  const empty =
    list.emptyPeriod === undefined ? '' : `${showPeriod(list.emptyPeriod)}${whose}没有扣分记录。最近有扣分的是`;
  if (list.entries.length === 0) return { text: `${month}${whose}没有扣分记录。` };
  const totals = list.totals.map(({ unitName, counted, reward, appealed, pending }) => {
    const given = !reward || reward.given === '0' ? '' : `，已加 ${reward.given} 分`;
    const toGive = !reward || reward.pending === '0' ? '' : `，另有加分 ${reward.pending} 分待确认`;
    const contested = appealed === '0' ? '' : `，${putOff(appealed)}`;
    const waiting = pending === '0' ? '' : `，另有 ${pending} 分待确认`;
    return `· ${unitName}：已计 ${counted} 分${given}${contested}${waiting}${toGive}`;
  });
  const entries = list.entries.slice(0, LISTED).map(entryLine);
  const more = list.entries.length > LISTED ? [`……共 ${list.entries.length} 笔`] : [];
  return {
    text: [
      ...[
        `${empty}${month}${empty === '' ? `${whose}扣分${list.totals.length > 1 ? '（从多到少）' : ''}` : ''}：`,
        ...totals,
        '明细：',
        ...entries,
        ...more,
      ],
      ...(list.entries.length > ASKABLE ? [`按钮只列前 ${ASKABLE} 笔，其余请发「为什么扣分」加单号。`] : []),
    ].join('\n'),
    options: list.entries.slice(0, ASKABLE).map(({ no }) => commandFor('为什么扣分', no)),
  };
}

function entryLine(entry: PenaltyList['entries'][number]): string {
  const { no, unitName, ruleTitle, points, counted, status } = entry;
  if (status === 'appealed') return `${no} ${unitName} ${putOff(points)} ${ruleTitle}`;
  const effect = showEffect(entry);
  const standing = effect === undefined ? points : counted;
  const amount = isGiven(entry.full) ? showChange(standing, entry.full) : `${standing} 分`;
  const shown = showStatus(status, entry.full);
  const state = effect === undefined ? shown : `${shown}，${effect}`;
  const cut = entry.full === points ? '' : `，应${showChange(entry.full)}，已到封顶`;
  return `${no} ${unitName} ${amount} ${ruleTitle}（${state}${cut}）`;
}

export const monthUnclear: Reply = {
  text: '没有看懂要查哪个月、哪个部门，请写成「扣分查询 10月」「扣分查询 上个月」「扣分查询 2026-10」或「扣分查询 公众客户部 本季度」。只发「扣分查询」查看本月，本月没有时看最近的。',
};

export function severalReply(no: string, penaltyNos: readonly string[]): Reply {
  return {
    text: `${no} 涉及 ${penaltyNos.length} 笔扣分，请选择要看的一笔：`,
    options: penaltyNos.map(each => commandFor('为什么扣分', each)),
  };
}

export const noPenaltyReply = (no: string): Reply => ({ text: `没有查到由 ${no} 引起的扣分。` });

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
