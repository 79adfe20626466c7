import { MAX_FILE_BYTES } from '../../domain/files/file-rules.ts';
import type { UploadPurpose } from '../../domain/files/upload-link.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { allowed, type Decision } from '../../domain/permissions/decision.ts';
import { canFillReport } from '../../domain/permissions/reports.ts';
import { canImportStandard } from '../../domain/permissions/standards.ts';
import { isFillable } from '../../domain/reports/status.ts';
import { isStandardDocument, MAX_STANDARD_BYTES } from '../../domain/standards/document-types.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
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
 * Whether somebody may hand in a file for a purpose now: to import standards, or to write that report while it can still be written.
 *
 * @throws AppError `notFound` for an unknown report
 */
export async function mayUpload(context: UploadContext, actor: Actor, purpose: UploadPurpose): Promise<Decision> {
  if (purpose.kind === 'standard') return canImportStandard(actor);
  const row = await findReport(context, context.db.prisma, { no: purpose.no });
  if (!row) throw new AppError('notFound', { no: purpose.no });
  const decision = canFillReport(actor, row.parties);
  if (decision.allowed && !isFillable(row.status)) throw new AppError('conflict', { no: purpose.no });
  return decision.allowed ? allowed : decision;
}

/** A purpose as its link's row holds it. */
export const purposeOf = (link: { purpose: string; subjectNo: string | null }): UploadPurpose | undefined => {
  if (link.purpose === 'standard') return { kind: 'standard' };
  return link.purpose === 'report' && link.subjectNo !== null ? { kind: 'report', no: link.subjectNo } : undefined;
};
