import '../closed-output.ts';
import { evalAnswersTexts as texts } from '../../dialogs/replies/eval-answers.ts';
import { environment, readCommandConfig } from '../config.ts';
import { demoSnapshot } from '../demo.ts';
import { homeOf } from '../home.ts';
import { createLibrary } from '../services/standards/library.ts';
import { openClock } from '../store/clock.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { ChineseCommand } from './chinese-command.ts';
import { processConsole } from './console.ts';
import { readQuestions, runEvaluation } from './evaluate-answers.ts';
import { failWith } from './exit.ts';

interface EvalOptions {
  data?: string;
  json?: boolean;
  questions?: string;
}

const program = new ChineseCommand('npm run eval:answers --')
  .usage(texts.usage)
  .description(texts.description)
  .option('--data <dir>', texts.data)
  .option('--questions <file>', texts.questions)
  .option('--json', texts.json)
  .addHelpText('after', texts.examples)
  .action(async (options: EvalOptions) => {
    process.exitCode = await run(options).catch(failWith);
  });
await program.parseAsync();

async function run({ data, json = false, questions }: EvalOptions): Promise<number> {
  const given = questions === undefined ? [] : await readQuestions(questions);
  const { db, demo } = await open(data);
  try {
    await migrate(db);
    const clock = await openClock(db, demo ? 'real' : 'running');
    return await runEvaluation({ db, clock, library: createLibrary(db) }, { given, json }, processConsole());
  } finally {
    await db.close();
  }
}

/** A throw-away demo branch unless a data directory or a server is named. */
async function open(data: string | undefined): Promise<{ db: Database; demo: boolean }> {
  const config = readCommandConfig(environment());
  if (data === undefined && config.home.kind !== 'server') {
    return { db: await openDatabase({ kind: 'memory', snapshot: await demoSnapshot() }), demo: true };
  }
  return { db: await openDatabase(homeOf(config, 'eval:answers', data)), demo: false };
}
