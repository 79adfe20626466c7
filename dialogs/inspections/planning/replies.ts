import type { Option } from '../../../src/domain/conversation/message.ts';
import { isOpen } from '../../../src/domain/inspections/planning/task-status.ts';
import type { Reply } from '../../framework/reply.ts';
import { INSPECTOR_ROLE } from '../../replies/inspector-role.ts';
import { roleNames } from '../../replies/role-names.ts';
import { showDate, showTime } from '../../replies/times.ts';
import type { MyTask, Planning } from './which-task.ts';
import { dueLines, recheckText, STATUS, showPlan, showSpan, taskText } from './words.ts';

type Mine = Awaited<ReturnType<Planning['mine']>>;
type Planned = Awaited<ReturnType<Planning['planVisit']>>;
type Skipped = Awaited<ReturnType<Planning['skip']>>;
type Handed = Awaited<ReturnType<Planning['handOver']>>;
type Successors = Awaited<ReturnType<Planning['successors']>>;
type Leave = Extract<Awaited<ReturnType<Planning['takeLeave']>>, { kind: 'taken' }>;
type Leaves = Awaited<ReturnType<Planning['leaves']>>;
type Viewed = Awaited<ReturnType<Planning['view']>>;

const OFFERED = 4;
const MY_TASKS: Option = { key: '我的任务', label: '我的任务' };

const about = (no: string): Pick<Reply, 'ref'> => ({ ref: { type: 'task', no } });
const toLine = (task: MyTask) => ({
  no: task.no,
  programme: task.programmeName,
  period: task.period,
  unit: task.unitName,
  dueAt: task.dueAt.toISOString(),
  plannedFor: task.plannedFor?.toISOString() ?? null,
  ...(task.origin === 'recheck' && { recheckItems: task.items.length }),
});

function fileOptions(tasks: readonly MyTask[]): Option[] {
  return tasks
    .slice(0, OFFERED)
    .map(task => ({ key: `录测评 ${task.no}`, label: `录测评 ${task.unitName} ${task.no}` }));
}

/** How to reach what has no button. */
const restLine = ({ length }: readonly MyTask[]): string[] =>
  length > OFFERED ? [`按钮只列前 ${OFFERED} 项，其余请发「录测评」加任务单号。`] : [];

