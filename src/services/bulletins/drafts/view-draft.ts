import type { SentFile } from '../../../domain/conversation/message.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canViewVersion } from '../../../domain/permissions/standards.ts';
import { type ApprovalStage, type ApprovalStep, actsOf, barOf, stageOf } from '../../../domain/standards/approval.ts';
import type { Prisma } from '../../../store/database.ts';
import type { ServiceContext } from '../../context.ts';
import { makeFile } from '../../files/make-file.ts';
import { markShown } from '../../review/what-was-shown.ts';
import { approverOf, loadApprovers, namesOf } from '../../standards/approvers.ts';
import { type LoadedDraft, loadDraft, reviewedDraft } from './load-draft.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface ViewedDraft
  extends Pick<
    LoadedDraft,
    'no' | 'kind' | 'period' | 'title' | 'figures' | 'wording' | 'problems' | 'hash' | 'bulletinNo'
  > {
  readonly stage: ApprovalStage;
  /** Steps taken in this round, in order. */
  readonly acts: readonly { step: ApprovalStep; byName: string; at: Date }[];
  readonly returned: { byName: string; reason: string } | null;
  /** What the person looking may do. */
  readonly may: { readonly submit: boolean; readonly decide: boolean; readonly issue: boolean };
}

/** A generated bulletin; that whoever may decide has seen this round's text is recorded. @throws AppError `notFound`, `forbidden` */
export async function viewDraft(context: ServiceContext, input: { actor: Actor; no: string }): Promise<ViewedDraft> {
  const { actor, no } = input;
  const { prisma } = context.db;
  const draft = await loadDraft(prisma, no);
  const approver = approverOf(actor, await loadApprovers(context, prisma));
  assertAllowed(canViewVersion(draft.approval, approver));
  const stage = stageOf(draft.approval);
  const decide = stage.kind === 'step' && barOf(draft.approval, stage.step, approver) === undefined;
  if (decide) {
    const seen = { actorId: actor.id, reviewed: reviewedDraft(draft), at: context.clock.now() };
    await context.db.transaction(tx => markShown(context, tx, seen));
  }
  const returned = stage.kind === 'draft' ? stage.returned : undefined;
  const nameOf = await namesOf(prisma, [returned?.staffId]);
  return {
    ...draft,
    stage,
    acts: await signedActs(prisma, draft),
    returned: returned ? { byName: nameOf(returned.staffId), reason: returned.note } : null,
    may: {
      decide,
      submit: stage.kind === 'draft' && approver.isQualityOfficer,
      issue: stage.kind === 'approved' && approver.isQualityOfficer,
    },
  };
}

/** The same as PDF and Word. @throws AppError `notFound`, `forbidden` */
export async function exportDraft(
  context: ServiceContext,
  input: { actor: Actor; no: string; sign: (act: ViewedDraft['acts'][number]) => string },
): Promise<SentFile[]> {
  const viewed = await viewDraft(context, input);
  const { no, title, figures, wording, problems, hash, acts } = viewed;
  const document = { no, title, figures, wording, problems, hash: hash ?? undefined, signatures: acts.map(input.sign) };
  const make = (ending: string, mime: string, content: Buffer) =>
    makeFile(context, { forId: input.actor.id, name: `${title}-${no}.${ending}`, mime, content });
  // What draws and lays out is large, and needed by few.
  const { bulletinPdf } = await import('../../../records/bulletin-pdf.ts');
  const { bulletinWord } = await import('../../../records/bulletin-word.ts');
  return [
    await make('pdf', 'application/pdf', await bulletinPdf(document)),
    await make('docx', DOCX, await bulletinWord(document)),
  ];
}

async function signedActs(prisma: Prisma, draft: LoadedDraft): Promise<ViewedDraft['acts']> {
  const acts = actsOf(draft.approval, draft.round).filter(({ approved }) => approved);
  const nameOf = await namesOf(
    prisma,
    acts.map(({ staffId }) => staffId),
  );
  return acts.map(({ step, staffId, at }) => ({ step, byName: nameOf(staffId), at }));
}
