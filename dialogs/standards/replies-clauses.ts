import type { AskResult, PassageClause } from '../../src/services/standards/ask-standard.ts';
import type { Reply } from '../framework/reply.ts';
import { answerOptions, MORE, USEFUL, USELESS } from './answer-options.ts';
import { citations, cite } from './cite.ts';
import { timeLine, understoodLine } from './replies-answer.ts';
import { comparedBody } from './replies-compared.ts';
import { withScripts } from './replies-scripts.ts';

/** Clauses longer than this are shown by their answering part first; the whole text is in the citation. */
const LONG = 220;

function shown(clause: PassageClause): string {
  return clause.text.length > LONG && clause.passage.length < clause.text.length
    ? `……${clause.passage}……`
    : clause.text;
}

const more = (left: number) => (left > 0 ? [{ key: MORE, label: MORE }] : []);

/** What might be it, said to be no answer. */
export function candidatesReply(result: Extract<AskResult, { outcome: 'candidates' }>): Reply {
  const { clauses, candidates, shape, asOf } = result;
  const lead = [understoodLine(result.understoodAs), timeLine(result)].filter(Boolean).join('\n');
  if (shape) {
    const shownOnes = shape.sides.map(({ part }) => part.clause);
    const body = `没有把握，可能是这两条，请您核对原文：\n${comparedBody(shape, asOf)}`;
    return {
      text: [lead, body].filter(Boolean).join('\n'),
      outcome: 'candidates',
      citations: citations(shownOnes),
      options: answerOptions({ whole: true, more: clauses.length > shownOnes.length }),
    };
  }
  const lines = candidates.map((clause, index) => `${index + 1}. ${cite(clause)}\n   ${clause.passage}`);
  const body = `没有把握给出确切答案，可能是这几条，请您核对原文：\n${lines.join('\n')}`;
  return {
    text: [lead, withScripts(body, result)].filter(Boolean).join('\n'),
    outcome: 'candidates',
    citations: citations(candidates),
    options: [
      ...more(clauses.length - candidates.length),
      { key: USEFUL, label: USEFUL },
      { key: USELESS, label: USELESS },
    ],
  };
}

/** 还有呢 */
export function furtherReply(clauses: readonly PassageClause[], left: number): Reply {
  const lines = clauses.map(clause => `${cite(clause)}\n${shown(clause)}`);
  return {
    text: `相关的条款还有：\n${lines.join('\n\n')}`,
    outcome: 'answer',
    citations: citations(clauses),
    options: more(left),
  };
}

/** 看原文: word for word and whole. */
export function wholeTextReply(clauses: readonly PassageClause[]): Reply {
  return {
    text: clauses
      .map(clause => `${cite(clause)}${clause.heading ? `【${clause.heading}】` : ''}\n${clause.text}`)
      .join('\n\n'),
    outcome: 'answer',
    citations: citations(clauses),
  };
}
