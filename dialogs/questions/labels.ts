import type { Option } from '../../src/domain/conversation/message.ts';
import type { Services } from '../../src/services/index.ts';

type Questions = Services['questions'];
type Backlog = Awaited<ReturnType<Questions['viewBacklog']>>;
type Answer = Awaited<ReturnType<Questions['viewAnswer']>>;
type HitTest = Awaited<ReturnType<Questions['testHit']>>;

/** 标准答复 or 对客口径, as it is called in a sentence. */
export const KIND_LABEL: Record<Answer['kind'], string> = { answer: '标准答复', script: '口径' };

export const ANSWER_STATUS: Record<Answer['status'], string> = {
  draft: '待审核',
  approved: '使用中',
  review: '待复核',
  retired: '已停用',
};

export const BACKLOG_STATUS: Record<Backlog['status'], string> = {
  open: '待补',
  waiting: '待修标准',
  solved: '已解决',
  dismissed: '不予补充',
};

/** Why a question is missing an answer. */
export const CAUSE_LABEL: Record<Backlog['cause'], string> = {
  unanswered: '没查到',
  uncertain: '只给了候选，评价没用',
  badlyRated: '答了，评价没用',
};

export const UNIT_KIND_LABEL: Record<Backlog['askers'][number]['kind'], string> = {
  company: '分公司领导和管理',
  cityDepartment: '市公司部门',
  customerGroup: '客户群部门',
  countyBranch: '县分公司',
  hall: '营业厅',
  hotline: '10000号',
  agency: '代办和外包单位',
};

/** What a question is taken to be after. */
export const KIND_ASKED: Record<HitTest['kind'], string> = {
  duration: '多长时间',
  clock: '几点',
  moment: '什么时候',
  points: '扣多少分',
  price: '多少钱',
  compensation: '怎么赔、怎么罚',
  share: '比例、达标率',
  count: '多少个、多少次',
  distance: '多远、多大',
  number: '多少',
  who: '谁负责',
  whether: '行不行、要不要',
  open: '怎么规定',
};

export const OUTCOME_LABEL: Record<HitTest['outcome'], string> = {
  answer: '直接回答',
  candidates: '只列候选，说明没有把握',
  none: '如实说没有查到',
};

export const command = (phrase: string, no: string): Option => ({ key: `${phrase} ${no}`, label: phrase });

export const cite = (clause: { standard: string; path: string }): string => `《${clause.standard}》${clause.path}`;

/** Confirms a question for a clause in one tap; self-contained, so that an old button can never mean another question. */
export const confirmKey = (clause: { standard: string; path: string }, question: string): string =>
  `确认问法 ${cite(clause)}：${question}`;

export const removeKey = (clause: { standard: string; path: string }, question: string): string =>
  `删除问法 ${cite(clause)}：${question}`;

/** A clause's text where only its gist is needed. */
export function shorten(text: string, length = 60): string {
  const line = text.replace(/\s*\n\s*/gu, ' ');
  return [...line].length > length ? `${[...line].slice(0, length).join('')}……` : line;
}

/** 「上一页」「下一页」 of a list that takes its page after the phrase. */
export function pageOptions(phrase: string, { page, pages }: { page: number; pages: number }, about = ''): Option[] {
  const key = (to: number): string => [phrase, about, `第${to}页`].filter(part => part !== '').join(' ');
  return [
    ...(page > 1 ? [{ key: key(page - 1), label: '上一页' }] : []),
    ...(page < pages ? [{ key: key(page + 1), label: '下一页' }] : []),
  ];
}

/** 「宽带 第2页」 → about 宽带, page 2. A bare number is a page too. */
export function readPage(text: string | undefined): { about: string; page: number } {
  const match = /^(.*?)\s*第?\s*(\d{1,4})\s*页?$/u.exec(text ?? '');
  if (!match || (match[1] !== '' && !/第\s*\d+\s*页$/u.test(text ?? '')))
    return { about: (text ?? '').trim(), page: 1 };
  return { about: match[1]!.trim(), page: Math.max(1, Number(match[2])) };
}
