/** How long an upload link takes a file, in minutes. */
export const UPLOAD_LINK_MINUTES = 30;

/** When a link made at `now` stops taking files. */
export function uploadLinkExpiry(now: Date): Date {
  return new Date(now.getTime() + UPLOAD_LINK_MINUTES * 60_000);
}

/** Whether a link still takes a file: once, and before its time is over. */
export function takesUpload(link: { expiresAt: Date; usedAt: Date | null }, now: Date): boolean {
  return link.usedAt === null && now < link.expiresAt;
}

/** What a link's file is for: a standard to import, an attachment of the report with this 单号, or evidence of the 考核申诉 of this deduction. */
export type UploadPurpose =
  | { readonly kind: 'standard' }
  | { readonly kind: 'report'; readonly no: string }
  | { readonly kind: 'appeal'; readonly no: string };

/** What a report's attachment may be, by the ending of its name; the content is looked at when it arrives. */
export const REPORT_FILE_ENDINGS = [
  ...['.xlsx', '.xls', '.docx', '.doc', '.pdf', '.csv', '.txt'],
  ...['.jpg', '.jpeg', '.png'],
] as const;
