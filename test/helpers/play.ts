import { readFileSync } from 'node:fs';
import { createApp } from '../../src/app.ts';
import { parseScript } from '../../src/commands/chat-script.ts';
import { perform } from '../../src/commands/perform-step.ts';
import { readConfig } from '../../src/config.ts';
import type { Option, SentFile } from '../../src/domain/conversation/message.ts';
import { shownText } from '../../src/domain/conversation/shown-text.ts';

export interface Said {
  line: number;
  to: string;
  kind: 'reply' | 'notice';
  text: string;
  options: readonly Option[];
  ref: { type: string; no: string } | null;
  file?: SentFile;
}

/** `#> who: text` — one of the messages that the line above caused tells `who` this; `#! who: text` — none does. */
interface Expectation {
  line: number;
  must: boolean;
  who: string;
  text: string;
}

const START = /^# at (\S+)/m;
const EXPECTATION = /^#([>!]) (\S+?):\s*(.*)$/;

/** Plays a conversation script on a throw-away demo database. @returns what was said and every expectation that was not met. */
export async function play(file: string): Promise<{ said: Said[]; unmet: string[]; expectations: number }> {
  const source = readFileSync(file, 'utf8');
  const start = new Date(START.exec(source)?.[1] ?? '2026-11-02T09:00:00+08:00');
  const app = await createApp({
    config: readConfig({ LOG_LEVEL: 'error' }),
    home: { kind: 'memory' },
    clock: { mode: 'frozen', start },
  });
  try {
    const people = new Set((await app.directory.everybody(app.db.prisma)).map(person => person.id));
    const { steps, problems } = parseScript(source, start, people);
    if (problems.length > 0) throw new Error(`${file}: ${JSON.stringify(problems)}`);
    const delivered: string[] = [];
    app.onDelivered(id => delivered.push(id));
    await app.start();
    const said: Said[] = [];
    for (const step of steps) {
      await perform(app, step);
      await app.drain();
      const ids = [...new Set(delivered.splice(0))];
      const rows = await app.db.prisma.outboxMessage.findMany({ where: { id: { in: ids } } });
      for (const id of ids) {
        const row = rows.find(each => each.id === id)!;
        const { options, ref, file, ...payload } = row.payload as unknown as { title?: string; text: string } & Pick<
          Said,
          'options' | 'ref' | 'file'
        >;
        said.push({
          line: step.line,
          to: row.recipientId,
          kind: row.kind,
          text: shownText(payload),
          options,
          ref,
          ...(file && { file }),
        });
      }
    }
    const expectations = readExpectations(source);
    return {
      said,
      expectations: expectations.length,
      unmet: expectations.filter(each => !isMet(each, said)).map(each => explain(each, said)),
    };
  } finally {
    await app.stop();
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
