import type { App } from '../../src/app.ts';
import { type BareRows, bareRowsOf, newestTransaction, writeBareRows } from './bare-rows.ts';
import { quantile, timed } from './measure.ts';
import { createTalk } from './turns.ts';

/** Of so many inspectors one files item by item, the others with a sentence. */
const GUIDED_OF = 10;
const WARM_UP = 10;
const FLOOR_ROUNDS = 3;
const ITEMS = 20;

export interface FilingMeasured {
  filers: number;
  turns: number;
  /** From the first message to the last answer. */
  seconds: number;
  rows: number;
  /** The same rows written bare, seconds. */
  bareSeconds: number;
  latencies: Record<'sentence' | 'guided' | 'confirm', number[]>;
}

interface Filer {
  id: string;
  hall: string;
  guided: boolean;
}

/** Inspectors, each with a hall of their own: all file planned or unplanned visits, none comes second to another. */
export function filers(count: number): Filer[] {
  return Array.from({ length: count + WARM_UP }, (_, index) => ({
    id: `bench-filer-${String(index).padStart(3, '0')}`,
    hall: hallName(index),
    guided: index % GUIDED_OF === 0,
  }));
}

const FIRST = '东南西北中上下前后左';
const SECOND = '山水云川江湖海河林原';
const THIRD = '城桥坪湾岭沟坝寨坡井';

function hallName(index: number): string {
  const [a, b, c] = [index % 10, Math.floor(index / 10) % 10, Math.floor(index / 100) % 10];
  return `${FIRST[a]}${SECOND[b]}${THIRD[c]}营业厅`;
}

export async function addHalls(app: App, everybody: readonly Filer[]): Promise<void> {
  const {
    id: _id,
    name: _name,
    aliases: _aliases,
    ...like
  } = await app.db.prisma.orgUnit.findUniqueOrThrow({
    where: { id: 'hall-nanwai' },
  });
  await app.db.prisma.orgUnit.createMany({
    data: everybody.map(({ id, hall }) => ({ ...like, id: `hall-${id}`, name: hall, aliases: [] })),
  });
}

/** Everybody files at once: a free sentence and its confirmation, some item by item. */
export async function measureFiling(app: App, everybody: readonly Filer[]): Promise<FilingMeasured> {
  const talk = createTalk(app);
  const latencies: FilingMeasured['latencies'] = { sentence: [], guided: [], confirm: [] };

  async function file({ id, hall, guided }: Filer): Promise<void> {
    if (guided) {
      latencies.guided.push(await talk.say(id, 'begin', `录测评 营业厅 ${hall}`));
      for (let item = 1; item <= ITEMS; item++) latencies.guided.push(await talk.say(id, item, 'a'));
    } else {
      const sentence = `上午8点查了${hall}，厅容扣2分，地面有水渍，有一台叫号机坏了，着装3处，其余满分`;
      latencies.sentence.push(await talk.say(id, 'sentence', sentence));
    }
    latencies.confirm.push(await talk.say(id, 'confirm', '确认提交'));
  }

  await Promise.all(everybody.slice(0, WARM_UP).map(file));
  await talk.quiet();
  for (const times of Object.values(latencies)) times.length = 0;

  const crowd = everybody.slice(WARM_UP);
  const since = await newestTransaction(app.db);
  const seconds = await timed(() => Promise.all(crowd.map(file)));
  await expectFiled(app, crowd);
  const rows = await bareRowsOf(app.db, since);
  return {
    filers: crowd.length,
    turns: Object.values(latencies).reduce((sum, times) => sum + times.length, 0),
    seconds,
    rows: rows.reduce((sum, table) => sum + table.rows.length, 0),
    bareSeconds: await bareSeconds(app, rows, crowd.length),
    latencies,
  };
}

/** Turns that filed nothing would be quick. */
async function expectFiled(app: App, crowd: readonly Filer[]): Promise<void> {
  const filed = await app.db.prisma.inspection.count({
    where: { inspectorId: { in: crowd.map(({ id }) => id) }, no: { not: null } },
  });
  if (filed !== crowd.length) throw new Error(`${filed} of ${crowd.length} inspections were filed`);
}

async function bareSeconds(app: App, rows: readonly BareRows[], transactions: number): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < FLOOR_ROUNDS; round++) {
    const write = await writeBareRows(app.db, rows, transactions);
    rounds.push(await timed(write));
  }
  return quantile(rounds, 0.5);
}
