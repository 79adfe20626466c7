import type { Option } from '../../src/domain/conversation/message.ts';
import { readNumber } from '../../src/domain/language/record-number.ts';
import { timeLeft } from '../../src/domain/tasks/time-left.ts';
import type { Todo, TodoAction } from '../../src/domain/tasks/todo.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { showPeriod } from '../replies/periods.ts';
import { showTime } from '../replies/times.ts';

type Todos = Awaited<ReturnType<Services['tasks']['todos']>>;

/** The commands that deal with each kind of todo, the main one first. */
const COMMANDS: Record<TodoAction, readonly string[]> = {
  resumeInspection: ['录测评'],
  reviewInspection: ['复核测评'],
  reviseInspection: ['修改测评'],
  respondResult: ['确认结果', '异议'],
  decideDispute: ['裁定异议'],
  decideExtension: ['延期审批'],
  doTask: ['录测评'],
  acknowledgeRectification: ['签收'],
  answerRectification: ['答复整改'],
  releaseRectification: ['审核整改'],
  verifyRectification: ['核验整改'],
  signOrder: ['签收'],
  reportCause: ['报查因'],
  reportFix: ['报整改到位'],
  reportFeedback: ['报反馈'],
  verifyOrder: ['核验督办'],
  decidePenalty: ['确认扣分', '为什么扣分'],
  decideReward: ['确认加分', '查看'],
  decideReversal: ['确认冲销', '查看'],
  reportMeasures: ['报事件措施'],
  closeIncident: ['办结事件', '查看'],
  appealPenalty: ['考核申诉', '为什么扣分'],
  decideLiability: ['责任认定'],
  stateLiability: ['补充说明'],
  decideAppeal: ['裁决申诉'],
  stateFacts: ['说明情况'],
  concludeInvestigation: ['调查结论'],
  decideScoreObjection: ['处理考核异议'],
  fillReport: ['上报'],
  releaseReport: ['审核上报'],
  overdueReport: ['查看', '上报'],
  examineReport: ['审阅上报'],
  draftMeasure: ['报措施'],
  oweMeasures: ['报措施', '查看'],
  carryOutMeasure: ['查看'],
  releaseMeasures: ['审核措施'],
  checkMeasure: ['核查措施'],
  approveBulletin: ['审批通报'],
  issueBulletin: ['签发通报'],
  resubmitBulletin: ['送审通报'],
  resubmitStandard: ['提交审批'],
  reviewStandard: ['复核'],
  jointReviewStandard: ['会审'],
  approveStandard: ['审定'],
  publishStandard: ['发布'],
  decideWithdrawal: ['查看'],
  readStandard: ['看变化', '已阅'],
  judgeAnswer: ['审核答复'],
  reviseAnswer: ['修改答复'],
  acknowledgeNotice: ['已阅'],
};

/** What is to be done, as a short label. */
const WHAT: Record<TodoAction, string> = {
  resumeInspection: '未完成的测评',
  reviewInspection: '测评待复核',
  reviseInspection: '测评被退回，待修改',
  respondResult: '测评结果待确认',
  decideDispute: '异议待裁定',
  decideExtension: '延期申请待审批',
  doTask: '检查任务',
  acknowledgeRectification: '待签收',
  answerRectification: '待答复整改',
  releaseRectification: '整改答复待审核',
  verifyRectification: '整改待核验',
  signOrder: '督办待签收',
  reportCause: '待报查因',
  reportFix: '待报整改到位',
  reportFeedback: '待报反馈',
  verifyOrder: '督办待核验',
  decidePenalty: '扣分待确认',
  decideReward: '加分待确认',
  decideReversal: '冲销待确认',
  reportMeasures: '服务事件待报措施',
  closeIncident: '服务事件可办结',
  appealPenalty: '可提考核申诉',
  decideLiability: '责任认定待裁定',
  stateLiability: '责任认定待补充说明',
  decideAppeal: '考核申诉待裁决',
  stateFacts: '调查待说明情况',
  concludeInvestigation: '调查待下结论',
  decideScoreObjection: '考核异议待处理',
  fillReport: '待上报',
  releaseReport: '报表待审核',
  overdueReport: '本单位报表逾期未报',
  examineReport: '报表待审阅',
  draftMeasure: '待报改进措施',
  oweMeasures: '本单位改进措施未报',
  carryOutMeasure: '由您负责的改进措施',
  releaseMeasures: '改进措施待审核',
  checkMeasure: '措施执行待核查',
  approveBulletin: '通报待审批',
  issueBulletin: '通报待签发',
  resubmitBulletin: '通报被退回，待修改后重新送审',
  resubmitStandard: '标准被退回，待修改后重新提交',
  reviewStandard: '标准待复核',
  jointReviewStandard: '标准待会审',
  approveStandard: '标准待审定',
  publishStandard: '标准待发布',
  decideWithdrawal: '标准作废待确认',
  readStandard: '标准待阅',
  judgeAnswer: '答复口径待审核',
  reviseAnswer: '答复口径待修改',
  acknowledgeNotice: '待阅',
};

