import { Client } from 'pg';
import { AppError } from '../../errors.ts';
import { SESSION_OPTIONS } from '../database.ts';
import { whyUnreachable } from '../unreachable.ts';
import { type Ask, listTables } from './digest-tables.ts';
import { BackupRefused } from './refused.ts';
import { connectionOf, findTool, runTool } from './server-tools.ts';

async function connected<T>(url: string, work: (client: Client, ask: Ask) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, options: SESSION_OPTIONS });
  try {
    await client.connect();
  } catch (cause) {
    throw new AppError('databaseUnreachable', whyUnreachable(url, cause), { cause });
  }
  const ask: Ask = async sql => (await client.query(sql)).rows;
  try {
    return await work(client, ask);
  } finally {
    await client.end();
  }
}

const majorOf = async (ask: Ask): Promise<number> => {
  const [row] = await ask<{ version: number }>(`SELECT current_setting('server_version_num')::int / 10000 AS version`);
  return row!.version;
};

/** Dumps a server while it works. What `look` is asked and what is dumped are the same moment. */
export async function dumpServer<T>(url: string, path: string, look: (ask: Ask) => Promise<T>) {
  return connected(url, async (client, ask) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    if ((await listTables(ask)).length === 0) throw new BackupRefused('noDatabase');
    const [snapshot] = await ask<{ id: string }>('SELECT pg_export_snapshot() AS id');
    const serverVersion = await majorOf(ask);
    const tool = await findTool('pg_dump', serverVersion);
    const { url: place, env } = connectionOf(url);
    const args = ['--format=custom', '--no-owner', '--no-privileges', '--schema=public', '--schema=pgboss'];
    await runTool(tool, [...args, `--snapshot=${snapshot!.id}`, `--file=${path}`, `--dbname=${place}`], env);
    const seen = await look(ask);
    await client.query('COMMIT');
    return { serverVersion, seen };
  });
}

/**
 * Puts a dump in the place of what is there, in one transaction: all of it or nothing.
 *
 * @throws BackupRefused `notEmpty`, `inUse` when an instance is still connected, `toolMissing`, `toolFailed`.
 */
export async function restoreServer(url: string, path: string, options: { replace: boolean; dumpVersion: number }) {
  const serverVersion = await connected(url, async (_client, ask) => {
    if ((await listTables(ask)).length > 0 && !options.replace) throw new BackupRefused('notEmpty');
    const [others] = await ask<{ count: number }>(`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`);
    if (others!.count > 0) throw new BackupRefused('inUse', String(others!.count));
    return majorOf(ask);
  });
  const restore = await findTool('pg_restore', Math.max(serverVersion, options.dumpVersion));
  const psql = await findTool('psql', 0);
  const { url: place, env } = connectionOf(url);
  const clear = 'DROP SCHEMA IF EXISTS pgboss CASCADE; DROP SCHEMA IF EXISTS public CASCADE';
  // All of it first: psql would take a script that is cut off for a whole one.
  const script = `${path}.sql`;
  await runTool(restore, ['--no-owner', '--no-privileges', `--file=${script}`, path], env);
  const once = ['-X', '-q', '--single-transaction', '-v', 'ON_ERROR_STOP=1'];
  await runTool(psql, [...once, `--dbname=${place}`, '-c', clear, '-f', script], env);
}

export const askServer = <T>(url: string, look: (ask: Ask) => Promise<T>): Promise<T> =>
  connected(url, (_client, ask) => look(ask));
