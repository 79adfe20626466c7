import { readFile } from 'node:fs/promises';
import type { TestContext } from '../../helpers/context.ts';
import { importFile, publishFile } from '../standards/fixture.ts';

/** A demo standard as its next edition: the document with pieces replaced, which must all be there. */
async function edited(title: string, changes: readonly (readonly [before: string, after: string])[]): Promise<string> {
  const file = new URL(
    `../../../prisma/seed/standards/${encodeURIComponent(`${title}(2026-01-01).md`)}`,
    import.meta.url,
  );
  let text = await readFile(file, 'utf8');
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`${title} does not say ${before}`);
    text = text.replace(before, after);
  }
  return text;
}

/** Imports it as a draft. @returns the version's id. */
export async function draftEdition(
  test: TestContext,
  title: string,
  day: string,
  changes: readonly (readonly [string, string])[],
): Promise<string> {
  return importFile(test, `${title}(${day}).md`, await edited(title, changes));
}

/** Imports it and puts it in force from its day. */
export async function publishEdition(
  test: TestContext,
  title: string,
  day: string,
  changes: readonly (readonly [string, string])[],
): Promise<string> {
  return publishFile(test, `${title}(${day}).md`, await edited(title, changes));
}
