import type { ServiceContext } from '../context.ts';

/** Everybody who can use the assistant, by unit and id. */
export async function listStaff(context: Pick<ServiceContext, 'db'>) {
  const rows = await context.db.prisma.staff.findMany({
    where: { active: true },
    include: { unit: { select: { name: true } }, headOf: { select: { name: true } } },
    orderBy: [{ unit: { name: 'asc' } }, { id: 'asc' }],
  });
  return rows.map(({ id, name, title, unit, roles, lines, headOf }) => ({
    id,
    name,
    title,
    unitName: unit.name,
    roles,
    lines,
    headOf: headOf.map(each => each.name),
  }));
}
