import { Decimal } from 'decimal.js';
import type { Option } from '../../src/domain/conversation/message.ts';
import { endOf } from '../../src/domain/kpi/periods.ts';
import type { Gap, Outcome } from '../../src/domain/kpi/score.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { command, commandFor } from '../penalties/words.ts';
import { showPart, showPeriod, unfinished } from '../replies/periods.ts';
import { showTime } from '../replies/times.ts';
import { levelLabel, showGap, showLedgerChange, showOutcome, showScore } from './words.ts';

type Kpi = Services['kpi'];
type Ranking = Awaited<ReturnType<Kpi['ranking']>>;
type Explained = Awaited<ReturnType<Kpi['explain']>>;
type Score = Extract<Explained, { kind: 'score' }>;
type PeriodScore = Extract<Score['score'], { kind: 'period' }>;
type YearScore = Extract<Score['score'], { kind: 'year' }>;
type Programme = PeriodScore['programmes'][number];
type WhatIf = Awaited<ReturnType<Kpi['whatIf']>>;
type WhatIfPoints = Awaited<ReturnType<Kpi['whatIfPoints']>>;
type Standing = Ranking['standing'];

export const EXPLAIN = '得分怎么算的';
/** A message is read on a phone. */
const MOST_OPTIONS = 8;
const MOST_GAPS = 5;

const explain = (period: string, of: string, label = of): Option => ({ key: `${EXPLAIN} ${period} ${of}`, label });

/** 考核排名. What is not closed yet is said to be so: nobody should take it for the final word. */
export function rankingReply(ranking: Ranking, now: Date): Reply {
  const { period, lines, standing } = ranking;
  if (lines.length === 0) return { text: `${showPeriod(period)}还没有可以考核的单位。` };
  const shown = lines.map(({ rank, unitName, outcome, points, own }) => {
    const place = rank === null ? '—' : `${rank}.`;
    const lost = points === null || points === '0' ? '' : `（${showPoints(points)}）`;
    return `${place} ${unitName}　${showOutcome(outcome)}${lost}${own ? ' ← 本单位' : ''}`;
  });
  const missing = lines.filter(({ outcome }) => outcome.kind === 'missing').length;
  const none = missing === lines.length;
  return {
    text: [
      `${showPeriod(period)}考核排名（${showStanding(standing, period, now)}）：`,
      ...(none ? [`目前各单位的数据都不齐全：${lines.map(({ unitName }) => unitName).join('、')}。`] : shown),
      ...(missing > 0 ? [`${missing} 个单位缺数据，不排名，也不按零分计。点单位可看缺什么。`] : []),
    ].join('\n'),
    options: lines
      .filter(({ mayExplain }) => mayExplain)
      .slice(0, MOST_OPTIONS)
      .map(({ unitName }) => explain(period, unitName)),
  };
}

function showStanding(standing: Standing, period: string, now: Date): string {
  switch (standing.kind) {
    case 'live':
      return `${endOf(period) > now ? '本期还没有结束，' : ''}截至 ${showTime(now, now)} 的台账，未定稿`;
    case 'announced':
      return `预公示 ${standing.no}，异议期至 ${showTime(standing.objectionsUntil, now)}；下列为当前台账`;
    case 'frozen':
      return `已定稿 ${standing.no}${standing.revision > 1 ? `，第 ${standing.revision} 版` : ''}`;
  }
}

const showPoints = (points: string): string =>
  points.startsWith('-') ? `加 ${points.slice(1)} 分` : `已扣 ${new Decimal(points).toString()} 分`;

export const notAssessedReply = ({ unitName }: { unitName: string }): Reply => ({
  text: `${unitName}在这一期没有纳入考核的检查类别，所以没有得分。考核对象是各部门和县分公司。`,
});

/** How a unit's score came about: one line per step, each figure the mean or difference of those before it. */
export function scoreReply(explained: Score, now: Date): Reply {
  const { score } = explained;
  return score.kind === 'year' ? yearReply(explained, score, now) : periodReply(explained, score, now);
}

function heading({ score, standing, place }: Score, now: Date): string {
  const at = place === null ? '' : `，排第 ${place.rank}（共 ${place.of} 个单位有成绩）`;
  return `${score.unitName}${showPeriod(score.period)}：${showOutcome(score.outcome)}${at}（${showStanding(standing, score.period, now)}）`;
}

