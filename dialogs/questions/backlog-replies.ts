import type { Option } from '../../src/domain/conversation/message.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { showTime } from '../replies/times.ts';
import {
  BACKLOG_STATUS,
  CAUSE_LABEL,
  cite,
  command,
  confirmKey,
  OUTCOME_LABEL,
  pageOptions,
  shorten,
  UNIT_KIND_LABEL,
} from './labels.ts';

type Questions = Services['questions'];
type List = Awaited<ReturnType<Questions['backlog']>>;
export type ViewedBacklog = Awaited<ReturnType<Questions['viewBacklog']>>;
type Closed = Awaited<ReturnType<Questions['closeBacklog']>>;

export const WAITING = '待修标准';

const refTo = (no: string) => ({ type: 'backlog' as const, no });

/** The list: number of people who missed it first, then how to take one up. */
export function backlogList(list: List, status: 'open' | 'waiting', now: Date): Reply {
  const waiting: Option[] =
    status === 'open' && list.waiting > 0
      ? [{ key: `待补问题 ${WAITING}`, label: `${WAITING}（${list.waiting}）` }]
      : [];
  if (list.total === 0) {
    return {
      text: status === 'open' ? '目前没有待补的问题，大家问的都答上了。' : '目前没有等标准修订的问题。',
      options: waiting,
    };
  }
  const head =
    status === 'open'
      ? `有 ${list.total} 个问题没有答好，问得多的在前：`
      : `有 ${list.total} 个问题在等标准修订，新版发布后会自动回到待补：`;
  return {
    text: [
      head,
      ...list.rows.map(
        ({ no, text, cause, count, lastAskedAt }) =>
          `· ${no}「${text}」问过 ${count} 次，${CAUSE_LABEL[cause]}，最近 ${showTime(lastAskedAt, now)}`,
      ),
      ...(list.pages > 1 ? [`（第 ${list.page} 页，共 ${list.pages} 页）`] : []),
    ].join('\n'),
    options: [
      ...list.rows.map(({ no, text }) => ({ key: `查看 ${no}`, label: `${no} ${shorten(text, 12)}` })),
      ...pageOptions(status === 'open' ? '待补问题' : `待补问题 ${WAITING}`, list),
      ...waiting,
    ],
  };
}

/** One question: what was missed, by which kinds of units, and the ways to settle it. */
export function backlogView(viewed: ViewedBacklog, now: Date): Reply {
  const { no, status, found } = viewed;
  const asked = viewed.askers.map(({ kind, count }) => `${UNIT_KIND_LABEL[kind]} ${count} 次`).join('、');
  const closed =
    status === 'open' || !viewed.closedAt
      ? []
      : [
          `${BACKLOG_STATUS[status]}：${viewed.resolution}（${viewed.closedByName ?? '系统'}，${showTime(viewed.closedAt, now)}）`,
        ];
  const open = status === 'open' || status === 'waiting';
  return {
    text: [
      `待补问题 ${no}（${BACKLOG_STATUS[status]}）`,
      `问题：${viewed.text}`,
      `情况：${CAUSE_LABEL[viewed.cause]}，${askedWhen(viewed, now)}`,
      ...(asked === '' ? [] : [`谁在问：${asked}`]),
      ...(viewed.reasons.length > 0 ? [`说哪里不合适：${viewed.reasons.map(reason => `「${reason}」`).join('')}`] : []),
      ...closed,
      ...(found.clauses.length > 0
        ? [
            `现在再问，会${OUTCOME_LABEL[found.outcome]}。最接近的条款：`,
            ...found.clauses.map((clause, at) => `${at + 1}. ${cite(clause)}　${shorten(clause.text)}`),
          ]
        : ['现在再问，找不到相近的条款。']),
      ...(open ? ['可以确认它对应哪一条，写一条标准答复，记为要修标准，或者不予补充。'] : []),
    ].join('\n'),
    citations: found.clauses.map(({ standard, version, path, text }) => ({ standard, version, clause: path, text })),
    options: open
      ? [
          command('确认条款', no),
          command('写标准答复', no),
          command('需修标准', no),
          command('不予补充', no),
          { key: `命中测试 ${viewed.text}`, label: '命中测试' },
        ]
      : [],
    ref: refTo(no),
  };
}

function askedWhen({ count, firstAskedAt, lastAskedAt }: ViewedBacklog, now: Date): string {
  const last = showTime(lastAskedAt, now);
  return count > 1 && showTime(firstAskedAt, now) !== last
    ? `问过 ${count} 次，最早 ${showTime(firstAskedAt, now)}，最近 ${last}`
    : `问过 ${count} 次，${last}`;
}

export const backlogReplies = {
  nothingOpen: '目前没有待补的问题。',
  whichNo: '请带上单号，例如「查看 DW-2026-0001」；发「待补问题」可以看到单号。',
  wrongState: (no: string, status: ViewedBacklog['status']): Reply => ({
    text: `${no} 当前是「${BACKLOG_STATUS[status]}」，不用再办理。可发「查看 ${no}」了解经过。`,
    options: [command('查看', no)],
    ref: refTo(no),
  }),

  clauseIntro: ({ no, text }: ViewedBacklog): Reply => ({
    text: `为 ${no}「${text}」确认条款：以后有人这样问，就直接答这一条。`,
    ref: refTo(no),
  }),
  standardIntro: ({ no, text }: ViewedBacklog): Reply => ({
    text: `${no}「${text}」要等标准修订后才能答。新版发布后，它会回到待补问题里，请您再看一次。`,
    ref: refTo(no),
  }),
  askStandard: {
    text: '要修订哪一个标准？请发标准名称或简称，例如「投诉处理办法」。',
  } satisfies Reply,
  standardUnknown: (text: string): Reply => ({
    text: `没有找到叫「${shorten(text, 20)}」的标准，请核对名称后再发。`,
  }),
  askNote: { text: '要补什么、改什么？请写一句，方便修订的同事。' } satisfies Reply,
  askDismissReason: (no: string): Reply => ({
    text: `${no} 为什么不予补充？例如「不属于服务标准」「应问财务」。以后再有人问，也不会再列进来。`,
    ref: refTo(no),
  }),

  closed(outcome: Closed): Reply {
    switch (outcome.kind) {
      case 'waiting':
        return {
          text: `已记下：${outcome.no} 等《${outcome.standard}》修订。新版发布后会提示再看。`,
          options: [{ key: '待补问题', label: '待补问题' }],
          ref: refTo(outcome.no),
        };
      case 'dismissed':
        return {
          text: `已记下：${outcome.no} 不予补充。`,
          options: [{ key: '待补问题', label: '待补问题' }],
          ref: refTo(outcome.no),
        };
      case 'wrongState':
        return this.wrongState(outcome.no, outcome.status);
      default:
        return unreachable(outcome);
    }
  },
};

/** The clauses that were found, as options of 确认条款 (by their place in the list) or of 命中测试. */
export const confirmOptions = (clauses: readonly { standard: string; path: string }[], question: string): Option[] =>
  clauses.map((clause, at) => ({ key: confirmKey(clause, question), label: `确认到第 ${at + 1} 条` }));

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
