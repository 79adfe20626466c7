import { readFileSync } from 'node:fs';
import { parseScript, scriptStart } from '../../src/commands/chat-script.ts';
import { openStage, type Said, type Through } from './stage.ts';

export type { Said } from './stage.ts';

/** `#> who: text` — one of the messages that the line above caused tells `who` this; `#! who: text` — none does. */
interface Expectation {
  line: number;
  must: boolean;
  who: string;
  text: string;
}

const EXPECTATION = /^#([>!]) (\S+?):\s*(.*)$/;

/**
 * Plays a conversation script on a throw-away demo database, at the chat page or through a simulated WeCom. @returns what was said, every expectation
 * that was not met, and what the platform objected to.
 */
export async function play(
  file: string,
  through: Through = 'local',
): Promise<{ said: Said[]; unmet: string[]; expectations: number; objections: readonly string[] }> {
  const source = readFileSync(file, 'utf8');
  const start = scriptStart(source) ?? new Date('2026-11-02T09:00:00+08:00');
  const stage = await openStage(through, { home: { kind: 'memory' }, clock: { mode: 'frozen', start } });
  const { app } = stage;
  try {
    const people = new Set((await app.directory.everybody(app.db.prisma)).map(person => person.id));
    const { steps, problems } = parseScript(source, start, people);
    if (problems.length > 0) throw new Error(`${file}: ${JSON.stringify(problems)}`);
    await app.start();
    const said: Said[] = [];
    for (const step of steps) {
      await stage.perform(step);
      await app.drain();
      said.push(...(await stage.heard(step)));
    }
    const expectations = readExpectations(source);
    const unmet = expectations.filter(each => !isMet(each, said)).map(each => explain(each, said));
    return { said, expectations: expectations.length, unmet, objections: stage.objections() };
  } finally {
    await stage.close();
  }
}

function readExpectations(source: string): Expectation[] {
  const expectations: Expectation[] = [];
  let step = 0;
  for (const [index, raw] of source.split(/\r?\n/).entries()) {
    const text = raw.trim();
    const match = EXPECTATION.exec(text);
    if (match) expectations.push({ line: step, must: match[1] === '>', who: match[2]!, text: match[3]! });
    else if (text !== '' && !text.startsWith('#')) step = index + 1;
  }
  return expectations;
}

function isMet({ line, must, who, text }: Expectation, said: readonly Said[]): boolean {
  const found = said.some(each => each.line === line && each.to === who && readable(each).includes(text));
  return found === must;
}

function readable(message: Said): string {
  return [
    message.text,
    ...message.options.map(option => option.label),
    ...(message.file ? [message.file.name] : []),
  ].join('\n');
}

function explain({ line, must, who, text }: Expectation, said: readonly Said[]): string {
  const heard = said
    .filter(each => each.line === line)
    .map(each => `    ${each.to}: ${readable(each).replaceAll('\n', ' ⏎ ')}`);
  return `line ${line}: ${who} ${must ? 'was not told' : 'was told'} 「${text}」; said:\n${heard.join('\n') || '    nothing'}`;
}