/** What an inspector is told of the own tasks. */
export const planningReplies = {
  mine: ({ thisWeek, later, missed, nextAt }: Mine, now: Date): Reply => {
    const open = thisWeek.length + later.length;
    if (open + missed.length === 0) return { text: noTasks(nextAt, now) };
    const first = [...thisWeek, ...later][0];
    return {
      text: [
        open === 0 ? '您没有待办的检查任务。' : `您有 ${open} 项检查任务：`,
        ...(missed.length > 0 ? ['【逾期未完成】', ...dueLines(missed.map(toLine), now)] : []),
        ...(thisWeek.length > 0 ? ['【本周】', ...dueLines(thisWeek.map(toLine), now, 40)] : []),
        ...(later.length > 0 ? ['【本周以后】', ...dueLines(later.map(toLine), now, 40)] : []),
        ...(missed.length > 0
          ? [`逾期的补录后即算完成；去不了的，请发「未完成原因 ${missed[0]!.no} 原因」说明。`]
          : []),
        ...(first
          ? [
              `可以这样安排：「${first.unitName}周三去」「${first.no} 改到周五」「转给 同事姓名 ${first.no}」「跳过 ${first.no} 原因」。`,
            ]
          : []),
        ...restLine([...missed, ...thisWeek, ...later]),
      ].join('\n'),
      options: fileOptions([...missed, ...thisWeek, ...later]),
    };
  },
  week: ({ thisWeek, later, missed, nextAt }: Mine, now: Date): Reply => {
    if (thisWeek.length + later.length + missed.length === 0) return { text: noTasks(nextAt, now) };
    return {
      text: [
        thisWeek.length === 0 ? '本周没有到期或已安排的检查任务。' : `本周有 ${thisWeek.length} 项检查任务：`,
        ...dueLines(thisWeek.map(toLine), now, 40),
        ...(later.length > 0
          ? [
              `另有 ${later.length} 项本周以后到期，可发「我的任务」查看，或直接说「${later[0]!.unitName}周三去」提前安排。`,
            ]
          : []),
        ...(missed.length > 0 ? [`还有 ${missed.length} 项已逾期，可发「我没完成的任务」查看。`] : []),
        ...restLine(thisWeek),
      ].join('\n'),
      options: thisWeek.length > 0 ? fileOptions(thisWeek) : [MY_TASKS],
    };
  },
  unfinished: ({ thisWeek, later, missed }: Mine, now: Date): Reply => {
    const open = [...thisWeek, ...later];
    if (missed.length === 0) {
      return {
        text: open.length === 0 ? '您没有未完成的检查任务。' : `您没有逾期的检查任务；还有 ${open.length} 项没到期。`,
        options: open.length === 0 ? [] : [MY_TASKS],
      };
    }
    return {
      text: [
        `您有 ${missed.length} 项检查任务逾期未完成：`,
        ...missed.map(
          task =>
            `· ${taskText(toLine(task), now)}，${showTime(task.dueAt, now)} 到期${task.reason ? `；已说明：${task.reason}` : ''}`,
        ),
        '期内去过的，补录后即算完成；没去的，请发「未完成原因」加单号和原因。',
        ...(open.length > 0 ? [`另有 ${open.length} 项没到期，发「我的任务」查看。`] : []),
        ...restLine(missed),
      ].join('\n'),
      options: fileOptions(missed),
    };
  },
  notMine: {
    text: '检查任务由监督检查人员承担，您目前没有。要看您要办的事，请发「我的待办」。',
    options: [{ key: '我的待办', label: '我的待办' }],
  } satisfies Reply,

  noSuchUnit: (what: string): Reply => ({
    text: `没有在您的检查任务里找到「${what}」。发「我的任务」可以看到全部任务和单号。`,
    options: [MY_TASKS],
  }),
  whichUnit: (units: readonly string[]): Reply => ({
    text: `符合的有${units.map(unit => `「${unit}」`).join('、')}，请说得再具体一些，或带上任务单号。`,
    options: [MY_TASKS],
  }),
  whichOfUnit: (tasks: readonly MyTask[], phrase: (no: string) => string): Reply => ({
    text: `「${tasks[0]!.unitName}」有 ${tasks.length} 项任务，请问是哪一项？`,
    options: tasks.map(task => ({ key: phrase(task.no), label: `${task.no} ${task.programmeName}` })),
  }),
  dayUnclear: (text: string): Reply => ({ text: `没有看懂日期「${text}」。请说「周三」「11月20日」这样的日期。` }),

  planned: (results: readonly Planned[], now: Date): Reply => ({
    text: results.map(result => plannedLine(result, now)).join('\n'),
    options: [MY_TASKS],
    ...(results.length === 1 ? about(results[0]!.task.no) : {}),
  }),
  howToPlan: {
    text: '请说明单位（或任务单号）和日期，例如「通川营业厅周三去」「RW-2026-0003 改到周五」。',
    options: [MY_TASKS],
  } satisfies Reply,

  howToSkip: (no: string | undefined): Reply => ({
    text: `跳过任务要说明原因，例如「跳过 ${no ?? 'RW-2026-0003'} 营业厅停业装修」。`,
    ...(no ? about(no) : {}),
  }),
  skipped: (result: Skipped, reason: string): Reply => {
    const { no, unitName, programmeName } = result.task;
    const what = `${no}（${unitName} · ${programmeName}）`;
    switch (result.kind) {
      case 'skipped':
        return {
          text: `任务 ${what}已跳过，原因「${reason}」已告知质控岗。之后如果还是去了，照常录测评即可。`,
          ...about(no),
        };
      case 'explained':
        return { text: `任务 ${what}未完成的原因已记下，并告知质控岗：「${reason}」。`, ...about(no) };
      case 'closed':
        return {
          text:
            result.task.status === 'done'
              ? `任务 ${what}已经完成，不用跳过。`
              : `任务 ${what}之前已经跳过${result.task.reason ? `，原因「${result.task.reason}」` : ''}，没有再改。`,
          ...about(no),
        };
      default:
        throw new Error(`no wording for ${JSON.stringify(result satisfies never)}`);
    }
  },

  howToHandOver: {
    text: '请说明转给哪位同事和任务单号，例如「转给 同事姓名 RW-2026-0003」。',
    options: [MY_TASKS],
  } satisfies Reply,
  noColleague: ({ task }: Successors): Reply => ({
    text: `${task.programmeName}这条线目前没有其他监督检查人员可以接手 ${task.no}，请联系质控岗。`,
    ...about(task.no),
  }),
  whichColleague: ({ task, colleagues }: Successors, who: string): Reply => ({
    text: `同条线里没有找到「${who}」。${task.no} 可以转给：`,
    options: colleagues.map(person => ({ key: `转给 ${person.name} ${task.no}`, label: `转给 ${person.name}` })),
    ...about(task.no),
  }),
  handed: (result: Handed): Reply => {
    const ref = about(result.no);
    switch (result.kind) {
      case 'handed':
        return {
          text: `任务 ${result.no}（${result.unit} · ${result.programme}）已转给${result.toName}，已通知对方。`,
          ...ref,
        };
      case 'barred':
        return {
          text: `按回避原则，${result.toName}不能检查本单位或由本单位负责的单位，${result.no} 没有转出，请换一位同事。`,
          ...ref,
        };
      case 'away':
        return { text: `${result.toName}在到期日前请假，${result.no} 没有转出，请换一位同事。`, ...ref };
      case 'closed':
        return { text: `任务 ${result.no} 已经结束，不能再转。`, ...ref };
      default:
        throw new Error(`no wording for ${JSON.stringify(result satisfies never)}`);
    }
  },

  howToLeave: { text: '请说明请假的日期，例如「请假 11月30日到12月4日」「请假 周五 家里有事」。' } satisfies Reply,
  leaveBadSpan: {
    text: '没有登记：结束日期早于开始日期，或者超过了三个月。请再说一遍，例如「请假 11月30日到12月4日」。',
  } satisfies Reply,
  leavePast: { text: '这几天已经过去了，没有登记。请说明今天或以后的日期。' } satisfies Reply,
  /** Nothing is registered yet: half a day was said. */
  leaveWholeDay: (day: string, reason: string, now: Date): Reply => ({
    text: `请假按整天登记，还没有登记。要登记 ${showSpan(day, day, now)}全天吗？只是半天有事，不用登记，任务仍由您完成。`,
    options: [{ key: `请假 ${day}${reason === '' ? '' : ` ${reason}`}`, label: `登记 ${showSpan(day, day, now)}全天` }],
  }),
  leaveApart: (days: readonly string[], now: Date): Reply => ({
    text: '这两天不连着，请分两次登记：',
    options: days.map(day => ({ key: `请假 ${day}`, label: `请假 ${showSpan(day, day, now)}` })),
  }),
  leaves: (leaves: Leaves, now: Date): Reply => ({
    text:
      leaves.length === 0
        ? '您没有登记还没结束的请假。要请假，可以说「请假 周五」「明天到后天请假」。'
        : `您登记的请假：${leaves.map(leave => showSpan(leave.fromDay, leave.toDay, now)).join('、')}。`,
    options: leaves.map(leave => ({
      key: `取消请假 ${leave.fromDay}到${leave.toDay}`,
      label: `取消 ${showSpan(leave.fromDay, leave.toDay, now)}的请假`,
    })),
  }),
  leaveAlready: ({ fromDay, toDay }: { fromDay: string; toDay: string }, now: Date): Reply => ({
    text: `您已经登记过 ${showSpan(fromDay, toDay, now)}请假，这次没有重复登记。`,
    options: [MY_TASKS],
  }),
  /** `named`: whom they said to stand in. */
  leave: (leave: Leave, named: string | undefined, now: Date): Reply => ({
    text: [
      `已登记您 ${showSpan(leave.fromDay, leave.toDay, now)}请假，${leave.fromDay === leave.toDay ? '当天' : '这几天'}到期的任务不再派给您。`,
      ...(leave.moved.length > 0
        ? [
            '以下任务已转给同事，并通知了对方：',
            ...leave.moved.map(each => `· ${each.no} ${each.unit} · ${each.programme}：${each.toName}`),
          ]
        : leave.stuck.length === 0 && leave.papers === undefined && leave.deciding === undefined
          ? ['其间没有到期的任务，不用移交。']
          : []),
      ...(leave.stuck.length > 0
        ? [
            '以下任务没有同条线的同事可以接手，仍在您名下，已请有权安排的人处理：',
            ...leave.stuck.map(each => `· ${each.no} ${each.unit} · ${each.programme}`),
          ]
        : []),
      ...(leave.unplanned.length > 0
        ? [
            `原计划在其间去的 ${leave.unplanned.map(each => `${each.unit}（${each.no}）`).join('、')}已取消日期，请另外安排。`,
          ]
        : []),
      ...(leave.deciding === undefined ? [] : decidingLines(leave.deciding)),
      ...(leave.papers === undefined ? [] : papersLines(leave.papers, now)),
      ...(named !== undefined && leave.standInName && leave.standInName !== named
        ? [`登记的代理人是${leave.standInName}，不是${named}；改由他人代理，请系统管理员调整。`]
        : []),
      ...(leave.covering ?? []).map(
        ({ forName, fromDay, toDay, nextName }) =>
          `您是${forName}的代理人，${forName} ${showSpan(fromDay, toDay, now)}也请假：${nextName === null ? `没有别的代理人，仍由${forName}办理，请提前和${forName}商量` : `由${nextName}代办，已告知对方`}。`,
      ),
      ...(leave.replaced ?? []).map(each => `此前登记的 ${showSpan(each.fromDay, each.toDay, now)}请假已并入这一次。`),
    ].join('\n'),
    options: [MY_TASKS, { key: `取消请假 ${leave.fromDay}到${leave.toDay}`, label: '取消这次请假' }],
  }),

  view: (task: Viewed, now: Date): Reply => ({
    text: [
      `检查任务 ${task.no}（${STATUS[task.status]}）`,
      `· 内容：${task.unit}，${showPlan(task)}${recheckText(task)}`,
      ...task.rechecks.map(({ no, itemTitle }) => `　复查 ${no}「${itemTitle}」`),
      `· 检查人：${task.inspectorName ?? INSPECTOR_ROLE.mysteryShopper}${task.handedFromName ? `（原为${task.handedFromName}）` : ''}`,
      `· 期限：${showTime(new Date(task.dueAt), now)}`,
      ...(task.plannedFor && isOpen(task.status) ? [`· 计划：${showDate(new Date(task.plannedFor), now)}去`] : []),
      ...(task.reason ? [`· 原因：${task.reason}`] : task.settled ? ['· 原因：要复查的整改已经办结或撤销'] : []),
      ...(task.resultNo ? [`· 测评：${task.resultNo}`] : []),
    ].join('\n'),
    options: viewOptions(task),
    ...about(task.no),
  }),
};

