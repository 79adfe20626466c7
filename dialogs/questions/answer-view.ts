import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { showTime } from '../replies/times.ts';
import { ANSWER_STATUS, cite, command, KIND_LABEL, pageOptions, shorten } from './labels.ts';

type Questions = Services['questions'];
type List = Awaited<ReturnType<Questions['answers']>>;
export type ViewedAnswer = Awaited<ReturnType<Questions['viewAnswer']>>;
type Kind = ViewedAnswer['kind'];

const ACTIONS: Record<ViewedAnswer['actions'][number], string> = {
  approve: '通过答复',
  return: '退回答复',
  revise: '修改答复',
  retire: '停用答复',
};

/** One text in full, with the wording of its clauses and what may be done. */
export function answerView(viewed: ViewedAnswer, now: Date): Reply {
  const { no, kind, status, clauses } = viewed;
  const people = [
    ...(viewed.writerName ? [`编写：${viewed.writerName}，${showTime(viewed.writtenAt, now)}`] : []),
    ...(viewed.approverName && viewed.approvedAt
      ? [`审核：${viewed.approverName}，${showTime(viewed.approvedAt, now)}`]
      : []),
  ];
  return {
    text: [
      `${KIND_LABEL[kind]} ${no}（${statusOf(viewed)}）`,
      `${kind === 'answer' ? '问题' : '情形'}：${viewed.question}`,
      `${kind === 'answer' ? '答复' : '可以这样说'}：${viewed.text}`,
      ...(viewed.reviewReason === '' ? [] : [reasonLine(viewed)]),
      ...(viewed.promises.length > 0 ? [promiseLine(viewed.promises)] : []),
      '依据：',
      ...clauses.flatMap(clause => clauseLines(clause, status)),
      ...people,
    ].join('\n'),
    citations: clauses.flatMap(({ standard, version, path, text }) =>
      text !== null && version !== null ? [{ standard, version, clause: path, text }] : [],
    ),
    options: viewed.actions.map(action => command(ACTIONS[action], no)),
    ref: { type: 'answer', no },
  };
}

/** A warning: what the clauses do not say must not be promised by oversight. */
export function promiseLine(words: readonly string[]): string {
  return `请留意：${words.map(word => `「${word}」`).join('')}是对客户的承诺，所依据的条款里没有这样说。`;
}

function statusOf({ status, reviewReason }: ViewedAnswer): string {
  return status === 'draft' && reviewReason !== '' ? '已退回，待修改' : ANSWER_STATUS[status];
}

function reasonLine({ status, reviewReason }: ViewedAnswer): string {
  switch (status) {
    case 'draft':
      return `退回理由：${reviewReason}`;
    case 'review':
      return `为什么要复核：${reviewReason} 有改动`;
    case 'retired':
      return `停用理由：${reviewReason}`;
    case 'approved':
      return '';
    default:
      return unreachable(status);
  }
}

function clauseLines(clause: ViewedAnswer['clauses'][number], status: ViewedAnswer['status']): string[] {
  const judged = status === 'draft' || status === 'review';
  const { text, coming, unchanged } = clause;
  const now = text === null ? '（现行版本里没有这一条）' : judged ? shorten(text, 200) : '';
  return [
    `· ${cite(clause)}${now === '' ? '' : `　${now}`}`,
    ...(judged && coming !== text ? [`　将施行的新版：${coming === null ? '没有这一条' : shorten(coming, 200)}`] : []),
    ...(judged && status === 'review' && !unchanged && coming === text ? ['　（这一条在审核之后改过）'] : []),
  ];
}

/** A list for everybody; officers also see what is not in use yet. */
export function answerList(list: List, kind: Kind, about: string): Reply {
  const phrase = KIND_LABEL[kind];
  if (list.total === 0) {
    return { text: about === '' ? `还没有${phrase}。` : `没有与「${about}」有关的${phrase}。` };
  }
  return {
    text: [
      `${about === '' ? '' : `与「${about}」有关的`}${phrase}共 ${list.total} 条：`,
      ...list.rows.map(
        ({ no, question, status }) =>
          `· ${no} ${question}${status === 'approved' ? '' : `（${ANSWER_STATUS[status]}）`}`,
      ),
      ...(list.pages > 1 ? [`（第 ${list.page} 页，共 ${list.pages} 页）`] : []),
      `看全文请发「查看」加单号；找某一类请发「${phrase}」加一个词，例如「${phrase} 退费」。`,
    ].join('\n'),
    options: [
      ...list.rows.map(({ no, question }) => ({ key: `查看 ${no}`, label: `${no} ${shorten(question, 12)}` })),
      ...pageOptions(phrase, list, about),
    ],
  };
}

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
