import { programmeRulesSchema } from '../../domain/inspections/programme-rules.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSetReview } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';

export interface ReviewRule {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly review: boolean;
}

/** 复核设置: which programmes' results are reviewed before their units see them. @throws AppError `forbidden` */
export async function listReviewRules(context: ServiceContext, input: { actor: Actor }): Promise<ReviewRule[]> {
  assertAllowed(canSetReview(input.actor));
  const rows = await context.db.prisma.inspectionProgramme.findMany({
    where: { active: true },
    orderBy: { ordinal: 'asc' },
  });
  return rows.map(({ id, name, aliases, rules }) => ({
    ...{ id, name, aliases },
    review: programmeRulesSchema.parse(rules).review,
  }));
}

export interface SetReview {
  readonly kind: 'set' | 'unchanged';
  readonly name: string;
  readonly review: boolean;
  /** Results that were submitted under the rule before and still wait for their review. */
  readonly waiting: number;
}

/** Switches the review of a programme on or off, for results submitted from now on. @throws AppError `forbidden`, `notFound` */
export async function setReview(
  context: ServiceContext,
  input: { actor: Actor; programmeId: string; review: boolean },
): Promise<SetReview> {
  const { actor, programmeId, review } = input;
  assertAllowed(canSetReview(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await tx.$queryRaw`SELECT 1 FROM "InspectionProgramme" WHERE id = ${programmeId} FOR UPDATE`;
    const programme = await tx.inspectionProgramme.findUnique({ where: { id: programmeId } });
    if (!programme) throw new AppError('notFound');
    const waiting = await tx.inspection.count({ where: { programmeId, status: 'submitted', releasedAt: null } });
    const { name } = programme;
    if (programmeRulesSchema.parse(programme.rules).review === review)
      return { kind: 'unchanged', name, review, waiting };
    const rules = { ...(programme.rules as Prisma.JsonObject), review } as Prisma.InputJsonObject;
    await tx.inspectionProgramme.update({ where: { id: programmeId }, data: { rules } });
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'programme.review',
      subjectType: 'programme',
      subjectId: programmeId,
      detail: { review },
    });
    return { kind: 'set', name, review, waiting };
  });
}
