import type { TurnContext } from 'botbuilder';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { Reply } from './reply.ts';

/** What the root asks of a dialog that spans several turns, so that interruptions live in one place. */
export interface Interruptible {
  /** Whether its stored state is of this version; what is not is dropped, and the person told. */
  isCurrent(instance: DialogInstance): boolean;
  /**
   * Whether the step now open takes any text, or this very text, so that a question is not assumed. What plainly asks is answered all the
   * same, unless the step takes `questions` too.
   */
  takesFreeText(instance: DialogInstance, text: string): boolean | 'questions';
  /** Whether the command that began it, said again, is for it: it then goes on with the whole text. Absent: never. */
  takesRestatement?(instance: DialogInstance): boolean;
  /** Whether words that are a command elsewhere are meant for it while it is open. Absent: never. */
  claims?(instance: DialogInstance, text: string): boolean;
  /** What the person is doing, as in 「没填完的…」; undefined for what is not worth coming back to. */
  nameOf(instance: DialogInstance): string | undefined;
  /** What to say when the person cancels; the dialog may keep a draft. */
  onCancel(context: TurnContext, instance: DialogInstance): Promise<Reply>;
}

export function isInterruptible(dialog: unknown): dialog is Interruptible {
  return typeof (dialog as Partial<Interruptible> | undefined)?.takesFreeText === 'function';
}
