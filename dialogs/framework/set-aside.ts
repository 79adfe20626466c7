import type { DialogContext, DialogInstance } from 'botbuilder-dialogs';
import { isInterruptible } from './interruptible.ts';
import { memoryOf, turnOf } from './turn.ts';

/** A form that nobody has answered for so long is no longer what a new message is meant for. Our default (示例): a meeting does not end it, a night does. */
const FORGOTTEN_MS = 4 * 3_600_000;

/** What was open, kept until it is taken up again, given up, or crowded out by later ones. */
interface SetAside {
  readonly stack: DialogInstance[];
  /** ISO: when it was answered last. */
  readonly since: string;
}

/** What lies aside, in words. */
export interface AsideForm {
  readonly name: string;
  readonly since: Date;
}

const KEY = 'setAside';
const ANSWERED = 'answeredAt';

/** Notes that what is open was just begun or answered; an interruption answered above it is neither. */
export function noteAnswered(dc: DialogContext): void {
  const memory = memoryOf(dc.context);
  if (dc.stack.length === 0) delete memory[ANSWERED];
  else memory[ANSWERED] = turnOf(dc.context).now.toISOString();
}

/** Sets aside what has been left for too long; undefined where nothing was, or nothing that is worth coming back to. */
export function setForgottenAside(dc: DialogContext, most: number): AsideForm | undefined {
  const memory = memoryOf(dc.context);
  if (dc.stack.length === 0) return undefined;
  const since = memory[ANSWERED] as string | undefined;
  // Of an earlier version.
  if (since === undefined) noteAnswered(dc);
  if (since === undefined || turnOf(dc.context).now.getTime() - new Date(since).getTime() < FORGOTTEN_MS)
    return undefined;
  const kept = dc.stack.splice(0, dc.stack.length).filter(open => nameOf(dc, open) !== undefined);
  delete memory[ANSWERED];
  if (kept.length === 0) return undefined;
  const before = (memory[KEY] as SetAside | undefined)?.stack ?? [];
  memory[KEY] = { stack: [...before, ...kept].slice(-most), since } satisfies SetAside;
  return asideOf(dc);
}

/** What would be taken up first. */
export function asideOf(dc: DialogContext): AsideForm | undefined {
  const aside = memoryOf(dc.context)[KEY] as SetAside | undefined;
  const top = aside?.stack.at(-1);
  const name = top && nameOf(dc, top);
  return aside && name !== undefined ? { name, since: new Date(aside.since) } : undefined;
}

/** Gives up what would be taken up first. */
export function giveUpAside(dc: DialogContext): DialogInstance | undefined {
  const aside = memoryOf(dc.context)[KEY] as SetAside | undefined;
  const given = aside?.stack.pop();
  if (aside?.stack.length === 0) delete memoryOf(dc.context)[KEY];
  return given;
}

/** Takes out what lies aside, to go on with it; undefined, and left where it is, where there is no room for it. */
export function takeAside(dc: DialogContext, room: number): DialogInstance[] | undefined {
  const memory = memoryOf(dc.context);
  const stack = (memory[KEY] as SetAside | undefined)?.stack ?? [];
  if (stack.length > room) return undefined;
  delete memory[KEY];
  return stack;
}

function nameOf(dc: DialogContext, open: DialogInstance): string | undefined {
  const dialog = dc.findDialog(open.id);
  return isInterruptible(dialog) && dialog.isCurrent(open) ? dialog.nameOf(open) : undefined;
}