const noTasks = (nextAt: Date | null, now: Date): string =>
  nextAt === null
    ? '您目前没有检查任务。'
    : `您目前没有检查任务。任务在每期开始时派发，您负责的检查下一期从 ${showDate(nextAt, now)}开始；要提前，可请质控岗发「生成任务」或「安排检查」。`;

function decidingLines({ role, by, names, unfitName }: NonNullable<Leave['deciding']>): string[] {
  const post = roleNames[role];
  const unfit = unfitName === undefined ? [] : [`登记的代理人${unfitName}不是${post}，不能代您作决定。`];
  if (names.length === 0)
    return [
      ...unfit,
      `其间没有其他在岗的${role === 'leader' ? post : `${post}和${roleNames.leader}`}，需要您决定的事项仍会通知您、由您决定；如需他人代办，请系统管理员另给一位同事「${post}」的角色。`,
    ];
  const who = by === role ? names.join('、') : `${roleNames[by]}${names.join('、')}`;
  return [...unfit, `其间需要${post}决定的事项由${who}办理，新的考核申诉不再派给您；有关通知仍会发给您。`];
}

const papersLines = ({ standInName, heads, away = [], nextName }: NonNullable<Leave['papers']>, now: Date): string[] =>
  standInName === null
    ? [
        `您还没有登记代理人，其间单位的报表和改进措施${heads ? '、扣分的申诉和说明' : ''}仍要由您办理；如需他人代办，请系统管理员登记代理人。`,
      ]
    : [
        `其间单位报表和改进措施的填报、审核由代理人${standInName}代办，提醒也会发给${standInName}。`,
        ...(heads
          ? [
              `本单位的扣分、责任认定和考核成绩照常通知您，也会通知${standInName}，申诉、说明和异议可由${standInName}代您提出。`,
            ]
          : []),
        ...away.map(
          span =>
            `${standInName} ${showSpan(span.fromDay, span.toDay, now)}也请假：${nextName ? `由${nextName}代办，已告知对方` : '没有别的代理人，仍由您办理；如需他人代办，请系统管理员调整代理人'}。`,
        ),
      ];

