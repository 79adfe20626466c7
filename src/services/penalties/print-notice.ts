import type { SentFile } from '../../domain/conversation/message.ts';
import type { Disclosure } from '../../domain/inspections/disclosure.ts';
import { isUndercover } from '../../domain/inspections/disclosure.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { PenaltyChain } from '../../domain/penalties/chain.ts';
import type { PenaltyNoticeSheet } from '../../domain/penalties/notice-sheet.ts';
import type { PenaltyStatus } from '../../domain/penalties/status.ts';
import { penaltyPdf } from '../../records/penalty-pdf.ts';
import type { ServiceContext } from '../context.ts';
import { makeFile } from '../files/make-file.ts';
import { readPhotos } from '../inspections/records/read-photos.ts';
import { loadChain } from './load-chain.ts';
import { loadEntry } from './load-entry.ts';
import { loadOrigin, type Origin, photosWhere } from './load-origin.ts';
import { assertSees, seesAppealOf } from './sees-entry.ts';

export type PrintNoticeOutcome =
  | { readonly kind: 'printed'; readonly no: string; readonly unitName: string; readonly file: SentFile }
  /** Nothing was imposed: there is nothing to give notice of. */
  | { readonly kind: 'notConfirmed'; readonly no: string; readonly status: PenaltyStatus };

/** As many pictures as a notice shows. */
const MOST_PHOTOS = 12;

/**
 * 扣分通知单: a confirmed entry as a PDF, for whoever may see it. It is made to be handed to the responsible unit, so it names no inspector and no
 * person of a remark, whoever takes it out.
 *
 * @param input.compose puts the chain into words
 * @throws AppError `notFound`, `forbidden`
 */
export async function printNotice(
  context: ServiceContext,
  input: { actor: Actor; no: string; compose: (chain: PenaltyChain, now: Date) => PenaltyNoticeSheet },
): Promise<PrintNoticeOutcome> {
  const { actor, no, compose } = input;
  const { prisma } = context.db;
  const entry = await loadEntry(prisma, no);
  const origin = await loadOrigin(prisma, entry);
  await assertSees(context, actor, entry, origin);
  if (entry.status === 'proposed' || entry.status === 'rejected')
    return { kind: 'notConfirmed', no, status: entry.status };
  const hidesDeliberation = !seesAppealOf(actor, entry);
  const viewing = { inspection: asInspectedSide(origin), hidesDeliberation, actor: null };
  const chain = await loadChain(context, entry, origin, viewing);
  const own = { subjectType: 'penalty', subjectId: entry.id };
  const rows = await prisma.evidence.findMany({
    where: origin.finding ? { OR: [own, photosWhere(origin.finding)] } : own,
    include: { file: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: MOST_PHOTOS,
  });
  const photos = await readPhotos(context, rows, () => 0);
  const content = await penaltyPdf(compose(chain, context.clock.now()), photos);
  const name = `${no}-${chain.unitName}.pdf`;
  const file = await makeFile(context, { forId: actor.id, name, mime: 'application/pdf', content });
  return { kind: 'printed', no, unitName: chain.unitName, file };
}

/** What the inspected side may know of the visit. */
function asInspectedSide({ inspection }: Origin): Disclosure | undefined {
  if (!inspection) return undefined;
  const undercover = isUndercover(inspection.programme);
  return {
    exists: true,
    inspectorName: false,
    role: undercover ? 'mysteryShopper' : 'inspector',
    inspectedAt: undercover ? 'day' : 'time',
  };
}
