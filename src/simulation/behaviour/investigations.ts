import { atShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { ACCOUNTABLE_UNIT_KINDS } from '../../domain/liability/subject.ts';
import { deciderOf } from '../deciders.ts';
import { within } from '../within.ts';
import { type Act, later, latest, type World } from '../world.ts';

/** How many of a hundred units are asked in a month. */
const ASKED = 12;
const CONCEALED = 20;

/** Now and then somebody wants to know what happened in a unit; it tells, or does not; a person finds what was found. */
export async function investigate(world: World): Promise<Act[]> {
  const month = shanghaiDate(world.now).slice(0, 7);
  const rows = await world.app.db.prisma.serviceInvestigation.findMany({
    where: { OR: [{ concludedAt: null }, { subject: subjectOf(month) }] },
    include: { statements: { orderBy: { at: 'asc' } } },
  });
  const known = new Set(rows.map(({ unitId, subject }) => `${unitId} ${subject}`));
  return [
    ...opening(world, month, known),
    ...rows.filter(({ concludedAt }) => concludedAt === null).flatMap(row => settling(world, row)),
  ];
}

type Row = Awaited<ReturnType<World['app']['db']['prisma']['serviceInvestigation']['findMany']>>[number] & {
  readonly statements: readonly { readonly at: Date }[];
};

const subjectOf = (month: string): string => `${month} 用户反映改约未告知`;

function opening(world: World, month: string, known: ReadonlySet<string>): Act[] {
  const { app, chance, people } = world;
  const subject = subjectOf(month);
  return people.units.flatMap(({ id: unitId, kind }): Act[] => {
    const accountable = ACCOUNTABLE_UNIT_KINDS.some(each => each === kind);
    const opener = accountable ? deciderOf(world, [unitId], 'investigates', unitId, month) : undefined;
    if (opener === undefined || known.has(`${unitId} ${subject}`)) return [];
    if (!chance.percent(ASKED, 'investigated', unitId, month)) return [];
    return [
      {
        key: `investigation:${unitId}:${month}:open`,
        at: later(world, atShanghai(`${month}-01`, '00:00'), { from: 1, to: 12 }, 'investigated', unitId, month),
        run: async submissionId =>
          app.services.investigations.open({
            ...{ actor: await people.actor(opener), submissionId, unitId, subject, fileIds: [] },
            question: '改约的次数、原因和告知情况',
          }),
      },
    ];
  });
}

function settling(world: World, row: Row): Act[] {
  const { app, chance, people } = world;
  const { investigations } = app.services;
  const { no, unitId, subject, openedAt, dueAt, statements } = row;
  const key = `investigation:${unitId}:${subject.slice(0, 7)}`;
  const told = statements.at(-1);
  const acts: Act[] = [];
  if (!told && chance.percent(80, 'tells', key))
    acts.push({
      key: `${key}:state`,
      at: within(world, openedAt, dueAt, 'tells', key),
      run: async submissionId =>
        investigations.state({
          ...{ actor: await people.actor(people.writerOf(unitId)), submissionId, no, fileIds: [] },
          text: '改约两次，均已电话告知用户。',
        }),
    });
  const decider = deciderOf(world, [unitId], 'investigates', unitId, subject.slice(0, 7));
  if (decider !== undefined)
    acts.push({
      key: `${key}:conclude`,
      at: later(world, latest(dueAt, told?.at), { from: 1, to: 3 }, 'concludes', key),
      run: async submissionId =>
        investigations.conclude({
          ...{ actor: await people.actor(decider), submissionId, no, fileIds: [], seen: statements.length },
          // Silence alone proves nothing.
          ...{
            finding: `与 ${no} 的说明不符，经核实系统记录`,
            concealed: told !== undefined && chance.percent(CONCEALED, 'conceals', key),
          },
        }),
    });
  return acts;
}
