import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

const STANDARD_URL = 'postgresql://postgres@127.0.0.1:5432/postgres';
const INSTALLED = '/usr/lib/postgresql';
/** PostgreSQL refuses to run as root. */
const UNPRIVILEGED = ['postgres', 'nobody'];
const START_ATTEMPTS = 150;

export interface FoundServer {
  provided: { url: string } | { missing: string };
  stop: () => Promise<void>;
}

/** The server of this machine, or one of our own in a temporary directory. */
export async function findServer(): Promise<FoundServer> {
  if (await answers(STANDARD_URL)) return { provided: { url: STANDARD_URL }, stop: async () => {} };
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a)) : [];
  const bin = versions
    .map(version => join(INSTALLED, version, 'bin'))
    .find(folder => existsSync(join(folder, 'initdb')));
  if (!bin) return missing('no server answers at 127.0.0.1:5432, and none is installed');
  try {
    return await startOwn(bin);
  } catch (error) {
    return missing(`no server answers at 127.0.0.1:5432, and one of our own did not start: ${String(error)}`);
  }
}

async function startOwn(bin: string): Promise<FoundServer> {
  const as = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const run = (command: string, args: string[]): [string, string[]] =>
    as ? ['runuser', ['-u', as, '--', command, ...args]] : [command, args];
  const home = mkdtempSync(join(tmpdir(), 'postgres-'));
  // The other user's files are inside; the directory itself is ours to remove.
  chmodSync(home, 0o777);
  const data = join(home, 'data');
  execFileSync(...run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']), {
    stdio: 'pipe',
  });
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: home,
    fsync: 'off',
    max_connections: 100,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(...run(join(bin, 'postgres'), ['-D', data, ...args]), { stdio: 'ignore' });
  const stop = async () => {
    await stopOwn(server);
    rmSync(home, { recursive: true, force: true });
  };
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  for (let attempt = 0; attempt < START_ATTEMPTS && server.exitCode === null; attempt++) {
    if (await answers(url)) return { provided: { url }, stop };
    await pause(100);
  }
  await stop();
  throw new Error('it gave no answer');
}

async function stopOwn(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise(resolve => server.once('exit', resolve));
  // `runuser` hands the signal on.
  server.kill('SIGTERM');
  await ended;
}

function unprivilegedUser(): string {
  for (const name of UNPRIVILEGED) {
    try {
      execFileSync('id', [name], { stdio: 'ignore' });
      return name;
    } catch {
      // Not known here: the next one.
    }
  }
  throw new Error(`none of the users ${UNPRIVILEGED.join(', ')} exists`);
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

const missing = (reason: string): FoundServer => ({ provided: { missing: reason }, stop: async () => {} });