function periodReply(explained: Score, score: PeriodScore, now: Date): Reply {
  const { period, unitName, programmes, base, points, outcome } = score;
  const counted = programmes.filter(each => each.outcome.kind !== 'notDrawn');
  const lines = counted.map(
    each => `· ${each.name}：${showOutcome(each.outcome)}${showWeight(each)}${firstGap(each, explained)}`,
  );
  const left = programmes.filter(each => each.outcome.kind === 'notDrawn').map(({ name }) => name);
  return {
    text: [
      heading(explained, now),
      ...lines,
      ...(left.length > 0 ? [`· 本期未抽到，不计入：${left.join('、')}`] : []),
      ...(base.kind === 'score' ? [`加权平均 ${showScore(base.value)} 分`] : []),
      ...pointLines(points, base, outcome),
      ...reversedLines(explained),
      ...sinceLines(explained),
      ...(outcome.kind === 'missing' ? ['缺的补齐之前不出总分，也不按零分计。'] : []),
    ].join('\n'),
    options: [
      ...counted.slice(0, MOST_OPTIONS - 2).map(({ name }) => explain(period, `${unitName} ${name}`, name)),
      ...points.entries.slice(0, 3).map(({ no }) => commandFor('为什么扣分', no)),
    ],
  };
}

function firstGap({ outcome }: Programme, { nameOf }: Score): string {
  if (outcome.kind !== 'missing') return '';
  const more = outcome.gaps.length > 1 ? `等 ${outcome.gaps.length} 项` : '';
  return `（${showGap(outcome.gaps[0]!, nameOf)}${more}）`;
}

function showWeight({ weight, presence, aggregate }: Programme): string {
  if (aggregate === 'direct' && presence > 0 && presence < 1)
    return `（按抽到的月份计 ${fraction(presence * weight)} 份）`;
  return weight === 1 ? '' : `（权重 ${weight}）`;
}

const fraction = (value: number): string => new Decimal(value).toDecimalPlaces(2).toString();

/** What was counted and is given back, since it was wrong. */
const reversedLines = ({ reversed }: Score): string[] =>
  reversed.length === 0
    ? []
    : [
        '已冲销，不再计入：',
        ...reversed.map(
          ({ no, title, points }) =>
            `· ${no} ${title}：原${points.startsWith('-') ? `加 ${points.slice(1)}` : `扣 ${points}`} 分`,
        ),
      ];

/** What of a frozen score counts otherwise since. */
const sinceLines = ({ since }: Score): string[] =>
  since.length === 0
    ? []
    : ['定稿后有变化，要等考核重算才计入成绩：', ...since.map(each => `· ${showLedgerChange(each)}`)];

function pointLines(points: PeriodScore['points'], base: Outcome, outcome: Outcome): string[] {
  const frozen = points.frozen.length > 0 ? [`申诉中暂不计：${points.frozen.join('、')}`] : [];
  if (points.entries.length === 0) return ['本期没有生效的扣分。', ...frozen];
  const rewarded = points.entries.some(({ counted }) => counted.startsWith('-'));
  const entries = points.entries.map(({ no, title, counted }) => `· ${no} ${title}：${showPoints(counted)}`);
  const sum =
    base.kind === 'score' && outcome.kind === 'score'
      ? [showSum(base.value, points.sum, outcome.value)]
      : [`合计${showPoints(points.sum)}`];
  return [rewarded ? '扣分和加分：' : '扣分：', ...entries, ...frozen, ...sum];
}

/** 「92.5 − 1 = 91.5 分」, 「92 + 0.5 = 92.5 分」; where the score cannot go further, that it does not. */
function showSum(base: string, points: string, score: string): string {
  const exact = new Decimal(base).minus(points);
  const step = points.startsWith('-') ? `+ ${points.slice(1)}` : `− ${points}`;
  const limit = exact.gt(score)
    ? `，最高计 ${showScore(score)} 分`
    : exact.lt(score)
      ? `，最低计 ${showScore(score)} 分`
      : '';
  return `${showScore(base)} ${step} = ${exact.toString()} 分${limit}`;
}

