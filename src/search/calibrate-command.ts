import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseStandardFileName } from '../domain/standards/file-name.ts';
import { guessLevel, rankOfLevel, type StandardLevel } from '../domain/standards/levels.ts';
import { parseStandardText } from '../domain/standards/parse-document.ts';
import { type Case, fitLogistic } from './calibrate.ts';
import { conceptsOf } from './concepts.ts';
import { EVIDENCE, type Evidence, evidenceFor, type Logistic, probability } from './evidence.ts';
import { buildIndex } from './index.ts';
import { search } from './search.ts';
import { SYNONYMS as synonyms } from './synonyms.ts';

const HELP = `Fits the models of coefficients.ts to the development half of the judged questions and prints them.

Usage: node src/search/calibrate-command.ts [--questions FILE] [--demo DIR] [--regulations DIR]

  --questions FILE    {text, kind, split, library, relevant} (default test/search/library-questions.json)
  --demo DIR          the demo standards (default prisma/seed/standards)
  --regulations DIR   the regulations (default ../shared/data/standards)
  --help              this text
`;

type Question = { text: string; kind: string; split: string; library: string; relevant: string[] };
type Clause = { id: string; title: string; text: string; level: StandardLevel };
type Judged = { evidence: Evidence; first: boolean; covered: boolean };

/** Newest edition of each standard, one document an article, id `title/number`. */
function loadLibrary(folder: string): Clause[] {
  const newest = new Map<string, string>();
  for (const name of readdirSync(folder)
    .filter(file => file.endsWith('.md'))
    .sort())
    newest.set(parseStandardFileName(name).title, name);
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

/** How many were answered wrongly, rightly, and how many not, at each line between answer and candidates. */
function riskCoverage(judged: readonly Judged[], first: Logistic): string[] {
  return [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map(line => {
    const answered = judged.filter(({ evidence }) => probability(first, evidence) >= line);
    const wrong = answered.filter(({ first: right }) => !right).length;
    return `  answer at ${line.toFixed(2)}: ${answered.length - wrong} right, ${wrong} wrong, ${judged.length - answered.length} not answered`;
  });
}

function coverageLines(judged: readonly Judged[], covered: Logistic): string[] {
  return [0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map(line => {
    const refused = judged.filter(({ evidence }) => probability(covered, evidence) < line);
    const wrongly = refused.filter(entry => entry.covered).length;
    const inVain = judged.filter(entry => !entry.covered).length - (refused.length - wrongly);
    return `  none below ${line.toFixed(2)}: ${wrongly} refused wrongly, ${refused.length - wrongly} rightly, ${inVain} let through`;
  });
}

function print(name: string, { intercept, weights }: Logistic): string {
  const lines = EVIDENCE.map(evidence => `    ${evidence}: ${weights[evidence].toFixed(2)},`);
  return `${name}: {\n  intercept: ${intercept.toFixed(2)},\n  weights: {\n${lines.join('\n')}\n  },\n}`;
}

function main(): number {
  const options = {
    questions: { type: 'string', default: 'test/search/library-questions.json' },
    demo: { type: 'string', default: 'prisma/seed/standards' },
    regulations: { type: 'string', default: '../shared/data/standards' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  let values: { questions: string; demo: string; regulations: string; help?: boolean };
  try {
    ({ values } = parseArgs({ options }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return 2;
  }
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const demo = loadLibrary(values.demo);
  const indexes = new Map([
    ['demo', buildIndex(demo)],
    ['all', buildIndex([...demo, ...loadLibrary(values.regulations)])],
  ]);
  const questions = JSON.parse(readFileSync(values.questions, 'utf8')) as Question[];
  const judge = ({ text, kind, library, relevant }: Question): Judged[] => {
    const index = indexes.get(library);
    const hits = index ? search(index, text, { limit: 10, synonyms, rankOf: clause => rankOfLevel(clause.level) }) : [];
    const [best] = hits;
    if (!index || !best) return [];
    return [
      {
        evidence: evidenceFor(conceptsOf(text, index, synonyms), hits, index),
        first: relevant.includes(best.id),
        covered: kind === 'answerable',
      },
    ];
  };
  const judged = questions.filter(({ split }) => split === 'dev').flatMap(judge);
  const casesOf = (right: (entry: Judged) => boolean): Case[] =>
    judged.map(entry => ({ evidence: entry.evidence, right: right(entry) }));
  const first = fitLogistic(casesOf(entry => entry.first));
  const covered = fitLogistic(casesOf(entry => entry.covered));
  const report = [
    print('FIRST_IS_RIGHT', first),
    ...riskCoverage(judged, first),
    print('LIBRARY_ANSWERS', covered),
    ...coverageLines(judged, covered),
  ];
  process.stdout.write(`${report.join('\n')}\n`);
  return 0;
}

process.exitCode = main();
