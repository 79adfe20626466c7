import { contactsTexts as texts } from '../../dialogs/replies/contacts-command.ts';
import type { App } from '../app.ts';
import { OPERATOR } from '../domain/permissions/standards.ts';
import { isAppError } from '../errors.ts';
import type { Console } from './console.ts';

/** `npm run contacts -- sync`. @returns 0; 2 when nothing was changed though it was to be */
export async function syncFromCommand(
  { yes, yesReally }: { yes: boolean; yesReally: boolean },
  open: () => Promise<Pick<App, 'services' | 'stop'>>,
  terminal: Console,
): Promise<number> {
  const app = await open();
  try {
    const apply = yes || yesReally;
    const result = await app.services.org.sync({ by: OPERATOR, apply, evenMany: yesReally });
    const refused = result.kind === 'nothingSeen' || result.kind === 'suspicious';
    (refused ? terminal.err : terminal.out)(texts.result(result));
    return refused ? 2 : 0;
  } catch (error) {
    if (isAppError(error, 'wrongState')) terminal.err(texts.notConfigured);
    else if (isAppError(error, 'contactsUnreadable')) terminal.err(texts.unreadable);
    else throw error;
    return 2;
  } finally {
    await app.stop();
  }
}