/** What is to be done by when after signing. */
const NEXT_LABEL: Partial<Record<TodoAction, string>> = {
  acknowledgeRectification: '整改期限',
  signOrder: '查因期限',
};

/** What is decided by somebody's word, rather than done. */
const DECISIONS: ReadonlySet<TodoAction> = new Set([
  ...([
    'releaseRectification',
    'verifyRectification',
    'verifyOrder',
    'releaseReport',
    'examineReport',
    'releaseMeasures',
    'approveBulletin',
    'issueBulletin',
  ] as const),
  ...([
    'decidePenalty',
    'decideReward',
    'decideReversal',
    'decideLiability',
    'decideAppeal',
    'decideScoreObjection',
    'judgeAnswer',
  ] as const),
  ...(['reviewStandard', 'jointReviewStandard', 'approveStandard', 'publishStandard', 'decideWithdrawal'] as const),
]);
/** As many as a short reply can name. */
const NAMED = 5;

/** A reply to 「通过」 alone: what waits for this person's word, each to be opened first. */
export function showDecisions(todos: Todos, said: string): Reply {
  const all = [...todos.overdue, ...todos.open];
  const only = offerOnly(fittingTodos(todos, said), said);
  if (only) return only;
  const waiting = all.filter(todo => DECISIONS.has(todo.action));
  if (waiting.length === 0) {
    const others = all.length > 0 ? `您有 ${all.length} 项其他待办，发「我的待办」查看。` : '您也没有其他待办。';
    return {
      text: `目前没有等您审批或确认的事项。${others}`,
      options: all.length > 0 ? [{ key: '我的待办', label: '我的待办' }] : [],
    };
  }
  const named = waiting.slice(0, NAMED);
  return {
    text: [
      `只说「${said}」我不知道是哪一件，所以没有办理。等您审批或确认的有 ${waiting.length} 项：`,
      ...named.map(todo => `· ${todo.ref.no} ${WHAT[todo.action]}：${todo.subject}`),
      ...(waiting.length > named.length ? ['其余的发「我的待办」查看。'] : []),
      '请先打开看过，再点按钮办理。',
    ].join('\n'),
    options: options(named),
  };
}

/** What a bare word is short for, by what waits: the command behind its button. */
const SHORT_FOR: Readonly<Record<string, Partial<Record<TodoAction, string>>>> = {
  同意: {
    decideExtension: '延期审批',
    approveBulletin: '审批通报',
    decidePenalty: '确认扣分',
    decideReward: '确认加分',
    decideReversal: '确认冲销',
    judgeAnswer: '审核答复',
    reviewStandard: '复核',
    jointReviewStandard: '会审',
    approveStandard: '审定',
  },
  退回: {
    reviewInspection: '退回测评',
    releaseRectification: '退回整改',
    verifyRectification: '退回',
    verifyOrder: '退回',
    releaseReport: '退回上报',
    examineReport: '退回重报',
    releaseMeasures: '退回措施',
    approveBulletin: '退回通报',
    judgeAnswer: '退回答复',
    reviewStandard: '退回标准',
    jointReviewStandard: '退回标准',
    approveStandard: '退回标准',
  },
  放行: { releaseRectification: '放行', releaseReport: '放行上报', releaseMeasures: '放行措施' },
  核收: { examineReport: '核收上报' },
};

/** What waits for exactly this word. */
export function fittingTodos({ overdue, open }: Todos, said: string): Todo[] {
  const commands = SHORT_FOR[bareWord(said)];
  return commands ? [...overdue, ...open].filter(({ action, ref }) => commands[action] && ref.no !== '') : [];
}

const bareWord = (said: string): string => said.replace(/[\s了吧啊呀。.!！~]+$/u, '');

/** Where exactly one thing waits for the word, it is offered, and still decided by the button alone. */
function offerOnly(fitting: readonly Todo[], said: string): Reply | undefined {
  const word = bareWord(said);
  const [todo] = fitting;
  if (!todo || new Set(fitting.map(({ ref }) => ref.no)).size > 1) return undefined;
  const key = `${SHORT_FOR[word]![todo.action]} ${todo.ref.no}`;
  return {
    text: [
      `只说「${word}」我不知道是哪一件，所以没有办理。等您${word}的只有一件：`,
      `· ${todo.ref.no} ${WHAT[todo.action]}：${todo.subject}`,
      '确认是这一件请点按钮。',
    ].join('\n'),
    options: [
      { key, label: key },
      { key: `查看 ${todo.ref.no}`, label: '查看' },
    ],
    ref: todo.ref,
  };
}

