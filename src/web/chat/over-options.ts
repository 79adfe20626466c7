import { responseState } from '../../domain/inspections/response.ts';
import { readNumber } from '../../domain/language/record-number.ts';
import type { WebHost } from '../host.ts';
import { text } from '../text.ts';
import type { OutboundRow } from './message-view.ts';

/**
 * The keys of these messages' options that lead nowhere any more: a result that is confirmed, or whose window has passed, is neither
 * confirmed nor disputed. A notice keeps its options otherwise.
 */
export async function overOptions(
  { db, clock }: Pick<WebHost, 'db' | 'clock'>,
  rows: readonly OutboundRow[],
): Promise<ReadonlySet<string>> {
  const keys = rows.flatMap(row => (row.payload as { options: { key: string }[] }).options.map(({ key }) => key));
  const answers = keys.flatMap(key => {
    const phrase = text.answersToResult.find(each => key.startsWith(`${each} `));
    const no = phrase && readNumber(key.slice(phrase.length));
    return no ? [{ key, no }] : [];
  });
  if (answers.length === 0) return new Set();
  const results = await db.prisma.inspection.findMany({
    where: { no: { in: answers.map(({ no }) => no) } },
    select: { no: true, status: true, releasedAt: true, respondBy: true, confirmedAt: true, confirmedById: true },
  });
  const open = new Set(results.filter(row => responseState(row, clock.now()) === 'open').map(({ no }) => no));
  return new Set(answers.filter(({ no }) => !open.has(no)).map(({ key }) => key));
}
