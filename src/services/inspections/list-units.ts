import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canFileInspection } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { InspectionProgramme, OrgUnit } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import type { NamedChoice } from './list-choices.ts';

/**
 * The units a programme inspects: of its kinds, and for halls of its hall kinds (any when none are named).
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function listUnits(
  context: Pick<ServiceContext, 'db'>,
  input: { actor: Actor; programmeId: string },
): Promise<{ programme: NamedChoice; units: NamedChoice[] }> {
  const programme = await context.db.prisma.inspectionProgramme.findUnique({ where: { id: input.programmeId } });
  if (!programme) throw new AppError('notFound');
  assertAllowed(canFileInspection(input.actor, programme.line));
  const units = await coveredUnits(context.db.prisma, programme);
  const { id, name, aliases } = programme;
  return { programme: { id, name, aliases }, units };
}

type Covering = Pick<InspectionProgramme, 'unitKinds' | 'hallKinds'>;

/** The units a programme covers today. */
export async function coveredUnits(db: Tx | Prisma, programme: Covering): Promise<NamedChoice[]> {
  return (await unitsCoveredBy(db, [programme]))(programme);
}

/** The units of several programmes, read once. */
export async function unitsCoveredBy(
  db: Tx | Prisma,
  programmes: readonly Covering[],
): Promise<(programme: Covering) => NamedChoice[]> {
  const kinds = [...new Set(programmes.flatMap(({ unitKinds }) => unitKinds))];
  const units = await db.orgUnit.findMany({
    where: { active: true, kind: { in: kinds } },
    orderBy: [{ hallKind: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, aliases: true, kind: true, hallKind: true },
  });
  return programme =>
    units.filter(unit => covers(programme, unit)).map(({ id, name, aliases }) => ({ id, name, aliases }));
}

/** Whether a unit is one of those a programme covers today. */
export async function isCovered(db: Tx | Prisma, programme: Covering, unitId: string): Promise<boolean> {
  const unit = await db.orgUnit.findUnique({
    where: { id: unitId, active: true },
    select: { kind: true, hallKind: true },
  });
  return unit !== null && covers(programme, unit);
}

function covers({ unitKinds, hallKinds }: Covering, { kind, hallKind }: Pick<OrgUnit, 'kind' | 'hallKind'>): boolean {
  return unitKinds.includes(kind) && (hallKinds.length === 0 || hallKind === null || hallKinds.includes(hallKind));
}
