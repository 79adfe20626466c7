import { randomUUID } from 'node:crypto';
import type { BulletinKind } from '../../../domain/bulletins/bulletin.ts';
import { spanOf } from '../../../domain/bulletins/periods.ts';
import { toShanghai } from '../../../domain/calendar/shanghai.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canSubmitVersion } from '../../../domain/permissions/standards.ts';
import { stageOf } from '../../../domain/standards/approval.ts';
import type { Tx } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { asJson } from '../../penalties/json.ts';
import { approvalOf } from './load-draft.ts';
import { loadFigures } from './load-figures.ts';
import { wordDraft } from './word-draft.ts';

/** What was worded belongs to the figures it was worded from. */
const NO_WORDING = { model: '', sentences: [] };

export type GenerateOutcome =
  /** `renewed`: a draft of that period was there, and has today's figures now. */
  | { kind: 'generated'; no: string; renewed: boolean }
  | { kind: 'underApproval' | 'issued'; no: string }
  | { kind: 'notBegun' };

/**
 * 生成周报, 月报, 短板通报: the figures of a period as the store has them now, as a draft that can still be renewed. Once submitted they stand.
 *
 * @throws AppError `forbidden`
 */
export async function generateDraft(
  context: ServiceContext,
  input: { actor: Actor; kind: BulletinKind; period: string; title: string; submissionId: string },
): Promise<GenerateOutcome> {
  const { actor, kind, period, title, submissionId } = input;
  assertAllowed(canSubmitVersion(actor));
  const now = context.clock.now();
  if (spanOf(period).from > now) return { kind: 'notBegun' };
  const outcome = await context.db.transaction(async tx => {
    const work = async (): Promise<GenerateOutcome> => {
      // One draft of a period, whoever generates it.
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`draft:${kind}:${period}`}))::text`;
      const latest = await tx.bulletinDraft.findFirst({
        where: { kind, period },
        include: { acts: true },
        orderBy: { no: 'desc' },
      });
      // What was issued and withdrawn stays as it was; the period can have another.
      const known = latest && (await isWithdrawn(tx, latest.bulletinNo)) ? null : latest;
      const stage = known && stageOf(approvalOf(known));
      if (known && stage && stage.kind !== 'draft')
        return { kind: stage.kind === 'closed' ? 'issued' : 'underApproval', no: known.no };
      const figures = asJson(await loadFigures(tx, { kind, period, now }));
      if (known) {
        await tx.bulletinDraft.update({
          where: { id: known.id },
          data: { figures, title, wording: NO_WORDING, hash: null },
        });
        return { kind: 'generated', no: known.no, renewed: true };
      }
      const id = randomUUID();
      const no = await context.nextNumber(tx, 'bulletinDraft', toShanghai(now).year);
      await tx.bulletinDraft.create({
        data: {
          ...{ id, no, submissionId, kind, period, title, figures, problems: [], jointReviewerIds: [] },
          ...{ createdById: actor.id, createdAt: now },
        },
      });
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'bulletin.generated', subjectType: 'bulletinDraft', subjectId: id },
        detail: { no, kind, period },
      });
      return { kind: 'generated', no, renewed: false };
    };
    return (await context.once(tx, { submissionId, useCase: 'generateDraft', at: now }, work)).result;
  });
  // Outside the transaction: a model may take its time.
  if (outcome.kind === 'generated') await wordDraft(context, outcome.no);
  return outcome;
}

async function isWithdrawn(tx: Tx, bulletinNo: string | null): Promise<boolean> {
  if (bulletinNo === null) return false;
  return (await tx.bulletin.findUnique({ where: { no: bulletinNo } }))?.withdrawnAt != null;
}
