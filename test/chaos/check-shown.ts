import { duplicateCheck } from '../../src/channel/puppets/wecom-app/duplicate-check.ts';
import { taskIdOf } from '../../src/channel/puppets/wecom-cards.ts';
import { asMarkdown } from '../../src/channel/wecom-markdown.ts';
import { shownText } from '../../src/domain/conversation/shown-text.ts';
import { markOf } from '../wecom-simulator/sending.ts';
import { type Books, type Outcome, some } from './check.ts';

interface Row {
  id: string;
  conversationId: string;
  recipientId: string;
  seq: number;
  kind: string;
  channel: string | null;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  payload: { text: string; title?: string; options?: { label: string }[]; file?: unknown };
}

const MOST_PARTS = 12;

/** What people were to see has been shown to them, once and in order. */
export async function checkShown(books: Books): Promise<Outcome> {
  const rows = await books.place.db.prisma.$queryRaw<Row[]>`
    SELECT id, "conversationId", "recipientId", seq, kind::text AS kind, channel, "createdAt", "sentAt", attempts, payload FROM "OutboxMessage" ORDER BY seq`;
  const [app, bot] = [onApp(books, rows), onBot(books, rows)];
  return { violations: [...app.violations, ...bot.violations], facts: [...app.facts, ...bot.facts] };
}

/** The self-built app: each shown message carries a mark that its row's id makes. */
function onApp({ simulator }: Books, rows: readonly Row[]): Outcome {
  const byMark = new Map<string, Row[]>();
  const byTask = new Map<string, Row>();
  for (const row of rows) {
    byTask.set(`${row.recipientId} ${taskIdOf(row.id)}`, row);
    for (const part of partsOf(row.id)) {
      const key = `${row.recipientId} ${markOf(duplicateCheck(part))}`;
      byMark.set(key, [...(byMark.get(key) ?? []), row]);
    }
  }
  const times = new Map<string, number>();
  const shown = new Set<string>();
  const order = new Map<string, Row[]>();
  const unknown: string[] = [];
  for (const message of simulator.company.messages) {
    const row = message.card
      ? byTask.get(`${message.userId} ${message.card.taskId}`)
      : nearest(
          (byMark.get(`${message.userId} ${message.mark}`) ?? []).filter(
            row => message.file !== undefined || wordsOf(row).includes(message.text.slice(0, 12)),
          ),
          message.at,
        );
    if (!row) {
      unknown.push(message.text.slice(0, 20));
      continue;
    }
    shown.add(row.id);
    if (message.dropped) continue;
    const key = `${row.id} ${message.card ? 'card' : message.mark} ${message.text}`;
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    // What was asked of the bot and went another way at last is not in the order of this chat.
    if (before === 0 && row.kind === 'reply' && row.id.startsWith('app:')) {
      const line = order.get(row.conversationId) ?? [];
      line.push(row);
      order.set(row.conversationId, line);
    }
  }
  const doubled = [...times].filter(([, count]) => count > 1).map(([key]) => key);
  const never = rows.filter(row => row.sentAt && row.channel === 'wecomApp' && !shown.has(row.id));
  const files = doubled.filter(key => rows.find(row => key.startsWith(`${row.id} `))?.payload.file);
  const texts = doubled.filter(key => !files.includes(key));
  return {
    violations: [
      ...some('shown twice by the app', texts),
      ...some(
        'sent by the app and never shown',
        never.map(row => row.id),
      ),
      ...some('shown by the app out of order', outOfOrder(order)),
      ...some('shown by the app without a row', unknown),
    ],
    facts: [
      `shown by the app: ${simulator.company.messages.length} (${simulator.company.messages.filter(each => each.dropped).length} dropped in silence on command), files shown twice because a repeat had another media id: ${files.length}`,
    ],
  };
}

/** There are some 50,000 marks: of two messages of the same words and mark, the one that was written about then. */
function nearest(rows: readonly Row[], at: Date): Row | undefined {
  const distance = (row: Row) => Math.abs((row.sentAt ?? row.createdAt).getTime() - at.getTime());
  return [...rows].sort((a, b) => distance(a) - distance(b))[0];
}

const partsOf = (id: string): string[] => [
  id,
  `${id}-file`,
  ...Array.from({ length: MOST_PARTS }, (_, at) => [`${id}#${at}`, `${id}#before#${at}`]).flat(),
];

const wordsOf = ({ payload: { title, text, options = [] } }: Row): string =>
  [
    shownText({ ...(title && { title }), text }),
    title ?? '',
    ...options.map((option, at) => `${at + 1}. ${option.label}`),
  ]
    .join('\n')
    .replaceAll(/<(?=\s*a\s)/gi, '＜');

function outOfOrder(lines: ReadonlyMap<string, readonly Row[]>): string[] {
  return [...lines.values()].flatMap(line =>
    line.flatMap((row, at) => {
      const before = line[at - 1];
      return before && before.seq > row.seq ? [`${before.id} before ${row.id}`] : [];
    }),
  );
}

/** The AI bot: messages carry no mark; cards are known by their task id, plain texts by their words. */
function onBot({ simulator }: Books, rows: readonly Row[]): Outcome {
  const never: string[] = [];
  let [doubled, expected] = [0, 0];
  const sent = rows.filter(row => row.sentAt && row.channel === 'wecomBot');
  const chatOf = (row: Row) =>
    row.conversationId.startsWith('r:') ? row.conversationId.split(':')[1]! : row.recipientId;
  const order = new Map<string, Row[]>();
  for (const [chat, line] of Map.groupBy(sent, chatOf)) {
    const shown = simulator.bot.messagesOf(chat);
    const plain = line.filter(row => (row.payload.options ?? []).length === 0 && !row.payload.file);
    const texts = Map.groupBy(plain, row =>
      asMarkdown(shownText({ title: row.payload.title, text: row.payload.text })),
    );
    for (const [text, each] of texts) {
      const count = shown.filter(message => message.kind !== 'card' && message.text === text).length;
      expected += each.length;
      if (count < each.length) never.push(`${each.length - count} of ${each[0]!.id} and its like`);
      doubled += Math.max(0, count - each.length);
    }
    const cards = new Map(line.map(row => [taskIdOf(row.id), row]));
    for (const message of shown) {
      const alike = message.kind === 'card' ? undefined : texts.get(message.text);
      const row = message.taskId !== undefined ? cards.get(message.taskId) : alike?.length === 1 ? alike[0] : undefined;
      if (row?.kind !== 'reply') continue;
      const known = order.get(row.conversationId) ?? [];
      if (!known.includes(row)) known.push(row);
      order.set(row.conversationId, known);
    }
  }
  return {
    violations: [
      ...some('sent by the bot and never shown', never),
      ...some('shown by the bot out of order', outOfOrder(order)),
    ],
    facts: [
      `sent by the bot: ${sent.length}, of ${expected} plain texts ${doubled} shown twice: cut or unacknowledged after the platform had them, and it has no duplicate check`,
    ],
  };
}
