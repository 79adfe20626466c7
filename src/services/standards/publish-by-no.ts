import type { Day } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canPublishStandard } from '../../domain/permissions/standards.ts';
import type { PublicationDayProblem } from '../../domain/standards/publication-day.ts';
import type { ServiceContext } from '../context.ts';
import { editionFacts, loadVersion } from './load-version.ts';
import { dayProblem, type PublishResult, publishStandard } from './publish-standard.ts';

/** 发布, as a person says it: by 单号. @throws AppError `notFound`, `forbidden`, `conflict`. */
export async function publishByNo(
  context: ServiceContext,
  input: { actor: Actor; no: string; effectiveDay?: Day; submissionId: string },
): Promise<{ result: PublishResult; no: string; title: string; label: string }> {
  const { actor, no, effectiveDay, submissionId } = input;
  const version = await loadVersion(context.db.prisma, { no });
  const result = await publishStandard(context, {
    by: actor,
    versionId: version.id,
    submissionId,
    ...(effectiveDay && { effectiveDay }),
  });
  return { result, ...editionFacts(version) };
}

/** Whether an edition may take effect from a day, before anybody confirms it. @throws AppError `notFound`, `forbidden`. */
export async function checkPublicationDay(
  context: ServiceContext,
  input: { actor: Actor; no: string; day: Day },
): Promise<PublicationDayProblem | undefined> {
  assertAllowed(canPublishStandard(input.actor));
  return dayProblem(context, await loadVersion(context.db.prisma, { no: input.no }), input.day);
}
