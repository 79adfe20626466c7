import type { BulletinFigures } from '../../src/domain/bulletins/figures.ts';
import { closedCount } from '../../src/domain/bulletins/figures.ts';
import type { SentFile } from '../../src/domain/conversation/message.ts';
import type { ApprovalStage } from '../../src/domain/standards/approval.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { showPeriod, unfinished } from '../replies/periods.ts';
import { showTime } from '../replies/times.ts';
import { STEP } from '../standards/versions/words.ts';
import { command } from './words.ts';

type Drafts = Services['bulletins']['drafts'];
type Viewed = Awaited<ReturnType<Drafts['view']>>;
type Generated = Exclude<Awaited<ReturnType<Drafts['generate']>>, { kind: 'generated' }>;
type Submitted = Awaited<ReturnType<Drafts['submit']>>;
type Decided = Awaited<ReturnType<Drafts['decide']>>;

const refTo = (no: string) => ({ type: 'bulletinDraft' as const, no });
const MISSING = '缺数据';
/** A summary on a phone names the first of a list. */
const SHOWN = 3;

/** What is said about a generated bulletin on its way out. Every number is one of its figures. */
export const draftReplies = {
  notGenerated: (outcome: Generated, period: string): Reply => {
    switch (outcome.kind) {
      case 'notBegun':
        return { text: `${showPeriod(period)}还没有开始，不能生成。` };
      case 'issued':
        return {
          text: `${showPeriod(period)}的这份通报已经签发（${outcome.no}），不再重新生成。`,
          options: [command('查看', outcome.no)],
        };
      case 'underApproval':
        return {
          text: `${showPeriod(period)}的这份通报（${outcome.no}）正在审批，内容已固定。要改请先退回，再重新生成。`,
          options: [command('查看', outcome.no)],
        };
    }
  },
  view: (viewed: Viewed, now: Date): Reply => ({
    text: [
      `${viewed.no}《${viewed.title}》`,
      `状态：${stateOf(viewed.stage, viewed.bulletinNo)}`,
      ...(viewed.returned ? [`${viewed.returned.byName}退回，原因：${viewed.returned.reason}`] : []),
      ...counted(viewed.figures, now),
      ...summary(viewed.figures),
      ...(viewed.wording
        ? [
            `报告里有 ${viewed.wording.sentences.length} 段的措辞由模型（${viewed.wording.model}）拟写，数字、名称和单号都已逐一核对，请过目：`,
            ...viewed.wording.sentences.map(({ worded }) => `  · ${worded}`),
          ]
        : []),
      ...(viewed.problems.length > 0
        ? [
            `要求报措施的问题 ${viewed.problems.length} 条：`,
            ...viewed.problems.map(({ unitName, text }, at) => `  ${at + 1}. ${unitName}：${text}`),
          ]
        : []),
      ...viewed.acts.map(({ step, byName, at }) => `${STEP[step]}：${byName}，${showTime(at, now)}`),
      ...(viewed.hash ? [`校验码：${viewed.hash.slice(0, 16)}…`] : []),
    ].join('\n'),
    options: [
      ...(viewed.may.submit ? [command('送审通报', viewed.no)] : []),
      ...(viewed.may.decide ? [command('同意通报', viewed.no), command('退回通报', viewed.no)] : []),
      ...(viewed.may.issue ? [command('签发通报', viewed.no)] : []),
      command('导出通报', viewed.no),
    ],
    ref: refTo(viewed.no),
  }),
  notBegun: (period: string): Reply => ({ text: `${showPeriod(period)}还没有开始，没有数据。` }),
  summary: (figures: BulletinFigures, now: Date): Reply => ({
    text: [`${showPeriod(figures.period)}服务质量情况：`, ...counted(figures, now), ...summary(figures)].join('\n'),
  }),
  files: (no: string, files: readonly SentFile[]): Reply[] =>
    files.map(file => ({ text: `${file.name.endsWith('.pdf') ? 'PDF' : 'Word'} 版（${no}）：`, file, ref: refTo(no) })),
  sign: ({ step, byName, at }: Viewed['acts'][number]): string => `${STEP[step]}：${byName}　${showTime(at)}`,
  periodUnclear: (example: string): Reply => ({ text: `没有看懂期间，请写明，例如「${example}」。` }),
  which: { text: '请写明单号，例如「审批通报 BG-2026-0001」；不知道单号可发「我的待办」。' } satisfies Reply,

  cannotSubmit: (viewed: Viewed): Reply => ({
    text: `${viewed.no} 现在${stateOf(viewed.stage, viewed.bulletinNo)}，不能送审。`,
    options: [command('查看', viewed.no)],
    ref: refTo(viewed.no),
  }),
  askProblems: (suggested: BulletinFigures['suggested']): Reply =>
    suggested.length === 0
      ? {
          text: '本期没有自动发现的问题。请列出要求报措施的问题，一行一个，写明单位，例如「通川：叫号机三次报修未修」。',
        }
      : {
          text: [
            `按本期数据建议 ${suggested.length} 条问题：`,
            ...suggested.map(({ unitName, text }, at) => `  ${at + 1}. ${unitName}：${text}`),
            '可以直接采用，或者把要写的问题重新列出，一行一个。',
          ].join('\n'),
          options: [{ key: '采用建议', label: '采用建议' }],
        },
  askReviewers: (names: readonly string[]): Reply => ({
    text: `请写会审人的姓名，用顿号隔开${names.length > 0 ? `；建议被点名部门的负责人：${names.join('、')}` : ''}。`,
    options: names.length > 0 ? [{ key: names.join('、'), label: names.join('、') }] : [],
  }),
  submitted: (outcome: Submitted): Reply => {
    switch (outcome.kind) {
      case 'submitted':
        return {
          text: `《${outcome.title}》（${outcome.no}）已送审，内容和数字已固定（校验码 ${outcome.hash.slice(0, 16)}…），已请${outcome.asked.join('、')}复核。`,
          ref: refTo(outcome.no),
        };
      case 'wrongState':
        return { text: `${outcome.no} 现在${stateOf(outcome.stage, null)}，不能送审。`, ref: refTo(outcome.no) };
      case 'impossible':
        return {
          text: `这样送审，${outcome.steps.map(step => STEP[step]).join('、')}没有人能办。会审人不能是编制人，也不能占用了复核、审定的人，请换会审人。`,
          options: [command('送审通报', outcome.no)],
          ref: refTo(outcome.no),
        };
    }
  },
  askReason: { text: '请说明退回的原因，编制人会看到。' } satisfies Reply,
  decided: (outcome: Decided): Reply => {
    const { no } = outcome;
    switch (outcome.kind) {
      case 'approved':
        return {
          text: `已${STEP[outcome.step]}《${outcome.title}》（${no}）。${outcome.stage.kind === 'approved' ? '审批完成，已请质控岗签发。' : outcome.asked.length > 0 && outcome.stage.kind === 'step' ? `已请${outcome.asked.join('、')}${STEP[outcome.stage.step]}。` : '还在等其他会审人。'}`,
          ref: refTo(no),
        };
      case 'returned':
        return { text: `已退回《${outcome.title}》（${no}），并通知编制人。`, ref: refTo(no) };
      case 'notShown':
        return {
          text: `${no} 这一稿您还没有看过，请先看内容和数字，再同意或退回。`,
          options: [command('审批通报', no)],
          ref: refTo(no),
        };
      case 'wrongState':
        return {
          text: `${no} 现在${stateOf(outcome.stage, null)}，没有要您审批的环节。`,
          options: [command('查看', no)],
          ref: refTo(no),
        };
    }
  },
  cannotIssue: (no: string, stage: ApprovalStage): Reply => ({
    text: `${no} 现在${stateOf(stage, null)}，${stage.kind === 'closed' ? '不用再签发' : '审定之后才能签发'}。`,
    options: [command('查看', no)],
    ref: refTo(no),
  }),
};

