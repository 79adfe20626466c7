import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JudgedQuery } from '../../../src/search/evaluate.ts';
import type { SearchDocument } from '../../../src/search/index.ts';

export const SETS = ['stard', 'cmrc2018'] as const;
export type SetName = (typeof SETS)[number];

/** Where the development data lies, from the folder the command is run in. */
const DATA = '../shared/data/retrieval';

export type DataSet = { name: SetName; documents: SearchDocument[]; questions: JudgedQuery[] };

/** Reads one set in place. Throws when it is not there. */
export async function loadSet(name: SetName): Promise<DataSet> {
  const [documents, questions] = await Promise.all([
    readLines<SearchDocument>(join(DATA, name, 'corpus.jsonl')),
    readLines<JudgedQuery>(join(DATA, name, 'queries.dev.jsonl')),
  ]);
  return { name, documents, questions };
}

async function readLines<T>(file: string): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(line => line.trim() !== '');
  return lines.map(line => JSON.parse(line) as T);
}
