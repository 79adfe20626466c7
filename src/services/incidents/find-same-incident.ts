import { atShanghai, type Day } from '../../domain/calendar/shanghai.ts';
import { foldWords } from '../../domain/language/same-words.ts';
import type { Prisma, Tx } from '../../store/database.ts';

/**
 * The 单号 of an incident of the same day and unit, presumed or found responsible, with the same title or the same facts, whose points were not
 * refused; undefined when there is none. One matter is charged once (《服务质量考核办法》第二十五条).
 */
export async function findSameIncident(
  db: Tx | Prisma,
  wanted: { unitId: string; day: Day; title: string; facts: string },
): Promise<string | undefined> {
  const { unitId, day } = wanted;
  const known = await db.serviceIncident.findMany({
    where: {
      happenedOn: atShanghai(day, '12:00'),
      OR: [{ responsibleUnitId: unitId }, { entry: { responsibleUnitId: unitId } }],
      entry: { status: { notIn: ['rejected', 'reversed'] } },
    },
    select: { no: true, title: true, facts: true },
    orderBy: { no: 'asc' },
  });
  const [title, facts] = [foldWords(wanted.title), foldWords(wanted.facts)];
  return known.find(each => foldWords(each.title) === title || foldWords(each.facts) === facts)?.no;
}
