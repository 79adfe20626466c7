export type StandardFileName = { title: string; effectiveFrom?: string };

/**
 * Reads `电信条例(2016-02-06).md` into its title and effective date (ISO day). Round and full-width brackets; a folder and
 * the extension are dropped. A bracket that holds no real day stays part of the title.
 */
export function parseStandardFileName(fileName: string): StandardFileName {
  const base = fileName.replace(/^.*[/\\]/u, '').normalize('NFC');
  const stem = base.replace(/\.(?:md|txt|docx?|pdf|html?|xlsx?|csv)$/iu, '').trim();
  const match = /^(.+?)\s*[(（]\s*(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?\s*[)）]$/u.exec(stem);
  const [, title = '', year = '', month = '', day = ''] = match ?? [];
  const effectiveFrom = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return match && isRealDay(effectiveFrom) ? { title: title.trim(), effectiveFrom } : { title: stem };
}

/** Whether a text is a day of the calendar, written YYYY-MM-DD. */
export function isRealDay(text: string): boolean {
  const [year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text)?.slice(1).map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
