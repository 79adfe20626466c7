import { readFile } from 'node:fs/promises';
import { evalParseTexts as texts } from '../../dialogs/replies/eval-parse.ts';
import { demoSnapshot } from '../demo.ts';
import { decodeText } from '../documents/decode-text.ts';
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
import { accuracyOf, type ParseCase, type ParsedCase, parseOne, readCases } from './parse-cases.ts';
import { withTemplate } from './parse-template.ts';

interface EvalOptions {
  cases: string;
  template?: string;
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
  standsInAt: [],
};

const program = new ChineseCommand('npm run eval:parse --')
  .usage(texts.usage)
  .description(texts.description)
  .requiredOption('--cases <file>', texts.cases)
  .option('--template <file>', texts.template)
  .option('--now <ISO-time>', texts.now)
  .option('--json', texts.json)
  .option('--expected', texts.expected)
  .addHelpText('after', texts.examples)
  .action((options: EvalOptions) => run(options).catch(failWith));
await program.parseAsync();

async function run(options: EvalOptions): Promise<void> {
  const { now, template, json = false, expected = false } = options;
  const cases = await openCases(options.cases, expected);
  const said = now === undefined ? undefined : readTime(now);
  if (now !== undefined && !said) throw new AppError('invalidInput', { what: texts.badTime(now) });

  const db = await openDatabase({ kind: 'memory', snapshot: await demoSnapshot() });
  try {
    await migrate(db);
    const clock = await openClock(db, 'real');
    const filable = await listFilable({ db, clock }, { actor: READER });
    const templated = template === undefined ? { programmes: filable } : await withTemplate(filable, template, texts);
    const parsed = cases.map(each => parseOne(each, templated, said ?? clock.now()));
    const terminal = processConsole();
    for (const [index, each] of parsed.entries()) {
      terminal.out(json ? asLine(cases[index]!, each) : asText(cases[index]!, each));
    }
    // In JSON every line is a case: what sums them up goes elsewhere.
    if (expected && json) terminal.err(JSON.stringify({ accuracy: accuracyOf(parsed) }));
    else if (expected) terminal.out(texts.summary(accuracyOf(parsed)));
  } finally {
    await db.close();
  }
}

/** Nothing is read where a line is no case: a score over the rest would be taken for that of all. */
async function openCases(path: string, judged: boolean): Promise<readonly ParseCase[]> {
  const bytes = await readFile(path).catch(() => undefined);
  const content = bytes && decodeText(bytes);
  if (content === undefined) throw new AppError('invalidInput', { what: texts.badFile(path) });
  const read = readCases(content, { judged });
  if ('cases' in read) return read.cases;
  for (const line of read.badLines) processConsole().err(texts.badLine(path, line));
  process.exit(1);
}

function asLine({ id }: ParseCase, { form, slots }: ParsedCase): string {
  const wrong = slots?.filter(slot => !slot.right);
  return JSON.stringify({ id, ...form, ...(wrong && wrong.length > 0 && { wrong }) });
}

function asText({ id, text }: ParseCase, { form, slots }: ParsedCase): string {
  const wrong = slots?.filter(slot => !slot.right) ?? [];
  return [
    `${id}  ${text}`,
    `    ${JSON.stringify(form)}`,
    ...wrong.map(slot => texts.slot(slot.name, slot.expected, slot.got)),
  ].join('\n');
}