function viewOptions(task: Viewed): Option[] {
  if (task.resultNo) return [{ key: `测评结果 ${task.resultNo}`, label: '测评结果' }];
  const open = isOpen(task.status);
  if (!task.own || !(open || task.status === 'missed')) return [];
  return [
    { key: `录测评 ${task.no}`, label: '录测评' },
    ...(open
      ? [{ key: `跳过任务 ${task.no}`, label: '跳过' }]
      : [{ key: `未完成原因 ${task.no}`, label: '未完成原因' }]),
  ];
}

function plannedLine(result: Planned, now: Date): string {
  const { no, unitName, dueAt } = result.task;
  switch (result.kind) {
    case 'planned': {
      const day = showDate(new Date(`${result.day}T12:00:00+08:00`), now);
      return `好的，${unitName}（${no}）安排在 ${day}去。${result.working ? '' : '这一天是休息日，请留意。'}`;
    }
    case 'past':
      return `${unitName}（${no}）没有改：这个日期已经过去了。`;
    case 'afterDue':
      return `${unitName}（${no}）没有改：期限是 ${showTime(dueAt, now)}，请安排在这之前；确实去不了，可发「转给 同事姓名 ${no}」或「跳过 ${no} 原因」。`;
    case 'closed':
      return `任务 ${no}（${unitName}）${STATUS[result.task.status]}，不能再改日期。`;
    default:
      throw new Error(`no wording for ${JSON.stringify(result satisfies never)}`);
  }
}
