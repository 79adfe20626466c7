import type { TurnContext } from 'botbuilder';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import type { Turn } from '../../src/domain/conversation/turn.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import { isAppError } from '../../src/errors.ts';
import { renderError } from '../replies/errors.ts';
import { cancelOption, formReplies } from '../replies/forms.ts';
import type { CommandArgs } from './command.ts';
import type { FormDefinition, Slot, SlotResult } from './form-definition.ts';
import type { Interruptible } from './interruptible.ts';
import { MAX_OPEN, openForms } from './open-forms.ts';
import { labelsMeant, readChange } from './read-change.ts';
import { type Reply, say } from './reply.ts';
import { turnOf } from './turn.ts';

interface FormState {
  version: number;
  submissionId: string;
  values: Record<string, unknown>;
  /** The open slot, or `slots.length` for the summary. */
  at: number;
  /** Came from the summary to correct one answer, and returns there. */
  correcting: boolean;
  /** Was just asked which answer to correct; absent otherwise. */
  choosing?: true;
  /** Slots that have got something before they were asked, and are asked all the same. */
  early?: string[];
}

export class GuidedForm<Values> extends Dialog implements Interruptible {
  readonly #form: FormDefinition<Values>;

  constructor(form: FormDefinition<Values>) {
    super(form.id);
    this.#form = form;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    return this.#guard(dc, async () => {
      const opened = await this.#form.open(args, turn);
      if (opened.kind === 'refuse') {
        await say(dc.context, opened.reply);
        return dc.endDialog();
      }
      if (dc.stack.length > MAX_OPEN) {
        await say(dc.context, formReplies.tooManyOpen(openForms(dc).slice(0, -1)));
        // Not ended, which would ask the form below once more and put its buttons over these.
        dc.stack.pop();
        return Dialog.EndOfTurn;
      }
      const state: FormState = {
        version: this.#form.version,
        submissionId: `${turn.messageId}:${this.#form.id}`,
        values: opened.values as Record<string, unknown>,
        at: -1,
        correcting: false,
      };
      Object.assign(dc.activeDialog!.state, state);
      if (opened.intro) await say(dc.context, opened.intro);
      return this.#next(dc);
    });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const state = stateOf(dc.activeDialog!);
    const aside = this.#aside(dc.activeDialog!, turnOf(dc.context).text);
    if (aside) {
      await say(dc.context, aside);
      return Dialog.EndOfTurn;
    }
    if (state.at < this.#form.slots.length) return this.#unlessSettled(dc, () => this.#atSlot(dc));
    // A confirmation that is run again after a crash must say what it said: the use case knows what is settled.
    const confirms = this.#answerAtSummary(turnOf(dc.context).text) === 'confirm' && !state.choosing;
    return confirms ? this.#guard(dc, () => this.#atSummary(dc)) : this.#unlessSettled(dc, () => this.#atSummary(dc));
  }

  override async resumeDialog(dc: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    return this.#unlessSettled(dc, async () => {
      await this.repromptDialog(dc.context, dc.activeDialog!);
      return Dialog.EndOfTurn;
    });
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await say(context, await this.#prompt(stateOf(instance), turnOf(context)));
  }

  isCurrent(instance: DialogInstance): boolean {
    const state = instance.state as Partial<FormState> | undefined;
    return (
      state?.version === this.#form.version &&
      typeof state.values === 'object' &&
      Number.isInteger(state.at) &&
      state.at! >= 0
    );
  }

  takesFreeText(instance: DialogInstance): boolean | 'questions' {
    const freeText = this.#form.slots[stateOf(instance).at]?.freeText;
    return freeText === 'questions' ? freeText : freeText === true;
  }

  takesRestatement(instance: DialogInstance): boolean {
    return this.#form.restate !== undefined && stateOf(instance).at >= this.#form.slots.length;
  }

  claims(instance: DialogInstance, text: string): boolean {
    const slot = this.#form.slots[stateOf(instance).at];
    return this.#aside(instance, text) !== undefined || slot?.claims?.(text) === true;
  }

  #aside(instance: DialogInstance, text: string): Reply | undefined {
    return this.#form.aside?.(text, stateOf(instance).at >= this.#form.slots.length);
  }

  nameOf(): string {
    return this.#form.title;
  }

  async onCancel(): Promise<Reply> {
    return formReplies.cancelled(this.#form.title);
  }

  async #atSlot(dc: DialogContext): Promise<DialogTurnResult> {
    const state = stateOf(dc.activeDialog!);
    const turn = turnOf(dc.context);
    const slot = this.#form.slots[state.at]!;
    const values = state.values as Partial<Values>;
    if (formReplies.isBack(turn.text)) return this.#back(dc);
    if (await picksCancel(slot, turn, values)) {
      await say(dc.context, await this.onCancel());
      return dc.endDialog();
    }
    const changed = await this.#change(dc);
    if (changed) return changed;
    if (slot.freeText && formReplies.summaryOptions.some(option => option.label === turn.text)) {
      // Meant for the summary, which is not open yet: it would otherwise become the answer.
      await say(dc.context, formReplies.notYet);
      await this.repromptDialog(dc.context, dc.activeDialog!);
      return Dialog.EndOfTurn;
    }
    const kept = slot.keep ? undefined : this.#keep(state, turn);
    if (kept) await say(dc.context, kept);
    if (kept && turn.text === '') {
      await this.repromptDialog(dc.context, dc.activeDialog!);
      return Dialog.EndOfTurn;
    }
    const parsed = await slot.parse(turn, values);
    if (!parsed.ok) {
      const asked = await slot.ask(values, turn);
      // The same question once more would leave it open whether the answer was heard.
      const again = turn.text !== '' && parsed.reply.text === asked.text;
      await say(dc.context, again ? formReplies.notUnderstood(turn.text, parsed.reply) : parsed.reply);
      return Dialog.EndOfTurn;
    }
    state.values[slot.key] = parsed.value;
    if (parsed.also) this.#takeAlso(state, parsed.also);
    if (parsed.reply) await say(dc.context, parsed.reply);
    return parsed.stay ? Dialog.EndOfTurn : this.#next(dc);
  }

  /** What an answer said of other slots; a correction that leaves one of them open goes on with it. */
  #takeAlso(state: FormState, also: Readonly<Record<string, unknown>>): void {
    Object.assign(state.values, also);
    state.correcting = false;
    const open = this.#form.slots.findIndex(({ key }) => key in also && also[key] === undefined);
    if (open >= 0 && open < state.at) state.at = open;
  }

  /** Gives files that nothing asked for to the slot that takes files. @returns what is said to that, undefined where none takes them */
  #keep(state: FormState, turn: Turn): Reply | undefined {
    const values = state.values as Partial<Values>;
    const taking = this.#form.slots.find(slot => slot.keep && !slot.skip?.(values));
    const kept = turn.files.length > 0 ? taking?.keep?.(turn, values) : undefined;
    if (!taking || !kept) return undefined;
    if (kept.ok) {
      if (values[taking.key] === undefined) state.early = [...(state.early ?? []), taking.key];
      state.values[taking.key] = kept.value;
    }
    return kept.reply;
  }

  async #back(dc: DialogContext): Promise<DialogTurnResult> {
    const state = stateOf(dc.activeDialog!);
    const previous = this.#form.slots
      .slice(0, state.at)
      .findLastIndex(slot => !slot.skip?.(state.values as Partial<Values>));
    if (previous < 0) await say(dc.context, formReplies.atFirst);
    else state.at = previous;
    await this.repromptDialog(dc.context, dc.activeDialog!);
    return Dialog.EndOfTurn;
  }

  /** Goes to the next slot without a value, or to the summary. */
  async #next(dc: DialogContext): Promise<DialogTurnResult> {
    const state = stateOf(dc.activeDialog!);
    const values = state.values as Partial<Values>;
    const early = (state.early ?? []).filter(key => key !== this.#form.slots[state.at]?.key);
    if (state.early) state.early = early;
    const isOpen = ({ key }: Slot<Values>) => values[key] === undefined || early.includes(key);
    const open = this.#form.slots.findIndex((slot, index) => index > state.at && isOpen(slot) && !slot.skip?.(values));
    state.at = state.correcting || open < 0 ? this.#form.slots.length : open;
    state.correcting = false;
    return this.#promptAnew(dc);
  }

  async #promptAnew(dc: DialogContext): Promise<DialogTurnResult> {
    const state = stateOf(dc.activeDialog!);
    const review =
      state.at < this.#form.slots.length
        ? undefined
        : await this.#form.review?.(state.values as Values, turnOf(dc.context));
    if (review) await say(dc.context, review);
    await this.repromptDialog(dc.context, dc.activeDialog!);
    return Dialog.EndOfTurn;
  }

  async #atSummary(dc: DialogContext): Promise<DialogTurnResult> {
    const state = stateOf(dc.activeDialog!);
    const turn = turnOf(dc.context);
    if (formReplies.isBack(turn.text)) return this.#back(dc);
    const kept = turn.text === '' ? this.#keep(state, turn) : undefined;
    if (kept) {
      await say(dc.context, kept);
      return this.#promptAnew(dc);
    }
    const chosen = state.choosing ? this.#slotNamed(turn.text) : undefined;
    delete state.choosing;
    if (chosen !== undefined) return this.#correctAt(dc, chosen);
    const changed = await this.#change(dc);
    if (changed) return changed;
    const correction = this.#form.slots.length > 0 ? formReplies.correction(turn.text) : undefined;
    if (correction !== undefined) return this.#correct(dc, correction);
    switch (this.#answerAtSummary(turn.text)) {
      case 'confirm': {
        const replies = await this.#form.submit(state.values as Values, state.submissionId, turn);
        await say(dc.context, ...(Array.isArray(replies) ? (replies as readonly Reply[]) : [replies as Reply]));
        return dc.endDialog();
      }
      case 'correct':
        return this.#correct(dc, '');
      case 'cancel':
        await say(dc.context, await this.onCancel());
        return dc.endDialog();
      default:
        return this.#restate(dc);
    }
  }

  /** 「把投诉量改成12」: an answer that stands already, put right without going back to it. Undefined when it is no such thing. */
  async #change(dc: DialogContext): Promise<DialogTurnResult | undefined> {
    const [state, turn] = [stateOf(dc.activeDialog!), turnOf(dc.context)];
    const refuse = async (reply: Reply) => {
      await say(dc.context, reply);
      return Dialog.EndOfTurn;
    };
    const values = state.values as Partial<Values>;
    const amended = turn.files.length === 0 ? await this.#form.amend?.(turn, values) : undefined;
    if (amended) return amended.ok ? this.#amended(dc, amended) : refuse(amended.reply);
    const said = turn.files.length === 0 ? readChange(turn.text) : undefined;
    if (!said) return undefined;
    const answered = this.#form.slots.filter(slot => values[slot.key] !== undefined && !slot.skip?.(values));
    const labels = answered.map(({ label }) => label);
    const meant = labelsMeant(said.what, labels).map(index => answered[index]!);
    const [slot] = meant;
    if (!slot) return undefined;
    if (meant.length > 1) return refuse(formReplies.whichToChange(said, meant));
    const parsed = await slot.parse({ ...turn, text: said.to }, values);
    if (!parsed.ok || parsed.stay) return refuse(parsed.reply ?? formReplies.whichToCorrect(answered));
    state.values[slot.key] = parsed.value;
    if (parsed.also) this.#takeAlso(state, parsed.also);
    await say(dc.context, formReplies.changed(slot.label, slot.show(parsed.value, values)));
    return this.#promptAnew(dc);
  }

  async #amended(
    dc: DialogContext,
    { value, reply }: Extract<SlotResult<Partial<Values>>, { ok: true }>,
  ): Promise<DialogTurnResult> {
    const state = stateOf(dc.activeDialog!);
    const slot = this.#form.slots[state.at];
    this.#takeAlso(state, value as Record<string, unknown>);
    if (reply) await say(dc.context, reply);
    return slot && value[slot.key] !== undefined ? this.#next(dc) : this.#promptAnew(dc);
  }

  async #restate(dc: DialogContext): Promise<DialogTurnResult> {
    const state = stateOf(dc.activeDialog!);
    const said = await this.#form.restate?.(turnOf(dc.context), state.values as Values);
    if (!said) {
      const correctable = this.#form.slots.length > 0;
      const loosely = formReplies.confirmsLoosely(turnOf(dc.context).text);
      await say(dc.context, loosely ? formReplies.sayToSubmit(correctable) : formReplies.confirmUnclear(correctable));
      return Dialog.EndOfTurn;
    }
    if (said.ok) Object.assign(state.values, said.value);
    if (said.reply) await say(dc.context, said.reply);
    return said.ok ? this.#promptAnew(dc) : Dialog.EndOfTurn;
  }

  async #correct(dc: DialogContext, what: string): Promise<DialogTurnResult> {
    const state = stateOf(dc.activeDialog!);
    const named = this.#slotNamed(what);
    if (named !== undefined) return this.#correctAt(dc, named);
    state.choosing = true;
    await say(dc.context, formReplies.whichToCorrect(this.#form.slots));
    return Dialog.EndOfTurn;
  }

  /** Which slot a text names by its label, its number or the key of its button. */
  #slotNamed(text: string): number | undefined {
    const slots = this.#form.slots.map(({ label }, index) => ({ key: `${index + 1}`, label }));
    const choice = parseChoice(formReplies.correction(text) ?? text, slots);
    return choice.kind === 'one' ? choice.index : undefined;
  }

  async #correctAt(dc: DialogContext, at: number): Promise<DialogTurnResult> {
    const state = stateOf(dc.activeDialog!);
    state.at = at;
    state.correcting = true;
    await this.repromptDialog(dc.context, dc.activeDialog!);
    return Dialog.EndOfTurn;
  }

  async #prompt(state: FormState, turn: Turn): Promise<Reply> {
    const values = state.values as Partial<Values>;
    const slot = this.#form.slots[state.at];
    if (slot) return slot.ask(values, turn);
    const lines = this.#form.slots
      .filter(each => values[each.key] !== undefined && !each.skip?.(values))
      .map(each => ({ label: each.label, value: each.show(values[each.key] as Values[keyof Values], values) }));
    return formReplies.summary(this.#form.title, lines);
  }

  /** A loose yes must not file anything, and a loose no must not throw away what was filled in. */
  #answerAtSummary(text: string): 'confirm' | 'correct' | 'cancel' | undefined {
    const options = formReplies.optionsOf(this.#form.slots.length > 0);
    const choice = parseChoice(text, options);
    const picked = choice.kind === 'one' ? options[choice.index]!.does : undefined;
    return picked ?? (formReplies.isConfirmation(text) ? 'confirm' : undefined);
  }

  async #unlessSettled(dc: DialogContext, work: () => Promise<DialogTurnResult>): Promise<DialogTurnResult> {
    return this.#guard(dc, async () => {
      const { values } = stateOf(dc.activeDialog!);
      const settled = await this.#form.settled?.(values as Partial<Values>, turnOf(dc.context));
      if (!settled) return work();
      await say(dc.context, settled);
      return dc.endDialog();
    });
  }

  /** An expected failure ends the form with its sentence; anything else fails the turn. */
  async #guard(dc: DialogContext, work: () => Promise<DialogTurnResult>): Promise<DialogTurnResult> {
    try {
      return await work();
    } catch (error) {
      if (!isAppError(error)) throw error;
      await say(dc.context, renderError(error));
      return dc.endDialog();
    }
  }
}

/** The number under which 取消 is offered where there are no buttons; the word itself is taken everywhere. */
async function picksCancel<Values>(slot: Slot<Values>, turn: Turn, values: Partial<Values>): Promise<boolean> {
  if (!/^\d$/.test(turn.text)) return false;
  const { options = [] } = await slot.ask(values, turn);
  return options[Number(turn.text) - 1]?.key === cancelOption.key;
}

function stateOf(instance: DialogInstance): FormState {
  return instance.state as FormState;
}
