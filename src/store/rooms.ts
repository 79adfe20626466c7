import type { Database } from './database.ts';

const PREFIX = 'unit-';

/**
 * People and group chats for channels that bring no roster of their own. Each department, customer group and county branch has one
 * group of everybody in it and below.
 */
export function createRooms(db: Database) {
  async function rooms() {
    const units = await db.prisma.orgUnit.findMany({ where: { active: true } });
    const staff = await db.prisma.staff.findMany({ where: { active: true }, select: { id: true, unitId: true } });
    const below = (id: string): string[] => [
      id,
      ...units.filter(unit => unit.parentId === id).flatMap(unit => below(unit.id)),
    ];
    return units
      .filter(unit => ['cityDepartment', 'customerGroup', 'countyBranch'].includes(unit.kind))
      .map(unit => {
        const members = new Set(below(unit.id));
        return {
          id: `${PREFIX}${unit.id}`,
          topic: `${unit.name}工作群`,
          memberIds: staff.filter(person => members.has(person.unitId)).map(person => person.id),
        };
      })
      .filter(room => room.memberIds.length > 1);
  }

  return {
    rooms,
    room: async (id: string) => (await rooms()).find(room => room.id === id),
    async contact(id: string) {
      const person = await db.prisma.staff.findUnique({ where: { id }, select: { id: true, name: true, title: true } });
      // Somebody unknown is still answered, kindly, by the bot.
      return person ?? { id, name: id };
    },
    contacts: () =>
      db.prisma.staff.findMany({ where: { active: true }, select: { id: true, name: true, title: true } }),
  };
}

export type Rooms = ReturnType<typeof createRooms>;
