import '../../src/closed-output.ts';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createModels } from '../../src/llm/configured.ts';
import type { ModelCall } from '../../src/llm/model.ts';
import { createClauseVectors } from '../../src/services/standards/clause-vectors.ts';
import type { RetrievalContext } from '../../src/services/standards/retrieve-clauses.ts';
import type { Database } from '../../src/store/database.ts';
import { loadLibraries } from './question-libraries.ts';
import { type Question, REPORT_HEAD, reportLine, reportQuestions } from './question-report.ts';
import { startScriptedModel } from './scripted-model.ts';

const HELP = `Asks a set of questions without a model, and with one that rewrites, ranks and compares meaning.

Usage: npm run eval:model -- [options]

  --scripted-model        the built-in script (default): rewrites by a small table, ranks by shared words
  --model-url URL         an OpenAI-compatible server instead, such as http://127.0.0.1:11434/v1
  --model NAME            its model (with --model-url)
  --embedding-model NAME  its embedding model
  --questions FILE        [{text, kind, library, relevant}] (default the two files of test/search: those
                          that were tuned on, and those that were not)
  --help                  this text

The key of a server is read from OPENAI_API_KEY.
`;

const TUNED_ON = fileURLToPath(new URL('../search/development-questions.json', import.meta.url));
const UNSEEN = fileURLToPath(new URL('../search/unseen-questions.json', import.meta.url));

async function main(): Promise<number> {
  const options = {
    'scripted-model': { type: 'boolean' },
    'model-url': { type: 'string' },
    model: { type: 'string' },
    'embedding-model': { type: 'string' },
    questions: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
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
  const files = values.questions ? [values.questions] : [TUNED_ON, UNSEEN];
  const libraries = loadLibraries();
  const scripted = values['model-url'] ? undefined : await startScriptedModel();
  const server = {
    apiKey: process.env.OPENAI_API_KEY ?? 'none',
    baseURL: values['model-url'] ?? scripted?.baseURL,
    model: values.model ?? 'scripted',
    embeddingModel: values['embedding-model'] ?? (scripted ? 'scripted' : undefined),
    timeoutMs: 20_000,
    dailyTokenBudget: undefined,
  };
  const calls: ModelCall[] = [];
  const models = await createModels(server, call => calls.push(call));
  const { embed, ...words } = models;
  const vectors =
    embed && createClauseVectors({ db: vectorShelf(), embed, realNow: () => new Date(), onError: console.error });
  if (vectors) {
    for (const library of Object.values(libraries)) vectors.of(library);
    await vectors.idle();
  }
  const ways: [string, RetrievalContext][] = [
    ['without a model', {}],
    ['rewriting', { models: { name: '', rewrite: models.rewrite } }],
    ['ranking', { models: { name: '', rank: models.rank } }],
    ['rewriting and ranking', { models: words }],
    ...(vectors
      ? [
          ['meaning', { models: { name: '', embed: models.embed! }, clauseVectors: vectors }] as [
            string,
            RetrievalContext,
          ],
          ['all three', { models, clauseVectors: vectors }] as [string, RetrievalContext],
        ]
      : []),
  ];
  process.stdout.write(`${REPORT_HEAD}\n`);
  for (const file of files) {
    const set = JSON.parse(readFileSync(file, 'utf8')) as Question[];
    process.stdout.write(`${basename(file)}\n`);
    for (const [name, context] of ways) {
      const report = await reportQuestions(context, set, ({ library }) => libraries[library]);
      process.stdout.write(`${reportLine(`  ${name}`, report)}\n`);
    }
  }
  const failed = calls.filter(({ outcome }) => outcome !== 'ok').length;
  process.stdout.write(`${calls.length} calls, ${failed} failed\n`);
  await scripted?.close();
  return 0;
}

/** Keeps no vector beyond this run. */
function vectorShelf(): Database {
  const textEmbedding = { findMany: async () => [], createMany: async () => ({ count: 0 }) };
  return { prisma: { textEmbedding } } as unknown as Database;
}

process.exitCode = await main();
