import { readersOf } from '../../domain/standards/audience.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadAudience } from './load-audience.ts';
import type { LoadedVersion } from './load-version.ts';

/** Whom a withdrawal concerns: those whose work the standard governs, and the quality officers, who answer for the library. */
export async function withdrawalReaders(
  context: ServiceContext,
  tx: Tx,
  version: LoadedVersion,
  now: Date,
): Promise<string[]> {
  const { units, staff } = await loadAudience(tx, { line: version.standard.line, on: now });
  const officers = await context.directory.withRole(tx, 'qualityOfficer');
  return [...new Set([...readersOf(version.standard, units, staff), ...officers.map(officer => officer.id)])];
}