function gapLines(gaps: readonly Gap[], nameOf: Score['nameOf']): string[] {
  if (gaps.length === 0) return [];
  const more = gaps.length > MOST_GAPS ? [`……共缺 ${gaps.length} 项`] : [];
  return [
    '还缺（补齐前不出总分，也不按零分计）：',
    ...gaps.slice(0, MOST_GAPS).map(gap => `· ${showGap(gap, nameOf)}`),
    ...more,
  ];
}

function yearReply(explained: Score, score: YearScore, now: Date): Reply {
  const { quarters, mean, supervision, outcome, unitName } = score;
  const orders = supervision.orders.map(({ no, late, closed, consolidated }) => {
    const done = closed ? (late ? '已办结，有逾期' : '按时办结') : '未办结';
    const held = consolidated === null ? '未到巩固复查' : consolidated ? '巩固复查通过' : '问题反复';
    return `· ${no}：${done}，${held}`;
  });
  return {
    text: [
      heading(explained, now),
      ...quarters.map(({ period, outcome: each }) => `· ${showPart(period)}：${showOutcome(each)}`),
      ...(mean.kind === 'score' ? [`各季度平均 ${showScore(mean.value)} 分`] : []),
      ...(supervision.value === null
        ? ['本年没有督办单，督办与巩固不另计。']
        : [`督办与巩固 ${showScore(supervision.value)} 分：`, ...orders]),
      ...(outcome.kind === 'missing' ? gapLines(outcome.gaps, explained.nameOf) : []),
    ].join('\n'),
    options: quarters
      .filter(({ outcome: each }) => each.kind === 'score' || each.kind === 'missing')
      .map(({ period }) => explain(period, unitName, `${showPart(period)}怎么算的`)),
  };
}

/** One programme of a unit, down to the 单号 of every result. */
export function programmeReply(explained: Score, programme: Programme, now: Date): Reply {
  const { score, nameOf, standing } = explained;
  const nos: string[] = [];
  const lines = programme.parts.flatMap(part => [
    ...(part.title === null ? [] : [`【${part.title}】${showOutcome(part.outcome)}`]),
    ...part.levels.flatMap(level => [
      `${levelLabel[level.level]}${part.levels.length > 1 ? `（占 ${fraction(level.weight * 100)}%）` : ''}：${showOutcome(level.outcome)}`,
      ...level.periods.flatMap(period => [
        `· ${showPart(period.period)}：${showOutcome(period.outcome)}`,
        ...period.units.map(unit => {
          nos.push(...unit.nos);
          return `　${nameOf(unit.unitId)} ${showScore(unit.score)} 分（${unit.nos.join('、')}）`;
        }),
      ]),
    ]),
  ]);
  const gaps = programme.outcome.kind === 'missing' ? programme.outcome.gaps : [];
  return {
    text: [
      `${score.unitName}${showPeriod(score.period)}${programme.name}：${showOutcome(programme.outcome)}（${showStanding(standing, score.period, now)}）`,
      ...lines,
      ...gapLines(gaps, nameOf),
    ].join('\n'),
    options: nos.slice(0, MOST_OPTIONS).map(no => commandFor('测评结果', no)),
  };
}

/** 「我们部门为什么扣了1.5分」 */
export function pointsReply(explained: Score, now: Date, amount?: string): Reply {
  const { score, pending, reversed, since } = explained;
  if (score.kind === 'year') return scoreReply(explained, now);
  const { points, unitName, period, base, outcome } = score;
  const none = points.entries.length === 0 && points.frozen.length === 0;
  const counted = none
    ? [`${unitName}${showPeriod(period)}没有${pending.length > 0 ? '生效的' : ''}扣分。`]
    : [
        `${unitName}${showPeriod(period)}的扣分：`,
        ...pointLines(points, base, outcome).slice(points.entries.length > 0 ? 1 : 0),
      ];
  const waiting = pending.map(
    each =>
      `· ${each.no} ${each.title}：拟${each.points.startsWith('-') ? `加 ${each.points.slice(1)}` : `扣 ${each.points}`} 分`,
  );
  const heard = amount !== undefined && !new Decimal(amount).equals(points.sum);
  return {
    text: [
      ...unfinished(showPeriod(period), endOf(period), now),
      ...counted,
      ...reversedLines(explained),
      ...sinceLines(explained),
      ...(waiting.length > 0 ? ['待确认，还没有计入：', ...waiting] : []),
      ...(heard ? [`目前生效的合计是 ${showScore(points.sum)} 分（您说的是 ${amount} 分）。`] : []),
    ].join('\n'),
    options: [
      ...new Set([...[...points.entries, ...since, ...reversed, ...pending].map(({ no }) => no), ...points.frozen]),
    ]
      .slice(0, MOST_OPTIONS)
      .map(no => commandFor('为什么扣分', no)),
  };
}

