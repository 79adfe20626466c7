import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import JSZip from 'jszip';
import { personTexts as texts } from '../../dialogs/replies/person-command.ts';
import { isRetention } from '../domain/people/retention.ts';
import { type Editor, OPERATOR } from '../domain/permissions/standards.ts';
import { erasePerson } from '../services/people/erase-person.ts';
import { exportPerson } from '../services/people/export-person.ts';
import { setRetention, viewRetention } from '../services/people/retention.ts';
import { createDirectory } from '../store/directory.ts';
import type { FileStore } from '../store/files.ts';
import type { Console } from './console.ts';
import type { Workbench } from './open-workbench.ts';

export type PersonBench = Workbench & { readonly files: FileStore };
type Open = () => Promise<PersonBench>;

/** Whom the command acts for: an administrator by account, else the operator at the machine. */
async function actingAs({ db, clock }: Workbench, as: string | undefined): Promise<Editor | undefined> {
  return as === undefined ? OPERATOR : createDirectory(clock).actor(db.prisma, as);
}

async function withBench(
  open: Open,
  as: string | undefined,
  terminal: Console,
  work: (bench: PersonBench, by: Editor) => Promise<number>,
): Promise<number> {
  const bench = await open();
  try {
    const by = await actingAs(bench, as);
    if (by) return await work(bench, by);
    terminal.err(texts.unknownAdmin(as ?? ''));
    return 2;
  } finally {
    await bench.db.close();
  }
}

/** `npm run person -- export`. @returns 0; 1 when a file could not be read; 2 when it was refused */
export async function exportTo(
  { staffId, file, as }: { staffId: string; file: string; as?: string },
  open: Open,
  terminal: Console,
): Promise<number> {
  if (existsSync(file)) {
    terminal.err(texts.fileExists(file));
    return 2;
  }
  return withBench(open, as, terminal, async (bench, by) => {
    const made = await exportPerson(bench, { by, staffId });
    const { person, at, records, mentions, files } = made;
    const zip = new JSZip();
    zip.file('records.json', json({ person, at, records, mentions, files }));
    let missing = 0;
    for (const each of files) {
      const content = await bench.files.read(each.sha256).catch(() => undefined);
      // Names may be alike, or nothing a file may be called.
      if (content) zip.file(`files/${each.id}-${each.name.replace(/[/\\\p{Cc}]/gu, '_')}`, content);
      else missing++;
    }
    await mkdir(dirname(file), { recursive: true });
    const draft = `${file}.part`;
    try {
      await writeFile(draft, await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }), { mode: 0o600 });
      await rename(draft, file);
    } finally {
      await rm(draft, { force: true });
    }
    terminal.out(texts.exported(file, made, missing));
    return missing > 0 ? 1 : 0;
  });
}

/** `npm run person -- erase`. Shows what would happen; with `yes` it does. */
export async function erase(
  { staffId, yes, as }: { staffId: string; yes: boolean; as?: string },
  open: Open,
  terminal: Console,
): Promise<number> {
  return withBench(open, as, terminal, async (bench, by) => {
    terminal.out(texts.erasure(staffId, await erasePerson(bench, { by, staffId, confirmed: yes }), as));
    return 0;
  });
}

/** `npm run person -- retention [days]`. */
export async function retention(
  { days, as }: { days?: string; as?: string },
  open: Open,
  terminal: Console,
): Promise<number> {
  return withBench(open, as, terminal, async (bench, by) => {
    if (days === undefined) {
      terminal.out(texts.retentionIs(await viewRetention(bench)));
      return 0;
    }
    if (!isRetention(Number(days))) {
      terminal.err(texts.badDays(days));
      return 2;
    }
    await setRetention(bench, { by, days: Number(days) });
    terminal.out(texts.retentionSet(Number(days)));
    return 0;
  });
}

/** Counters of the database are larger than JSON's numbers. */
function json(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each), 1);
}
