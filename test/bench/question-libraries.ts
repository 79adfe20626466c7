import { buildIndex } from '../../src/search/index.ts';
import type { LibraryClause, LibrarySnapshot } from '../../src/services/standards/library.ts';
import { demoClauses, type RegulationClause, regulationClauses } from '../search/regulations.ts';
import type { Question } from './question-report.ts';

/** The libraries that the questions are about: the demo standards, the regulations, and both together. Clauses are named `title/number`. */
export function loadLibraries(): Record<Question['library'], LibrarySnapshot> {
  const demo = demoClauses();
  const regulations = regulationClauses(file => !file.name.includes('2019-03-24'));
  return { demo: snapshot(demo), regulations: snapshot(regulations), all: snapshot([...demo, ...regulations]) };
}

function snapshot(documents: readonly RegulationClause[]): LibrarySnapshot {
  const clauses = documents.map((document): LibraryClause => {
    const [standard = '', number = ''] = document.id.split('/');
    return {
      ...document,
      questions: [],
      heading: null,
      chapter: null,
      standardId: standard,
      standard,
      aliases: [],
      versionId: standard,
      version: '',
      effectiveFrom: new Date(0),
      path: number,
      number,
    };
  });
  return { clauses, index: buildIndex(clauses) };
}
