import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import type { Option } from '../src/domain/conversation/message.ts';
import type { Memory } from '../src/domain/conversation/turn.ts';
import { readKpiPeriod } from '../src/domain/kpi/read-period.ts';
import { asksInPassing } from '../src/domain/language/asks-in-passing.ts';
import { looksLikeQuestion } from '../src/domain/language/looks-like-question.ts';
import { parseChoice } from '../src/domain/language/parse-choice.ts';
import { readNumber } from '../src/domain/language/record-number.ts';
import type { Talk } from './framework/command.ts';
import { lastOffer, lastRef } from './framework/reply.ts';
import { memoryOf, turnOf } from './framework/turn.ts';
import { confirmKey } from './replies/forms.ts';
import { rootReplies } from './replies/root.ts';

const NAMES_POINTS = /\d\s*分/;
/** A confirmation that is repeated within this time of a submission is meant for it. */
const REPEATED_MS = 10 * 60_000;
/** Nobody means what was talked about longer ago. */
const TALK_MS = 30 * 60_000;

/** Longer words are a sentence of their own, not a piece of a label. */
const LONGEST_NAME = 16;

/**
 * What a text means outside a form: the option of the last offer that it names by number, place, label, a piece of it, or 单号; a bare 单号
 * asks to see the record; 「我们厅为什么被扣分」 is the command 为什么扣分.
 */
export function meant(
  context: TurnContext,
  { inForm, isCommand }: { inForm: boolean; isCommand: (text: string) => boolean },
): string {
  const { text, now } = turnOf(context);
  if (inForm) return text;
  const options = (memoryOf(context).offered as Option[] | undefined) ?? [];
  const named = options.find(option => option.label === text || option.key === text);
  if (named) return named.key;
  if (/^\d{1,2}$/.test(text)) return options[Number(text) - 1]?.key ?? text;
  const no = readNumber(text);
  if (no) {
    const about = options.filter(option => option.key.includes(no));
    return about.length === 1 ? about[0]!.key : `${rootReplies.viewPhrase} ${no}`;
  }
  const chosen = isCommand(text) ? undefined : chosenFrom(options, text);
  if (chosen) return chosen.key;
  // One that names a month or quarter, or how much, is answered from that period's scores.
  const ofScores = readKpiPeriod(text, now) !== undefined || NAMES_POINTS.test(text);
  return rootReplies.asksWhyDeducted(text) && !ofScores ? rootReplies.whyPhrase : text;
}

/**
 * 「第二个」, 「叫号机那个」, where the options are several of one kind, as after 「请问是哪一条？」: beside an answer from the standards a place means
 * a clause of it, not a button.
 */
function chosenFrom(options: readonly Option[], text: string): Option | undefined {
  if (options.length < 2 || [...text].length > LONGEST_NAME) return undefined;
  if (asksInPassing(text) || looksLikeQuestion(text) || NAMES_POINTS.test(text)) return undefined;
  const phraseOf = ({ key }: Option): string => key.split(' ')[0]!;
  if (!options.every(option => option.key.includes(' ') && phraseOf(option) === phraseOf(options[0]!)))
    return undefined;
  const choice = parseChoice(
    text,
    options.map(({ label }, index) => ({ key: `${index + 1}`, label })),
  );
  return choice.kind === 'one' ? options[choice.index] : undefined;
}

/** Keeps what was last offered outside a form, so that its number or label can be typed. */
export function rememberOffer(context: TurnContext, dc: DialogContext): void {
  const memory = memoryOf(context);
  const last = lastOffer(context);
  if (dc.activeDialog || last.length === 0) delete memory.offered;
  else memory.offered = last;
}

/** Keeps what was last talked about, so that 「期限还算吗」 needs no 单号. */
export function rememberSubject(context: TurnContext): void {
  const ref = lastRef(context);
  if (ref && ref.no !== '')
    memoryOf(context).about = { no: ref.no, at: turnOf(context).now.toISOString() } satisfies Remembered;
}

export function talkOf(context: TurnContext): Talk {
  const about = aboutIn(memoryOf(context), turnOf(context).now);
  return about === undefined ? {} : { about };
}

/** 单号 of the record that was last talked about, as a conversation remembers it. */
export function aboutIn(memory: Memory, now: Date): string | undefined {
  const last = memory.about as Remembered | undefined;
  return last && now.getTime() - new Date(last.at).getTime() <= TALK_MS ? last.no : undefined;
}

interface Remembered {
  /** 单号 */
  readonly no: string;
  /** ISO. */
  readonly at: string;
}

/** Keeps what a confirmation has just submitted until something else is said, so that a confirmation said once more can be answered. */
export function rememberSubmission(context: TurnContext, closed: boolean): void {
  const memory = memoryOf(context);
  const { text, now } = turnOf(context);
  // A tap on the button of a form says its key.
  const submits = rootReplies.isSubmission(text) || (closed && text === confirmKey);
  if (!submits) {
    delete memory.submitted;
    return;
  }
  const ref = lastRef(context);
  if (closed && ref) memory.submitted = { no: ref.no, at: now.toISOString() } satisfies Remembered;
}

/** The 单号 of the last submission, where only confirmations have been said since, and not long ago. */
export function lastSubmission(context: TurnContext): string | undefined {
  const last = memoryOf(context).submitted as Remembered | undefined;
  const { now } = turnOf(context);
  return last && now.getTime() - new Date(last.at).getTime() <= REPEATED_MS ? last.no : undefined;
}
