import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { command, showChange as showPoints } from '../penalties/words.ts';
import { showPeriod } from '../replies/periods.ts';
import { byWhom } from '../replies/stood-in.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { showGap, showLedgerChange, showOutcome, showScore } from './words.ts';

type Kpi = Services['kpi'];
type ClosingPreview = Awaited<ReturnType<Kpi['previewClosing']>>;
type Announced = Awaited<ReturnType<Kpi['announce']>>;
type FreezePreview = Awaited<ReturnType<Kpi['previewFreeze']>>;
type Frozen = Awaited<ReturnType<Kpi['freeze']>>;
type ClosingView = Awaited<ReturnType<Kpi['view']>>;
type Missing = Extract<FreezePreview, { kind: 'ready' }>['missing'];
type Undecided = Extract<FreezePreview, { kind: 'ready' }>['undecided'];
type Change = Extract<FreezePreview, { kind: 'ready' }>['changes'][number];

const closing = (no: string) => ({ type: 'kpiClosing' as const, no });
const MOST = 12;

/** What 预公示 would announce. */
export function closingPreviewReply(
  period: string,
  preview: Extract<ClosingPreview, { kind: 'ready' }>,
  now: Date,
): Reply {
  const scores = preview.scores.map(({ unitName, outcome }) => `· ${unitName}　${showOutcome(outcome)}`);
  return {
    text: [
      `${showPeriod(period)}将预公示 ${scores.length} 个单位：`,
      ...scores,
      ...missingLines(preview.missing),
      ...undecidedLines(preview.undecided, '公示', now),
    ].join('\n'),
  };
}

/** What happens to an undecided one, by what is closed. */
const UNDECIDED = {
  公示: '没有确认的不计入这次公示；定稿前确认的，定稿时自动计入，定稿后确认的需要考核重算。',
  定稿: '没有确认的不计入这次定稿；以后确认的需要考核重算才计入本期。建议先确认再定稿。',
} as const;

function undecidedLines(undecided: Undecided, closes: keyof typeof UNDECIDED, now: Date): string[] {
  if (undecided.length === 0) return [];
  return [
    `本期还有 ${undecided.length} 笔拟扣分（或加分）没有确认：`,
    ...undecided.slice(0, MOST).map(({ no, unitName, points, dueAt }) => {
      const due = dueAt === null ? '待责任认定' : `${dueAt < now ? '已逾期，' : ''}应于 ${showTime(dueAt, now)} 前确认`;
      return `· ${no} ${unitName}拟${showPoints(points)}（${due}）`;
    }),
    ...(undecided.length > MOST ? [`……共 ${undecided.length} 笔`] : []),
    UNDECIDED[closes],
  ];
}

function missingLines(missing: Missing): string[] {
  if (missing.length === 0) return ['各单位数据齐全。'];
  return [
    `${missing.length} 个单位缺数据，将如实公示为缺数据：`,
    ...missing.slice(0, MOST).map(({ unitName, gaps, nameOf }) => {
      const more = gaps.length > 1 ? `等 ${gaps.length} 项` : '';
      return `· ${unitName}：${showGap(gaps[0]!, nameOf)}${more}`;
    }),
  ];
}

/** Why a period cannot be announced now. */
export function closingObstacleReply(
  period: string,
  obstacle: Exclude<ClosingPreview, { kind: 'ready' }>,
  now: Date,
): Reply {
  const shown = showPeriod(period);
  if (obstacle.kind === 'running')
    return {
      text: `${shown}到 ${showTime(obstacle.ends, now)} 才结束，现在还不能预公示。可发「季度排名 ${period}」查看暂计成绩。`,
      options: [{ key: `季度排名 ${period}`, label: '查看暂计成绩' }],
    };
  return {
    text: `${shown}${obstacle.status === 'announced' ? '已经预公示' : '已经定稿'}（${obstacle.no}）。`,
    options: [
      obstacle.status === 'announced'
        ? { key: `考核定稿 ${period}`, label: '考核定稿' }
        : { key: `考核重算 ${period}`, label: '考核重算' },
    ],
    ref: closing(obstacle.no),
  };
}

export function announcedReply(outcome: Announced, period: string, now: Date): Reply {
  if (outcome.kind !== 'announced') return closingObstacleReply(period, outcome, now);
  const { no, units, objectionsUntil, basis, undecided = 0 } = outcome;
  return {
    text: [
      `${showPeriod(period)}考核已预公示，单号 ${no}，${units} 个单位的负责人会收到本单位成绩。`,
      `异议期至 ${showTime(new Date(objectionsUntil), now)}（${explainDue(basis)}），期满可发「考核定稿 ${period}」。`,
      ...(undecided > 0
        ? [`另有 ${undecided} 笔拟扣分（或加分）没有确认，没有计入；定稿前确认的，定稿时自动计入。`]
        : []),
    ].join('\n'),
    options: [command('查看', no)],
    ref: closing(no),
  };
}

