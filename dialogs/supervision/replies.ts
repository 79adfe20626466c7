import type { ReportKind, SupervisionStatus } from '../../src/domain/supervision/workflow.ts';
import type { Services } from '../../src/services/index.ts';
import { showFiles } from '../framework/files-slot.ts';
import type { Reply } from '../framework/reply.ts';
import { commandOption, STATUS_LABEL as RECTIFICATION_STATUS } from '../rectification/labels.ts';
import { showTime } from '../replies/times.ts';
import { clockLines } from './clock-lines.ts';
import { CLOCK_LABEL, REPORT_PHRASE, STATUS_LABEL } from './labels.ts';
import type { ViewedOrder } from './order-text.ts';

type Prepared = Awaited<ReturnType<Services['supervision']['prepare']>>;
type Issued = Extract<Awaited<ReturnType<Services['supervision']['issue']>>, { kind: 'issued' }>;
type Reported = Extract<Awaited<ReturnType<Services['supervision']['report']>>, { kind: 'filed' }>;
type Decided = Extract<Awaited<ReturnType<Services['supervision']['close']>>, { kind: 'done' }>;

const refTo = (no: string) => ({ type: 'supervision' as const, no });

const NEXT_REPORT: Readonly<Record<ReportKind, ReportKind | undefined>> = {
  cause: 'fix',
  fix: 'feedback',
  feedback: undefined,
};

