import { citationMark } from '../../src/domain/standards/cited-text.ts';
import type { StandardLevel } from '../../src/domain/standards/levels.ts';
import type {
  AnswerPart,
  AnswerShape,
  AskResult,
  FoundClause,
  Lead,
} from '../../src/services/standards/ask-standard.ts';
import type { Reply } from '../framework/reply.ts';
import { answerOptions } from './answer-options.ts';
import { citations, cite } from './cite.ts';
import { allInForce, inForce, timeWords } from './day-words.ts';
import { comparedBody, oneSidedBody } from './replies-compared.ts';
import { datedBody } from './replies-dated.ts';
import { withScripts } from './replies-scripts.ts';

type Answered = Extract<AskResult, { outcome: 'answer' }>;

const LEVELS: Readonly<Record<StandardLevel, string>> = {
  nationalLaw: '国家法规',
  localLaw: '地方法规',
  companyStandard: '公司标准',
};

const LEADS: Readonly<Record<Lead, string>> = {
  must: '要。',
  mustNot: '不可以。',
  may: '可以。',
  free: '不收费。',
  undecided: '规定是这样的：',
  noTimeOfDay: '条款里没有写具体几点，相关的规定是：',
};

export const leadLine = (lead: Lead | null): string => (lead ? LEADS[lead] : '');

/** The figures, the sentence, the citation: the words of a clause are never changed here. */
export function partLines({ figures, quote, clause }: AnswerPart, validity: string): string {
  return [figures, quote, `——${cite(clause)}${validity}`].filter(Boolean).join('\n');
}

/** An answer, whatever its shape; how it was understood goes before it. */
export function answerReply(result: Answered, now: Date): Reply {
  const { shape, clauses, cited } = result;
  const used = clauses.slice(0, cited);
  const lead = [understoodLine(result.understoodAs), timeLine(result), notInLine(result.notIn)].filter(Boolean);
  return {
    text: [...lead, withScripts(answerBody(result, now), result)].join('\n'),
    outcome: 'answer',
    citations: citations(used),
    options: answerOptions({ whole: isWhole(shape), more: clauses.length > cited }),
  };
}

export const understoodLine = (understoodAs: string | null): string =>
  understoodAs ? `（按「${understoodAs}」理解）` : '';

/** Says which time is meant, where nothing else does; always where its words leave the year open. */
export function timeLine({ asked, takenAs, understoodAs, ...result }: AskResult): string {
  if (!asked.time) return '';
  const shape = result.outcome === 'answer' ? result.shape : undefined;
  const isShown = shape?.kind === 'dated' && !shape.noEarlier && shape.editions.length === 1 && understoodAs === null;
  return isShown || takenAs ? `（按「${timeWords(asked.time, takenAs)}」的规定回答）` : '';
}

const notInLine = (standard: string | null): string =>
  standard ? `《${standard}》里没有找到相关条款，其他标准是这样规定的：` : '';

/** What was found, in its shape. */
export function answerBody({ shape, asOf }: Answered, now: Date): string {
  switch (shape.kind) {
    case 'single':
      return [leadLine(shape.lead), partLines(shape.part, inForce(asOf))].filter(Boolean).join('\n');
    case 'worded':
      return wordedBody(shape, asOf);
    case 'grouped':
      return groupedBody(shape, asOf);
    case 'oneSided':
      return oneSidedBody(shape, asOf);
    case 'compared':
      return comparedBody(shape, asOf);
    case 'dated':
      return datedBody(shape, asOf, now);
    default: {
      const unknown: never = shape;
      throw new Error(`unknown shape: ${String(unknown)}`);
    }
  }
}

/** The marks in the text count the clauses as they are listed below it. */
function wordedBody({ text, parts }: Extract<AnswerShape, { kind: 'worded' }>, asOf: Date): string {
  const mark = (at: number): string => (text.includes(citationMark(at)) ? citationMark(at) : '');
  const basis = parts.map(({ clause, quote }, at) => `${mark(at)}${cite(clause)}\n${quote}`);
  return `${text}\n\n依据：${basis.join('\n\n')}\n${allInForce(asOf)}`;
}

function groupedBody({ parts, agreement, asksTime }: Extract<AnswerShape, { kind: 'grouped' }>, asOf: Date): string {
  const levels = new Set(parts.map(({ clause }) => clause.level));
  // Of one level the headings tell them apart better than the level.
  const label = ({ level, heading }: FoundClause): string => (levels.size === 1 && heading ? heading : LEVELS[level]);
  if (agreement === 'same') {
    const places = parts.map(({ clause }) => `——【${label(clause)}】${cite(clause)}`);
    return [`${parts[0]!.figures}（几部规定一致）`, ...places, allInForce(asOf)].join('\n');
  }
  const lead =
    agreement === 'different'
      ? `不同规定的${asksTime ? '时限' : '标准'}不一致，请按适用范围核对：`
      : '几部规定都有相关条款，请按适用范围核对：';
  const lines = parts.map(({ clause, figures, quote }) => `【${label(clause)}】${figures ?? quote}\n——${cite(clause)}`);
  return [lead, ...lines, allInForce(asOf)].join('\n');
}

function isWhole(shape: AnswerShape): boolean {
  switch (shape.kind) {
    case 'single':
      return shape.part.isWhole;
    case 'oneSided':
      return shape.side.part.isWhole;
    case 'worded':
      return shape.parts.every(({ isWhole }) => isWhole);
    case 'grouped':
      return false;
    case 'compared':
      return shape.sides.every(({ part }) => part.isWhole);
    case 'dated':
      return shape.editions.every(({ part }) => part?.isWhole ?? true);
    default: {
      const unknown: never = shape;
      throw new Error(`unknown shape: ${String(unknown)}`);
    }
  }
}
