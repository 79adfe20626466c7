import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canImportStandard } from '../../domain/permissions/standards.ts';
import type { ServiceContext } from '../context.ts';
import { type ImportCorrections, type ImportPreview, previewImport } from './import-standard.ts';
import { loadSentFile } from './load-sent-file.ts';

/**
 * What importing a file would do that its importer has sent to the assistant; writes nothing.
 *
 * @throws AppError `forbidden`, `notFound`, `invalidInput`.
 */
export async function previewSentFile(
  context: ServiceContext,
  input: { actor: Actor; fileId: string; corrections: ImportCorrections },
): Promise<ImportPreview> {
  assertAllowed(canImportStandard(input.actor));
  const file = await loadSentFile(context, input);
  return previewImport(context, { by: input.actor, file, corrections: input.corrections });
}
