import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { differences, digestTables } from '../../src/store/backup/digest-tables.ts';
import { type DatabaseHome, openDatabase } from '../../src/store/database.ts';
import { findServer } from '../helpers/postgres-server.ts';
import { createEnding, type Ending } from './ending.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const PHOTO = new URL('../conversations/inspections-photo-1.png', import.meta.url);

export interface DrillPlace {
  home: Extract<DatabaseHome, { kind: 'server' | 'directory' }>;
  /** Where received files are. */
  dataDir: string;
  /** Takes away the rows; an empty place for new ones is left. */
  destroy: () => Promise<void>;
}

/** Every step of the drill, in words; throws at the first thing that is not as it was. */
export async function restoreDrill(place: DrillPlace, report: (line: string) => void, ending?: Ending): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'restore-drill-'));
  ending?.later(() => rm(work, { recursive: true, force: true }));
  const file = join(work, 'backup.tar');
  const command = (name: 'backup' | 'restore', ...args: string[]) => run(place, name, args);
  try {
    const { photo, asked } = await fill(place);
    report('filled: an inspection in the middle of its form, with a photo');
    const before = await digests(place.home);
    expectThat((await command('backup', file)).code === 0, 'the backup is made');
    expectThat((await command('backup', file)).code === 2, 'a backup is not overwritten');
    report(`backed up: ${Object.keys(before).length} tables, ${rowsIn(before)} rows`);

    expectThat((await command('restore', file)).code === 2, 'a database with rows is not replaced unasked');
    expectThat(differences(before, await digests(place.home)).length === 0, 'and is left as it was');
    const damaged = join(work, 'damaged.tar');
    await cp(file, damaged);
    await truncate(damaged, (await readFile(damaged)).length / 2);
    expectThat((await command('restore', damaged, '--replace')).code === 2, 'half a backup is not restored');
    expectThat(differences(before, await digests(place.home)).length === 0, 'and nothing is lost by trying');
    report('refused: to overwrite a backup, to replace rows unasked, to restore half a backup');

    await place.destroy();
    await rm(join(place.dataDir, 'files'), { recursive: true, force: true });
    report('destroyed: rows and files');

    const restored = await command('restore', file);
    expectThat(restored.code === 0, `the backup is restored: ${restored.said}`);
    const changed = differences(before, await digests(place.home));
    expectThat(changed.length === 0, `every table is what it was: ${changed.join(', ')}`);
    report(`restored: ${rowsIn(before)} rows with the same content`);

    await goOn(place, { photo, asked });
    report('the conversation goes on where it was, with its photo');
    expectThat((await command('restore', file, '--replace')).code === 0, 'a second restore replaces what came after');
    expectThat(differences(before, await digests(place.home)).length === 0, 'and is the same again');
    report('restored once more over the newer rows');
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const rowsIn = (tables: Awaited<ReturnType<typeof digests>>): number =>
  Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);

function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not so: ${what}`);
}

function run({ home, dataDir }: DrillPlace, name: string, args: readonly string[]) {
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    ...(home.kind === 'server' ? { DATABASE_URL: home.url } : {}),
  };
  return new Promise<{ code: number | null; said: string }>(resolve => {
    const script = ['--disable-warning=ExperimentalWarning', '--import', './src/preload.ts', `src/commands/${name}.ts`];
    const child = execFile(process.execPath, [...script, ...args], { cwd: ROOT, env }, (_error, out, err) =>
      resolve({ code: child.exitCode, said: out + err }),
    );
  });
}

async function digests(home: DrillPlace['home']) {
  const db = await openDatabase(home);
  try {
    return await digestTables(sql => db.prisma.$queryRawUnsafe(sql));
  } finally {
    await db.close();
  }
}

async function open({ home, dataDir }: DrillPlace): Promise<App> {
  const app = await createApp({
    config: readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }),
    home,
    clock: { mode: 'frozen', start: new Date('2026-11-03T10:00:00+08:00') },
  });
  await app.start();
  return app;
}

async function say(app: App, text: string, files: Parameters<App['accept']>[0]['files'] = []): Promise<string> {
  const id = randomUUID();
  await app.accept({ id, conversationId: 'u:zhou', senderId: 'zhou', text, files });
  await app.drain();
  const rows = await app.db.prisma.outboxMessage.findMany({ where: { causeId: id }, orderBy: { seq: 'asc' } });
  return rows.map(row => (row.payload as { text: string }).text).join('\n');
}

/** Leaves a form open. */
async function fill(place: DrillPlace) {
  const app = await open(place);
  try {
    for (const text of ['录测评', '营业厅监督检查', '通川营业厅', '满分']) await say(app, text);
    const photo = await app.receiveFile({ senderId: 'zhou', name: 'p.png', content: await readFile(PHOTO) });
    if (photo.kind === 'refused') throw new Error(photo.code);
    await say(app, '', [photo]);
    return { photo: photo.id, asked: await say(app, '看进度') };
  } finally {
    await app.stop();
  }
}

async function goOn(place: DrillPlace, { photo, asked }: { photo: string; asked: string }): Promise<void> {
  const app = await open(place);
  try {
    expectThat((await say(app, '看进度')) === asked, 'the form stands where it stood');
    const { sha256 } = await app.db.prisma.storedFile.findUniqueOrThrow({ where: { id: photo } });
    expectThat((await app.files.read(sha256)).length > 0, 'the photo can be read');
    await say(app, '其余满分');
    expectThat(/CP-2026-\d+/.test(await say(app, '确认提交')), 'the inspection can be submitted');
  } finally {
    await app.stop();
  }
}

/** A place on a server, by its administrator's address. */
export async function serverPlace(adminUrl: string): Promise<DrillPlace & { remove: () => Promise<void> }> {
  const name = `drill_${randomUUID().replaceAll('-', '')}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'drill-files-'));
  const administrate = async (statement: string) => {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  const drop = () => administrate(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  const create = () => administrate(`CREATE DATABASE ${name}`);
  await create();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    home: { kind: 'server', url: url.href },
    dataDir,
    destroy: async () => {
      await drop();
      await create();
    },
    remove: async () => {
      await drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function directoryPlace(): Promise<DrillPlace & { remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'drill-data-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  return { home: { kind: 'directory', dataDir, purpose: 'drill' }, dataDir, destroy: remove, remove };
}

const HELP = `npm run drill:restore

A form is left open, backed up, destroyed and restored, on the embedded database and on PostgreSQL where a server is found (see test/helpers). Every
table has to be what it was. It makes a database and directories of its own and takes them away again.`;

async function drill(): Promise<void> {
  const ending = createEnding();
  try {
    const server = await findServer();
    ending.later(server.stop);
    const places = [async () => directoryPlace()];
    const { provided } = server;
    if ('url' in provided) places.push(async () => serverPlace(provided.url));
    else console.log(`not on PostgreSQL: ${provided.missing}`);
    for (const open of places) {
      const place = await open();
      ending.later(place.remove);
      console.log(place.home.kind === 'server' ? 'PostgreSQL' : 'embedded database');
      await restoreDrill(place, line => console.log(`  ✓ ${line}`), ending);
    }
    console.log('The restore drill has passed.');
  } finally {
    await ending.end();
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) console.log(HELP);
  else await drill();
}
