import { atShanghai, type Day } from '../../../src/domain/calendar/shanghai.ts';
import type { Reply } from '../../framework/reply.ts';
import { STATUS_LABEL } from '../../rectification/labels.ts';
import { showDate, showFullDay } from '../../replies/times.ts';
import type { Planning } from './which-task.ts';

type Problem = NonNullable<Awaited<ReturnType<Planning['checkRecheck']>>>;
type PlannedRecheck = Awaited<ReturnType<Planning['planRecheck']>>;
type Notices = Awaited<ReturnType<Planning['recheckable']>>;

/** Somebody who might go, and what is in the way. */
interface Candidate {
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

  nothingToRecheck: {
    text: '目前没有您可以安排复查的整改。待核验的、三个月内办结的整改可以安排复查。',
  } satisfies Reply,
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
  recheckPlanned: (planned: PlannedRecheck, now: Date): Reply => {
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
          options: tasks.slice(0, 3).map(({ no }) => ({ key: `查看 ${no}`, label: `查看 ${no}` })),
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
