import type { Turn } from '../../../src/domain/conversation/turn.ts';
import {
  type ResultQuestion,
  readResultQuestion,
  saysOwn,
  takeNames,
} from '../../../src/domain/inspections/result-question.ts';
import { parseSpan, type Span } from '../../../src/domain/language/parse-span.ts';
import { hasRole } from '../../../src/domain/org/actor.ts';
import type { Services } from '../../../src/services/index.ts';
import type { Reply } from '../../framework/reply.ts';
import { recordReplies } from './replies.ts';

/** Words that say results are meant, where neither a time nor a unit does: 「营业厅检查」 alone may be a question about standards. */
const RESULT_WORD = /结果|成绩|得分|记录/;

/** What is asked of the results, with its names resolved. */
export interface ResultsAsked {
  readonly kind: ResultQuestion['kind'];
  readonly span?: Span;
  readonly unit?: { readonly id: string; readonly name: string };
  readonly programme?: { readonly id: string; readonly name: string };
  /** Of occurrences: what is looked for. Of results: what could not be matched with a name. */
  readonly rest: string;
}

/** 「通川营业厅上月检查」, 「叫号机的问题出现过几次」; undefined when a sentence asks for no results. */
export async function readAsked(services: Services, text: string, now: Date): Promise<ResultsAsked | undefined> {
  const span = parseSpan(text, now);
  const question = readResultQuestion(span ? text.replace(span.words, ' ') : text);
  if (!question) return undefined;
  const names = takeNames(question.of, await services.inspections.names());
  return { kind: question.kind, ...(span && { span }), ...names };
}

/** Whether a sentence without a command is to be taken as asking for results: nothing in it is left over. */
export function isAsked(asked: ResultsAsked, { text, actor }: Pick<Turn, 'text' | 'actor'>): boolean {
  if (asked.kind === 'occurrences') return asked.rest !== '' || asked.unit !== undefined;
  if (asked.kind === 'own') return hasRole(actor, 'inspector');
  if (asked.kind === 'latest' || asked.kind === 'state')
    return asked.unit !== undefined && asked.rest === '' && (asked.kind === 'latest' || asked.span !== undefined);
  if (asked.rest !== '') return false;
  return asked.span !== undefined || asked.unit !== undefined || saysOwn(text) || RESULT_WORD.test(text);
}

export async function answerAsked(services: Services, turn: Turn, asked: ResultsAsked): Promise<Reply> {
  const { actor, now } = turn;
  const { kind, span, unit, programme, rest } = asked;
  const filter = {
    ...(span && { from: span.from, before: span.before }),
    ...(unit && { unitId: unit.id }),
    ...(programme && { programmeId: programme.id }),
    ...(kind === 'own' && { own: true }),
  };
  if (kind === 'occurrences') {
    return recordReplies.occurrences(await services.inspections.occurrences({ actor, filter, what: rest }), asked, now);
  }
  if (rest !== '') return recordReplies.notFound(rest);
  if (kind === 'latest')
    return recordReplies.latest((await services.inspections.results({ actor, filter }))[0], asked, now);
  return recordReplies.results(await services.inspections.results({ actor, filter }), asked, now);
}
