import type { ItemReading } from './reading.ts';
import type { SegmentReading } from './segment.ts';

const sameAnswer = (a: ItemReading, b: ItemReading): boolean => JSON.stringify(a.answer) === JSON.stringify(b.answer);

const joinNotes = (a: string, b: string): string =>
  b === '' || a.includes(b) ? a : a === '' || b.includes(a) ? b : `${a}，${b}`;

/**
 * One reading per item. A correction replaces what was said before; a verdict that was said stands over one that was inferred; two
 * verdicts that differ are none.
 */
export function mergeReadings(
  all: readonly SegmentReading[],
  notUnderstood: string[],
): { items: ItemReading[]; notUnderstood: string[] } {
  const byItem = new Map<number, ItemReading>();
  for (const { reading, corrects } of all.filter(each => !each.section)) {
    const earlier = byItem.get(reading.ordinal);
    byItem.set(reading.ordinal, earlier ? merged(earlier, reading, corrects) : reading);
  }
  for (const { reading, words } of all.filter(each => each.section)) {
    const full =
      reading.answer?.result === 'notApplicable' ||
      (reading.answer !== undefined && !('note' in reading && reading.note !== ''));
    if (!full) {
      if (!notUnderstood.includes(words)) notUnderstood.push(words);
    } else if (!byItem.has(reading.ordinal)) byItem.set(reading.ordinal, reading);
  }
  const items = [...byItem.values()].sort((a, b) => a.ordinal - b.ordinal);
  return { items, notUnderstood };
}

function merged(earlier: ItemReading, later: ItemReading, corrects: boolean): ItemReading {
  const note = joinNotes(earlier.note, later.note);
  if (later.answer === undefined && later.refused === undefined) return { ...earlier, note };
  const open = earlier.answer === undefined && earlier.refused === undefined;
  const stronger = earlier.basis === 'described' && later.basis === 'said';
  if (corrects || open || stronger || sameAnswer(earlier, later)) return { ...later, note };
  if (earlier.basis === 'said' && later.basis === 'described') return { ...earlier, note };
  const { answer: _answer, ...undecided } = earlier;
  const values = [earlier, later].flatMap(each => (each.answer?.result === 'scored' ? [each.answer.points] : []));
  return { ...undecided, note, said: `${earlier.said}，${later.said}`, refused: { kind: 'contradiction', values } };
}
