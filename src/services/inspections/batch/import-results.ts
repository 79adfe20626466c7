import { randomUUID } from 'node:crypto';
import { Decimal } from 'decimal.js';
import { toShanghai } from '../../../domain/calendar/shanghai.ts';
import type { ReadResult } from '../../../domain/inspections/batch/read-results.ts';
import { inspectionPeriod } from '../../../domain/inspections/inspected-at.ts';
import { programmeRulesSchema } from '../../../domain/inspections/programme-rules.ts';
import type { Tx } from '../../../store/database.ts';
import type { Prisma } from '../../../store/generated/client.ts';
import type { ServiceContext } from '../../context.ts';
import { toDraft } from '../open-draft.ts';
import { linkImported } from '../planning/link-import.ts';
import { loadSubmitted, writeSubmission } from '../submit-inspection.ts';
import { type BatchInput, type EarlierBatch, earlierBatch, type ReadBatch, readBatch } from './read-batch.ts';
import { writeTotals } from './write-totals.ts';

/** JSON: kept as the answer to a repeat. */
export interface ImportedResults {
  readonly kind: 'imported';
  readonly no: string;
  readonly results: number;
  readonly rows: number;
  /** Rows of the file with a problem, left out as was agreed. */
  readonly leftOut: number;
  readonly failed: number;
  readonly rectifications: number;
  readonly penalties: number;
  readonly inReview: number;
  readonly first: string;
  readonly last: string;
}

export type ImportingResults =
  | ImportedResults
  | { readonly kind: 'already'; readonly batch: EarlierBatch }
  /** Rows have problems and nobody agreed to leave them out, or the file reads otherwise by now; nothing was written. */
  | { readonly kind: 'notReady'; readonly preview: ReadBatch };

/** A large sheet is one transaction; so long it may take. */
const LONGEST_MS = 10 * 60_000;

/**
 * Files every result of a sheet in one transaction: all or none, and the same file once per programme. Each result is written as one
 * filed in chat is, with the same consequences, and the city's results fulfil the tasks of their units and periods; a total without items has none
 * but its notice.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function importResults(
  context: ServiceContext,
  input: BatchInput & { submissionId: string; skipProblems: boolean },
): Promise<ImportingResults> {
  const { actor, programmeId, level, part = '', submissionId, skipProblems } = input;
  const preview = await readBatch(context, input);
  const repeated = await context.db.prisma.receipt.findUnique({ where: { submissionId } });
  if (repeated) return repeated.result as unknown as ImportedResults;
  if (preview.kind === 'already') return preview;
  if (preview.kind !== 'read' || preview.read.results.length === 0) return { kind: 'notReady', preview };
  if (preview.read.problems.length > 0 && !skipProblems) return { kind: 'notReady', preview };
  const now = context.clock.now();
  const { sheet, sha256, fileName, read } = preview;

  return context.db.transaction(
    async tx => {
      await tx.$queryRaw`SELECT 1 FROM "InspectionProgramme" WHERE id = ${programmeId} FOR UPDATE`;
      const filed = await context.once(tx, { submissionId, useCase: 'import-results', at: now }, async () => {
        const same = { programmeId_part_sha256: { programmeId, part, sha256 } };
        if (await tx.resultBatch.findUnique({ where: same })) return null;
        const batchId = randomUUID();
        const no = await context.nextNumber(tx, 'batch', toShanghai(now).year);
        const rows = read.results.reduce((sum, each) => sum + each.rows.length, 0);
        await tx.resultBatch.create({
          data: {
            id: batchId,
            no,
            submissionId,
            programmeId,
            part,
            level,
            fileName,
            sha256,
            rows,
            byId: actor.id,
            at: now,
          },
        });
        const drafts = await draftsOf(context, tx, { ...input, read: read.results, sheet, batchId, no, now });
        const released = level === 'province' || !(await reviews(tx, programmeId));
        const isTotal = (draft: Draft): draft is Draft & { total: number } => isBareTotal(draft) && released;
        const totals = drafts.filter(isTotal);
        const others = drafts.filter(draft => !isTotal(draft));
        const { programmeName: programme } = preview;
        const nos = await writeTotals(context, tx, { totals, batch: { no, programme, level }, now });
        await tx.inspection.createMany({ data: others.map(({ row }) => row) });
        const counts = { failed: 0, rectifications: 0, penalties: 0, inReview: 0 };
        for (const { row, responsibleUnitId, total } of others) {
          const written = await writeSubmission(context, tx, {
            actorId: actor.id,
            row: await loadSubmitted(tx, row.id),
            responsibleUnitId,
            sheet,
            draft: toDraft(row),
            now,
            // The province has decided about its own results.
            decided: level === 'province',
            ...(total !== undefined && { total: new Decimal(total) }),
          });
          nos.push(written.no);
          counts.failed += written.failed;
          counts.rectifications += written.released?.rectifications.length ?? 0;
          counts.penalties += written.released?.penalties.length ?? 0;
          counts.inReview += written.released ? 0 : 1;
        }
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: 'results.imported',
          subjectType: 'resultBatch',
          subjectId: batchId,
          detail: { no, fileName, results: nos.length },
        });
        const leftOut = new Set(read.problems.map(problem => problem.row)).size;
        const [first = '', last = ''] = [nos[0], nos.at(-1)];
        return { kind: 'imported' as const, no, results: nos.length, rows, leftOut, ...counts, first, last };
      });
      if (filed.result) return filed.result;
      const batch = await earlierBatch(
        { db: { ...context.db, prisma: tx as typeof context.db.prisma } },
        { programmeId, part, sha256 },
      );
      return { kind: 'already', batch: batch! };
    },
    { longestMs: LONGEST_MS },
  );
}

type Draft = Awaited<ReturnType<typeof draftsOf>>[number];

/** A score that says nothing of any item. */
const isBareTotal = ({ total, row }: Draft): boolean => total !== undefined && Object.keys(row.answers).length === 0;

