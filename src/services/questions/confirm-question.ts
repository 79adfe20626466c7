import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canManageQuestions } from '../../domain/permissions/questions.ts';
import { checkQuestionText, type TextProblem } from '../../domain/questions/answer-text.ts';
import { questionKey } from '../../domain/questions/question-key.ts';
import type { ClausePlace } from '../../domain/questions/regression.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { raiseRevision } from '../standards/raise-revision.ts';
import { clauseHash } from './clause-hash.ts';
import { loadPlaces, placeKey } from './clause-places.ts';
import { solveBacklog } from './solve-backlog.ts';

export type ConfirmResult =
  | {
      kind: 'confirmed';
      question: string;
      standard: string;
      path: string;
      /** It was confirmed before; now it is for today's wording. */
      again: boolean;
      solved: string[];
      told: number;
    }
  | { kind: 'clauseMissing'; path: string }
  | { kind: 'badText'; problem: TextProblem };

/**
 * Confirms that a clause answers a question: from now on it leads there on every instance, and is asked again before a new edition is
 * published. What waits in the backlog with this question is solved. Confirming once more counts for today's wording.
 *
 * @throws AppError `forbidden`.
 */
export async function confirmQuestion(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; question: string; place: ClausePlace; backlogNo?: string },
): Promise<ConfirmResult> {
  const { actor, place } = input;
  assertAllowed(canManageQuestions(actor));
  const question = input.question.trim();
  const problem = checkQuestionText(question);
  if (problem) return { kind: 'badText', problem };
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { result } = await context.once(
      tx,
      { submissionId: input.submissionId, useCase: 'confirmQuestion', at: now },
      async (): Promise<ConfirmResult> => {
        const target = await findPlace(tx, place, now);
        if (!target) return { kind: 'clauseMissing', path: place.path };
        const known = await tx.clauseQuestion.findUnique({
          where: { standardId_path_text: { ...place, text: question } },
          select: { id: true, textHashes: true },
        });
        const textHashes = [...new Set([...(known?.textHashes ?? []), clauseHash(target.text)])];
        const confirmation = { confirmedById: actor.id, confirmedAt: now, textHashes };
        const { id } = await tx.clauseQuestion.upsert({
          where: { standardId_path_text: { ...place, text: question } },
          create: { id: randomUUID(), ...place, text: question, ...confirmation },
          update: confirmation,
        });
        await raiseRevision(tx);
        const key = questionKey(question);
        await tx.questionFeedback.updateMany({ where: { key, reviewedAt: null }, data: { reviewedAt: now } });
        const { nos, told } = await solveBacklog(context, tx, {
          actorId: actor.id,
          now,
          where: { no: input.backlogNo ?? null, keys: [key] },
          resolution: `《${target.standard}》${place.path}`,
          solution: { text: target.text, clause: { standard: target.standard, path: place.path } },
        });
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: 'question.confirmed',
          subjectType: 'clauseQuestion',
          subjectId: id,
          detail: { ...place },
        });
        const { standard } = target;
        return {
          kind: 'confirmed',
          question,
          standard,
          path: place.path,
          again: known !== null,
          solved: nos,
          told,
        };
      },
    );
    return result;
  });
}

/** The clause as it reads now; one that only a draft or a coming edition has may be confirmed ahead. */
async function findPlace(
  tx: Tx,
  place: ClausePlace,
  now: Date,
): Promise<{ standard: string; text: string } | undefined> {
  const placed = (await loadPlaces(tx, [place], now)).get(placeKey(place));
  const text = placed?.text ?? placed?.coming;
  if (placed && text != null) return { standard: placed.standard, text };
  const drafted = await tx.clause.findFirst({
    where: { path: place.path, version: { standardId: place.standardId, status: 'draft' } },
    orderBy: [{ version: { effectiveFrom: 'desc' } }, { ordinal: 'asc' }],
    select: { text: true, version: { select: { standard: { select: { title: true } } } } },
  });
  return drafted ? { standard: drafted.version.standard.title, text: drafted.text } : undefined;
}
