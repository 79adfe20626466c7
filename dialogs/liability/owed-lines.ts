import type { Owed, OwedMeanwhile, StandingReason } from '../../src/domain/liability/owed-meanwhile.ts';
import { clockLabel } from '../penalties/words.ts';
import { showTime } from '../replies/times.ts';

const WHAT: Readonly<Record<Owed, string>> = { ...clockLabel, answer: '答复整改', measures: '报措施' };

const STANDING: Readonly<Record<StandingReason, string>> = {
  contested: '停表，认定后顺延',
  noEvidence: '照走，因为没有附佐证',
  province: '照走，省公司的期限不等认定',
  fixedAnyway: '照走，问题先改好，责任另行认定',
  pointsOnly: '照走，这次只认定已提出的扣分',
};

/** 「· DB-2026-0001 查因（11月9日（周一）18:00 前）：照走，因为没有附佐证」 */
export function owedLines(owed: readonly OwedMeanwhile[], now: Date): string[] {
  return owed.map(({ no, what, dueAt, why }) => {
    const how = what === 'measures' && why === 'contested' ? '停表，期间不因未报措施扣分' : STANDING[why];
    return `· ${no} ${WHAT[what]}（${showTime(new Date(dueAt), now)} 前）：${how}`;
  });
}

/** Whether evidence would let something stand still. */
export const wantsEvidence = (owed: readonly OwedMeanwhile[]): boolean => owed.some(({ why }) => why === 'noEvidence');
