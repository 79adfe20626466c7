import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '../files.ts';
import { sha256Of, unpack, workFolder } from './archive.ts';
import { type Ask, differences, digestTables } from './digest-tables.ts';
import { restoreDirectory } from './directory-home.ts';
import { checkMigrations, type Manifest, parseManifest } from './manifest.ts';
import { BackupRefused } from './refused.ts';
import { askServer, restoreServer } from './server-home.ts';
import type { BackupHome, Progress } from './write-backup.ts';

/**
 * Brings back what a backup holds: first everything is checked, then the files, which nothing refers to yet, then the database.
 *
 * @throws BackupRefused, AppError `dataDirBusy`; then the database is what it was. (A server is replaced in one transaction and compared after
 * it: only a fault of the tools themselves could then still show, as `damaged`.)
 */
export async function restoreBackup(input: {
  home: BackupHome;
  files: FileStore;
  file: string;
  replace: boolean;
  onProgress: (progress: Progress) => void;
}): Promise<Manifest> {
  const { home, file, replace, onProgress } = input;
  if (!existsSync(file)) throw new BackupRefused('noBackup', file);
  const work = await workFolder();
  try {
    onProgress({ step: 'checking' });
    await unpack(file, work.path);
    const manifest = await checkedManifest(work.path);
    if (manifest.home !== home.kind) throw new BackupRefused('otherHome', manifest.home);
    await checkMigrations(manifest);
    const hashes = await checkedFiles(work.path, manifest);
    for (const [index, sha256] of hashes.entries()) {
      await input.files.put(await readFile(join(work.path, 'files', sha256)));
      if ((index + 1) % 100 === 0 || index + 1 === hashes.length)
        onProgress({ step: 'files', done: index + 1, of: hashes.length });
    }
    onProgress({ step: 'database' });
    const dump = join(work.path, 'database');
    const check = async (ask: Ask) => {
      const [changed] = differences(manifest.tables, await digestTables(ask));
      if (changed) throw new BackupRefused('damaged', changed);
    };
    if (home.kind === 'server') {
      await restoreServer(home.url, dump, { replace, dumpVersion: manifest.serverVersion });
      await askServer(home.url, check);
    } else {
      await restoreDirectory(home.dataDir, dump, { replace, check });
    }
    onProgress({ step: 'done' });
    return manifest;
  } finally {
    await work.remove();
  }
}

async function checkedManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '');
  const manifest = parseManifest(text);
  const sha256 = await sha256Of(join(folder, 'database')).catch(() => undefined);
  if (sha256 !== manifest.database.sha256) throw new BackupRefused('damaged', 'database');
  return manifest;
}

/** A file's name is the hash of its content. */
async function checkedFiles(folder: string, manifest: Manifest): Promise<string[]> {
  const hashes = await readdir(join(folder, 'files')).catch(() => []);
  if (hashes.length !== manifest.files.count) throw new BackupRefused('damaged', 'files');
  for (const sha256 of hashes)
    if ((await sha256Of(join(folder, 'files', sha256))) !== sha256) throw new BackupRefused('damaged', sha256);
  return hashes;
}
