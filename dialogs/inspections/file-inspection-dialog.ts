import type { TurnContext } from 'botbuilder';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { progressOf } from '../../src/domain/inspections/progress.ts';
import { AppError } from '../../src/errors.ts';
import type { CommandArgs } from '../framework/command.ts';
import type { Interruptible } from '../framework/interruptible.ts';
import { type Reply, say } from '../framework/reply.ts';
import { runStep } from '../framework/run-step.ts';
import { turnOf } from '../framework/turn.ts';
import { formReplies } from '../replies/forms.ts';
import { beginAgain } from './begin-again.ts';
import { atOffer, atProgramme, atUnit, beginFiling, choosingPrompt } from './choosing.ts';
import {
  FILING_VERSION,
  type Filing,
  type FilingState,
  finish,
  type InspectionServices,
  lead,
  type OpenedDraft,
  type Outcome,
  StaleDraft,
  stay,
} from './filing.ts';
import { isStatement } from './free.ts';
import { asksProgress } from './item-commands.ts';
import { atDraft } from './item-step.ts';
import { openPrompt } from './prompting.ts';
import { choosingReplies } from './replies/choosing.ts';
import { summaryReplies } from './replies/summary.ts';
import { confirmAgain } from './summary.ts';

export const FILE_INSPECTION = 'file-inspection';
export const CORRECT_INSPECTION = 'correct-inspection';

/** 录测评: programme, unit, the items in turn, summary, submission. The answers live in a draft; this holds the place in it. */
export class FileInspectionDialog extends Dialog implements Interruptible {
  readonly #services: InspectionServices;
  readonly #planning: Filing['planning'];

  /** A correction has a dialog of its own: it may be opened over a filing. */
  constructor(
    services: { inspections: InspectionServices; planning: Filing['planning'] },
    id: string = FILE_INSPECTION,
  ) {
    super(id);
    this.#services = services.inspections;
    this.#planning = services.planning;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const state: FilingState = {
      version: FILING_VERSION,
      submissionId: `${turnOf(dc.context).messageId}:${this.id}`,
      phase: 'programme',
      at: 0,
    };
    Object.assign(dc.activeDialog!.state, state);
    return this.#run(dc, filing =>
      this.id === CORRECT_INSPECTION ? beginAgain(filing, args) : beginFiling(filing, args),
    );
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.#run(dc, filing => this.#step(filing));
  }

  override async resumeDialog(dc: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    await this.repromptDialog(dc.context, dc.activeDialog!);
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await say(context, ...(await this.#prompt(this.#filing(context, instance))).replies);
  }

  isCurrent(instance: DialogInstance): boolean {
    return (instance.state as { version?: number } | undefined)?.version === FILING_VERSION;
  }

  takesFreeText(instance: DialogInstance, text: string): boolean | 'questions' {
    const { phase, inspectionId } = instance.state as FilingState;
    if (inspectionId !== undefined && (isStatement(text) || asksProgress(text))) return 'questions';
    return phase === 'reason' || phase === 'why';
  }

  nameOf(): string {
    return '录测评';
  }

  async onCancel(_context: TurnContext, instance: DialogInstance): Promise<Reply> {
    const { inspectionId, resumeBy } = instance.state as FilingState;
    return inspectionId === undefined ? choosingReplies.cancelled : choosingReplies.draftKept(resumeBy);
  }

  #filing(context: TurnContext, instance: DialogInstance): Filing {
    return {
      services: this.#services,
      planning: this.#planning,
      turn: turnOf(context),
      state: instance.state as FilingState,
    };
  }

  async #step(filing: Filing): Promise<Outcome> {
    const { state, turn } = filing;
    if (state.phase === 'programme' || state.phase === 'unit' || state.phase === 'offer') {
      return turn.files.length > 0 && turn.text === '' ? this.#tooEarly(filing) : choose(filing);
    }
    return this.#withDraft(filing, atDraft);
  }

  async #tooEarly(filing: Filing): Promise<Outcome> {
    const prompt = await choosingPrompt(filing);
    return stay(choosingReplies.photoTooEarly, ...prompt.replies);
  }

  async #prompt(filing: Filing): Promise<Outcome> {
    if (filing.state.inspectionId === undefined) return choosingPrompt(filing);
    return this.#withDraft(filing, async (each, open) => stay(reopened(each, open)));
  }

  async #withDraft(filing: Filing, work: typeof atDraft): Promise<Outcome> {
    const { turn, state } = filing;
    const inspectionId = state.inspectionId ?? '';
    const opened = await this.#services.openDraft({ actor: turn.actor, inspectionId });
    if (opened.kind === 'draft') return work(filing, opened);
    return (await confirmAgain(filing, inspectionId)) ?? finish(choosingReplies.closed(opened.no));
  }

  async #run(dc: DialogContext, work: (filing: Filing) => Promise<Outcome>): Promise<DialogTurnResult> {
    return runStep(dc, () => untilSaved(this.#filing(dc.context, dc.activeDialog!), work));
  }
}

/** Each time somebody else's change came first, so more than a few are no coincidence. */
const MOST_ATTEMPTS = 10;

/** Takes a step; from its beginning again where another conversation has changed the same item of the draft meanwhile, so that both are kept. */
async function untilSaved(filing: Filing, work: (filing: Filing) => Promise<Outcome>): Promise<Outcome> {
  const { state } = filing;
  const before = structuredClone(state);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    try {
      return await work(filing);
    } catch (error) {
      if (!(error instanceof StaleDraft)) throw error;
      for (const key of Object.keys(state)) delete (state as Partial<FilingState>)[key as keyof FilingState];
      Object.assign(state, structuredClone(before));
    }
  }
  throw new AppError('conflict');
}

/** Whoever comes back to the summary, or asks for another 录测评 there, must learn that this one is not submitted yet. */
function reopened(filing: Filing, open: OpenedDraft): Reply {
  delete filing.state.correcting;
  const prompt = openPrompt(filing, open);
  if (filing.state.phase !== 'summary') return prompt;
  return lead(summaryReplies.notSubmitted(progressOf(open.sheet, open.draft).open.length), prompt);
}

function choose(filing: Filing): Promise<Outcome> {
  switch (filing.state.phase) {
    case 'offer':
      return atOffer(filing);
    case 'unit':
      return atUnit(filing, formReplies.isBack(filing.turn.text));
    default:
      return atProgramme(filing);
  }
}
