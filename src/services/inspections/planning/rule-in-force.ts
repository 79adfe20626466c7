import { programmeRulesSchema, type TaskRule, taskRuleSchema } from '../../../domain/inspections/programme-rules.ts';
import type { Prisma, Tx } from '../../../store/database.ts';
import type { InspectionProgramme } from '../../../store/generated/client.ts';

/** By which rule a period of a programme is drawn: the latest that holds from it or earlier, else the programme's own. Names of periods of one cycle sort in time order. */
export async function ruleInForce(
  db: Tx | Prisma,
  programme: Pick<InspectionProgramme, 'id' | 'rules'>,
  period: string,
): Promise<{ rule: TaskRule; firstSeed: string | null }> {
  const version = await db.drawRuleVersion.findFirst({
    where: { programmeId: programme.id, fromPeriod: { lte: period } },
    orderBy: [{ fromPeriod: 'desc' }, { at: 'desc' }],
  });
  if (!version) {
    const { draw, visits } = programmeRulesSchema.parse(programme.rules);
    return { rule: { draw, visits }, firstSeed: null };
  }
  return {
    rule: taskRuleSchema.parse(version.rule),
    firstSeed: version.fromPeriod === period ? version.seed : null,
  };
}
