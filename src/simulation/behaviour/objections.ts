import { deciderOf } from '../deciders.ts';
import { SLOTS, slotLater } from '../slots.ts';
import { type Act, later, type World } from '../world.ts';

interface Announced {
  readonly no: string;
  readonly announcedAt: Date;
  readonly objectionsUntil: Date;
  readonly objections: readonly {
    readonly no: string;
    readonly unitId: string;
    readonly at: Date;
    readonly status: string;
  }[];
}

/** Heads object to an announced score, now and then; somebody of another unit decides. */
export async function object(world: World, closing: Announced, key: string): Promise<Act[]> {
  const { app, chance, people, now } = world;
  const { kpi } = app.services;
  const { no, announcedAt, objectionsUntil, objections } = closing;
  const decisions = objections.flatMap(({ no: objectionNo, unitId, at, status }): Act[] => {
    const decider = deciderOf(world, [unitId], key);
    if (status !== 'open' || decider === undefined) return [];
    return [
      {
        key: `${key}:objection:${unitId}`,
        at: later(world, at, { from: 0, to: 1 }, key, unitId),
        run: async submissionId =>
          kpi.decideObjection({
            ...{ actor: await people.actor(decider), no: objectionNo, submissionId },
            ...{ accepted: chance.percent(30, 'accepted', key, unitId), decision: '已核对台账。' },
          }),
      },
    ];
  });
  if (now > objectionsUntil) return decisions;
  const units = await kpi.units();
  return [
    ...decisions,
    ...units.flatMap(({ id: unitId }): Act[] => {
      if (!chance.percent(5, 'objects', key, unitId)) return [];
      if (objections.some(each => each.unitId === unitId)) return [];
      return [
        {
          key: `${key}:object:${unitId}`,
          at: slotLater(announcedAt, chance.between(0, 2, 'objects', key, unitId), SLOTS.length - 2, app.calendar),
          run: async submissionId =>
            kpi.object({
              ...{ actor: await people.actor(people.headOf(unitId)), no, unitId, submissionId },
              text: '请核对本期成绩。',
            }),
        },
      ];
    }),
  ];
}
