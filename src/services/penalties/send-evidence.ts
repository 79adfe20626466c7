import type { SentFile } from '../../domain/conversation/message.ts';
import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeReview } from '../../domain/permissions/liability.ts';
import type { ServiceContext } from '../context.ts';
import { makeFile } from '../files/make-file.ts';
import { loadEntry } from './load-entry.ts';
import { loadOrigin } from './load-origin.ts';
import { loadUnitNames } from './load-people.ts';
import { loadReview, reviewSides } from './load-review.ts';
import { visibleReversals } from './reversals/load-reversible.ts';
import { assertSees } from './sees-entry.ts';
import { viewAppeal } from './view-appeal.ts';

/** A file that proves something; of a 责任认定 with the unit that sent it in. */
export type SentEvidence = SentFile & { readonly unitName?: string };

/**
 * The files of a 考核申诉 (SS), of all sides of a 责任认定 (RD), or of what was proposed by a person: a reward, a 冲销 (KF, JF), to whoever may see it; of a picture the copy that holds the pixels only, but the
 * file as it came to those who decide.
 *
 * @throws AppError notFound, forbidden.
 */
export async function sendEvidence(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<SentEvidence[]> {
  const { actor } = input;
  const { prisma } = context.db;
  const unitNames = await subjectsOf(context, input);
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

const SUBJECT_TYPES = ['appeal', 'liability', 'liabilityStatement', 'penalty', 'reversal'] as const;

/** Ids of what the files may be of, with the unit that sent them in where that has to be told. */
async function subjectsOf(context: ServiceContext, input: { actor: Actor; no: string }) {
  if (input.no.startsWith('RD')) return sidesOf(context, input);
  return /^[KJ]F/.test(input.no) ? entryOf(context, input) : appealOf(context, input);
}

async function entryOf(context: ServiceContext, { actor, no }: { actor: Actor; no: string }) {
  const { prisma } = context.db;
  const entry = await loadEntry(prisma, no);
  await assertSees(context, actor, entry, await loadOrigin(prisma, entry));
  const reversals = await visibleReversals(prisma, actor, entry.id);
  return new Map<string, string | undefined>([entry.id, ...reversals.map(({ id }) => id)].map(id => [id, undefined]));
}

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
