import { expect } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';

/** 单号 with their counters are compared apart: which of two people at once gets the lower number is open. */
const NUMBER = /\b([A-Z]{2})-\d{4}-\d{4}\b/g;

/** What a whole run leaves behind, in a form that does not depend on when the process was killed. */
export async function readRun(dataDir: string) {
  const db = await openDatabase({ kind: 'directory', dataDir, purpose: 'crash test' });
  try {
    const outbox = await db.prisma.outboxMessage.findMany({ orderBy: [{ conversationId: 'asc' }, { seq: 'asc' }] });
    const inbox = await db.prisma.inboxMessage.findMany({ orderBy: [{ conversationId: 'asc' }, { seq: 'asc' }] });
    const textOf = (payload: unknown) => (payload as { text: string }).text.replace(NUMBER, '$1-#');
    const replies = outbox.filter(message => message.kind === 'reply');
    return {
      inbox,
      outbox,
      /** Per message of a person, in order: what it was answered with. */
      dialogue: inbox.map(message => ({
        id: message.id,
        status: message.status,
        replies: replies.filter(reply => reply.causeId === message.id).map(reply => textOf(reply.payload)),
      })),
      notices: outbox
        .filter(message => message.kind === 'notice')
        .map(message => `${message.recipientId}: ${textOf(message.payload)}`)
        .sort(),
      results: await results(db),
      counts: await counts(db),
      numbers: await numbers(db),
      unfinished: await unfinished(db),
    };
  } finally {
    await db.close();
  }
}

export type Run = Awaited<ReturnType<typeof readRun>>;

async function counts({ prisma }: Database) {
  return {
    inspections: await prisma.inspection.count({ where: { status: 'submitted' } }),
    drafts: await prisma.inspection.count({ where: { status: 'draft' } }),
    findings: await prisma.finding.count(),
    evidence: await prisma.evidence.count(),
    filedTasks: await prisma.inspectionTask.count({ where: { status: 'done' } }),
    rectifications: await prisma.rectificationNotice.count(),
    penalties: await prisma.penaltyEntry.count(),
    obligations: await prisma.submission.count(),
    notices: await prisma.notice.count(),
    audit: await prisma.auditEvent.count({ where: { action: 'inspection.submit' } }),
  };
}

/** What was found, item by item, with the pictures that prove it. */
async function results({ prisma }: Database) {
  const findings = await prisma.finding.findMany({ include: { item: true, inspection: true } });
  const evidence = await prisma.evidence.findMany({ include: { file: true } });
  return findings
    .map(({ id, item, inspection, result, points, occurrences, note }) => ({
      unit: inspection.unitId,
      ordinal: item.ordinal,
      result,
      points: String(points),
      occurrences,
      note,
      pictures: evidence.filter(each => each.subjectId === id).map(each => each.file.sha256),
    }))
    .map(each => JSON.stringify(each))
    .sort();
}

async function numbers({ prisma }: Database): Promise<Record<string, string[]>> {
  const pick = (rows: { no: string | null }[]) => rows.map(row => row.no).filter(no => no !== null);
  return {
    CP: pick(await prisma.inspection.findMany({ select: { no: true }, where: { no: { not: null } } })),
    ZG: pick(await prisma.rectificationNotice.findMany({ select: { no: true } })),
    KF: pick(await prisma.penaltyEntry.findMany({ select: { no: true } })),
    SB: pick(await prisma.submission.findMany({ select: { no: true } })),
  };
}

/** Whatever still waits although everything has been drained. */
async function unfinished({ prisma }: Database) {
  const jobs = await prisma.$queryRaw<{ name: string; state: string; count: number }[]>`
    SELECT name, state::text, count(*)::int AS count FROM pgboss.job
    WHERE state IN ('active', 'retry', 'failed') OR (state = 'created' AND name = 'notices') GROUP BY 1, 2`;
  return {
    jobs,
    notices: await prisma.notice.count({ where: { status: 'queued' } }),
    unsent: await prisma.outboxMessage.count({ where: { sentAt: null } }),
    leases: await prisma.conversation.count({ where: { leaseOwner: { not: null } } }),
  };
}

/**
 * The run is what it would have been without a crash.
 *
 * @param acknowledged ids that the application said it had stored
 * @param delivered ids that reached the channel, repeats included
 */
export function expectAsUninterrupted(
  run: Run,
  uninterrupted: Run,
  acknowledged: ReadonlySet<string>,
  delivered: ReadonlySet<string>,
): void {
  const stored = new Map(run.inbox.map(message => [message.id, message]));
  expect([...acknowledged].filter(id => stored.get(id)?.status !== 'done')).toEqual([]);
  expect(run.dialogue).toEqual(uninterrupted.dialogue);
  expect(run.notices).toEqual(uninterrupted.notices);
  expect(run.results).toEqual(uninterrupted.results);
  expect(run.counts).toEqual(uninterrupted.counts);
  for (const [prefix, taken] of Object.entries(run.numbers)) {
    const expected = taken.map((_, index) => `${prefix}-2026-${String(index + 1).padStart(4, '0')}`);
    expect([...taken].sort(), prefix).toEqual(expected);
  }
  expect(run.outbox.map(message => message.id).filter(id => !delivered.has(id))).toEqual([]);
  expect(run.unfinished).toEqual({ jobs: [], notices: 0, unsent: 0, leases: 0 });
}
