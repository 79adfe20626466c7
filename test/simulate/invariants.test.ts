import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { INVARIANTS } from '../../src/simulation/invariants/index.ts';
import type { Checked, InvariantName } from '../../src/simulation/invariants/invariant.ts';
import { live, openSmall } from './run.ts';

/** A month with its closing. */
const RUN = { seed: '5', days: 28, units: 8 };

let app: App;
beforeAll(async () => {
  app = await openSmall(RUN);
  await live(app, RUN);
}, 300_000);
afterAll(() => app?.stop());

async function check(name: InvariantName): Promise<Checked> {
  return INVARIANTS.find(each => each.name === name)!.check(app);
}

/** What the check says when these statements have been run, which are taken back afterwards. The embedded database has one connection. */
async function planted(name: InvariantName, statements: readonly string[]): Promise<Checked> {
  const { prisma } = app.db;
  await prisma.$executeRawUnsafe('BEGIN');
  try {
    for (const statement of statements)
      expect([statement, await prisma.$executeRawUnsafe(statement)]).not.toEqual([statement, -1]);
    return await check(name);
  } finally {
    await prisma.$executeRawUnsafe('ROLLBACK');
  }
}

const copyOf = (table: string, changes: object, where = 'true') =>
  `INSERT INTO ${table} SELECT (jsonb_populate_record(t, '${JSON.stringify(changes)}')).* FROM ${table} t WHERE ${where} LIMIT 1`;
const unlocked = (table: string) => `ALTER TABLE ${table} DISABLE TRIGGER USER`;
const ONE_RESULT = `(SELECT id FROM "KpiResult" WHERE score IS NOT NULL ORDER BY "unitId" LIMIT 1)`;

describe.each(INVARIANTS.map(({ name }) => name))('%s', name => {
  it('holds, and has something to look at', async () => {
    const { count, broken } = await check(name);
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });
});

