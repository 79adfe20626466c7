import '../../src/closed-output.ts';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { type Growth, measureCallbacks, type Overload, talkers } from './callbacks/measure.ts';
import { measureSweep, type SweepMeasured } from './deadlines.ts';
import { addHalls, type FilingMeasured, filers, measureFiling } from './filing.ts';
import { HOMES, type HomeName, openHome, openServerHome } from './homes.ts';
import { cast, type Measured, measure, type Plan, quantile } from './measure.ts';
import { MOST_TURNS, TURN_KINDS } from './turns.ts';

const HELP = `Measures what a durable turn costs, and its floors in the same run.

Usage: npm run bench -- [--people 50] [--turns ${MOST_TURNS}] [--rounds 7] [--home memory,directory,postgres]
                        [--case turns,filing,deadlines,callbacks] [--filers 200] [--open 10000,100000]

  --people N   how many talk at the same time in the second measurement (default 50)
  --turns N    turns of each person, 1 to ${MOST_TURNS} (default ${MOST_TURNS})
  --rounds N   rounds of which the median counts (default 7)
  --home LIST  where the rows are; postgres needs DATABASE_URL, on whose server a throw-away
               database is made (default: all that can be)
  --case LIST  turns: single turns and their floors; filing: inspectors who file whole inspections at once,
               nine of ten with a sentence and its confirmation, the tenth item by item; deadlines: the sweep of a
               morning on which one of fifty open deadlines is reminded of; callbacks: WeCom's callback on one to three
               instances, on postgres only (default: all)
  --filers N   how many file at once (default 200)
  --open LIST  how many deadlines are open, a fresh database for each (default 10000,100000)
  --help       this text

Floors: "replayed" sends the statements recorded during such turns again, in one transaction through the
same driver adapter; "rows" writes inbox, replies and dialog state with Prisma in one transaction; "bare bot"
is Bot Framework's TestAdapter with memory storage and one prompt. Target: turn at most 2 x replayed.
Filing: rows are all that is left behind, added or changed; "floor rows/s" writes the same rows bare into empty tables
with the same indexes, one statement per table, as many transactions at once as there are filers; "x floor" is how many
times longer the filing took than that.
Deadlines: from the moment of the reminders until the morning's messages are with their readers; "idle" is a look at the queue
when nothing is due; "single" are notices that go out one by one, from queueing to the reader; "bare" sends, takes and completes
as many jobs through pg-boss alone, beside the same waiting jobs. Target: 10 x the deadlines take at most 11 x as long.
Callbacks: "accepted/s" are stored and answered with 200 while the turns of those before go on, 32 at once; "answered/s" counts from the first
callback to the last answer at the platform; "cpu ms" is processor time a message; "bare rows/s" are the same rows written by as many processes with nothing else. The overload
offers 10 x answered/s to one instance, with the platform's five seconds and three more tries.
`;

const whole = (text: string | undefined, name: string, most: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new RangeError(`--${name} must be a whole number from 1 to ${most}`);
  return value;
};

const CASES = ['turns', 'filing', 'deadlines', 'callbacks'] as const;
type Case = (typeof CASES)[number];

interface Asked {
  plan: Plan;
  homes: HomeName[];
  cases: Case[];
  filers: number;
  open: number[];
}

function readArguments(): Asked | undefined {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '50' },
      turns: { type: 'string', default: String(MOST_TURNS) },
      rounds: { type: 'string', default: '7' },
      home: { type: 'string' },
      case: { type: 'string', default: CASES.join(',') },
      filers: { type: 'string', default: '200' },
      open: { type: 'string', default: '10000,100000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const named = values.home?.split(',') ?? HOMES.filter(name => name !== 'postgres' || process.env.DATABASE_URL);
  const homes = named.map(name => {
    const home = HOMES.find(known => known === name);
    if (!home) throw new RangeError(`--home knows ${HOMES.join(', ')}`);
    if (home === 'postgres' && !process.env.DATABASE_URL) throw new RangeError('--home postgres needs DATABASE_URL');
    return home;
  });
  const plan = {
    people: whole(values.people, 'people', 900),
    turns: whole(values.turns, 'turns', MOST_TURNS),
    rounds: whole(values.rounds, 'rounds', 900),
  };
  const cases = values.case.split(',').map(name => {
    const known = CASES.find(each => each === name);
    if (!known) throw new RangeError(`--case knows ${CASES.join(', ')}`);
    return known;
  });
  const open = values.open.split(',').map(count => whole(count, 'open', 1_000_000));
  return { plan, homes, cases, filers: whole(values.filers, 'filers', 900), open };
}

const ms = (value: number) => value.toFixed(value < 1 ? 3 : 2);

function row(home: HomeName, result: Measured): Record<string, string | number> {
  const { alone, together, replayed } = result;
  return {
    home,
    turn: result.kind,
    statements: result.statements,
    'turns/s 1': Math.round(1000 / alone.ms),
    'p50 1': ms(alone.p50),
    'p99 1': ms(alone.p99),
    [`turns/s ${together.people}`]: Math.round(1000 / together.ms),
    [`p50 ${together.people}`]: ms(together.p50),
    [`p99 ${together.people}`]: ms(together.p99),
    'ms/turn': ms(alone.ms),
    replayed: ms(replayed),
    rows: ms(result.rows),
    'bare bot': ms(result.bareBot),
    'turn/replayed': (alone.ms / replayed).toFixed(2),
    [`same, ${together.people}`]: (together.ms / replayed).toFixed(2),
  };
}