const THREAT = { cause: '查因', fix: '整改到位', feedback: '反馈', report: '上报' } as const;

export function whatIfReply(outcome: WhatIf, now: Date): Reply {
  switch (outcome.kind) {
    case 'noPoints':
      return {
        text: `${outcome.no} 是整改通知，逾期本身不扣分，但会提醒到负责人；季度内重复发生的问题可能升级为整改督办单，督办单逾期按扣分规则扣分。`,
        options: [command('查看', outcome.no)],
      };
    case 'settled':
      return {
        text: `${outcome.no} 已经没有会逾期的期限了，不会再因逾期扣分。`,
        options: [command('查看', outcome.no)],
      };
    case 'threat': {
      const { no, threats } = outcome;
      const lines = threats.map(
        ({ what, dueAt, points }) => `· ${THREAT[what]}应于 ${showTime(dueAt, now)} 前完成，逾期拟扣 ${points} 分`,
      );
      return {
        text: [
          `${no} 还有 ${threats.length} 个期限：`,
          ...lines,
          showEffect('如果都逾期并经确认', outcome),
          `依据：${threats[0]!.ruleText}`,
          ONLY_SUPPOSED,
        ].join('\n'),
        options: [command('查看', no)],
      };
    }
  }
}

/** 如果我们再扣2分会怎样 */
export function whatIfPointsReply(outcome: WhatIfPoints): Reply {
  if (outcome.kind === 'notAssessed') return notAssessedReply(outcome);
  return { text: `${showEffect(`如果再扣 ${outcome.points} 分`, outcome)}\n${ONLY_SUPPOSED}` };
}

const ONLY_SUPPOSED = '以上只是推算，没有记录任何扣分。';

function showEffect(
  supposing: string,
  supposed: Pick<
    Extract<WhatIfPoints, { kind: 'supposed' }>,
    'unitName' | 'quarter' | 'now' | 'then' | 'rankNow' | 'rankThen'
  >,
): string {
  const { unitName, now, then, rankNow, rankThen } = supposed;
  const quarter = showPeriod(supposed.quarter);
  if (now.kind !== 'score')
    return `${supposing}：${unitName}${quarter}目前${showOutcome(now)}，这些扣分会在出分后从总分中减去。`;
  const ranked = rankNow !== null && rankThen !== null;
  const places = !ranked
    ? ''
    : rankNow === rankThen
      ? `，排名仍是第 ${rankNow}`
      : `，排名由第 ${rankNow} 变为第 ${rankThen}`;
  return `${supposing}：${unitName}${quarter}由 ${showOutcome(now)} 变为 ${showOutcome(then)}${places}。`;
}

export const whichUnit = (points: string): Reply => ({
  text: `请问是哪个单位？请这样问：「如果公众客户部再扣${points}分会怎样」。`,
});
export const unknownUnit = (name: string): Reply => ({
  text: `没有找到叫「${name}」的考核单位。可以这样问：「如果公众客户部再扣2分会怎样」；不写单位就按本单位推算。`,
});
export const whichRecord: Reply = {
  text: '请问是哪一单？请把单号写在句子里，如「如果 DB-2026-0001 再逾期会怎样」。整改督办单和上报都可以推算。',
};
export const periodUnclear: Reply = {
  text: '没有看懂要看哪一期，请写成「季度排名 2026年三季度」「季度排名 上个月」或「季度排名 年度」。只发「季度排名」查看本季度。',
};
export const unknownName = (name: string): Reply => ({
  text: `没有找到叫「${name}」的考核单位或检查类别。可以写成「${EXPLAIN} 上季度 公众客户部 营业厅」；只写期间则查看本单位。`,
});
export const nothingOf = (unitName: string, programme: string): Reply => ({
  text: `${unitName}不承担「${programme}」的考核。`,
});
