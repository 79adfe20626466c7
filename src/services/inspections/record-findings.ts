import { randomUUID } from 'node:crypto';
import { formatShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { isUndercover } from '../../domain/inspections/disclosure.ts';
import { answerOf, type InspectionDraft } from '../../domain/inspections/draft.ts';
import { givenAnswer } from '../../domain/inspections/given-answer.ts';
import { type ItemResult, itemResult } from '../../domain/inspections/item-result.ts';
import type { Sheet, SheetItem } from '../../domain/inspections/sheet.ts';
import type { ItemAnswer } from '../../domain/language/item-answer.ts';
import type { Tx } from '../../store/database.ts';
import { findReused } from '../files/find-reused.ts';
import { recordSamples } from './samples/record-samples.ts';

export interface RecordedFinding {
  readonly id: string;
  readonly item: SheetItem;
  readonly result: ItemResult;
  /** Points got; 0 where the item is not applicable or carries none. */
  readonly points: number;
}

/**
 * Turns a draft's answers into findings with their evidence, and its sampled customers into records. Part of submitting: runs in that transaction, checks no permission,
 * and expects every item that is asked to be answered. One that is not asked is recorded as not applicable.
 */
export async function recordFindings(
  tx: Tx,
  input: { inspectionId: string; sheet: Sheet; draft: InspectionDraft; actorId: string; now: Date },
): Promise<RecordedFinding[]> {
  const { inspectionId, sheet, draft, actorId, now } = input;
  const undercover = isUndercover({ methods: sheet.methods ?? [] });
  const rows = sheet.items.flatMap(item => {
    const { note, fileIds, source } = answerOf(draft, item.ordinal);
    const answer = givenAnswer(sheet, draft, item);
    return answer
      ? [{ id: randomUUID(), item, answer, note, fileIds, source: source ?? null, result: itemResult(item, answer) }]
      : [];
  });
  await tx.finding.createMany({
    data: rows.map(({ id, item, answer, note, source, result }) => ({
      id,
      inspectionId,
      itemId: item.id,
      result,
      note,
      source,
      ...recordOf(answer, undercover),
    })),
  });
  await recordSamples(tx, inspectionId, draft.samples ?? []);
  const reused = await findReused(tx, {
    fileIds: rows.flatMap(row => row.fileIds),
    subjectIds: rows.map(row => row.id),
  });
  const evidence = rows.flatMap(({ id, item, fileIds }) =>
    fileIds.map(fileId => ({
      id: randomUUID(),
      fileId,
      subjectType: 'finding',
      subjectId: id,
      itemId: item.id,
      addedById: actorId,
      at: now,
      reusedOfId: reused.get(fileId)?.evidenceId ?? null,
      reuseBits: reused.get(fileId)?.bits ?? null,
    })),
  );
  if (evidence.length > 0) await tx.evidence.createMany({ data: evidence });
  return rows.map(({ id, item, answer, result }) => ({
    id,
    item,
    result,
    points: answer.result === 'scored' ? answer.points : 0,
  }));
}

/** The hour of a visit under cover stands nowhere where its unit reads. */
function recordOf(answer: ItemAnswer, undercover: boolean) {
  switch (answer.result) {
    case 'scored': {
      const { points, occurrences = null, sampled = null, qualified = null, choice = null, value = null } = answer;
      return { points, occurrences, sampled, qualified, choice, value };
    }
    case 'recorded':
      return {
        text: answer.at === undefined ? answer.text : `${answer.text} ${signedAt(new Date(answer.at), undercover)}`,
      };
    case 'notApplicable':
      return {};
  }
}

const signedAt = (at: Date, undercover: boolean): string => (undercover ? shanghaiDate(at) : formatShanghai(at));
