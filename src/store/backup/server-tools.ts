import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { BackupRefused } from './refused.ts';

/** Where Debian and its like keep several versions side by side. */
const INSTALLED = '/usr/lib/postgresql';
/** Of an address only what libpq knows: Prisma and others put more into it. */
const LIBPQ_PARAMETERS = [
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'host',
  'connect_timeout',
  'target_session_attrs',
];

/** How a tool finds the database: the password in its environment, where no list of processes shows it. */
export function connectionOf(address: string): { url: string; env: NodeJS.ProcessEnv } {
  const url = new URL(address);
  const password = decodeURIComponent(url.password);
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (!LIBPQ_PARAMETERS.includes(name)) url.searchParams.delete(name);
  const env = {
    ...process.env,
    PGOPTIONS: '-c client_min_messages=warning',
    ...(password && { PGPASSWORD: password }),
  };
  return { url: url.href, env };
}

/**
 * The machine's pg_dump or pg_restore: the oldest that is not older than the server, because it refuses a newer one, and because a newer tool
 * writes what an older server does not know.
 *
 * @throws BackupRefused `toolMissing` that names tool and version.
 */
export async function findTool(name: 'pg_dump' | 'pg_restore' | 'psql', atLeast: number): Promise<string> {
  const versions = await readdir(INSTALLED).catch(() => []);
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
    ...versions.map(version => join(INSTALLED, version, 'bin')),
  ];
  const found: { path: string; major: number }[] = [];
  for (const path of new Set(folders.map(folder => join(folder, name)))) {
    const said = await new Promise<string>(resolve => execFile(path, ['--version'], (_error, out) => resolve(out)));
    const major = Number(/(\d+)/.exec(said)?.[1] ?? Number.NaN);
    if (major >= atLeast) found.push({ path, major });
  }
  const [oldest] = found.sort((a, b) => a.major - b.major);
  if (!oldest) throw new BackupRefused('toolMissing', `${name} ${atLeast}`);
  return oldest.path;
}

/** @throws BackupRefused `toolFailed` with the last line of what it said. */
export async function runTool(path: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  await finished(spawn(path, args, { env, stdio: ['ignore', 'ignore', 'pipe'] }));
}

function finished(child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr!.on('data', piece => {
    said = (said + String(piece)).slice(-4_000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      if (code === 0) resolve();
      else
        reject(
          new BackupRefused(
            'toolFailed',
            said
              .trim()
              .split('\n')
              .find(line => /error/i.test(line)) ?? `${code}`,
          ),
        );
    });
  });
}
