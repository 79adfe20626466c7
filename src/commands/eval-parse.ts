import { readFile } from 'node:fs/promises';
import { evalParseTexts as texts } from '../../dialogs/replies/eval-parse.ts';
import { demoSnapshot } from '../demo.ts';
import type { Actor } from '../domain/org/actor.ts';
import { AppError } from '../errors.ts';
import { listFilable } from '../services/inspections/list-filable.ts';
import { openClock } from '../store/clock.ts';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { readTime } from './chat-script.ts';
import { ChineseCommand } from './chinese-command.ts';
import { processConsole } from './console.ts';
import { failWith } from './exit.ts';
import { accuracyOf, type ParsedCase, parseOne, readCases } from './parse-cases.ts';

interface EvalOptions {
  cases: string;
  now?: string;
  json?: boolean;
  expected?: boolean;
}

/** Somebody who may file for every programme. */
const READER: Actor = {
  id: 'eval-parse',
  name: '',
  unitId: '',
  unitName: '',
  roles: ['inspector'],
  lines: ['hall', 'complaint', 'installation', 'vip'],
  subtree: [],
  headOf: [],
};

const program = new ChineseCommand('npm run eval:parse --')
  .usage(texts.usage)
  .description(texts.description)
  .requiredOption('--cases <file>', texts.cases)
  .option('--now <ISO-time>', texts.now)
  .option('--json', texts.json)
  .option('--expected', texts.expected)
  .addHelpText('after', texts.examples)
  .action((options: EvalOptions) => run(options).catch(failWith));
await program.parseAsync();

async function run({ cases: path, now, json = false, expected = false }: EvalOptions): Promise<void> {
  const content = await readFile(path, 'utf8').catch(() => undefined);
  if (content === undefined) throw new AppError('invalidInput', { what: texts.badFile(path) });
  const cases = readCases(content, line => texts.badLine(path, line));
  const said = now === undefined ? undefined : readTime(now);
  if (now !== undefined && !said) throw new AppError('invalidInput', { what: texts.badTime(now) });

  const db = await openDatabase({ kind: 'memory', snapshot: await demoSnapshot() });
  try {
    await migrate(db);
    const clock = await openClock(db, 'real');
    const programmes = await listFilable({ db, clock }, { actor: READER });
    const parsed = cases.map(each => parseOne(each, programmes, said ?? clock.now()));
    const terminal = processConsole();
    for (const [index, each] of parsed.entries()) {
      terminal.out(json ? asLine(cases[index]!.id, each) : asText(cases[index]!, each));
    }
    if (expected)
      terminal.out(json ? JSON.stringify({ accuracy: accuracyOf(parsed) }) : texts.summary(accuracyOf(parsed)));
  } finally {
    await db.close();
  }
}

function asLine(id: string, { form, slots }: ParsedCase): string {
  const wrong = slots?.filter(slot => !slot.right);
  return JSON.stringify({ id, ...form, ...(wrong && wrong.length > 0 && { wrong }) });
}

function asText({ id, text }: { id: string; text: string }, { form, slots }: ParsedCase): string {
  const wrong = slots?.filter(slot => !slot.right) ?? [];
  return [
    `${id}  ${text}`,
    `    ${JSON.stringify(form)}`,
    ...wrong.map(slot => texts.slot(slot.name, slot.expected, slot.got)),
  ].join('\n');
}
