import { existsSync } from 'node:fs';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '../files.ts';
import { createArchive, sha256Of, workFolder } from './archive.ts';
import { type Ask, appliedMigrations, digestTables, referredFiles } from './digest-tables.ts';
import { dumpDirectory } from './directory-home.ts';
import type { Manifest } from './manifest.ts';
import { BackupRefused } from './refused.ts';
import { dumpServer } from './server-home.ts';

/** Where a backup comes from or goes to. */
export type BackupHome = { kind: 'server'; url: string } | { kind: 'directory'; dataDir: string };

export type Progress = { step: 'database' | 'checking' | 'done' } | { step: 'files'; done: number; of: number };

/**
 * Writes one file with everything. A server goes on working meanwhile: files never change and are never removed before their rows, so those
 * the dump refers to are there.
 *
 * @throws BackupRefused, AppError `dataDirBusy`; then there is no such file.
 */
export async function writeBackup(input: {
  home: BackupHome;
  files: FileStore;
  file: string;
  now: Date;
  onProgress: (progress: Progress) => void;
}): Promise<Manifest> {
  const { home, files, file, onProgress } = input;
  if (existsSync(file)) throw new BackupRefused('fileExists', file);
  const draft = `${file}.part`;
  const work = await workFolder();
  try {
    // For its owner's eyes alone: everything about everybody is in it.
    const place = await open(draft, 'w', 0o600).catch(cause => {
      throw new BackupRefused('noPlace', file, { cause });
    });
    await place.close();
    onProgress({ step: 'database' });
    const dump = join(work.path, 'database');
    const look = async (ask: Ask) => ({
      migrations: await appliedMigrations(ask),
      tables: await digestTables(ask),
      hashes: await referredFiles(ask),
    });
    const { serverVersion, seen } =
      home.kind === 'server' ? await dumpServer(home.url, dump, look) : await dumpDirectory(home.dataDir, dump, look);
    const archive = createArchive(draft);
    const { hashes, migrations, tables } = seen;
    const missing = await archive.addFiles(hashes, files.read, done =>
      onProgress({ step: 'files', done, of: hashes.length }),
    );
    const manifest: Manifest = {
      ...{ format: 1, createdAt: input.now.toISOString(), home: home.kind, serverVersion, migrations },
      database: { sha256: await sha256Of(dump), size: (await stat(dump)).size },
      tables,
      files: { count: hashes.length - missing.length, missing },
    };
    await archive.add(work.path, 'database');
    await writeFile(join(work.path, 'manifest.json'), JSON.stringify(manifest, null, 1));
    await archive.add(work.path, 'manifest.json');
    await rename(draft, file);
    onProgress({ step: 'done' });
    return manifest;
  } finally {
    await rm(draft, { force: true });
    await work.remove();
  }
}
