import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from './database.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/service-quality');
/** What a prepared database is made from; a change in any of it makes a new one. */
const SOURCES = [
  'prisma/migrations',
  'prisma/seed',
  'src/store/migrate.ts',
  'src/store/pglite-types.ts',
  'src/domain/standards',
  'node_modules/@electric-sql/pglite/package.json',
];

/**
 * A prepared database for throw-away copies in memory (scripts, tests): initialising one takes 3 to 4 s, copying one half a second. Kept
 * between runs under a hash of what it is made from; where nothing can be written it is simply made again.
 *
 * @param name tells prepared databases apart that come from the same sources.
 */
export async function memorySnapshot(name: string, prepare: (database: Database) => Promise<void>): Promise<Blob> {
  const file = join(CACHE, `${name}-${await hashOfSources()}.tar`);
  const known = await readFile(file).catch(() => undefined);
  if (known) return new Blob([known]);
  const database = await openDatabase({ kind: 'memory' });
  await prepare(database);
  const dump = await database.pglite!.dumpDataDir('none');
  await database.close();
  try {
    await mkdir(CACHE, { recursive: true });
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
    await rename(draft, file);
    for (const old of await readdir(CACHE)) {
      if (old.startsWith(`${name}-`) && join(CACHE, old) !== file && old.endsWith('.tar'))
        await rm(join(CACHE, old), { force: true });
    }
  } catch {
    // A read-only installation works without the cache.
  }
  return dump;
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) await addTo(hash, join(ROOT, source));
  return hash.digest('hex').slice(0, 16);
}

async function addTo(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    hash.update(path).update(await readFile(path));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) await addTo(hash, join(path, entry.name));
}
