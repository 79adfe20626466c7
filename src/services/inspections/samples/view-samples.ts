import { maskPerson } from '../../../domain/inspections/samples/redact.ts';
import { samplesSchema } from '../../../domain/inspections/samples/sample.ts';
import type { Sheet } from '../../../domain/inspections/sheet.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import type { ServiceContext } from '../../context.ts';
import { loadSheet } from '../load-sheet.ts';
import { loadVisible } from '../load-visible.ts';

export interface ViewedSamples {
  readonly no: string;
  readonly unitName: string;
  readonly sheet: Sheet;
  /** Every sampled customer, those not reached and those who took their place among them, in order. */
  readonly samples: ReturnType<typeof samplesSchema.parse>;
  /** Names and numbers are kept back: the reader is of the inspected side. */
  readonly masked: boolean;
}

/**
 * 抽样明细: the sampled customers of a submitted result, for everybody who may see it. What could tell who the customer is, is for those who
 * run or oversee inspections.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function viewSamples(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ViewedSamples> {
  const { prisma } = context.db;
  const { inspection, disclosure } = await loadVisible(prisma, input.actor, input.no);
  const sheet = await loadSheet(context, inspection.templateId);
  const unit = await prisma.orgUnit.findUniqueOrThrow({ where: { id: inspection.unitId }, select: { name: true } });
  const rows = await prisma.sampleRecord.findMany({
    where: { inspectionId: inspection.id },
    orderBy: { ordinal: 'asc' },
  });
  const masked = !disclosure.inspectorName;
  const samples = samplesSchema
    .parse(rows)
    .map(sample => (masked ? { ...sample, label: maskPerson(sample.label), note: maskPerson(sample.note) } : sample));
  return { no: input.no, unitName: unit.name, sheet, samples, masked };
}
