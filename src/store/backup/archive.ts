import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackupRefused } from './refused.ts';

/** Received files are added so many at a time: no more than these stand twice on the disk. */
const BATCH = 100;

/** A folder of this process alone, for what is on its way; `TMPDIR` moves it to where there is room. */
export async function workFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'service-quality-backup-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

async function tar(...args: string[]): Promise<void> {
  const error = await new Promise<Error | null>(resolve => execFile('tar', args, failure => resolve(failure)));
  if (!error) return;
  throw (error as { code?: unknown }).code === 'ENOENT'
    ? new BackupRefused('toolMissing', 'tar')
    : new BackupRefused('damaged', 'tar');
}

/** Writes an archive bit by bit with the machine's tar. */
export function createArchive(file: string) {
  return {
    add: (folder: string, name: string) => tar('-rf', file, '-C', folder, name),

    /** @returns the hashes whose content could not be read. */
    async addFiles(
      hashes: readonly string[],
      read: (sha256: string) => Promise<Buffer>,
      onFile: (done: number) => void,
    ) {
      const missing: string[] = [];
      for (let from = 0; from < hashes.length; from += BATCH) {
        const folder = await workFolder();
        try {
          await mkdir(join(folder.path, 'files'));
          for (const sha256 of hashes.slice(from, from + BATCH)) {
            const content = await read(sha256).catch(() => undefined);
            if (content) await writeFile(join(folder.path, 'files', sha256), content);
            else missing.push(sha256);
          }
          await this.add(folder.path, 'files');
        } finally {
          await folder.remove();
        }
        onFile(Math.min(from + BATCH, hashes.length));
      }
      return missing;
    },
  };
}

/** Unpacks a backup. tar itself refuses names that lead out of the folder. */
export async function unpack(file: string, folder: string): Promise<void> {
  await tar('-xf', file, '-C', folder, '--no-same-owner', '--no-same-permissions');
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
