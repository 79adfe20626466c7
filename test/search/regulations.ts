import { readdirSync, readFileSync } from 'node:fs';
import { parseStandardFileName } from '../../src/domain/standards/file-name.ts';
import { guessLevel, type StandardLevel } from '../../src/domain/standards/levels.ts';
import { parseStandardText } from '../../src/domain/standards/parse-document.ts';
import { hasSharedData, sharedData } from '../helpers/shared-data.ts';

export type RegulationClause = { id: string; title: string; text: string; level: StandardLevel };

const FOLDER = sharedData('standards/');
const DEMO = new URL('../../prisma/seed/standards/', import.meta.url);

export type RegulationFile = { name: string; text: string };

/** The regulations beside the repository; none where they are missing, and then the tests that need them are skipped. */
export function regulationFiles(): RegulationFile[] {
  return hasSharedData ? filesOf(FOLDER) : [];
}

function filesOf(folder: URL): RegulationFile[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => ({ name, text: readFileSync(new URL(encodeURIComponent(name), folder), 'utf8') }));
}

/** All clauses as search documents, id `title/number`. */
export function regulationClauses(accept: (file: RegulationFile) => boolean = () => true): RegulationClause[] {
  return clausesOf(regulationFiles().filter(accept));
}

/** The demo branch office's standards, in the same form. */
export function demoClauses(): RegulationClause[] {
  return clausesOf(filesOf(DEMO));
}

function clausesOf(files: readonly RegulationFile[]): RegulationClause[] {
  return files.flatMap(({ name, text }) => {
    const { title } = parseStandardFileName(name);
    const parsed = parseStandardText(text);
    const level = guessLevel(parsed.title, parsed.subtitles);
    return [...parsed.clauses, ...parsed.annexes].map(clause => ({
      id: `${title}/${clause.number}`,
      title: [parsed.title, clause.chapter, clause.section, clause.title].filter(Boolean).join(' '),
      text: clause.text,
      level,
    }));
  });
}