async function reviews(tx: Tx, programmeId: string): Promise<boolean> {
  const { rules } = await tx.inspectionProgramme.findUniqueOrThrow({
    where: { id: programmeId },
    select: { rules: true },
  });
  return programmeRulesSchema.parse(rules).review;
}

/** Every result as a draft that is about to be filed. */
async function draftsOf(
  context: ServiceContext,
  tx: Tx,
  input: BatchInput & {
    read: readonly ReadResult[];
    sheet: Extract<ReadBatch, { kind: 'read' }>['sheet'];
    batchId: string;
    no: string;
    now: Date;
  },
) {
  const { actor, programmeId, level, part, read, sheet, batchId, no, now } = input;
  const responsible = new Map<string, string>();
  for (const [unitId, [first]] of Map.groupBy(read, each => each.unitId)) {
    const on = { unitId, line: sheet.line, on: first!.inspectedAt };
    responsible.set(unitId, (await context.directory.responsibleUnit(tx, on)) ?? unitId);
  }
  const periods = read.map(result => inspectionPeriod(sheet.cycle, result.inspectedAt));
  // The province's results are its own: they fulfil none of the city's tasks.
  const tasks =
    level === 'city'
      ? await linkImported(context, tx, {
          ...{ actor, programmeId, batchNo: no },
          results: read.map(({ unitId }, index) => ({ unitId, period: periods[index]! })),
        })
      : [];
  return read.map((result, index) => ({
    total: result.total,
    responsibleUnitId: responsible.get(result.unitId)!,
    row: {
      id: randomUUID(),
      submissionId: `${no}:${index + 1}`,
      programmeId,
      templateId: sheet.templateId,
      unitId: result.unitId,
      taskId: tasks[index] ?? null,
      period: periods[index]!,
      inspectorId: actor.id,
      inspectedAt: result.inspectedAt,
      status: 'draft' as const,
      answers: result.answers as unknown as Prisma.InputJsonObject,
      samples: result.samples as unknown as Prisma.InputJsonValue,
      fields: {},
      note: result.note,
      level,
      part: part ?? null,
      source: level === 'province' ? 'province' : 'batch',
      batchId,
      createdAt: now,
      updatedAt: now,
    },
  }));
}
