import type { DialogContext } from 'botbuilder-dialogs';
import { isInterruptible } from './interruptible.ts';

/** Forms may be opened over one another, but nobody keeps track of more than this. */
export const MAX_OPEN = 3;

/** What is open, by name, '' for what only asks something; the last is the one that is being asked. */
export function openForms(dc: DialogContext): string[] {
  return dc.stack.map(open => {
    const dialog = dc.findDialog(open.id);
    // What is only being begun has no name yet.
    return (isInterruptible(dialog) && dialog.isCurrent(open) ? dialog.nameOf(open) : undefined) ?? '';
  });
}
