import type { OverseenTask, PlanningNotice, TaskLine } from '../../../src/domain/inspections/planning/notices.ts';
import { INSPECTOR_ROLE } from '../../replies/inspector-role.ts';
import type { NoticeText } from '../../replies/notice-text.ts';
import { showPeriod } from '../../replies/periods.ts';
import { showTime } from '../../replies/times.ts';
import { dueLines, showPlan, showSpan, taskText } from './words.ts';

const REMINDER_TITLE = {
  threeDaysBefore: '检查任务将在三个工作日后到期',
  oneDayBefore: '检查任务下一个工作日到期',
  dueMorning: '检查任务今天到期',
  overdue: '检查任务已逾期',
} as const;

const MY_TASKS = { key: '我的任务', label: '我的任务' };
const PROGRESS = { key: '任务进度', label: '任务进度' };

/** The wording of this feature's notices. */
export function renderPlanningNotice(notice: PlanningNotice, now: Date): NoticeText {
  switch (notice.code) {
    case 'weekTasks':
      return { title: '本周检查任务', text: weekText(notice, now), options: [MY_TASKS] };
    case 'tasksAssigned':
      return changed(notice, now);
    case 'standingIn':
      return standingIn(notice, now);
    case 'tasksHanded':
      return {
        title: '同事转来检查任务',
        text: [
          notice.why === 'absence'
            ? `${notice.fromName}请假，以下 ${notice.tasks.length} 项检查任务请您接手：`
            : `${notice.fromName}把检查任务转给了您：`,
          ...dueLines(notice.tasks, now),
          ...restLine(notice.tasks),
        ].join('\n'),
        options: [...fileOption(notice.tasks), MY_TASKS],
      };
    case 'taskTaken':
      return {
        title: '检查任务已转给同事',
        text: `质控岗${notice.byName}把您的任务 ${taskText({ ...notice.task, plannedFor: null }, now)}转给了${notice.toName}，您不用再去。`,
        options: [MY_TASKS],
      };
    case 'taskDoneByColleague':
      return {
        title: '检查任务已由同事完成',
        text: `您的任务 ${taskText({ ...notice.task, plannedFor: null }, now)}已由${notice.byName}提交，测评单号 ${notice.resultNo}，您不用再去。`,
        options: [{ key: `测评结果 ${notice.resultNo}`, label: '测评结果' }],
      };
    case 'taskReopened': {
      const { task, resultNo, missed } = notice;
      return {
        title: '检查任务需要重新完成',
        text: `测评 ${resultNo} 已作废，您的任务 ${taskText({ ...task, plannedFor: null }, now)}还没有结果。${missed ? '期限已过，补录后仍可完成；去不了的，请发「跳过任务」说明原因。' : '请在期限前重新完成。'}`,
        options: [...fileOption([task]), MY_TASKS],
      };
    }
    case 'tasksDoneByImport':
      return {
        title: '检查任务已由导入的结果完成',
        text: [
          `${notice.byName}导入了检查结果（批次号 ${notice.batchNo}），您的以下 ${notice.tasks.length} 项任务已完成，不用再去：`,
          ...listed(notice.tasks, task => `· ${taskText({ ...task, plannedFor: null }, now)}`),
        ].join('\n'),
        options: [MY_TASKS],
      };
    case 'taskReminder': {
      const overdue = notice.stage === 'overdue';
      return {
        title: REMINDER_TITLE[notice.stage],
        text: [
          `以下 ${notice.tasks.length} 项检查任务${overdue ? '已过' : '的'}截止时间${overdue ? '' : '是'} ${showTime(new Date(notice.dueAt), now)}：`,
          ...listed(notice.tasks, task => `· ${taskText(task, now)}`),
          overdue
            ? `期内去过的请尽快补录；没去的，请发「未完成原因 ${notice.tasks[0]?.no ?? ''} 原因」说明。`
            : '确实去不了的，可以转给同事，或者说明原因后跳过。',
          ...restLine(notice.tasks),
        ].join('\n'),
        options: [...fileOption(notice.tasks), MY_TASKS],
      };
    }
    case 'tasksMissed':
      return {
        title: '检查任务逾期未完成',
        text: [
          `${showTime(new Date(notice.dueAt), now)} 到期的检查任务有 ${notice.tasks.length} 项没有完成：`,
          ...listed(notice.tasks, task => `· ${task.no} ${task.unit} · ${task.programme}：${who(task)}`),
        ].join('\n'),
        options: [],
      };
    case 'taskSkipped': {
      const { task, reason, missed } = notice;
      return {
        title: missed ? '检查任务未完成的原因' : '检查任务被跳过',
        text: `${task.unit}${showPlan(task)}任务（${task.no}，${who(task)}）${missed ? '逾期未完成' : '已跳过'}，原因：${reason}`,
        options: [{ key: `查看 ${task.no}`, label: '查看' }],
      };
    }
    case 'recheckUndecided':
      return {
        title: `复查后待决定的整改`,
        text: [
          `复查 ${notice.resultNo}（任务 ${notice.taskNo}）已出结果，以下整改没有随之变动（状态或答复已有变化，或不能由复查人核验），请人工决定：`,
          ...notice.items.map(({ no, itemTitle }) => `· ${no}「${itemTitle}」`),
          ...(notice.items.length > 3 ? ['按钮只列前 3 件，其余请发「查看」加单号。'] : []),
        ].join('\n'),
        options: notice.items.slice(0, 3).map(({ no }) => ({ key: `查看 ${no}`, label: `查看 ${no}` })),
      };
    case 'recheckSettled': {
      const { taskNo, unitName, no, itemTitle, why, left } = notice;
      const settled = `${unitName}的整改 ${no}「${itemTitle}」${SETTLED[why]}`;
      return {
        title: left === 0 ? '复查已取消' : '复查少一项',
        text:
          left === 0
            ? `${settled}，复查任务 ${taskNo} 已取消，您不用再去。`
            : `${settled}，复查任务 ${taskNo} 不用再查这一项，还有 ${left} 项要查。`,
        options: [
          { key: `查看 ${no}`, label: '查看整改' },
          ...(left === 0 ? [MY_TASKS] : [fileTask(taskNo, unitName)]),
        ],
      };
    }
    case 'tasksUnassigned':
      return {
        title: '检查任务没有人可派',
        text: `${showPeriod(notice.period)}${notice.programme}：${notice.units.join('、')}${
          notice.why === 'absence' ? '的检查人员请假，同条线没有同事可以接手' : '没有可派的检查人员（都要回避或请假）'
        }。可发「转给 同事姓名 任务单号」另行安排。`,
        options: [PROGRESS],
      };
    default:
      throw new Error(`no wording for ${JSON.stringify(notice satisfies never)}`);
  }
}