function filingRow(home: HomeName, result: FilingMeasured): Record<string, string | number> {
  const all = Object.values(result.latencies).flat();
  const { sentence, guided, confirm } = result.latencies;
  const inMs = (times: readonly number[], share: number) => Math.round(quantile(times, share));
  return {
    home,
    filers: result.filers,
    turns: result.turns,
    rows: result.rows,
    s: result.seconds.toFixed(1),
    'turns/s': Math.round(result.turns / result.seconds),
    p50: inMs(all, 0.5),
    p99: inMs(all, 0.99),
    'sentence p99': inMs(sentence, 0.99),
    'guided p99': inMs(guided, 0.99),
    'confirm p99': inMs(confirm, 0.99),
    'rows/s': Math.round(result.rows / result.seconds),
    'floor rows/s': Math.round(result.rows / result.bareSeconds),
    'x floor': (result.seconds / result.bareSeconds).toFixed(1),
  };
}

function sweepRow(home: HomeName, result: SweepMeasured, before: SweepMeasured | undefined) {
  const { seconds, notices, single } = result;
  return {
    home,
    open: result.open,
    waiting: result.waiting,
    reminded: result.reminded,
    notices,
    s: seconds.toFixed(2),
    growth: before ? `${(seconds / before.seconds).toFixed(1)} (open ${(result.open / before.open).toFixed(0)})` : '',
    'idle ms': ms(result.idleMs),
    'single notices/s': Math.round(single.count / single.seconds),
    'bare jobs/s': Math.round(single.count / single.bareSeconds),
    'x bare': (single.seconds / single.bareSeconds).toFixed(1),
  };
}

async function sweeps(home: HomeName, open: readonly number[]): Promise<Record<string, string | number>[]> {
  const measured: SweepMeasured[] = [];
  for (const count of open) {
    const { app, close } = await openHome(home, []);
    measured.push(await measureSweep(app, count).finally(close));
  }
  return measured.map((result, index) => sweepRow(home, result, measured[index - 1]));
}

function growthRow(result: Growth, one: Growth): Record<string, string | number> {
  return {
    instances: result.instances,
    'accepted/s': Math.round(result.accepted),
    p50: ms(result.p50),
    p99: ms(result.p99),
    'x one': (result.accepted / one.accepted).toFixed(2),
    'answered/s': Math.round(result.answered),
    'x one ': (result.answered / one.answered).toFixed(2),
    'cpu ms, instances': result.cpu ? ms(result.cpu.instances) : '?',
    'cpu ms, postgres': result.cpu ? ms(result.cpu.postgres) : '?',
    'bare rows/s': Math.round(result.floor),
    'x one  ': (result.floor / one.floor).toFixed(2),
    'bare/accepted': (result.floor / result.accepted).toFixed(1),
    load: result.load.toFixed(1),
  };
}

function overloadLines(result: Overload): string[] {
  const share = (count: number) => `${((100 * count) / result.callbacks).toFixed(1)} %`;
  return [
    `Overload of one instance: ${result.callbacks} callbacks, ${result.offered} a second`,
    `answered within 5 s at the first try ${share(result.first)}, after up to three more ${share(result.any)}; p50 ${ms(result.p50)} ms, p99 ${ms(result.p99)} ms`,
    `answered and not stored: ${result.lost}; stored, the answer too late: ${result.storedUnheard}; never stored, never answered: ${result.unanswered}`,
    `everything stored was answered ${Math.round(result.drainSeconds)} s after the overload`,
  ];
}

async function callbacks(): Promise<{ growth: Growth[]; overload: Overload }> {
  const { db, dataDir, close } = await openServerHome(talkers());
  return measureCallbacks(db, dataDir).finally(close);
}

async function main(): Promise<void> {
  const asked = readArguments();
  if (!asked) return console.log(HELP);
  const { plan, homes, cases } = asked;
  const rows: Record<string, string | number>[] = [];
  const filings: Record<string, string | number>[] = [];
  const swept: Record<string, string | number>[] = [];
  let called: Awaited<ReturnType<typeof callbacks>> | undefined;
  for (const home of homes) {
    if (cases.includes('deadlines')) swept.push(...(await sweeps(home, asked.open)));
    if (cases.includes('callbacks') && home === 'postgres') called = await callbacks();
    if (!cases.includes('turns') && !cases.includes('filing')) continue;
    const people = TURN_KINDS.flatMap((_kind, index) => Object.values(cast(index, plan)).flat());
    const filing = filers(asked.filers);
    const { app, close } = await openHome(home, [...people, ...filing.map(({ id }) => id)]);
    try {
      if (cases.includes('turns'))
        for (const [index, kind] of TURN_KINDS.entries()) rows.push(row(home, await measure(app, index, kind, plan)));
      if (cases.includes('filing')) {
        await addHalls(app, filing);
        filings.push(filingRow(home, await measureFiling(app, filing)));
      }
    } finally {
      await close();
    }
  }
  const processor = cpus();
  console.log(
    `${processor.length} x ${processor[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  );
  console.log(
    `load average ${loadavg()
      .map(load => load.toFixed(1))
      .join(' ')}`,
  );
  if (cases.includes('turns')) {
    console.log(`${plan.rounds} rounds of ${plan.turns} turns; times in ms; medians`);
    console.table(rows);
  }
  if (cases.includes('filing')) {
    console.log('Whole inspections filed at once; times in ms');
    console.table(filings);
  }
  if (cases.includes('deadlines')) {
    console.log('One morning\u2019s reminders among many open deadlines');
    console.table(swept);
  }
  if (called) {
    console.log('Callbacks; times in ms, load of the machine before each line');
    console.table(called.growth.map(result => growthRow(result, called.growth[0]!)));
    for (const line of overloadLines(called.overload)) console.log(line);
  }
  process.exit(0);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof RangeError ? error.message : error);
  process.exit(error instanceof RangeError ? 2 : 1);
}
