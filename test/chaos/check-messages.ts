import { type Books, latencies, type Outcome, quantile, some } from './check.ts';
import type { Said } from './ledger.ts';
import { OWNER_ENDED } from './trouble.ts';

interface InboxRow {
  id: string;
  conversationId: string;
  seq: number;
  senderId: string;
  status: string;
  attempts: number;
  receivedAt: Date;
  doneAt: Date | null;
  taskId: string | null;
}

interface ReplyRow {
  id: string;
  causeId: string;
  conversationId: string;
  seq: number;
  kind: string;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
  failedAt: Date | null;
  failure: string | null;
}

/** So soon before its connection ended, nobody can say whether the bot had a message: its platform asks for no receipt. */
const UNCERTAIN_MS = 5_000;

/** Nothing acknowledged is lost, nothing is out of order. */
export async function checkMessages({ place, ledger, front, drainedMs, takeOvers, now }: Books): Promise<Outcome> {
  const { prisma } = place.db;
  const inbox = await prisma.$queryRaw<InboxRow[]>`
    SELECT id, "conversationId", seq, "senderId", status::text AS status, attempts, "receivedAt", "doneAt",
      payload->'action'->>'taskId' AS "taskId" FROM "InboxMessage"`;
  const outbox = await prisma.$queryRaw<ReplyRow[]>`
    SELECT id, "causeId", "conversationId", seq, kind::text AS kind, attempts, "createdAt", "sentAt", "failedAt", failure FROM "OutboxMessage"`;
  const rowOf = finder(inbox);
  const violations: string[] = [];

  const missing = ledger.said.filter(said => !rowOf(said));
  const uncertain = missing.filter(said => isUncertain(said, ledger.connectionEnds));
  const lost = missing.filter(said => !uncertain.includes(said));
  violations.push(...some('lost', lost.map(name)));
  const beforeEnd = (said: Said) => Math.round(ledger.connectionEnds.get(said.connection!)! - said.at);
  const found = ledger.said.filter(said => rowOf(said));
  const undone = inbox.filter(row => row.status !== 'done');
  violations.push(
    ...some(
      'not done',
      undone.map(row => `${row.id} ${row.status}`),
    ),
  );
  const strangers = inbox.length - new Set(found.map(said => rowOf(said)!.id)).size;

  const replies = outbox.filter(row => row.kind === 'reply');
  const unsent = outbox.filter(row => !row.sentAt && !row.failedAt);
  violations.push(
    ...some(
      'never sent',
      unsent.map(row => row.id),
    ),
  );
  const failed = outbox.filter(row => row.failedAt);
  const answered = new Set(replies.map(row => row.causeId));
  const silent = inbox.filter(row => row.status === 'done' && !answered.has(row.id));
  violations.push(
    ...some(
      'done without an answer',
      silent.map(row => row.id),
    ),
  );

  violations.push(
    ...some(
      'stored out of order',
      outOfOrder(found, said => rowOf(said)!.seq),
    ),
  );
  violations.push(...some('answered out of order', repliesOutOfOrder(inbox, replies)));

  const notices = await prisma.notice.findMany();
  const sentIds = new Map(outbox.map(row => [row.id, row]));
  const held = notices.filter(notice => !notice.sentAt && notice.deliverAfter > now());
  const lostNotices = notices.filter(notice => {
    if (held.includes(notice) || notice.status === 'handled' || notice.status === 'failed') return false;
    const message = notice.messageId ? sentIds.get(notice.messageId) : undefined;
    return !message?.sentAt && !message?.failedAt;
  });
  violations.push(
    ...some(
      'notice lost',
      lostNotices.map(({ id, code, status }) => `${id} ${code} ${status}`),
    ),
  );
  const jobs = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE state = 'failed'`;
  if (jobs[0]!.count > 0) violations.push(`${jobs[0]!.count} jobs failed`);

  const byId = new Map(inbox.map(row => [row.id, row]));
  const firsts = replies.filter(row => row.sentAt && row.id.endsWith('-1'));
  const wait = (row: ReplyRow) => row.sentAt!.getTime() - byId.get(row.causeId)!.receivedAt.getTime();
  const waits = firsts.filter(row => byId.has(row.causeId));
  return {
    violations,
    facts: [
      `${found.length} messages acknowledged (${ledger.given.length} callbacks were never answered in four tries); 0 lost means: each is in the inbox and done: ${lost.length} lost`,
      `${uncertain.length} bot messages went into a connection within ${UNCERTAIN_MS / 1000} s of its end and were not stored; the platform knows no receipt${uncertain.length === 0 ? '' : ` (ms before the end: ${uncertain.map(beforeEnd).join(', ')})`}`,
      `${strangers} stored messages that nobody was told of (their callbacks were answered too late or not at all)`,
      `${inbox.filter(row => row.attempts > 1).length} messages were taken more than once after an instance died`,
      `${replies.length} replies, ${notices.length} notices (${held.length} held by quiet hours); ${failed.length} given up visibly: ${summary(failed)}`,
      latencies('acknowledged within', front.acknowledged),
      latencies('message → answer', waits.map(wait)),
      latencies('  of which at the first try', waits.filter(row => row.attempts === 1).map(wait)),
      ...[...Map.groupBy(takeOvers, gap => gap.after)].map(([after, gaps]) =>
        latencies(
          `bot connected nowhere after ${after}`,
          gaps.map(gap => gap.ms),
        ),
      ),
      takeOver(takeOvers.filter(({ after }) => after === OWNER_ENDED.SIGKILL).map(({ ms }) => ms)),
      `drained ${drainedMs === undefined ? 'not at all' : `after ${Math.round(drainedMs / 1000)} s`}`,
      `callbacks that an instance did not answer: ${front.unanswered()}`,
    ],
  };
}

/** From the death of the instance that had the bot's connection to the next one's, kicks and cuts not among them. */
function takeOver(ms: readonly number[]): string {
  if (ms.length === 0) return 'take-over of the bot: its owner was never killed';
  const longest = (quantile(ms, 1) / 1000).toFixed(1);
  return `take-over of the bot: its owner was killed ${ms.length} times, the next one was connected within ${longest} s at the longest (target: 15 s)`;
}

/** A click is found by its card, everything else by its id. */
function finder(inbox: readonly InboxRow[]): (said: Said) => InboxRow | undefined {
  const ids = new Map(inbox.map(row => [row.id, row]));
  const cards = new Map(inbox.flatMap(row => (row.taskId ? [[`${row.senderId} ${row.taskId}`, row] as const] : [])));
  return said => (said.id !== undefined ? ids.get(said.id) : cards.get(`${said.who} ${said.taskId}`));
}

function isUncertain({ connection, at }: Said, ends: ReadonlyMap<number, number>): boolean {
  const end = connection === undefined ? undefined : ends.get(connection);
  return end !== undefined && end - at < UNCERTAIN_MS;
}

const name = ({ who, channel, id, taskId }: Said) => `${channel} ${who} ${id ?? taskId}`;

/** What was acknowledged before the next was said has the lower number; so has what came earlier by the same connection of the bot. */
function outOfOrder(said: readonly Said[], seqOf: (said: Said) => number): string[] {
  const wrong: string[] = [];
  for (const line of Map.groupBy(said, each => each.conversationId).values()) {
    const sorted = [...line].sort((a, b) => a.at - b.at);
    for (const [at, later] of sorted.entries()) {
      const earlier = sorted
        .slice(Math.max(0, at - 30), at)
        .find(
          each =>
            seqOf(each) > seqOf(later) &&
            ((each.acknowledgedAt !== undefined && each.acknowledgedAt < later.at) ||
              (each.connection !== undefined && each.connection === later.connection)),
        );
      if (earlier) wrong.push(`${name(earlier)} (${seqOf(earlier)}) before ${name(later)} (${seqOf(later)})`);
    }
  }
  return wrong;
}

function repliesOutOfOrder(inbox: readonly InboxRow[], replies: readonly ReplyRow[]): string[] {
  const seqs = new Map(inbox.map(row => [row.id, row.seq]));
  const wrong: string[] = [];
  for (const line of Map.groupBy(replies, row => row.conversationId).values()) {
    const sorted = [...line].sort((a, b) => a.seq - b.seq);
    for (const [at, row] of sorted.entries()) {
      const before = sorted[at - 1];
      if (before && seqs.get(before.causeId)! > seqs.get(row.causeId)!) wrong.push(`${before.id} before ${row.id}`);
    }
  }
  return wrong;
}

function summary(rows: readonly { failure: string | null }[]): string {
  const kinds = Map.groupBy(rows, row => row.failure ?? '?');
  return [...kinds].map(([kind, each]) => `${kind} ${each.length}`).join(', ') || 'none';
}
