import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { chatTexts } from '../../dialogs/replies/chat.ts';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import type { ScriptStep } from './chat-script.ts';

/** Does one step of a conversation script; the caller then drains the application. @throws AppError for a file that cannot be read. */
export async function perform(app: App, step: ScriptStep): Promise<void> {
  switch (step.kind) {
    case 'say':
      await app.accept({ id: randomUUID(), ...addressOf(step.who), channel: 'local', text: step.text });
      return;
    case 'file':
      return sendFile(app, step.who, step.path);
    case 'advance':
      return app.advanceTo(new Date(app.clock.now().getTime() + step.ms));
    case 'at':
      return app.advanceTo(step.at);
    case 'reset':
      return app.reset();
  }
}

async function sendFile(app: App, who: string, path: string): Promise<void> {
  const content = await readFile(path).catch(() => undefined);
  if (!content) throw new AppError('invalidInput', { what: chatTexts.noFile(path) });
  const file = await app.receiveFile({ senderId: who, name: basename(path), content });
  // Where the person is, which for a played platform is not here.
  await app.accept({ id: randomUUID(), ...addressOf(who), text: '', files: [file] });
}

const addressOf = (who: string) => ({ conversationId: `u:${who}`, senderId: who });
