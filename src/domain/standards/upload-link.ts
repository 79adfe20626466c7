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
