import { asksAnotherCase } from '../../domain/questions/another-case.ts';
import {
  answersQuestion,
  type Closeness,
  nearness,
  pickScripts,
  standsBeside,
} from '../../domain/questions/approved-match.ts';
import { asksForWording, withoutWordingAsked } from '../../domain/questions/customer-wording.ts';
import { questionKey } from '../../domain/questions/question-key.ts';
import type { ServiceContext } from '../context.ts';
import type { LibraryClause, LibrarySnapshot } from '../standards/library.ts';
import { type ApprovedText, approvedTexts, type PreparedText } from './approved-texts.ts';
import { placeKey } from './clause-places.ts';
import { type ComparedQuestion, closenessOf, toCompared } from './closeness.ts';

export type { ApprovedText } from './approved-texts.ts';

export interface FoundApproved {
  /** A 标准答复 to this very question, which leads. */
  readonly answer?: ApprovedText;
  /** 口径 to stand beside what was found, the nearest first; at most two. */
  readonly scripts: readonly ApprovedText[];
}

/** Candidates shown at once: a clause further down was not read. */
const SHOWN = 3;

/**
 * The approved texts for a question: the 标准答复 it is (nearly) the question of, and the 口径 for its situation or for the clauses that were
 * found, best first. Empty where nothing was found: a situation alone may match. `library`: that of the day that is asked about, today's if absent; only
 * what rests on clauses as they read on that day is given. `wantsScript`: words for a customer are asked for; read from the question if absent.
 */
export async function findApproved(
  context: Pick<ServiceContext, 'db' | 'clock' | 'library'>,
  input: {
    question: string;
    clauses: readonly Pick<LibraryClause, 'standardId' | 'path'>[];
    library?: LibrarySnapshot;
    wantsScript?: boolean;
  },
): Promise<FoundApproved> {
  const library = input.library ?? (await context.library.on(context.clock.now()));
  const texts = await approvedTexts(context, library);
  if (texts.length === 0) return { scripts: [] };
  const { question } = input;
  const about = withoutWordingAsked(question);
  const wordingAsked = input.wantsScript ?? asksForWording(question);
  const asked = toCompared(about, library.index);
  const shown = input.clauses.slice(0, SHOWN).map(placeKey);
  const compared = texts.map(text => ({ text, closeness: closest(asked, text, shown) }));
  const isThisCase = ({ text }: { text: PreparedText }): boolean =>
    !asksAnotherCase(about, { question: text.variants.map(each => each.text).join(' '), text: text.text });

  const key = questionKey(question);
  const answers = compared
    .filter(({ text }) => text.kind === 'answer')
    .filter(({ text, closeness }) => isAskedAs(text, key) || answersQuestion(closeness))
    .filter(isThisCase)
    .sort((a, b) => nearness(b.closeness) - nearness(a.closeness));
  const scripts = pickScripts(
    compared
      .filter(({ text, closeness }) => text.kind === 'script' && standsBeside(closeness, wordingAsked))
      .filter(isThisCase),
  );
  // Who asks what to say to a customer is not answered with what colleagues are to do.
  const answer = wordingAsked && scripts.length > 0 ? undefined : answers[0]?.text;
  return { ...(answer ? { answer: given(answer) } : {}), scripts: scripts.map(({ text }) => given(text)) };
}

function closest(asked: ComparedQuestion, text: PreparedText, shown: readonly string[]): Closeness {
  const own = text.clauses.map(placeKey);
  const clause = own.includes(shown[0] ?? '') ? 'first' : shown.some(place => own.includes(place)) ? 'shown' : 'no';
  const basis = text.clauses.map(each => `${each.heading ?? ''} ${each.text}`).join(' ');
  return text.variants
    .map(variant => closenessOf(asked, variant, clause, basis))
    .reduce((best, each) => (nearness(each) > nearness(best) ? each : best));
}

function isAskedAs(text: PreparedText, key: string): boolean {
  return text.variants.some(variant => questionKey(variant.text) === key);
}

function given({ no, kind, question, text, clauses, approvedAt }: PreparedText): ApprovedText {
  return { no, kind, question, text, clauses, approvedAt };
}
