import type { DayOff } from '../../../src/domain/calendar/public-holidays.ts';
import { atShanghai, type Day } from '../../../src/domain/calendar/shanghai.ts';
import type { Reply } from '../../framework/reply.ts';
import { STATUS_LABEL } from '../../rectification/labels.ts';
import { INSPECTOR_ROLE } from '../../replies/inspector-role.ts';
import { showDate, showFullDay } from '../../replies/times.ts';
import type { Planning } from './which-task.ts';
import { STATUS, showSpan, taskText } from './words.ts';

type Problem = NonNullable<Awaited<ReturnType<Planning['checkRecheck']>>>;
type PlannedRecheck = Awaited<ReturnType<Planning['planRecheck']>>;
type Visitors = Awaited<ReturnType<Planning['visitors']>>;
type Leaves = Awaited<ReturnType<Planning['leaves']>>;
type Cancelled = Awaited<ReturnType<Planning['cancel']>>;
type Moved = Awaited<ReturnType<Planning['move']>>;
type Notices = Awaited<ReturnType<Planning['recheckable']>>;

/** Somebody who might go, and what is in the way. */
export interface Candidate {
  readonly name: string;
  readonly load: number;
  readonly hindrance: 'barred' | 'away' | 'otherLine' | 'author' | null;
}

const HINDRANCE: Readonly<Record<NonNullable<Candidate['hindrance']>, string>> = {
  barred: '按回避原则不能检查本单位或由本单位负责的单位',
  away: '当天请假',
  otherLine: '不负责这条线',
  author: '是整改答复人',
};

const BAD_DAY = { past: '这一天 18:00 已经过去', tooFar: '这个日期已经过去，或者在三个月以后' } as const;

const when = (day: Day, now: Date): string => showDate(atShanghai(day, '12:00'), now);

/** Why a task was left as it is. */
function unchanged(result: Extract<Cancelled, { kind: 'drawn' | 'closed' | 'begun' }>, what: '取消' | '改期'): Reply {
  const { no } = result;
  const ref = { type: 'task' as const, no };
  switch (result.kind) {
    case 'drawn':
      return {
        text: `${no} 是按抽查规则派出的，不能单独${what}。可以重新抽取（「生成任务」）、转给同事，或由检查人说明原因后跳过。`,
        ref,
      };
    case 'begun':
      return { text: `${no} 已经开始录入，不能${what}。请检查人先作废草稿。`, ref };
    case 'closed':
      return {
        text: `${no} ${STATUS[result.status]}${result.reason ? `（${result.reason}）` : ''}，不能${what}。`,
        ref,
      };
    default:
      throw new Error(`no wording for ${JSON.stringify(result satisfies never)}`);
  }
}

