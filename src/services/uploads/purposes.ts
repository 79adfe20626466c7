import { MAX_FILE_BYTES } from '../../domain/files/file-rules.ts';
import type { UploadPurpose } from '../../domain/files/upload-link.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { appealOpen } from '../../domain/penalties/appeal-window.ts';
import { allowed, type Decision } from '../../domain/permissions/decision.ts';
import { canAppeal } from '../../domain/permissions/penalties.ts';
import { canFillReport } from '../../domain/permissions/reports.ts';
import { canImportStandard } from '../../domain/permissions/standards.ts';
import { isFillable } from '../../domain/reports/status.ts';
import { isStandardDocument, MAX_STANDARD_BYTES } from '../../domain/standards/document-types.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { loadEntry } from '../penalties/load-entry.ts';
import { findReport } from '../reports/report-row.ts';

export type UploadContext = Pick<ServiceContext, 'db' | 'clock' | 'directory'>;

/** Which files a purpose takes, besides the rules of every file. */
export function rulesOf({ kind }: UploadPurpose): {
  mostBytes: number;
  accepts?: (file: { name: string; mime: string }) => boolean;
} {
  return kind === 'standard'
    ? { mostBytes: MAX_STANDARD_BYTES, accepts: isStandardDocument }
    : { mostBytes: MAX_FILE_BYTES };
}

/**
 * Whether somebody may hand in a file for a purpose now: to import standards, to write that report while it can still be written, or to appeal
 * against that deduction while it can be.
 *
 * @throws AppError `notFound` for an unknown report or deduction
 */
export async function mayUpload(context: UploadContext, actor: Actor, purpose: UploadPurpose): Promise<Decision> {
  if (purpose.kind === 'standard') return canImportStandard(actor);
  if (purpose.kind === 'appeal') return mayProve(context, actor, purpose.no);
  const row = await findReport(context, context.db.prisma, { no: purpose.no });
  if (!row) throw new AppError('notFound', { no: purpose.no });
  const decision = canFillReport(actor, row.parties);
  if (decision.allowed && !isFillable(row.status)) throw new AppError('conflict', { no: purpose.no });
  return decision.allowed ? allowed : decision;
}

/** Evidence is for an appeal that can still be filed. @throws AppError `notFound`, `conflict` */
async function mayProve({ db, clock }: UploadContext, actor: Actor, no: string): Promise<Decision> {
  const { status, appealDueAt, ...entry } = await loadEntry(db.prisma, no);
  const decision = canAppeal(actor, entry);
  const open = status === 'confirmed' && appealOpen(appealDueAt, clock.now());
  if (decision.allowed && !open) throw new AppError('conflict', { no });
  return decision;
}

/** A purpose as its link's row holds it. */
export const purposeOf = (link: { purpose: string; subjectNo: string | null }): UploadPurpose | undefined => {
  const { purpose: kind, subjectNo: no } = link;
  if (kind === 'standard') return { kind };
  return (kind === 'report' || kind === 'appeal') && no !== null ? { kind, no } : undefined;
};