/** What 定稿 or 重算 would freeze. */
export function freezePreviewReply(
  preview: Extract<FreezePreview, { kind: 'ready' }>,
  since: '预公示' | '定稿',
  now: Date,
): Reply {
  const { period, changes, missing, units, undecided, unmet } = preview;
  const changed =
    changes.length === 0
      ? [`与${since}时相比没有变化。`]
      : [`与${since}时相比有 ${changes.length} 个单位变化：`, ...changes.map(showChange)];
  return {
    text: [
      `${showPeriod(period)}，共 ${units} 个单位。`,
      ...changed,
      ...unmet.map(
        ({ no, unitName }) =>
          `！${no}：${unitName}的异议成立，但成绩没有变化，请先更正依据（测评、扣分或申诉）再定稿。`,
      ),
      ...missingLines(missing),
      ...undecidedLines(undecided, '定稿', now),
    ].join('\n'),
    ref: closing(preview.no),
  };
}

const showChange = ({ unitName, before, after, ledger }: Change): string =>
  [
    `· ${unitName}：${before === after ? `得分不变（${showScore(after)}）` : `${showScore(before)} → ${showScore(after)}`}`,
    ...ledger.map(each => `　${showLedgerChange(each)}`),
  ].join('\n');

export function freezeObstacleReply(obstacle: Exclude<FreezePreview, { kind: 'ready' }>, now: Date): Reply {
  const shown = showPeriod(obstacle.period);
  switch (obstacle.kind) {
    case 'tooEarly':
      return { text: `${shown}的异议期到 ${showTime(new Date(obstacle.until), now)}，期满才能定稿。` };
    case 'objectionsOpen':
      return {
        text: `${shown}还有 ${obstacle.nos.length} 件异议没有处理（${obstacle.nos.join('、')}），处理完才能定稿。`,
        options: obstacle.nos.slice(0, MOST).map(no => ({ key: `处理考核异议 ${no}`, label: `处理 ${no}` })),
      };
    case 'already':
      return {
        text: `${shown}已经定稿（${obstacle.no}）。定稿后依据有变化的，请发「考核重算 ${obstacle.period}」。`,
        options: [{ key: `考核重算 ${obstacle.period}`, label: '考核重算' }],
        ref: closing(obstacle.no),
      };
    case 'notAnnounced':
      return {
        text: `${shown}还没有预公示，请先发「考核预公示 ${obstacle.period}」。`,
        options: [{ key: `考核预公示 ${obstacle.period}`, label: '考核预公示' }],
      };
    case 'notFrozen':
      return { text: `${shown}还没有定稿，不需要重算：预公示到定稿之间会自动按最新台账计算。` };
    case 'unchanged':
      return { text: `${shown}按现在的台账重算，与定稿完全一致，没有需要改的。` };
  }
}

export function frozenReply(outcome: Frozen, now: Date): Reply {
  if (outcome.kind !== 'frozen') return freezeObstacleReply(outcome, now);
  const { no, period, revision, units, changes, hash, undecided = 0 } = outcome;
  return {
    text: [
      `${showPeriod(period)}考核已定稿，单号 ${no}${revision > 1 ? `（第 ${revision} 版）` : ''}，共 ${units} 个单位，各单位负责人会收到通知。`,
      ...changes.map(showChange),
      ...(undecided > 0 ? [`还有 ${undecided} 笔拟扣分（或加分）没有确认，没有计入；以后确认的需要考核重算。`] : []),
      `定稿校验码 ${hash.slice(0, 16)}，成绩连同每一步依据都已存档。`,
    ].join('\n'),
    options: [command('查看', no), { key: `季度排名 ${period}`, label: '查看排名' }],
    ref: closing(no),
  };
}

const STATUS = { announced: '预公示中', frozen: '已定稿', replaced: '已被重算取代' } as const;
const OBJECTION = { open: '待处理', accepted: '成立', rejected: '不成立' } as const;

export function closingViewReply(view: ClosingView, now: Date): Reply {
  const objections = view.objections.flatMap(({ no, unitName, text, status, decision, byName, forName }) => [
    `· ${no} ${unitName}（${OBJECTION[status]}）：${text}`,
    ...(forName === null ? [] : [`　提出人：${byWhom(byName, forName)}`]),
    ...(decision === '' ? [] : [`　处理说明：${decision}`]),
  ]);
  return {
    text: [
      `${view.no} ${showPeriod(view.period)}考核（${STATUS[view.status]}${view.revision > 1 ? `，第 ${view.revision} 版` : ''}）`,
      `· 公示：${view.announcedBy}，${showTime(view.announcedAt, now)}`,
      ...(view.revision === 1 ? [`· 异议期至 ${showTime(view.objectionsUntil, now)}`] : [`· 重算原因：${view.reason}`]),
      ...(view.frozenAt ? [`· 定稿：${showTime(view.frozenAt, now)}，校验码 ${view.hash?.slice(0, 16)}`] : []),
      ...(objections.length > 0 ? ['异议：', ...objections] : []),
    ].join('\n'),
    options: [
      { key: `季度排名 ${view.period}`, label: '查看排名' },
      ...view.objections
        .filter(({ mayDecide }) => mayDecide)
        .map(({ no }) => ({ key: `处理考核异议 ${no}`, label: `处理 ${no}` })),
    ],
    ref: closing(view.no),
  };
}
