import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canWriteAnswer } from '../../domain/permissions/questions.ts';
import { checkQuestionText, type TextProblem } from '../../domain/questions/answer-text.ts';
import type { ClausePlace } from '../../domain/questions/regression.ts';
import type { ServiceContext } from '../context.ts';
import { raiseRevision } from '../standards/raise-revision.ts';
import { answerFacts } from './answer-facts.ts';
import { judgesOf } from './answer-judges.ts';
import { type AnswerKind, type AnswerStatus, loadAnswer, reviewedText } from './answer-row.ts';
import { loadPlaces, placeKey } from './clause-places.ts';
import { wordingsHeld } from './wordings.ts';

export type WriteAnswerResult =
  | { kind: 'written'; no: string; answerKind: AnswerKind; judges: number }
  | { kind: 'badQuestion'; problem: TextProblem }
  | { kind: 'badText'; problem: TextProblem }
  /** It promises more than its clauses say, which has to be confirmed. */
  | { kind: 'promises'; words: string[] }
  | { kind: 'clauseMissing'; path: string }
  | { kind: 'wrongState'; no: string; status: AnswerStatus };

/** What is written: a new one, or an existing one anew (`revises`). */
export interface AnswerDraft {
  readonly kind: AnswerKind;
  readonly question: string;
  readonly text: string;
  readonly places: readonly ClausePlace[];
  readonly backlogNo?: string | undefined;
  readonly revises?: string | undefined;
  /** Who writes it has been shown the words that promise more than the clauses say, and keeps them. */
  readonly promisesConfirmed?: boolean;
}

/**
 * Writes a 标准答复 or 口径. It is given to nobody before a second person has approved it; one that is written anew is not given until then
 * either. Every figure must stand in a clause it rests on.
 *
 * @throws AppError `forbidden`, `notFound`.
 */
export async function writeAnswer(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; draft: AnswerDraft },
): Promise<WriteAnswerResult> {
  const { actor, draft } = input;
  assertAllowed(canWriteAnswer(actor));
  const [question, text] = [draft.question.trim(), draft.text.trim()];
  const badQuestion = checkQuestionText(question);
  if (badQuestion) return { kind: 'badQuestion', problem: badQuestion };
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { result } = await context.once(
      tx,
      { submissionId: input.submissionId, useCase: 'writeAnswer', at: now },
      async (): Promise<WriteAnswerResult> => {
        const placed = await loadPlaces(tx, draft.places, now);
        const clauses = draft.places.flatMap(place => placed.get(placeKey(place)) ?? []);
        if (clauses.length < draft.places.length || clauses.length === 0) return { kind: 'clauseMissing', path: '' };
        const wordings = wordingsHeld(text, clauses);
        if (wordings.kind === 'missing')
          return { kind: 'clauseMissing', path: `《${wordings.standard}》${wordings.path}` };
        if (wordings.kind === 'bad') return { kind: 'badText', problem: wordings.problem };
        if (wordings.promises.length > 0 && !draft.promisesConfirmed)
          return { kind: 'promises', words: wordings.promises };

        const revised = draft.revises === undefined ? undefined : await loadAnswer(tx, draft.revises, now);
        if (revised?.status === 'retired') return { kind: 'wrongState', no: revised.no, status: revised.status };
        const kind = revised?.kind ?? draft.kind;
        const no = revised?.no ?? (await context.nextNumber(tx, kind, toShanghai(now).year));
        const id = revised?.id ?? randomUUID();
        const written = {
          ...{ question, text, writtenById: actor.id, writtenAt: now },
          ...{ status: 'draft' as const, approvedById: null, approvedAt: null, reviewReason: '' },
        };
        await tx.approvedAnswer.upsert({
          where: { id },
          create: { id, no, kind, ...written, backlogNo: draft.backlogNo ?? null },
          update: written,
        });
        await tx.approvedAnswerClause.deleteMany({ where: { answerId: id } });
        await tx.approvedAnswerClause.createMany({
          data: clauses.map(({ standardId, path }, at) => ({
            ...{ answerId: id, standardId, path },
            textHashes: wordings.hashes[at]!,
          })),
        });
        if (revised && revised.status !== 'draft') await raiseRevision(tx);

        const row = await loadAnswer(tx, no, now);
        const judges = await judgesOf(context, tx, actor.id);
        await context.notices.queue(
          tx,
          now,
          judges.map(recipientId => ({
            recipientId,
            ref: { type: 'answer' as const, no },
            dedupeKey: reviewedText(row, recipientId).dedupeKey,
            content: {
              code: 'answerToApprove' as const,
              ...answerFacts(row),
              text,
              writerName: actor.name,
              clauses: row.clauses.map(clause => ({
                standard: clause.standard,
                path: clause.path,
                text: clause.text ?? clause.coming ?? '',
              })),
            },
          })),
        );
        await context.recordAudit(tx, {
          at: now,
          actorId: actor.id,
          action: revised ? 'answer.revised' : 'answer.written',
          subjectType: 'approvedAnswer',
          subjectId: id,
          detail: { no },
        });
        return { kind: 'written', no, answerKind: kind, judges: judges.length };
      },
    );
    return result;
  });
}
