import { backupTexts as texts } from '../../dialogs/replies/backup-command.ts';
import { readCommandConfig } from '../config.ts';
import { filesOf } from '../file-home.ts';
import { homeOf } from '../home.ts';
import { BackupRefused } from '../store/backup/refused.ts';
import { restoreBackup } from '../store/backup/restore-backup.ts';
import { type BackupHome, type Progress, writeBackup } from '../store/backup/write-backup.ts';
import type { Console } from './console.ts';

interface Input {
  readonly file: string;
  readonly data?: string;
  readonly env: Record<string, string | undefined>;
}

/** `npm run backup`. @returns 0; 1 when a file is missing; 2 when there is nothing to back up or no place for it. */
export async function backUp({ file, ...place }: Input, now: Date, terminal: Console): Promise<number> {
  return told(terminal, async onProgress => {
    const made = await writeBackup({ ...homesOf(place), file, now, onProgress });
    terminal.out(texts.made(file, made));
    if (made.files.missing.length === 0) return 0;
    terminal.err(texts.missing(made));
    return 1;
  });
}

/** `npm run restore`. @returns 0; 2 when it was refused. */
export async function restore({ file, replace, ...place }: Input & { replace: boolean }, terminal: Console) {
  return told(terminal, async onProgress => {
    const made = await restoreBackup({ ...homesOf(place), file, replace, onProgress });
    terminal.out(texts.restored(file, made));
    return 0;
  });
}

function homesOf({ data, env }: Omit<Input, 'file'>) {
  const config = readCommandConfig(env);
  const home = homeOf(config, 'backup', data) as BackupHome;
  return { home, files: filesOf(config, home) };
}

async function told(terminal: Console, work: (onProgress: (progress: Progress) => void) => Promise<number>) {
  try {
    return await work(progress => {
      const text = texts.progress(progress);
      if (text) terminal.out(text);
    });
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    terminal.err(texts.refused(error.reason, error.detail));
    return error.reason === 'toolFailed' ? 1 : 2;
  }
}
