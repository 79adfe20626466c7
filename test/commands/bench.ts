import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Console } from '../../src/commands/console.ts';
import type { Workbench } from '../../src/commands/open-workbench.ts';
import { createLibrary } from '../../src/services/standards/library.ts';
import { recordAudit } from '../../src/store/audit.ts';
import { openClock } from '../../src/store/clock.ts';
import { nextNumber } from '../../src/store/numbers.ts';
import { once } from '../../src/store/receipts.ts';
import { openTestDatabase } from '../helpers/database.ts';

/** Remembers what a command printed; `answer` is what is typed when asked, undefined without a terminal. */
export function fakeConsole(answer?: boolean) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal: Console = {
    out: text => void out.push(text),
    err: text => void err.push(text),
    confirm: answer === undefined ? undefined : async () => answer,
  };
  return { terminal, said: () => out.join('\n'), complained: () => err.join('\n') };
}

/** One database for several commands of a test: closing it is put off to `dispose`. */
export async function testWorkbench() {
  const db = await openTestDatabase();
  const clock = await openClock(db, 'frozen', new Date('2026-11-02T09:00:00+08:00'));
  const library = createLibrary(db);
  const workbench: Workbench = { db: { ...db, close: async () => {} }, clock, library, recordAudit, nextNumber, once };
  const folder = mkdtempSync(join(tmpdir(), 'service-quality-'));
  return {
    db,
    open: async () => workbench,
    /** Writes a real file. @returns its path. */
    file(name: string, content: string | Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    folder,
    async dispose(): Promise<void> {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
