import type { SentFile } from '../../domain/conversation/message.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canFillReport } from '../../domain/permissions/reports.ts';
import { isFillable, type ReportStatus } from '../../domain/reports/status.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { makeFile } from '../files/make-file.ts';
import { attachedTo, SUBJECT } from './attached.ts';
import { findReport, lockReport, noticeFacts } from './report-row.ts';
import { viewReport } from './view-report.ts';

export type AttachOutcome =
  | { kind: 'attached'; no: string; names: string[]; headName: string | null }
  | { kind: 'wrongState'; no: string; status: ReportStatus };

/**
 * Adds files to a report while it can be written. A draft that waits for the head becomes another one with it: what was seen before had no such
 * file.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function attachFiles(
  context: ServiceContext,
  input: { actor: Actor; no: string; fileIds: readonly string[]; submissionId: string },
): Promise<AttachOutcome> {
  const { actor, no, fileIds, submissionId } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    await lockReport(tx, { no });
    const row = await findReport(context, tx, { no });
    if (!row) throw new AppError('notFound', { no });
    assertAllowed(canFillReport(actor, row.parties));
    const work = async (): Promise<AttachOutcome> => {
      if (!isFillable(row.status)) return { kind: 'wrongState', no, status: row.status };
      await addEvidence(tx, { fileIds, subjectType: SUBJECT, subjectId: row.id, byId: actor.id, at: now });
      const attached = await attachedTo(tx, row.id);
      const waits = row.status === 'drafted';
      if (waits) await tx.submission.update({ where: { id: row.id }, data: { submissionId } });
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'report.fileAttached', subjectType: 'submission', subjectId: row.id },
        detail: { no, files: fileIds.length },
      });
      const [releaser] = row.releasers;
      if (waits && releaser)
        await context.notices.queue(tx, now, [
          {
            recipientId: releaser.id,
            ref: { type: 'submission', no },
            dedupeKey: `reportDrafted:${no}:${releaser.id}:${submissionId}`,
            content: { code: 'reportDrafted', ...noticeFacts(row), authorName: actor.name },
          },
        ]);
      const headName = waits ? (releaser?.name ?? null) : null;
      return { kind: 'attached', no, names: attached.map(({ file }) => file.name), headName };
    };
    return (await context.once(tx, { submissionId, useCase: 'reports.attach', at: now }, work)).result;
  });
}

/** The names of a report's attachments, for who writes it. @throws AppError `notFound`, `forbidden` */
export async function listAttached(context: ServiceContext, input: { actor: Actor; no: string }): Promise<string[]> {
  return [...(await viewReport(context, input)).attached];
}

/** 看附件: the attachments themselves, for whoever may see the report. @throws AppError `notFound`, `forbidden` */
export async function sendAttached(context: ServiceContext, input: { actor: Actor; no: string }): Promise<SentFile[]> {
  const { actor, no } = input;
  await viewReport(context, input);
  const { id } = await context.db.prisma.submission.findUniqueOrThrow({ where: { no }, select: { id: true } });
  const files: SentFile[] = [];
  for (const { file } of await attachedTo(context.db.prisma, id)) {
    const content = await context.files.read(file.sha256);
    files.push(await makeFile(context, { forId: actor.id, name: file.name, mime: file.mime, content }));
  }
  return files;
}
