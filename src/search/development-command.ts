import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseStandardFileName } from '../domain/standards/file-name.ts';
import { guessLevel, rankOfLevel, type StandardLevel } from '../domain/standards/levels.ts';
import { parseStandardText } from '../domain/standards/parse-document.ts';
import { buildIndex, type SearchIndex } from './index.ts';

/** A question as staff type it, with the clauses that answer it; `writer` is who wrote it, so that nobody is judged by their own. */
export type StaffQuestion = {
  readonly text: string;
  readonly kind: 'answerable' | 'nearDomain' | 'offDomain';
  readonly library?: LibraryName;
  readonly relevant: readonly string[];
  readonly writer: number;
};
export type LibraryName = 'demo' | 'regulations' | 'all';

export type StaffClause = { id: string; title: string; text: string; level: StandardLevel };

export const DEFAULT_QUESTIONS = 'test/search/development-questions.json';
export const DEMO_FOLDER = 'prisma/seed/standards';
export const REGULATIONS_FOLDER = '../shared/data/standards';

export const rankOf = (clause: StaffClause): number => rankOfLevel(clause.level);

export function readQuestions(file: string): StaffQuestion[] {
  return JSON.parse(readFileSync(file, 'utf8')) as StaffQuestion[];
}

/** The libraries that questions are asked over: the demo standards, the newest edition of each regulation, and both. */
export function staffLibraries(
  demoFolder = DEMO_FOLDER,
  regulationsFolder = REGULATIONS_FOLDER,
): Readonly<Record<LibraryName, SearchIndex<StaffClause>>> {
  const demo = clausesIn(demoFolder);
  const regulations = clausesIn(regulationsFolder);
  return { demo: buildIndex(demo), regulations: buildIndex(regulations), all: buildIndex([...demo, ...regulations]) };
}

/** Newest edition of each standard of a folder, one document a clause, id `title/number`. */
function clausesIn(folder: string): StaffClause[] {
  const newest = new Map<string, string>();
  for (const name of readdirSync(folder)
    .filter(file => file.endsWith('.md'))
    .sort()) {
    const named = parseStandardFileName(name);
    newest.set(named.title, name);
  }
  return [...newest].flatMap(([title, name]) => {
    const { subtitles, clauses, annexes, ...parsed } = parseStandardText(readFileSync(join(folder, name), 'utf8'));
    const level = guessLevel(parsed.title, subtitles);
    return [...clauses, ...annexes].map(({ number, chapter, section, title: heading, text }) => ({
      id: `${title}/${number}`,
      title: [parsed.title, chapter, section, heading].filter(Boolean).join(' '),
      text,
      level,
    }));
  });
}

/** One JSON object a line; blank lines are passed over. */
export function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      try {
        return [JSON.parse(line) as T];
      } catch (cause) {
        throw new Error(`${file}, line ${at + 1}: not JSON`, { cause });
      }
    });
}
