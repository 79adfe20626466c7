import type { Turn } from '../../src/domain/conversation/turn.ts';
import type { Services } from '../../src/services/index.ts';
import type { Slot, SlotResult } from '../framework/form-definition.ts';
import type { Reply } from '../framework/reply.ts';
import { cite, shorten } from './labels.ts';

/** A clause as a form keeps it: small JSON. */
export interface ChosenClause {
  readonly standardId: string;
  readonly standard: string;
  readonly path: string;
}

const MOST = 5;

/**
 * A slot for one clause or several: chosen from what a search finds for the question, or named (standard and 条). Its value is never
 * guessed: what names no clause is said so.
 */
export function clauseSlot<Values>(input: {
  services: Services;
  key: keyof Values & string;
  several: boolean;
  /** The question that clauses are suggested for. */
  questionOf(values: Partial<Values>): string;
}): Slot<Values> {
  const { services, several } = input;
  const suggestions = (values: Partial<Values>, turn: Turn) =>
    services.questions.suggestClauses({ actor: turn.actor, question: input.questionOf(values) });
  const value = (clauses: readonly ChosenClause[]): SlotResult<Values[keyof Values]> => ({
    ok: true,
    value: clauses.map(({ standardId, standard, path }) => ({ standardId, standard, path })) as Values[keyof Values],
  });
  return {
    key: input.key,
    label: '条款',
    // 宽带装维时限管理规定 holds 规定, which otherwise looks like a question.
    freeText: true,
    async ask(values, turn) {
      return ask(await suggestions(values, turn), several);
    },
    async parse(turn, values) {
      const text = turn.text.trim();
      if (text === '') return { ok: false, reply: nameIt };
      const found = await suggestions(values, turn);
      const picked = readPlaces(text, found.length);
      if (picked === 'outside') return { ok: false, reply: outside(found.length) };
      if (picked) {
        if (picked.length > 1 && !several) return { ok: false, reply: onlyOne };
        return value(picked.map(place => found[place - 1]!));
      }
      const named = await services.questions.findClauses({ actor: turn.actor, text });
      if (named.kind === 'unknown') return { ok: false, reply: unknown(named) };
      if (named.clauses.length > 1 && !several) return { ok: false, reply: onlyOne };
      if (named.clauses.length > MOST) return { ok: false, reply: tooMany };
      return value(named.clauses);
    },
    show: clauses => (clauses as readonly ChosenClause[]).map(cite).join('；'),
  };
}

/** 「1」「第2条」「1、3」 of a list; undefined when the text names no places. */
function readPlaces(text: string, count: number): number[] | 'outside' | undefined {
  if (!/^第?\d{1,2}(?:条|个|项)?(?:[\s、,，和]+第?\d{1,2}(?:条|个|项)?)*$/u.test(text)) return undefined;
  const places = [...text.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
  return places.some(place => place < 1 || place > count) ? 'outside' : [...new Set(places)];
}

function ask(found: readonly (ChosenClause & { text: string })[], several: boolean): Reply {
  const how = several ? '可以写几条，用顿号隔开，例如「投诉处理办法第九条、第十条」。' : '例如「投诉处理办法第九条」。';
  const which = several ? '依据哪些条款？' : '对应哪一条？';
  if (found.length === 0) return { text: `${which}请写标准名称和条号，${how}` };
  return {
    text: [
      `${which}${several ? '可以选一条或几条（如「1、2」）' : '可以选一条'}：`,
      ...found.map((clause, at) => `${at + 1}. ${cite(clause)}　${shorten(clause.text)}`),
      `都不是的话，请写标准名称和条号，${how}`,
    ].join('\n'),
    options: found.map((clause, at) => ({ key: `${at + 1}`, label: `${at + 1}. ${cite(clause)}` })),
  };
}

const nameIt: Reply = { text: '请用文字写标准名称和条号，例如「投诉处理办法第九条」。' };
const onlyOne: Reply = { text: '这里只能选一条，请再选一次。' };
const tooMany: Reply = { text: `依据最多写 ${MOST} 条，请挑最要紧的。` };
const outside = (count: number): Reply => ({
  text:
    count > 0 ? `请在 1 到 ${count} 之间选，或写标准名称和条号。` : '请写标准名称和条号，例如「投诉处理办法第九条」。',
});
const unknown = ({ part, standard }: { part: string; standard?: string }): Reply => ({
  text: standard
    ? `《${standard}》里没有找到「${shorten(part, 20)}」这一条（只认现行版本），请核对条号后再发。`
    : `没有看出「${shorten(part, 20)}」是哪个标准的哪一条，请写全标准名称和条号，例如「投诉处理办法第九条」。`,
});
