import type { ServiceContext } from '../context.ts';

/** Everybody, those who have left included, by unit and id. */
export async function listStaff(context: Pick<ServiceContext, 'db'>) {
  const rows = await context.db.prisma.staff.findMany({
    include: { unit: { select: { name: true } }, headOf: { select: { name: true } } },
    orderBy: [{ unit: { name: 'asc' } }, { id: 'asc' }],
  });
  return rows.map(({ id, name, title, unit, roles, lines, headOf, active }) => ({
    id,
    name,
    title,
    unitName: unit.name,
    roles,
    lines,
    headOf: headOf.map(each => each.name),
    active,
  }));
}
