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
  if (!match || !isRealDay(Number(year), Number(month), Number(day))) return { title: stem };
  return { title: title.trim(), effectiveFrom: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
