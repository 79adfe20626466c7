import type { SentFile } from '../../../domain/conversation/message.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { periodSheet } from '../../../records/period-sheet.ts';
import type { ServiceContext } from '../../context.ts';
import { makeFile } from '../../files/make-file.ts';
import { findResults, type ResultFilter } from './find-results.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The results of a period that a person may see, as a workbook. `none`: there are none, and no file. */
export async function exportPeriod(
  context: ServiceContext,
  input: { actor: Actor; filter: ResultFilter; period: string; programmeName?: string },
): Promise<{ kind: 'none' } | { kind: 'file'; file: SentFile; rows: number }> {
  const { actor, filter, period, programmeName } = input;
  const rows = (await findResults(context, { actor, filter })).filter(row => !row.isRecheck);
  if (rows.length === 0) return { kind: 'none' };
  const file = await makeFile(context, {
    forId: actor.id,
    name: `${period}${programmeName ?? '监督检查'}结果.xlsx`,
    mime: XLSX,
    content: await periodSheet(rows, { period, ...(programmeName && { programmeName }) }),
  });
  return { kind: 'file', file, rows: rows.length };
}
