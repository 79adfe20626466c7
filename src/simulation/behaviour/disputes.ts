import type { SheetItem } from '../../domain/inspections/sheet.ts';
import { fullAnswer, rated } from '../../domain/language/item-answer.ts';
import { deciderOf } from '../deciders.ts';
import { FINDING_KEY, findingKey } from '../keys.ts';
import { type Act, later, latest, type World } from '../world.ts';

/** Inspectors give their side of a dispute, or do not; it is decided either way. */
export async function settleDisputes(world: World): Promise<Act[]> {
  const { app, chance, people } = world;
  const rows = await app.db.prisma.findingDispute.findMany({
    where: { status: 'open' },
    select: {
      ...{ no: true, at: true, statedAt: true },
      finding: {
        select: {
          ...FINDING_KEY,
          inspection: {
            select: {
              ...FINDING_KEY.inspection.select,
              inspectorId: true,
              correctedById: true,
              responsibleUnitId: true,
            },
          },
        },
      },
    },
  });
  const { disputes } = app.services;
  return rows.flatMap((row): Act[] => {
    const { no, finding, at, statedAt } = row;
    const { inspection } = finding;
    const key = `dispute:${findingKey(finding)}`;
    const acts: Act[] = [];
    if (statedAt === null && chance.percent(50, 'states', key))
      acts.push({
        key: `${key}:state`,
        at: later(world, at, { from: 0, to: 1 }, 'states', key),
        run: async submissionId =>
          disputes.state({
            ...{ actor: await people.actor(inspection.correctedById ?? inspection.inspectorId), submissionId, no },
            ...{ text: '检查时如实记录，有现场记录为证。', fileIds: [] },
          }),
      });
    const decider = deciderOf(world, [inspection.unitId, inspection.responsibleUnitId ?? inspection.unitId], key);
    if (decider !== undefined)
      acts.push({
        key: `${key}:decide`,
        at: later(world, latest(at, statedAt), { from: 2, to: 4 }, 'decides', key),
        async run(submissionId) {
          const actor = await people.actor(decider);
          const { item } = await disputes.view({ actor, no });
          const answer = chance.percent(45, 'accepted', key) ? corrected(item) : null;
          const decided = await disputes.decide({ actor, submissionId, no, answer, decision: '经核实，按此认定。' });
          if (decided.kind === 'opensItems' || decided.kind === 'unchanged' || decided.kind === 'correctionOpen')
            await disputes.decide({
              actor,
              submissionId: `${submissionId}:upheld`,
              no,
              answer: null,
              decision: '维持原结果。',
            });
        },
      });
    return acts;
  });
}

/** Everything was in order. */
function corrected(item: SheetItem): Parameters<World['app']['services']['disputes']['decide']>[0]['answer'] {
  const full = fullAnswer(item);
  if (full) return { kind: 'answer', answer: full, note: '' };
  const all = rated(30, 30, item.maxPoints);
  return all.kind === 'answer' ? { kind: 'answer', answer: all.answer, note: '' } : null;
}
