import { OPERATOR } from '../../../src/domain/permissions/standards.ts';
import { importStandard } from '../../../src/services/standards/import-standard.ts';
import { publishStandard } from '../../../src/services/standards/publish-standard.ts';
import type { TestContext } from '../../helpers/context.ts';

/** Imports a document as a draft, as the operator of the machine does. @returns the version's id. */
export async function importFile(test: TestContext, fileName: string, text: string): Promise<string> {
  const imported = await importStandard(test.context, {
    by: OPERATOR,
    file: { name: fileName, bytes: Buffer.from(text) },
  });
  if (imported.kind !== 'imported') throw new Error(`${fileName}: ${imported.kind}`);
  return imported.versionId;
}

/** The same, put in force from its date. */
export async function publishFile(test: TestContext, fileName: string, text: string): Promise<string> {
  const versionId = await importFile(test, fileName, text);
  const published = await publishStandard(test.context, { by: OPERATOR, versionId });
  if (published.kind !== 'published') throw new Error(`${fileName}: ${published.kind}`);
  return versionId;
}
