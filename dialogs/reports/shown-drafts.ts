import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { memoryOf } from '../framework/turn.ts';

type ReportView = Awaited<ReturnType<Services['reports']['view']>>;

/** Which draft of a report this conversation has shown last, by 单号. */
export type ShownDrafts = Record<string, string>;

/** What a command about a draft gets besides its own words. */
export interface JudgeArgs extends CommandArgs {
  readonly shown?: ShownDrafts;
}

/** A head has a handful of reports a month; the oldest are forgotten and have to be looked at again. */
const KEPT = 20;

/** Notes that a report's present draft was shown. */
export function noteShown(shown: ShownDrafts | undefined, report: ReportView): void {
  if (!shown || report.draftId === null) return;
  // Taken out first, so that it becomes the newest.
  delete shown[report.no];
  shown[report.no] = report.draftId;
  for (const no of Object.keys(shown).slice(0, -KEPT)) delete shown[no];
}

/** Kept in the conversation's memory, and changed there in place. */
function shownIn(context: TurnContext): ShownDrafts {
  const memory = memoryOf(context);
  memory.shownDrafts ??= {};
  return memory.shownDrafts as ShownDrafts;
}

/** A one-turn command that knows what was shown. */
export class DraftCommand extends CommandDialog {
  override beginDialog(dc: DialogContext, args: JudgeArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const known: JudgeArgs = { ...args, shown: shownIn(dc.context) };
    return super.beginDialog(dc, known);
  }
}

/** A form that knows, when it opens, what was shown. */
export class DraftForm<Values> extends GuidedForm<Values> {
  override beginDialog(dc: DialogContext, args: JudgeArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const known: JudgeArgs = { ...args, shown: shownIn(dc.context) };
    return super.beginDialog(dc, known);
  }
}