function stateOf(stage: ApprovalStage, bulletinNo: string | null): string {
  switch (stage.kind) {
    case 'draft':
      return stage.returned ? '被退回，待修改' : '草稿';
    case 'step':
      return `待${STEP[stage.step]}`;
    case 'approved':
      return '已审定，待签发';
    case 'closed':
      return `已签发${bulletinNo ? `（${bulletinNo}）` : ''}`;
  }
}

/** Beside the deductions, never in their sum; nothing where there is none. */
const apart = (label: string, points: string | undefined): string =>
  Number(points ?? 0) === 0 ? '' : `；${label} ${points} 分`;

/** Up to when the figures of a period are that was not over when they were counted. */
const counted = ({ period, before, countedAt }: BulletinFigures, now: Date): string[] =>
  countedAt === undefined ? [] : unfinished(showPeriod(period), new Date(before), new Date(countedAt), now);

function summary(figures: BulletinFigures): string[] {
  const { inspections, failed, rectification, supervision, points, reports, questions, last } = figures;
  const listed = (texts: readonly string[]): string =>
    `${texts.slice(0, SHOWN).join('、')}${texts.length > SHOWN ? ' 等' : ''}`;
  return [
    last
      ? `上期问题：《${last.title}》${last.issues.length} 条，已办结 ${closedCount(last.issues)} 条`
      : '上期问题：此前没有下发过同类通报',
    `检查：${inspections.count} 份，平均得分 ${inspections.mean ?? MISSING}${inspections.missing > 0 ? `；到期未完成 ${inspections.missing} 项，相应成绩${MISSING}` : ''}`,
    ...(inspections.byProgramme.length > 0
      ? [`  ${listed(inspections.byProgramme.map(({ name, mean }) => `${name} ${mean ?? MISSING}`))}`]
      : []),
    `不合格：${failed.total} 项次${failed.items.length > 0 ? `，最多的是${listed(failed.items.map(({ title, count }) => `「${title}」${count} 次`))}` : ''}`,
    `整改：新开 ${rectification.opened}，按期办结 ${rectification.closedOnTime}，逾期办结 ${rectification.closedLate}，期末逾期未办结 ${rectification.overdue}`,
    `督办：下发 ${supervision.issued}，办结 ${supervision.closed}，期限未落实 ${supervision.failedClocks} 次`,
    `扣分：合计 ${points.total} 分${points.byUnit.length > 0 ? `（${listed(points.byUnit.map(each => `${each.name} ${each.points}`))}）` : ''}${apart('加分', points.rewards)}${apart('申诉中', points.appealed)}`,
    `报表：到期 ${reports.due} 份，迟报 ${reports.late}，漏报 ${reports.omitted}；员工提问 ${questions.asked} 次，没答上 ${questions.unanswered} 次`,
  ];
}
