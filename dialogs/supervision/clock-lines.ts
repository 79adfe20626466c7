import type { ClockLine } from '../../src/domain/supervision/notices.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { CLOCK_LABEL } from './labels.ts';

/** The deadlines of a round, one a line, each with how it was counted. */
export function clockLines(clocks: readonly ClockLine[], now: Date): string[] {
  return clocks.map(
    ({ kind, dueAt, dueBasis }) =>
      `· ${CLOCK_LABEL[kind]}：${showTime(new Date(dueAt), now)} 前（${explainDue(dueBasis)}）`,
  );
}