/** A longer list cannot be taken in on a phone; what is most urgent comes first. */
const SHOWN = 12;

export function showTodos(todos: Todos, now: Date): Reply {
  const all = [...todos.overdue, ...todos.open];
  const unread = todos.unread > 0 ? [{ key: '已阅', label: '已阅' }] : [];
  if (all.length === 0) {
    const news = todos.unread > 0 ? `另有 ${todos.unread} 件事项的通知未阅，可发「已阅」查看。` : '';
    return { text: `您目前没有待办事项。${news}`, options: unread };
  }
  const overdue = todos.overdue.slice(0, SHOWN);
  const open = todos.open.slice(0, SHOWN - overdue.length);
  const head = `您有 ${all.length} 项待办${todos.overdue.length > 0 ? `，其中 ${todos.overdue.length} 项已逾期` : ''}：`;
  return {
    text: [
      head,
      ...(overdue.length > 0 ? ['【已逾期】', ...overdue.map(todo => line(todo, now))] : []),
      ...(overdue.length > 0 && open.length > 0 ? ['【待办】'] : []),
      ...open.map(todo => line(todo, now)),
      ...(all.length > SHOWN ? [`以上是最紧急的 ${SHOWN} 项，办理后可再发「我的待办」查看其余事项。`] : []),
      ...(todos.unread > 0 ? [`另有 ${todos.unread} 件事项的通知未阅，可发「已阅」查看。`] : []),
    ].join('\n'),
    options: [...options([...overdue, ...open]), ...unread],
  };
}

function line(todo: Todo, now: Date): string {
  const no = readNumber(todo.ref.no);
  const due = todo.dueAt ? `，${dueText(todo, todo.dueAt, now)}` : '';
  const subject = todo.period ? `${showPeriod(todo.period)}《${todo.subject}》` : todo.subject;
  return `· ${no ? `${no} ` : ''}${WHAT[todo.action]}：${subject}（${todo.unitName}）${due}`;
}

/** Of signing its own deadline and the next one; what was issued by an earlier version has only the next. */
function dueText({ action, nextDueAt }: Todo, dueAt: Date, now: Date): string {
  const next = NEXT_LABEL[action];
  if (next === undefined || !nextDueAt) return timeText(dueAt, now, next);
  return `${timeText(dueAt, now, '签收期限')}；${next} ${showTime(nextDueAt, now)}`;
}

/** 截止 11月27日（周五）18:00，剩余 2 天 3 小时 */
function timeText(dueAt: Date, now: Date, label = '截止'): string {
  const { overdue, days, hours } = timeLeft(dueAt, now);
  const parts = [...(days > 0 ? [`${days} 天`] : []), ...(hours > 0 ? [`${hours} 小时`] : [])];
  const span = parts.length > 0 ? parts.join(' ') : '不到 1 小时';
  return `${label} ${showTime(dueAt, now)}，${overdue ? '已逾期' : '剩余'} ${span}`;
}

function options(todos: readonly Todo[]): Option[] {
  const keys = todos.flatMap(todo => {
    // A draft has no 单号 yet: its command finds it.
    const no = readNumber(todo.ref.no);
    return COMMANDS[todo.action].map(phrase => (no ? `${phrase} ${no}` : phrase));
  });
  return [...new Set(keys)].map(key => ({ key, label: key }));
}

/** What is left of a record's deadline; the record itself follows. */
export function deadlineLead(no: string, todo: Todo | undefined, now: Date): Reply {
  const due = todo?.dueAt ? `${WHAT[todo.action]}，${dueText(todo, todo.dueAt, now)}。` : '现在没有等您办理的期限。';
  return { text: `${no}：${due}期限怎么算的、有没有停表或延期，见下：` };
}

export const noDeadline: Reply = {
  text: '您目前没有在走的期限。想知道某一件的期限，请发「查看」加单号。',
};

export function whichDeadline(due: readonly Todo[], now: Date): Reply {
  const named = due.slice(0, NAMED);
  return {
    text: [
      '您问的是哪一件的期限？',
      ...named.map(todo => line(todo, now)),
      ...(due.length > named.length ? ['其余的发「我的待办」查看。'] : []),
    ].join('\n'),
    options: [...new Set(named.map(({ ref }) => ref.no))].map(no => ({ key: `查看 ${no}`, label: `查看 ${no}` })),
  };
}
