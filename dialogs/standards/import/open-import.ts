import type { ImportPreview } from '../../../src/services/standards/import-standard.ts';

/** What was read and waits for an answer: to be confirmed, to be given a day, or to be corrected because its day is taken. */
export type OpenImport = Extract<ImportPreview, { kind: 'new' | 'needs' | 'dateTaken' }>;
