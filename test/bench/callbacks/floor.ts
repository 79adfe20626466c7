import { fork } from 'node:child_process';
import type { Database } from '../../../src/store/database.ts';

const CHILD = new URL('./floor-child.ts', import.meta.url);
const FOR_MS = 8_000;
const CONNECTIONS = 10;

/** Bare rows a second from so many processes, into empty tables with the same indexes. */
export async function bareInserts({ prisma, home }: Database, processes: number): Promise<number> {
  await prisma.$executeRawUnsafe('DROP SCHEMA IF EXISTS bare CASCADE');
  await prisma.$executeRawUnsafe('CREATE SCHEMA bare');
  for (const [bare, table] of [
    ['conversation', 'Conversation'],
    ['inbox', 'InboxMessage'],
  ])
    await prisma.$executeRawUnsafe(
      `CREATE TABLE bare.${bare} (LIKE "${table}" INCLUDING DEFAULTS INCLUDING INDEXES INCLUDING CONSTRAINTS)`,
    );
  const { url } = home as { url: string };
  const counts = await Promise.all(Array.from({ length: processes }, (_, at) => insertInChild(url, at)));
  return counts.reduce((sum, count) => sum + count, 0) / (FOR_MS / 1000);
}

function insertInChild(url: string, seed: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, [url, String(FOR_MS), String(CONNECTIONS), String(seed)]);
    child.once('message', count => resolve(count as number));
    child.once('error', reject);
    child.once('exit', code => code !== 0 && reject(new Error(`the floor ended with ${code}`)));
  });
}
