import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canImportStandard } from '../../domain/permissions/standards.ts';
import type { ServiceContext } from '../context.ts';
import { type ImportCorrections, type ImportResult, importStandard } from './import-standard.ts';
import { loadSentFile } from './load-sent-file.ts';

/**
 * Imports a file that its importer has sent to the assistant, as a draft version.
 *
 * @throws AppError `forbidden`, `notFound`, `invalidInput`, `conflict` when it would replace another draft than was shown.
 */
export async function importSentFile(
  context: ServiceContext,
  input: {
    actor: Actor;
    fileId: string;
    corrections: ImportCorrections;
    /** What the preview said it would replace. */
    shown: { replaces: string | undefined };
    submissionId: string;
  },
): Promise<ImportResult> {
  assertAllowed(canImportStandard(input.actor));
  const file = await loadSentFile(context, input);
  const { corrections, shown, submissionId } = input;
  return importStandard(context, { by: input.actor, file, corrections, shown, submissionId });
}
