import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canEditTemplates, canSeeTemplates } from '../../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../../context.ts';

export interface ListedTemplate {
  readonly name: string;
  readonly version: number;
  readonly state: 'inForce' | 'coming' | 'draft';
  readonly effectiveFrom: Date;
  readonly items: number;
}

export interface ListedProgramme {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly templates: readonly ListedTemplate[];
}

/**
 * The programmes whose templates somebody may see, with the edition in force, those to come, and the draft for who may change it.
 *
 * @throws AppError `forbidden`
 */
export async function listTemplates(context: ServiceContext, input: { actor: Actor }): Promise<ListedProgramme[]> {
  const { actor } = input;
  assertAllowed(canSeeTemplates(actor));
  const now = context.clock.now();
  const programmes = await context.db.prisma.inspectionProgramme.findMany({
    where: { active: true },
    orderBy: { ordinal: 'asc' },
    include: {
      templates: {
        where: {
          OR: [
            { status: 'published', OR: [{ effectiveTo: null }, { effectiveTo: { gt: now } }] },
            ...(canEditTemplates(actor).allowed ? [{ status: 'draft' as const }] : []),
          ],
        },
        orderBy: { version: 'asc' },
        include: { _count: { select: { items: true } } },
      },
    },
  });
  return programmes
    .filter(programme => canSeeTemplates(actor, programme.line).allowed)
    .map(({ id, name, aliases, templates }) => ({
      id,
      name,
      aliases,
      templates: templates.map(template => ({
        name: template.name,
        version: template.version,
        state: template.status === 'draft' ? 'draft' : template.effectiveFrom > now ? 'coming' : 'inForce',
        effectiveFrom: template.effectiveFrom,
        items: template._count.items,
      })),
    }));
}
