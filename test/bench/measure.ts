import type { App } from '../../src/app.ts';
import { createBareBot, writeTurnRows } from './floors.ts';
import { recordStatements, replay, type Statement, translation } from './record.ts';
import { createTalk, type Talk, type TurnKind } from './turns.ts';

export interface Measured {
  kind: string;
  statements: number;
  replies: number;
  /** Milliseconds a turn: medians over the rounds. */
  alone: { ms: number; p50: number; p99: number };
  together: { people: number; ms: number; p50: number; p99: number };
  replayed: number;
  rows: number;
  bareBot: number;
}

/** So many people's turns go before: the embedded database is WebAssembly, which gets fast only after some hundred turns. */
const WARM_UP = 25;

export interface Plan {
  people: number;
  turns: number;
  rounds: number;
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
export const quantile = (values: readonly number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
const median = (values: readonly number[]) => quantile(values, 0.5);

/** Everybody that a kind of turn needs; ids of one length, so that none is part of another. */
export function cast(kind: number, plan: Plan) {
  const id = (role: string, index: number) => `bench-${kind}-${role}-${String(index).padStart(3, '0')}`;
  const many = (role: string, count: number) => Array.from({ length: count }, (_, index) => id(role, index));
  return {
    warm: many('warm', WARM_UP),
    model: id('model', 0),
    twins: many('twin', plan.rounds),
    alone: many('solo', plan.rounds),
    crowd: many('crowd', plan.people),
  };
}

/** One kind of turn: durable turns, their statements replayed, bare writes and the bare bot, taking turns round by round. */
export async function measure(app: App, index: number, kind: TurnKind, plan: Plan): Promise<Measured> {
  const people = cast(index, plan);
  const talk = createTalk(app);
  const everybody = [...people.warm, people.model, ...people.twins, ...people.alone, ...people.crowd];
  for (const person of everybody)
    for (const [step, text] of kind.prepare.entries()) await talk.say(person, `prepare-${step}`, text);
  for (const person of people.warm) await speak(talk, kind, person, plan.turns);
  await talk.quiet();

  const recorder = await recordStatements(app.db.adapter);
  const recorded: Statement[][] = [];
  for (let turn = 0; turn < plan.turns; turn++) {
    recorded.push(
      await recorder.during(async () => {
        await talk.say(people.model, turn, kind.say(turn));
        await talk.quiet();
      }),
    );
  }
  const replies = await app.db.prisma.outboxMessage.count({
    where: { conversationId: `u:${people.model}`, causeId: { contains: '-turn-' } },
  });
  const repliesPerTurn = Math.max(1, Math.round(replies / (plan.turns + kind.prepare.length)));

  const rounds = { alone: [] as number[], replayed: [] as number[], rows: [] as number[], bareBot: [] as number[] };
  const latencies: number[] = [];
  const bareBot = createBareBot();
  for (let warmUp = 0; warmUp < 200; warmUp++) await bareBot('好');
  for (let round = 0; round < plan.rounds; round++) {
    rounds.alone.push(
      await perTurn(plan.turns, async () => {
        latencies.push(...(await speak(talk, kind, people.alone[round]!, plan.turns)));
      }),
    );
    await talk.quiet();
    const translate = await twinTranslation(app, people.model, people.twins[round]!);
    const scripts = recorded.map(translate);
    rounds.replayed.push(
      await perTurn(plan.turns, async () => {
        for (const script of scripts) await replay(recorder.adapter, script);
      }),
    );
    await expectSpoken(app, people.twins[round]!, plan.turns);
    const conversationId = `bench-rows-${index}-${round}`;
    rounds.rows.push(
      await perTurn(plan.turns, async () => {
        for (let turn = 0; turn < plan.turns; turn++) {
          const seq = 1 + turn * (1 + repliesPerTurn);
          await writeTurnRows(app.db, {
            id: `${conversationId}-${turn}`,
            conversationId,
            seq,
            replies: repliesPerTurn,
          });
        }
      }),
    );
    rounds.bareBot.push(
      await perTurn(200, async () => {
        for (let turn = 0; turn < 200; turn++) await bareBot('好');
      }),
    );
  }
  await recorder.stop();

  const crowd: number[] = [];
  const together = await perTurn(plan.turns * plan.people, async () => {
    await Promise.all(people.crowd.map(async person => crowd.push(...(await speak(talk, kind, person, plan.turns)))));
    await talk.quiet();
  });
  return {
    kind: kind.name,
    statements: Math.round(median(recorded.map(statements => statements.length))),
    replies: repliesPerTurn,
    alone: { ms: median(rounds.alone), p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
    together: { people: plan.people, ms: together, p50: quantile(crowd, 0.5), p99: quantile(crowd, 0.99) },
    replayed: median(rounds.replayed),
    rows: median(rounds.rows),
    bareBot: median(rounds.bareBot),
  };
}

async function speak(talk: Talk, kind: TurnKind, person: string, turns: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) times.push(await talk.say(person, turn, kind.say(turn)));
  return times;
}

/** A replay that changed nothing would be a floor of nothing. */
async function expectSpoken(app: App, person: string, turns: number): Promise<void> {
  const said = { conversationId: `u:${person}`, id: { contains: '-turn-' }, status: 'done' as const };
  const done = await app.db.prisma.inboxMessage.count({
    where: { ...said, NOT: { id: { contains: '-turn-prepare' } } },
  });
  if (done !== turns) throw new Error(`the replay left ${done} of ${turns} turns of ${person}`);
}

async function perTurn(turns: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / turns;
}

/** A twin has said the same as the model; only its draft has another id. */
async function twinTranslation(app: App, model: string, twin: string) {
  const draftOf = (inspectorId: string) =>
    app.db.prisma.inspection.findFirst({ where: { inspectorId }, select: { id: true } });
  const [from, to] = await Promise.all([draftOf(model), draftOf(twin)]);
  return translation([[model, twin], ...(from && to ? [[from.id, to.id] as const] : [])]);
}

/** How long some work took, seconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