/** What is said while single visits are planned. */
export const planReplies = {
  day: (day: Day): string => showFullDay(day),
  whichDay: { text: '请问哪天去？可以说「周三」「11月20日」。' } satisfies Reply,
  dayUnclear: (text: string): Reply => ({ text: `没有看懂日期「${text}」。请说「周三」「11月20日」这样的日期。` }),
  badDay: (problem: 'past' | 'tooFar'): Reply => ({ text: `${BAD_DAY[problem]}，请说三个月以内、还没过去的日期。` }),
  whichUnit: (units: readonly { name: string }[]): Reply => ({
    text: '请问是哪个单位？',
    options: units.map(({ name }, index) => ({ key: `${index + 1}`, label: name })),
  }),
  noSuchUnit: (name: string): Reply => ({ text: `没有找到名为「${name}」的单位。` }),
  nothingInGroup: (no: string): Reply => ({
    text: `整改通知单 ${no} 里目前没有您可以安排复查的整改。待核验的、三个月内办结且还没安排复查的才能安排。`,
  }),
  whichInspector: (people: readonly Candidate[], text?: string): Reply => {
    const able = people.filter(person => person.hindrance === null);
    const others = people.filter(person => person.hindrance !== null);
    return {
      text: [
        text === undefined ? '请问安排谁去？' : `没有找到检查人「${text}」，请从下面选择。`,
        ...able.map(person => `· ${person.name}（当月任务 ${person.load} 项）`),
        ...others.map(person => `· ${person.name}：${HINDRANCE[person.hindrance!]}，不能安排`),
        ...(able.length === 0 ? ['这一天没有可以安排的检查人，请取消后换一天。'] : []),
      ].join('\n'),
      options: able.map(({ name }) => ({ key: name, label: name })),
    };
  },
  notEligible: (name: string, why: NonNullable<Candidate['hindrance']>): Reply => ({
    text: `${name}${HINDRANCE[why]}，请换一位。`,
  }),

  whichProgramme: (programmes: readonly { name: string }[]): Reply => ({
    text: '请问安排哪个类别的检查？',
    options: programmes.map(({ name }, index) => ({ key: `${index + 1}`, label: name })),
  }),
  /** Before it is confirmed: it may be a slip, or meant. */
  offDay: (day: Day, off: DayOff | undefined, now: Date): Reply | undefined =>
    off && {
      text: `请留意：${when(day, now)}${off.name ? `是${off.name}假期` : '是休息日'}。照这一天安排也可以，要换一天请改日期。`,
    },
  thereAlready: (there: Visitors['there'], now: Date): Reply => ({
    text: [
      '这个单位同一期已有任务，这次是另加一次：',
      ...there.map(
        task =>
          `· ${taskText(task, now)}：${task.inspectorName ?? INSPECTOR_ROLE.mysteryShopper}，${STATUS[task.status]}`,
      ),
    ].join('\n'),
  }),
  added: (added: Awaited<ReturnType<Planning['add']>>, now: Date): Reply => {
    switch (added.kind) {
      case 'added': {
        const { no, programme, unit, inspectorName, day, working } = added;
        return {
          text: `已安排${inspectorName} ${when(day, now)}去「${unit}」做${programme}（任务 ${no}），当天 18:00 前录入，已通知本人。${working ? '' : '这一天是休息日，请留意。'}`,
          options: [{ key: `查看 ${no}`, label: '查看' }],
          ref: { type: 'task', no },
        };
      }
      case 'past':
      case 'tooFar':
        return { text: `${BAD_DAY[added.kind]}，没有安排。请重新发「安排检查」。` };
      case 'notEligible':
        return { text: `${added.name}${HINDRANCE[added.why]}，没有安排。请重新发「安排检查」，换一位检查人。` };
      default:
        throw new Error(`no wording for ${JSON.stringify(added satisfies never)}`);
    }
  },
  howToCancel: (no: string | undefined): Reply => ({
    text: `取消任务要说明单号和原因，例如「取消任务 ${no ?? 'RW-2026-0031'} 营业厅停业装修」。`,
  }),
  howToMove: {
    text: '另派的检查和复查可以改期，请带上任务单号和日期，例如「RW-2026-0031 改到周五」。',
  } satisfies Reply,
  cancelled: (result: Cancelled, reason: string): Reply =>
    result.kind === 'cancelled'
      ? {
          text: `任务 ${result.no}（${result.unit} · ${result.programme}）已取消，原因「${reason}」已告知检查人。`,
          ref: { type: 'task', no: result.no },
        }
      : unchanged(result, '取消'),
  moved: (result: Moved, now: Date): Reply => {
    switch (result.kind) {
      case 'moved':
        return {
          text: `任务 ${result.no}（${result.unit}）已改到 ${when(result.day, now)}，当天 18:00 前录入，已通知${result.inspectorName}。${result.working ? '' : '这一天是休息日，请留意。'}`,
          ref: { type: 'task', no: result.no },
        };
      case 'same':
        return {
          text: `${result.no} 本来就安排在 ${when(result.day, now)}，没有改动。`,
          ref: { type: 'task', no: result.no },
        };
      case 'past':
      case 'tooFar':
        return { text: `${result.no} 没有改：${BAD_DAY[result.kind]}。` };
      case 'away':
        return { text: `${result.no} 没有改：${result.inspectorName}那天请假。可以换一天，或先转给同事。` };
      default:
        return unchanged(result, '改期');
    }
  },
  noLeave: (leaves: Leaves, now: Date): Reply => ({
    text:
      leaves.length === 0
        ? '您没有登记还没结束的请假。'
        : `这一天没有登记请假。已登记的有：${leaves.map(leave => showSpan(leave.fromDay, leave.toDay, now)).join('、')}。`,
  }),
  whichLeave: (leaves: Leaves, now: Date): Reply => ({
    text: '请问取消哪一次请假？',
    options: leaves.map(leave => ({
      key: `取消请假 ${planReplies.spanOf(leave)}`,
      label: showSpan(leave.fromDay, leave.toDay, now),
    })),
  }),
  /** How a button names a leave: by both its days, for several may share one. */
  spanOf: ({ fromDay, toDay }: Leaves[number]): string => `${fromDay}到${toDay}`,
  leaveCancelled: (result: Awaited<ReturnType<Planning['cancelLeave']>>, now: Date): Reply =>
    result.kind === 'none'
      ? { text: '这次请假已经取消或结束，没有变动。' }
      : {
          text: [
            `已取消您 ${showSpan(result.fromDay, result.toDay, now)}的请假，到期的任务照常派给您。`,
            ...(result.passedOn.length > 0
              ? [
                  '请假时转出的任务仍由同事负责，需要的话请同事转回：',
                  ...result.passedOn.map(each => `· ${each.no} ${each.unit} · ${each.programme}：${each.toName}`),
                ]
              : []),
          ].join('\n'),
        },

  nothingToRecheck: {
    text: '目前没有您可以安排复查的整改。待核验的、三个月内办结的整改可以安排复查。',
  } satisfies Reply,
  recheckOf: (unitName: string, notices: readonly { no: string; itemTitle: string }[]): Reply => ({
    text: `安排复查${unitName}：${notices.map(({ no, itemTitle }) => `${no} ${itemTitle}`).join('、')}。`,
  }),
  whichNotices: (notices: Notices): Reply => ({
    text: [
      '请问复查哪些整改？可以回复序号（如「1、3」）、单号，或「全部」。',
      ...notices.map(
        ({ no, itemTitle, status }, index) => `${index + 1}. ${no} ${itemTitle}（${STATUS_LABEL[status]}）`,
      ),
    ].join('\n'),
    options: [
      ...(notices.length > 1 ? [{ key: '全部', label: '全部' }] : []),
      ...notices.slice(0, 8).map(({ no, itemTitle }) => ({ key: no, label: `${no} ${itemTitle}` })),
    ],
  }),
  recheckProblem: (problem: Problem): Reply => {
    switch (problem.kind) {
      case 'severalUnits':
        return { text: `一次复查只能去一个单位，这些整改涉及${problem.units.join('、')}，请分开安排。` };
      case 'notRecheckable':
        return {
          text: `${problem.no} 目前是「${STATUS_LABEL[problem.status]}」，待核验或已办结的整改才能安排复查。`,
          options: [{ key: `查看 ${problem.no}`, label: '查看' }],
        };
      case 'alreadyPlanned':
        return {
          text: `${problem.no} 已经安排了复查，任务 ${problem.taskNo}。`,
          options: [{ key: `查看 ${problem.taskNo}`, label: '查看' }],
        };
      default:
        throw new Error(`no wording for ${JSON.stringify(problem satisfies never)}`);
    }
  },
  /** `own`: by whoever goes; it can be filed at once. */
  recheckPlanned: (planned: PlannedRecheck, now: Date, own: boolean): Reply => {
    switch (planned.kind) {
      case 'planned': {
        const { unit, inspectorName, day, working, tasks } = planned;
        return {
          text: [
            `已安排${inspectorName} ${when(day, now)}复查「${unit}」，当天 18:00 前录入。${working ? '' : '这一天是休息日，请留意。'}`,
            ...tasks.flatMap(({ no, programme, items }) => [
              `· ${no} ${programme}：`,
              ...items.map(item => `　第 ${item.ordinal} 项 ${item.itemTitle}（${item.no}）`),
            ]),
          ].join('\n'),
          options: tasks.slice(0, 3).map(({ no }) => {
            const key = `${own ? '录测评' : '查看'} ${no}`;
            return { key, label: key };
          }),
          ref: { type: 'task', no: tasks[0]!.no },
        };
      }
      case 'past':
      case 'tooFar':
        return { text: `${BAD_DAY[planned.kind]}，没有安排。请重新发「安排复查」。` };
      case 'notEligible':
        return { text: `${planned.name}${HINDRANCE[planned.why]}，没有安排。请重新发「安排复查」，换一位检查人。` };
      default:
        return planReplies.recheckProblem(planned);
    }
  },
};
