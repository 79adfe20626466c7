import { readdir, readFile } from 'node:fs/promises';

/** /proc counts in hundredths of a second. */
const TICK_MS = 10;

/** Processor time so far of these processes, and of PostgreSQL's for the database of `url` (they show its name); undefined without /proc. */
export async function cpuMs(
  pids: readonly number[],
  url: string,
): Promise<{ instances: number; postgres: number } | undefined> {
  const database = new URL(url).pathname.slice(1);
  const all = await readdir('/proc').catch(() => undefined);
  if (!all) return undefined;
  let [instances, postgres] = [0, 0];
  for (const pid of all.filter(name => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (pids.includes(Number(pid))) instances += await timeOf(pid);
    else if (command.startsWith('postgres:') && command.includes(` ${database} `)) postgres += await timeOf(pid);
  }
  return { instances, postgres };
}

async function timeOf(pid: string): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // After the name in brackets, which may hold anything: utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
}
