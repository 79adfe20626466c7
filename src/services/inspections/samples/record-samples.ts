import { randomUUID } from 'node:crypto';
import { replacements } from '../../../domain/inspections/samples/rates.ts';
import type { Sample } from '../../../domain/inspections/samples/sample.ts';
import type { Tx } from '../../../store/database.ts';

/** Keeps the sampled customers of a result with it, each with who replaced them. Part of submitting: runs in that transaction. */
export async function recordSamples(tx: Tx, inspectionId: string, samples: readonly Sample[]): Promise<void> {
  await tx.sampleRecord.deleteMany({ where: { inspectionId } });
  if (samples.length === 0) return;
  const replacedBy = replacements(samples);
  await tx.sampleRecord.createMany({
    data: samples.map(({ by: _by, ...sample }) => ({
      id: randomUUID(),
      inspectionId,
      ...sample,
      replacedBy: replacedBy.get(sample.ordinal) ?? null,
    })),
  });
}
