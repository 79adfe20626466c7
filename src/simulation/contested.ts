import { type Act, later, soon, type World } from './world.ts';

/** Which records are said to be somebody else's, of a hundred. */
const CONTESTED = { rectification: 12, order: 40 };

/** A 责任认定 about a record, as far as it matters who is waiting for it. */
export interface Contest {
  readonly status: string;
  readonly decidedAt: Date | null;
}

/**
 * When the head of the responsible unit says of a record that it is not theirs: on the day it came, before anybody has done anything about it;
 * undefined where they never do.
 */
export function contestTime(world: World, issuedAt: Date, kind: keyof typeof CONTESTED, key: string): Date | undefined {
  if (!world.chance.percent(CONTESTED[kind], 'contests record', key)) return undefined;
  return later(world, issuedAt, { from: 0, to: 0 }, 'contests record', key);
}

/**
 * From when people act about a record whose responsible unit a 责任认定 may change: undefined while they wait for it. Nobody acts in the slot in which
 * it is asked for or decided, so that it is the same people whoever sees it first.
 */
export function actsFrom(world: World, contest: Contest | undefined, at: Date | undefined): Date | undefined {
  if (contest) return contest.decidedAt === null ? undefined : soon(world, contest.decidedAt);
  return at && world.now <= at ? undefined : new Date(0);
}

/** What the head of the responsible unit says; once, in its slot: where it is refused then, they leave it. */
export function contesting(
  world: World,
  { no, unitId, key, at }: { no: string; unitId: string; key: string; at: Date },
): Act[] {
  const { app, chance, people, now } = world;
  if (now > at) return [];
  const others = people.accountable.filter(id => id !== unitId);
  const proposedUnitId = chance.pick(others, 'contests record', 'other', key);
  return [
    {
      key: `${key}:contest`,
      at,
      async run(submissionId) {
        const actor = await people.actor(people.headOf(unitId));
        const fileIds = chance.percent(55, 'proves', key) ? [await sendProof(world, actor.id)] : [];
        await app.services.penalties.contest({
          ...{ actor, no, proposedUnitId, fileIds, submissionId },
          statement: '该环节不由我部门负责。',
        });
      },
    },
  ];
}

/** Something to prove it with; a repeated act sends it once more. */
export async function sendProof({ app }: World, senderId: string): Promise<string> {
  const file = await app.receiveFile({ senderId, name: '职责分工说明.txt', content: Buffer.from('职责分工说明') });
  if (file.kind !== 'stored') throw new RangeError('a proof that cannot be kept');
  return file.id;
}
