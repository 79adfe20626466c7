import type { SearchHit } from '../../../search/search.ts';
import type { ServiceContext } from '../../context.ts';
import type { LibraryClause } from '../library.ts';
import type { Answer, AnswerPart, AnswerShape, FoundClause, NoneReason, PassageClause } from './answer.ts';
import type { ChosenLibrary } from './choose-library.ts';
import { choicesFor, toChoices } from './clarify.ts';
import type { Search } from './find.ts';
import type { Found } from './found.ts';
import { groupOf } from './groups.ts';
import { leadOf } from './lead.ts';
import { overviewOf } from './overview.ts';
import { cited, type PartMaker, partMaker } from './part.ts';
import { beforeFirst, shapeDated } from './shape-dated.ts';
import { shapeOneSide, shapeSides } from './shape-sides.ts';
import { standardsOf } from './standards-of.ts';
import type { Understood } from './understand.ts';

export interface ShapeInput {
  readonly understood: Understood;
  readonly search: Search;
  readonly chosen: ChosenLibrary;
  readonly now: Date;
  readonly mayAskBack: boolean;
}

const EXAMPLES = 3;
/** Candidates shown at once. */
const CANDIDATES = 3;

/** Gives what was found its form: one clause, several standards, two sides, editions, choices, or honestly nothing. */
export async function shape(context: ServiceContext, input: ShapeInput): Promise<Answer> {
  const { search, chosen, understood, now } = input;
  const { found } = search;
  switch (found.kind) {
    case 'refused':
      return none(context, found.reason, now);
    case 'standard':
      return overviewOf(found.standard);
    case 'clause':
      return ofClause(context, input, found.clause);
    case 'sides':
      return shapeSides(understood.comparison!, found, chosen.library);
    case 'oneSide':
      return shapeOneSide(found, chosen.library);
    case 'choices': {
      const choices = toChoices(found.clauses);
      return { outcome: 'clarify', choices, clauses: found.clauses.slice(0, choices.length).map(cited) };
    }
    case 'judged':
      return ofJudged(context, input, found);
    default: {
      const unknown: never = found;
      throw new Error(`unknown find: ${String(unknown)}`);
    }
  }
}

/** A clause that was named or chosen is shown whole. */
async function ofClause(context: ServiceContext, input: ShapeInput, clause: LibraryClause): Promise<Answer> {
  const { chosen, search, understood } = input;
  const maker = partMaker(search.text, chosen.library.index);
  if (chosen.dated && understood.time) return answered(await dated(context, input, clause, maker), [cited(clause)]);
  const part = maker.part(clause, { whole: true });
  return answered(single(input, part), [part.clause]);
}

async function ofJudged(
  context: ServiceContext,
  input: ShapeInput,
  { judged, notIn, within }: Extract<Found, { kind: 'judged' }>,
): Promise<Answer> {
  const { search, chosen, understood, now } = input;
  const { library } = chosen;
  const { text } = search;
  if (judged.outcome !== 'answer' && understood.time) {
    const reason = await beforeFirst(context, text, understood.time, judged.outcome, now);
    if (reason) return none(context, reason, now);
  }
  if (judged.outcome === 'none') return none(context, { kind: 'nothingFound' }, now);
  const maker = partMaker(text, library.index);
  const clauses = judged.hits.map(hit => cited(hit.document));
  if (judged.outcome === 'candidates') {
    const choices = input.mayAskBack && !understood.wantsScript ? choicesFor(text, judged.hits, library.index) : [];
    return choices.length > 0
      ? { outcome: 'clarify', choices, clauses }
      : { outcome: 'candidates', shape: null, candidates: likeliest(judged.hits, maker), clauses };
  }
  const first = judged.hits[0]!.document;
  if (chosen.dated) return answered(await dated(context, input, first, maker), clauses, notIn);
  // Who names the standard does not ask for the others.
  const grouped = within ? undefined : groupOf(judged.hits, maker);
  if (grouped) return answered(grouped, clauses, notIn);
  return answered(single(input, maker.part(first, { list: understood.wantsList })), clauses, notIn);
}

/** One clause, led by its yes or no; what is to be said to a customer is in other words than these. */
function single({ search, understood }: ShapeInput, part: AnswerPart): AnswerShape {
  return { kind: 'single', part, lead: understood.wantsScript ? null : leadOf(search.text, part) };
}

const likeliest = (hits: readonly SearchHit<LibraryClause>[], maker: PartMaker): PassageClause[] =>
  hits.slice(0, CANDIDATES).map(hit => maker.withPassage(hit.document));

const dated = (context: ServiceContext, { understood }: ShapeInput, clause: LibraryClause, maker: PartMaker) =>
  shapeDated(context, clause, understood.time!, maker);

type Answered = Extract<Answer, { outcome: 'answer' }>;

/** What the answer rests on comes first: the reader must see it, and 还有呢 goes on from there. */
export function answered(
  shape: Answered['shape'],
  clauses: readonly FoundClause[],
  notIn: string | null = null,
): Answered {
  const used = citedIn(shape);
  const rest = clauses.filter(clause => !used.some(({ id }) => id === clause.id));
  return { outcome: 'answer', shape, clauses: [...used, ...rest], cited: used.length, notIn };
}

function citedIn(shape: Answered['shape']): FoundClause[] {
  switch (shape.kind) {
    case 'single':
      return [shape.part.clause];
    case 'oneSided':
      return [shape.side.part.clause];
    case 'worded':
    case 'grouped':
      return shape.parts.map(part => part.clause);
    case 'compared':
      return [...new Map(shape.sides.map(({ part }) => [part.clause.id, part.clause])).values()];
    case 'dated':
      return shape.editions.flatMap(({ part }) => part?.clause ?? []);
    default: {
      const unknown: never = shape;
      throw new Error(`unknown shape: ${String(unknown)}`);
    }
  }
}

/** Nothing, with what can be asked about today. */
async function none(context: ServiceContext, reason: NoneReason, now: Date): Promise<Answer> {
  const standards = standardsOf(await context.library.on(now)).slice(0, EXAMPLES);
  return { outcome: 'none', reason, examples: standards.map(({ standard }) => standard) };
}
