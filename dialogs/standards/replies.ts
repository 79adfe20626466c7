import { citationMark } from '../../src/domain/standards/cited-text.ts';
import type { AskResult, FoundClause } from '../../src/services/standards/ask-standard.ts';
import type { Reply } from '../framework/reply.ts';

export const MORE = '还有呢';

/** Candidates shown at once; 「还有呢」 goes on. */
export const CANDIDATES_SHOWN = 3;

/** Clauses longer than this are shown by their answering part first; the whole text is in the citation. */
const LONG = 220;

function cite(clause: FoundClause): string {
  return `《${clause.standard}》（${clause.version}版）${clause.clause}`;
}

function citation({ standard, version, clause, text }: FoundClause) {
  return { standard, version, clause, text };
}

function shown(clause: FoundClause): string {
  return clause.text.length > LONG && clause.passage.length < clause.text.length
    ? `……${clause.passage}……`
    : clause.text;
}

const more = (left: number) => (left > 0 ? [{ key: MORE, label: MORE }] : []);

/** What is said about standards. Clause text is never reworded here. */
export const standardReplies = {
  answer(result: Extract<AskResult, { outcome: 'answer' }>): Reply {
    const cited = result.clauses.slice(0, result.cited);
    // The marks of a worded answer count the clauses as they are listed here.
    const mark = (at: number) => (result.worded && cited.length > 1 ? citationMark(at) : '');
    const basis = cited.map((clause, at) => `${mark(at)}${cite(clause)}\n${shown(clause)}`).join('\n\n');
    return {
      text: result.worded ? `${result.worded}\n\n依据：${basis}` : basis,
      outcome: 'answer',
      citations: cited.map(citation),
      options: more(result.clauses.length - cited.length),
    };
  },
  candidates(clauses: readonly FoundClause[]): Reply {
    const first = clauses.slice(0, CANDIDATES_SHOWN);
    const lines = first.map((clause, index) => `${index + 1}. ${cite(clause)}\n   ${clause.passage}`);
    return {
      text: `没有把握给出确切答案，可能是这几条，请您核对原文：\n${lines.join('\n')}`,
      outcome: 'candidates',
      citations: first.map(citation),
      options: more(clauses.length - first.length),
    };
  },
  none(examples: readonly string[]): Reply {
    const where =
      examples.length > 0
        ? `目前收录的有${examples.map(title => `《${title}》`).join('')}等。`
        : '目前还没有发布任何标准。';
    return {
      text: `抱歉，在现行标准里没有找到能回答这个问题的条款，我不便猜测。\n您可以换一个说法，或说明业务和环节，例如「宽带装机要多久」「营业厅排队不能超过多少分钟」。${where}`,
      outcome: 'none',
    };
  },
  furtherClauses(clauses: readonly FoundClause[], left: number): Reply {
    const lines = clauses.map(clause => `${cite(clause)}\n${shown(clause)}`);
    return {
      text: `相关的条款还有：\n${lines.join('\n\n')}`,
      outcome: 'answer',
      citations: clauses.map(citation),
      options: more(left),
    };
  },
  nothingMore: { text: '没有更多相关条款了。您可以换个问法再查。', outcome: 'none' } satisfies Reply,
  nothingFound: {
    text: '上一个问题在现行标准里没有找到相关条款，所以没有更多内容。您可以换个说法再问一次。',
    outcome: 'none',
  } satisfies Reply,
  nothingAsked: { text: '请先提一个关于服务标准的问题，例如「电信服务障碍多久修好」。' } satisfies Reply,
  whatToAsk: { text: '请问要查哪方面的标准？直接发问题就行，例如「查标准 宽带装机时限」。' } satisfies Reply,
};
