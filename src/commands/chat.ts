import '../closed-output.ts';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { chatTexts } from '../../dialogs/replies/chat.ts';
import { type App, createApp } from '../app.ts';
import { type Config, environment, readCommandConfig, readConfig } from '../config.ts';
import { deliverAfter } from '../domain/calendar/quiet-hours.ts';
import { isoShanghai } from '../domain/calendar/shanghai.ts';
import type { MessageContent } from '../domain/conversation/message.ts';
import { shownText } from '../domain/conversation/shown-text.ts';
import { AppError } from '../errors.ts';
import { homeOf } from '../home.ts';
import type { DatabaseHome } from '../store/database.ts';
import { parseScript, readTime, scriptStart } from './chat-script.ts';
import { ChineseCommand } from './chinese-command.ts';
import { exitCodeOf, failWith } from './exit.ts';
import { perform } from './perform-step.ts';

interface ChatOptions {
  as: string;
  script?: string;
  json?: boolean;
  data?: string;
  at?: string;
}

const program = new ChineseCommand('npm run chat --')
  .description(chatTexts.description)
  .option('--as <userid>', chatTexts.as, 'lina')
  .option('--script <file>', chatTexts.script)
  .option('--json', chatTexts.json)
  .option('--data <dir>', chatTexts.data)
  .option('--at <ISO-time>', chatTexts.at)
  .addHelpText('after', chatTexts.examples)
  .action((options: ChatOptions) => chat(options).catch(failWith));
await program.parseAsync();

async function chat(options: ChatOptions): Promise<void> {
  const { config, home } = placeOf(options);
  const scripted = options.script !== undefined;
  const source = scripted ? await readScript(options.script!) : '';
  const start = startOf(options, home, source);
  const clock = { mode: scripted ? ('frozen' as const) : ('running' as const), ...(start ? { start } : {}) };
  const app = await createApp({ config, home, clock });
  let code = 0;
  try {
    if (scripted) code = await runScript(app, source, options.json ?? false);
    else await converse(app, options.as);
  } finally {
    await app.stop();
  }
  process.exit(code);
}

/** A throw-away database has no channels: nothing of it goes out to people. One that is kept sends by those of the service. */
function placeOf({ data, script }: ChatOptions): { config: Config; home: DatabaseHome } {
  const env = environment();
  // The people who are talked with are the demo's, unless there are to be none.
  const throwAway = readCommandConfig({ ...env, DEMO: env.DEMO === 'off' ? 'off' : 'on' });
  if (data === undefined && throwAway.home.kind !== 'server') return { config: throwAway, home: { kind: 'memory' } };
  const config = readConfig({ LOG_LEVEL: 'error', ...env });
  return { config, home: homeOf(config, script ? 'chat --script' : 'chat', data) };
}

/** `--at`, or what the script says; a throw-away one without either does not begin in the night, when notices would be held back. */
function startOf(options: ChatOptions, home: DatabaseHome, source: string): Date | undefined {
  if (options.at !== undefined) {
    const at = readTime(options.at);
    if (!at) throw new AppError('invalidInput', { what: chatTexts.badTime(options.at) });
    return at;
  }
  const written = scriptStart(source);
  if (written) return written;
  return home.kind === 'memory' ? deliverAfter(new Date(), false) : undefined;
}

async function readScript(file: string): Promise<string> {
  try {
    return file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
  } catch {
    throw new AppError('invalidInput', { what: chatTexts.noScript(file) });
  }
}

/** Runs a script line by line; after each line everything that it caused has happened. */
async function runScript(app: App, source: string, json: boolean): Promise<number> {
  const known = new Set((await app.directory.everybody(app.db.prisma)).map(person => person.id));
  const { steps, problems } = parseScript(source, app.clock.now(), known);
  if (problems.length > 0) {
    for (const problem of problems) console.error(chatTexts.problem(problem));
    return 2;
  }
  const delivered: string[] = [];
  app.onDelivered(id => delivered.push(id));
  // What an earlier run left unfinished belongs to the first line.
  await app.start();
  for (const step of steps) {
    await perform(app, step);
    await app.drain();
    await print(app, delivered.splice(0), line => (json ? jsonLine(line, step.line) : plainLine(line)));
  }
  return 0;
}

interface Delivered extends MessageContent {
  at: Date;
  to: string;
  kind: 'reply' | 'notice';
  title: string | null;
}

async function print(app: App, ids: readonly string[], show: (message: Delivered) => string): Promise<void> {
  if (ids.length === 0) return;
  const rows = await app.db.prisma.outboxMessage.findMany({ where: { id: { in: [...ids] } } });
  const byId = new Map(rows.map(row => [row.id, row]));
  for (const id of new Set(ids)) {
    const row = byId.get(id);
    if (!row) continue;
    const { title = null, ...content } = row.payload as unknown as MessageContent & { title?: string };
    process.stdout.write(`${show({ ...content, title, at: row.createdAt, to: row.recipientId, kind: row.kind })}\n`);
  }
}

function jsonLine(message: Delivered, line: number): string {
  const { at, to, kind, options, outcome, citations, ref, file } = message;
  return JSON.stringify({
    type: 'message',
    line,
    at: isoShanghai(at),
    to,
    kind,
    text: shownText(message),
    options,
    outcome,
    citations,
    ref,
    ...(file && { file }),
  });
}

function plainLine(message: Delivered): string {
  const head = chatTexts.head(message.to, message.kind, isoShanghai(message.at).slice(0, 16).replace('T', ' '));
  const options = message.options.map(
    option => `  [${option.key}]${option.key === option.label ? '' : ` ${option.label}`}`,
  );
  const text = shownText(message);
  const file = message.file ? [`  ${chatTexts.file(message.file.name)}`] : [];
  // Nothing listens while only the terminal runs.
  const note = text.includes('/upload/') ? [chatTexts.uploadNeedsServer(message.to, text)] : [];
  return [head, text, ...file, ...note, ...options, ''].join('\n');
}

/** Interactive: what is typed is said as one person; `@who text` speaks for somebody else, `/advance` and `/at` move the clock. */
async function converse(app: App, as: string): Promise<void> {
  const known = new Set((await app.directory.everybody(app.db.prisma)).map(person => person.id));
  if (!known.has(as)) throw new AppError('unknownPerson', { id: as });
  const delivered: string[] = [];
  app.onDelivered(id => delivered.push(id));
  await app.start();
  console.log(chatTexts.greeting(as));
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: `${as}> ` });
  let open = true;
  lines.once('close', () => {
    open = false;
  });
  lines.prompt();
  for await (const line of lines) {
    const typed = line.trim();
    if (typed === '/exit' || typed === '/quit') break;
    if (typed !== '') {
      const source = /^[@/#]/.test(typed) ? typed : `@${as} ${typed}`;
      const { steps, problems } = parseScript(source, app.clock.now(), known);
      for (const problem of problems) console.log(chatTexts.problem(problem));
      try {
        for (const step of steps) await perform(app, step);
        await app.drain();
      } catch (error) {
        if (exitCodeOf(error) !== 2) throw error;
        console.log(chatTexts.refused(error as AppError));
      }
    }
    await print(app, delivered.splice(0), plainLine);
    // What is piped in may be over while its first lines are still at work.
    if (open) lines.prompt();
  }
  lines.close();
}
