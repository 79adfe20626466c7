import type { Tx } from './database.ts';

/**
 * Makes a use case answer the same for the same submission id. The receipt is claimed first, so two tries at once cannot both
 * do the work: the second waits for the first one's transaction and then finds its result.
 *
 * `Result` must survive JSON.
 */
export async function once<Result>(
  tx: Tx,
  input: { submissionId: string; useCase: string; at: Date },
  work: () => Promise<Result>,
): Promise<{ repeated: boolean; result: Result }> {
  const claimed = await tx.$executeRaw`
    INSERT INTO "Receipt" ("submissionId", "useCase", result, at)
    VALUES (${input.submissionId}, ${input.useCase}, 'null'::jsonb, ${input.at}) ON CONFLICT DO NOTHING`;
  if (claimed === 0) {
    const receipt = await tx.receipt.findUniqueOrThrow({ where: { submissionId: input.submissionId } });
    return { repeated: true, result: receipt.result as Result };
  }
  const result = await work();
  await tx.$executeRaw`
    UPDATE "Receipt" SET result = ${JSON.stringify(result ?? null)}::jsonb WHERE "submissionId" = ${input.submissionId}`;
  return { repeated: false, result };
}
