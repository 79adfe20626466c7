import type { Prisma } from '../../store/database.ts';
import { redactorOf } from '../inspections/redactor.ts';

/**
 * What a 责任认定 is about, in a line or two, for sides that may not see the record itself: what was found or demanded, without names of
 * people.
 */
export async function aboutSubject(
  db: Prisma,
  { subjectType, subjectId: id }: { subjectType: string; subjectId: string },
): Promise<string[]> {
  const lines = (await linesOf(db, subjectType, id)).filter(line => line !== '');
  const redact = await redactorOf(db, lines);
  return lines.map(redact);
}

async function linesOf(db: Prisma, subjectType: string, id: string): Promise<string[]> {
  switch (subjectType) {
    case 'rectification': {
      const notice = await db.rectificationNotice.findUnique({
        where: { id },
        include: { finding: { include: { item: true } } },
      });
      return notice ? [notice.finding.item.title, notice.finding.note] : [];
    }
    case 'supervision': {
      const order = await db.supervisionOrder.findUnique({ where: { id } });
      return order ? [order.title, order.requirement] : [];
    }
    case 'penalty': {
      const entry = await db.penaltyEntry.findUnique({
        where: { id },
        include: { ruleVersion: { include: { rule: true } } },
      });
      return entry ? [entry.ruleVersion.rule.title, entry.ruleVersion.text] : [];
    }
    default:
      return [];
  }
}
