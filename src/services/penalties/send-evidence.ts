import type { SentFile } from '../../domain/conversation/message.ts';
import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeReview } from '../../domain/permissions/liability.ts';
import type { ServiceContext } from '../context.ts';
import { makeFile } from '../files/make-file.ts';
import { loadUnitNames } from './load-people.ts';
import { loadReview, reviewSides } from './load-review.ts';
import { viewAppeal } from './view-appeal.ts';

/** A file that proves something; of a 责任认定 with the unit that sent it in. */
export type SentEvidence = SentFile & { readonly unitName?: string };

/**
 * The files of a 考核申诉 (SS) or of all sides of a 责任认定 (RD), to whoever may see it; of a picture the copy that holds the pixels only, but the
 * file as it came to those who decide.
 *
 * @throws AppError notFound, forbidden.
 */
export async function sendEvidence(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<SentEvidence[]> {
  const { actor, no } = input;
  const { prisma } = context.db;
  const unitNames = no.startsWith('RD') ? await sidesOf(context, input) : await appealOf(context, input);
  const rows = await prisma.evidence.findMany({
    where: { subjectType: { in: [...SUBJECT_TYPES] }, subjectId: { in: [...unitNames.keys()] } },
    include: { file: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const asProof = hasRole(actor, 'qualityOfficer', 'leader');
  const files: SentEvidence[] = [];
  for (const { file, subjectId } of rows) {
    const clean = !asProof && file.cleanSha256 !== null;
    const content = await context.files.read(clean ? file.cleanSha256! : file.sha256);
    const mime = clean && file.mime !== 'image/jpeg' ? 'image/png' : file.mime;
    const unitName = unitNames.get(subjectId);
    const sent = await makeFile(context, { forId: actor.id, name: file.name, mime, content });
    files.push({ ...sent, ...(unitName !== undefined && { unitName }) });
  }
  return files;
}

const SUBJECT_TYPES = ['appeal', 'liability', 'liabilityStatement'] as const;

async function appealOf(context: ServiceContext, input: { actor: Actor; no: string }) {
  await viewAppeal(context, input);
  const { no } = input;
  const { id } = await context.db.prisma.scoreAppeal.findUniqueOrThrow({ where: { no }, select: { id: true } });
  return new Map<string, string | undefined>([[id, undefined]]);
}

/** What the sides of a 责任认定 have said, by the unit that said it. */
async function sidesOf(context: ServiceContext, { actor, no }: { actor: Actor; no: string }) {
  const { prisma } = context.db;
  const review = await loadReview(prisma, no);
  assertAllowed(canSeeReview(actor, reviewSides(review)));
  const nameOf = await loadUnitNames(prisma);
  const said = review.statements.map(({ id, unitId }) => [id, nameOf(unitId)] as const);
  return new Map<string, string | undefined>([[review.id, nameOf(review.unitId)], ...said]);
}