/** What the dialogs of this feature say. */
export const supervisionReplies = {
  nothingToRaise: '目前没有可以发起督办的整改通知。',
  nothingToReport: (report: ReportKind) => `您目前没有待${REPORT_PHRASE[report]}的督办单。`,
  nothingToVerify: '目前没有等待您核验的督办单。',
  nothingToRecheck: '目前没有等待巩固复查的督办单。',

  notIssuable(outcome: Exclude<Prepared, { kind: 'ready' }>): Reply {
    if (outcome.kind === 'alreadyOpen') {
      return {
        text: `${outcome.no} 已有在办的督办单 ${outcome.orderNo}，办结前不重复发起。`,
        options: [commandOption('查看', outcome.orderNo)],
        ref: refTo(outcome.orderNo),
      };
    }
    return {
      text: `${outcome.no} 当前状态为「${RECTIFICATION_STATUS[outcome.status]}」，不能再发起督办。`,
      ref: { type: 'rectification', no: outcome.no },
    };
  },
  issueIntro: ({
    no,
    itemTitle,
    unitName,
    responsibleUnitName,
    repeatOf,
  }: Extract<Prepared, { kind: 'ready' }>): Reply => ({
    text: `现在就整改通知 ${no}（${unitName}「${itemTitle}」）发起督办，${repeatOf ? `本季度内这一问题已出现过（${repeatOf}），` : ''}责任部门为${responsibleUnitName}。发起后，这一问题即认定为重大服务质量问题。`,
    ref: { type: 'rectification', no },
  }),
  defaultTitle: ({ unitName, itemTitle, repeatOf }: { unitName: string; itemTitle: string; repeatOf: string | null }) =>
    `${unitName}：${itemTitle}${repeatOf ? '（本季度重复出现）' : ''}`,
  askTitle: (suggested: string): Reply => ({
    text: `督办事项的标题拟为「${suggested}」。就用它，请回复「用这个标题」；要换，请直接发新的标题。`,
    options: [{ key: '1', label: '用这个标题' }],
  }),
  titleUnclear: { text: '标题太短了，看不出是什么事。请至少写 4 个字，不能只写数字。' } satisfies Reply,
  titleTooLong: { text: '标题太长了，请控制在 100 个字以内。' } satisfies Reply,
  askRequirement: { text: '请说明整改要求：要解决什么问题，做到什么程度。' } satisfies Reply,
  issued: ({ no, issueNo, title, responsibleUnitName, clocks }: Issued, now: Date): Reply => ({
    text: [
      `已认定为重大服务质量问题（${issueNo}），发起整改督办单 ${no}「${title}」，并通知${responsibleUnitName}。`,
      '办理期限：',
      ...clockLines(clocks, now),
    ].join('\n'),
    ref: refTo(no),
  }),

  wrongState: (no: string, status: SupervisionStatus): Reply => ({
    text: `${no} 当前状态为「${STATUS_LABEL[status]}」，不能进行这一步。可发「查看 ${no}」了解进展。`,
    options: [commandOption('查看', no)],
    ref: refTo(no),
  }),
  tooEarly: (no: string, report: ReportKind, missing: ReportKind): Reply => ({
    text: `${REPORT_PHRASE[report]}之前，请先完成「${REPORT_PHRASE[missing]}」。`,
    options: [commandOption(REPORT_PHRASE[missing], no)],
    ref: refTo(no),
  }),
  reportIntro({ order, clocks }: ViewedOrder, report: ReportKind, now: Date): Reply {
    const clock = clocks.find(each => each.round === order.round && each.kind === report);
    const late = clock && now > clock.dueAt ? '，已超过，仍可报送' : '';
    const running = clock ? `期限 ${showTime(clock.dueAt, now)}${late}。` : '';
    const due = clock?.state.kind === 'paused' ? '责任认定期间期限停表，认定后顺延；现在也可以报送。' : running;
    return { text: `现在为督办单 ${order.no}「${order.title}」${REPORT_PHRASE[report]}。${due}`, ref: refTo(order.no) };
  },
  askReport: {
    cause: { text: '请说明查明的原因。' },
    fix: { text: '请说明整改到位的情况：做了什么，现在怎么样。' },
    feedback: { text: '请说明需要反馈的整改情况和结果。' },
  } satisfies Record<ReportKind, Reply>,
  askPhotos: '请发送相关照片或文件作为佐证。',
  reported(outcome: Reported, now: Date): Reply {
    const { no, report, evidence, late, implicitSign, nextDueAt } = outcome;
    const next = NEXT_REPORT[report];
    return {
      text: [
        `已${REPORT_PHRASE[report]}（${no}）${evidence > 0 ? `，附 ${showFiles(evidence)}` : ''}${late ? '；本次已超过期限，按逾期记录' : ''}。`,
        ...(implicitSign ? ['这张督办单此前没有签收，已一并为您签收。'] : []),
        next && nextDueAt
          ? `下一步是${CLOCK_LABEL[next]}，期限 ${showTime(new Date(nextDueAt), now)}。`
          : '已送发起人核验，请等待结果。',
      ].join('\n'),
      options: next ? [commandOption(REPORT_PHRASE[next], no)] : [],
      ref: refTo(no),
    };
  },

  verification({ order, steps, clocks }: ViewedOrder, now: Date): Reply {
    const { no } = order;
    const said = steps.filter(step => step.text !== '' && step.kind !== 'return');
    const late = clocks.filter(clock => clock.state.kind === 'metLate' || clock.state.kind === 'overdue');
    return {
      text: [
        `请核验督办单 ${no}「${order.title}」（${order.responsibleUnitName}）`,
        `整改要求：${order.requirement}`,
        ...said.map(
          step =>
            `${CLOCK_LABEL[step.kind as ReportKind]}（${step.byName}，${showTime(step.at, now)}）：${step.text}；佐证：${showFiles(step.evidence)}`,
        ),
        ...(late.length > 0 ? [`逾期：${late.map(clock => CLOCK_LABEL[clock.kind]).join('、')}`] : []),
      ].join('\n'),
      options: ['督办通过', '督办退回'].map(phrase => commandOption(phrase, no)),
      ref: refTo(no),
    };
  },
  /** Nothing was decided: the feedback is one the person had not seen yet. */
  updated(viewed: ViewedOrder, now: Date): Reply {
    const shown = this.verification(viewed, now);
    return { ...shown, text: `反馈刚刚更新过，请先查看，再作决定。\n${shown.text}` };
  },
  extensionAsked: (no: string): Reply => ({
    text: `${no} 的延期申请还没有审批，整改到位是否逾期要看审批结果。请先审批延期，再核验督办。`,
    options: [commandOption('延期审批', no)],
    ref: refTo(no),
  }),
  closed: ({ no, title, dueAt, rectificationNo }: Decided, now: Date): Reply => ({
    text: `督办单 ${no}「${title}」核验通过，已办结。${rectificationNo ? `整改通知 ${rectificationNo} 一并办结。` : ''}${dueAt ? `巩固复查定于 ${showTime(new Date(dueAt), now)}，到时会提醒您。` : ''}`,
    ref: refTo(no),
  }),
  askReturnReason: (no: string): Reply => ({ text: `请说明退回 ${no} 的理由，责任部门会看到。`, ref: refTo(no) }),
  returned: ({ no, title, responsibleUnitName, dueAt }: Decided, now: Date): Reply => ({
    text: `已退回督办单 ${no}「${title}」，${responsibleUnitName}须重新整改${dueAt ? `，整改到位期限 ${showTime(new Date(dueAt), now)}` : ''}。`,
    ref: refTo(no),
  }),
  askRecheck: (no: string): Reply => ({
    text: `请填写 ${no} 巩固复查合格的情况。如果问题重新出现，请回复「取消」，安排重新测评，凭新的整改通知发起督办。`,
    ref: refTo(no),
  }),
  rechecked: ({ no, title }: Decided): Reply => ({
    text: `已登记督办单 ${no}「${title}」巩固复查通过，督办全部完成。`,
    ref: refTo(no),
  }),
};