function changed(
  { tasks, moved = [], withdrawn = [], reason = '' }: Extract<PlanningNotice, { code: 'tasksAssigned' }>,
  now: Date,
): NoticeText {
  const title = tasks.length > 0 ? '新的检查任务' : moved.length > 0 ? '检查任务改期' : '检查任务已取消';
  const plain = (task: TaskLine): string => `· ${taskText({ ...task, plannedFor: null }, now)}`;
  return {
    title,
    text: [
      ...(tasks.length > 0 ? [`给您安排了 ${tasks.length} 项检查任务：`, ...dueLines(tasks, now)] : []),
      ...(moved.length > 0 ? ['您的检查任务改了日期：', ...dueLines(moved, now)] : []),
      ...(withdrawn.length > 0
        ? [
            `以下 ${withdrawn.length} 项检查任务已取消，您不用再去${reason === '' ? '' : `，原因：${reason}`}：`,
            ...listed(withdrawn, plain),
          ]
        : []),
    ].join('\n'),
    options: [...fileOption(tasks.length === 1 ? tasks : []), MY_TASKS],
  };
}

function weekText({ thisWeek, later }: Extract<PlanningNotice, { code: 'weekTasks' }>, now: Date): string {
  const example = [...thisWeek, ...later].find(task => task.plannedFor === null);
  return [
    ...(thisWeek.length > 0 ? [`本周有 ${thisWeek.length} 项检查任务：`, ...dueLines(thisWeek, now)] : []),
    ...(later.length > 0
      ? [
          thisWeek.length > 0
            ? `另有 ${later.length} 项本周以后到期：`
            : `本周没有到期的检查任务。以后到期的有 ${later.length} 项：`,
          ...dueLines(later, now, 8),
        ]
      : []),
    ...(example ? [`想好哪天去，直接告诉我，例如「${example.unit}周三去」。`] : []),
  ].join('\n');
}

/** Lines of a notice, before the rest is only counted. */
const LISTED = 12;

const listed = <Task extends TaskLine>(tasks: readonly Task[], show: (task: Task) => string): string[] => [
  ...tasks.slice(0, LISTED).map(show),
  ...(tasks.length > LISTED ? [`……共 ${tasks.length} 项`] : []),
];

/** Buttons for the first tasks of a notice. */
const OFFERED = 3;

/** How to reach what has no button. */
const restLine = ({ length }: readonly TaskLine[]): string[] =>
  length > OFFERED ? [`按钮只列前 ${OFFERED} 项，其余请发「录测评」加任务单号，或发「我的任务」。`] : [];

function fileOption(tasks: readonly TaskLine[]) {
  return tasks.slice(0, OFFERED).map(task => fileTask(task.no, task.unit));
}

const fileTask = (no: string, unitName: string) => ({ key: `录测评 ${no}`, label: `录测评 ${unitName}` });

/** What became of a 整改 before its recheck. */
const SETTLED = {
  verified: '已核验办结',
  closedWithOrder: '已随督办单办结',
  withdrawn: '已随测评结果更正或作废撤销',
} as const;

const who = (task: OverseenTask): string => task.inspectorName ?? INSPECTOR_ROLE.mysteryShopper;

function standingIn(notice: Extract<PlanningNotice, { code: 'standingIn' }>, now: Date): NoticeText {
  const { forName, heads, away, nextName, besides } = notice;
  const days = showSpan(notice.fromDay, notice.toDay, now);
  const options = [{ key: '我的待办', label: '我的待办' }];
  if (notice.cancelled)
    return { title: '不用代理了', text: `${forName}已取消 ${days}的请假，这次请假不用您代理。`, options };
  const points = heads
    ? ['本单位的扣分、责任认定、考核成绩和服务事件也会通知您，申诉、说明、异议和事件措施可由您代为提出。']
    : [];
  return {
    title: '请您代理',
    text: [
      `${forName} ${days}请假，${besides === undefined ? '您是代理人' : `代理人${besides}也请假，由您代理`}：其间单位报表和改进措施的填报、审核由您代办。`,
      ...points,
      ...away.map(
        span =>
          `您 ${showSpan(span.fromDay, span.toDay, now)}也请假：${nextName === null ? `没有别的代理人，仍由${forName}办理` : `由${nextName}代办`}。`,
      ),
    ].join('\n'),
    options,
  };
}