it.each<[string, InvariantName, string[]]>([
  [
    'a second deduction of one occurrence',
    'penaltyOnce',
    [copyOf('"PenaltyEntry"', { id: 'twice', no: 'twice', occurrenceKey: 'twice' }, `"subjectType" <> 'issue'`)],
  ],
  [
    'a second posting of one reason',
    'penaltyOnce',
    ['DROP INDEX "PenaltyPosting_entryId_reason_key"', copyOf('"PenaltyPosting"', { id: 999_999 })],
  ],
  [
    'a deduction that says more than the ledger',
    'ledgerFollowsStatus',
    [`UPDATE "PenaltyEntry" SET points = points + 1 WHERE id IN (SELECT "entryId" FROM "PenaltyPosting")`],
  ],
  [
    'points that came into a frozen month behind its back',
    'ledgerInScores',
    [
      `INSERT INTO "PenaltyPosting" ("entryId", "unitId", period, points, reason, "byId", at)
        SELECT e.id, r."unitId", r.period, 1, 'planted', 'x', r."frozenAt" FROM "KpiResult" r, "PenaltyEntry" e
        WHERE e.status <> 'appealed' LIMIT 1`,
    ],
  ],
  [
    'a deadline that passed without a word',
    'remindersInOrder',
    [`DELETE FROM "Notice" WHERE code = 'reportReminder' AND params->>'stage' = 'overdue'`],
  ],
  [
    'a deduction that nobody is asked to decide by any time',
    'proposalsTimed',
    [
      `UPDATE "PenaltyEntry" SET status = 'proposed', "decideDueAt" = NULL WHERE id = (SELECT id FROM "PenaltyEntry" WHERE status = 'final' ORDER BY no LIMIT 1)`,
    ],
  ],
  [
    'a deduction whose next reminder is not set',
    'proposalsTimed',
    [
      `UPDATE "PenaltyEntry" SET status = 'proposed', "decideDueAt" = '2027-06-01T10:00:00Z' WHERE id = (SELECT id FROM "PenaltyEntry" WHERE status = 'final' ORDER BY no LIMIT 1)`,
    ],
  ],
  [
    'a proposal that lay for days without a word',
    'remindersInOrder',
    [`DELETE FROM "Notice" WHERE code = 'penaltyDecisionReminder' AND params->>'stage' = 'overdue'`],
  ],
  [
    'a 整改通知 that nobody was reminded to sign for',
    'remindersInOrder',
    [`DELETE FROM "Notice" WHERE code = 'signReminder' AND params->>'stage' = 'dueMorning'`],
  ],
  [
    'a reminder a minute late',
    'remindersInOrder',
    [
      `UPDATE "Notice" SET "createdAt" = "createdAt" + interval '1 minute'
        WHERE id = (SELECT id FROM "Notice" WHERE code = 'reportReminder' ORDER BY id LIMIT 1)`,
    ],
  ],
  [
    'a reminder after a later one',
    'remindersInOrder',
    [
      `UPDATE "Notice" SET "createdAt" = "createdAt" + interval '30 days'
        WHERE code = 'rectificationReminder' AND params->>'stage' = 'oneDayBefore'`,
    ],
  ],
  [
    'a notice in the night',
    'quietHours',
    [
      `UPDATE "Notice" SET "sentAt" = '2026-02-03T22:30:00+08:00'
        WHERE id = (SELECT id FROM "Notice" WHERE "sentAt" IS NOT NULL AND NOT urgent LIMIT 1)`,
    ],
  ],
  [
    'a notice delivered twice',
    'deliveredOnce',
    [copyOf('"OutboxMessage"', { id: 'twice', seq: 999_999 }, `kind = 'notice'`)],
  ],
  [
    'a notice that was said to be delivered',
    'deliveredOnce',
    [`DELETE FROM "OutboxMessage" WHERE id = (SELECT id FROM "OutboxMessage" WHERE kind = 'notice' LIMIT 1)`],
  ],
  [
    'a message that was never handed over',
    'deliveredOnce',
    [
      `UPDATE "OutboxMessage" SET "sentAt" = NULL WHERE id = (SELECT id FROM "OutboxMessage" WHERE kind = 'notice' LIMIT 1)`,
    ],
  ],
  [
    'a notice whose time has come, still waiting',
    'deliveredOnce',
    [copyOf('"Notice"', { id: 'late', dedupeKey: 'late', status: 'queued', sentAt: null }, `"sentAt" IS NOT NULL`)],
  ],
  ['deadlines without a timer', 'timersSet', [`DELETE FROM pgboss.job WHERE name = 'timers' AND state = 'created'`]],
  [
    'a period that nobody opens',
    'timersSet',
    [`DELETE FROM pgboss.job WHERE name = 'timers' AND data->'data'->>'kind' = 'openTaskPeriods'`],
  ],
  [
    'a frozen score that was touched',
    'hashesRecompute',
    [
      unlocked('"KpiResult"'),
      `UPDATE "KpiResult" SET inputs = jsonb_set(inputs, '{points,sum}', '"9"') WHERE id = ${ONE_RESULT}`,
    ],
  ],
  [
    'a score that is zero for want of a result',
    'missingNotZero',
    [
      `UPDATE "Inspection" SET "releasedAt" = NULL WHERE "responsibleUnitId" = (SELECT "unitId" FROM "KpiResult" WHERE id = ${ONE_RESULT})`,
    ],
  ],
  [
    'a figure where the inputs say that there is none',
    'missingNotZero',
    [unlocked('"KpiResult"'), `UPDATE "KpiResult" SET score = NULL WHERE id = ${ONE_RESULT}`],
  ],
  [
    'measures that were not carried out, for nothing',
    'findingsCharged',
    [`UPDATE "MeasureCheck" SET executed = false WHERE executed`],
  ],
  [
    'measures that nobody promised, for nothing',
    'findingsCharged',
    [`UPDATE "ImprovementMeasure" SET status = 'returned' WHERE status NOT IN ('drafted', 'returned')`],
  ],
  ['a concealment for nothing', 'findingsCharged', [`UPDATE "ServiceInvestigation" SET concealed = true`]],
  [
    'a task left to somebody on leave',
    'absencesCovered',
    [
      `UPDATE "InspectionTask" SET "inspectorId" = a."staffId", "dueAt" = (a."fromDay" || 'T18:00:00+08:00')::timestamptz, status = 'planned'
        FROM "Absence" a WHERE "InspectionTask".id = (SELECT id FROM "InspectionTask" ORDER BY id LIMIT 1)
          AND a.id = (SELECT id FROM "Absence" ORDER BY id LIMIT 1)`,
    ],
  ],
  [
    'a report signed in place of a head who was there',
    'absencesCovered',
    [`UPDATE "Submission" SET "releasedForId" = "releasedById", "releasedById" = 'wu' WHERE "releasedForId" IS NULL`],
  ],
  [
    'a recheck that looks at more than its items',
    'rechecksBelong',
    [`UPDATE "InspectionTask" SET items = items || 99 WHERE origin = 'recheck'`],
  ],
  [
    'a recheck of what was closed since',
    'rechecksBelong',
    [
      `UPDATE "InspectionTask" SET status = 'planned', "createdAt" = '2026-01-01' WHERE origin = 'recheck'`,
      `UPDATE "RectificationNotice" SET "closedAt" = '2026-02-02' WHERE id IN (SELECT "noticeId" FROM "RecheckTarget")`,
    ],
  ],
  [
    'something opened again without a word',
    'reopenedAnew',
    [`DELETE FROM "Notice" WHERE code = 'rectificationReopened'`],
  ],
  [
    'something opened again with its old deadline',
    'reopenedAnew',
    [
      `UPDATE "RectificationNotice" SET "dueAt" = "issuedAt" WHERE id IN (SELECT "noticeId" FROM "RectificationReopening")`,
    ],
  ],
  [
    'a question that was asked twice',
    'liabilityOnce',
    [copyOf('"LiabilityReview"', { id: 'twice', no: 'RD-twice', submissionId: 'twice' }, `status = 'upheld'`)],
  ],
  [
    'a question that one of its sides has answered',
    'liabilityOnce',
    [
      `UPDATE "LiabilityReview" r SET "decidedById" = (SELECT s.id FROM "Staff" s WHERE s."unitId" = r."unitId" LIMIT 1) WHERE status = 'upheld'`,
    ],
  ],
  [
    'deadlines that stood still for nothing',
    'clocksStand',
    [`DELETE FROM "Evidence" WHERE "subjectType" IN ('liability', 'liabilityStatement')`],
  ],
  [
    'a clock that stands still though nobody contests it',
    'clocksStand',
    [
      `UPDATE "SupervisionOrder" SET status = 'signed'`,
      `UPDATE "SupervisionClock" SET "pausedAt" = "startAt", "metAt" = NULL, "failedAt" = NULL`,
      `UPDATE "LiabilityReview" SET status = 'upheld' WHERE status = 'open'`,
    ],
  ],
  [
    'points that stayed behind',
    'pointsFollowLiability',
    [
      `UPDATE "LiabilityReview" SET status = 'moved', "movedToUnitId" = 'city', "subjectType" = 'penalty',
        "subjectId" = (SELECT id FROM "PenaltyEntry" LIMIT 1), "decidedAt" = '2026-01-01T00:00:00Z'`,
    ],
  ],
  [
    'points posted against another unit',
    'pointsFollowLiability',
    [unlocked('"PenaltyPosting"'), `UPDATE "PenaltyPosting" SET "unitId" = 'city'`],
  ],
  [
    'a job that was given up',
    'nothingFailed',
    [`UPDATE pgboss.job SET state = 'failed' WHERE id = (SELECT id FROM pgboss.job WHERE name = 'timers' LIMIT 1)`],
  ],
])('%s is noticed (%s)', async (_what, name, statements) => {
  expect((await planted(name, statements)).broken.length).toBeGreaterThan(0);
});
