import { atShanghai, type Day, periodOf } from '../../domain/calendar/shanghai.ts';
import { foldWords } from '../../domain/language/same-words.ts';
import type { PenaltyReason } from '../../domain/penalties/reason.ts';
import type { Prisma, Tx } from '../../store/database.ts';

/**
 * The 单号 of a reward, undecided or given, that was proposed in the same words for the same unit and day; undefined when there is none. Rules
 * of one matter count once (《服务质量考核办法》第二十五条).
 */
export async function findSameReward(
  db: Tx | Prisma,
  wanted: { unitId: string; day: Day; text: string },
): Promise<string | undefined> {
  const { unitId, day, text } = wanted;
  const known = await db.penaltyEntry.findMany({
    where: {
      ...{ subjectType: 'reward', responsibleUnitId: unitId, period: periodOf(atShanghai(day, '12:00'), 'month') },
      status: { notIn: ['rejected', 'reversed'] },
    },
    select: { no: true, reason: true },
    orderBy: { no: 'asc' },
  });
  const words = foldWords(text);
  return known.find(({ reason }) => {
    const said = reason as PenaltyReason;
    return said.code === 'reward' && (said.day ?? day) === day && foldWords(said.text) === words;
  })?.no;
}
