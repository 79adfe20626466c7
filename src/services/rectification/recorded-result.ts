import type { NumberRange } from '../../domain/language/item-answer.ts';
import type { RecordedResult } from '../../domain/rectification/recorded-result.ts';
import type { Finding, TemplateItem } from '../../store/generated/client.ts';

/** A finding's record in the form in which notices and views carry it. */
export function recordedResult(
  finding: Pick<Finding, 'points' | 'occurrences' | 'sampled' | 'qualified' | 'choice' | 'value'>,
  item: Pick<TemplateItem, 'scoring' | 'maxPoints' | 'target' | 'range'>,
): RecordedResult {
  const { points, occurrences, sampled, qualified, choice, value } = finding;
  const { unit = '' } = (item.range ?? {}) as NumberRange;
  return {
    ...{ occurrences, sampled, qualified, choice },
    value: value === null ? null : `${value}${unit}`,
    scoring: item.scoring,
    points: points?.toString() ?? null,
    maxPoints: item.maxPoints.toString(),
    target: item.target?.toString() ?? null,
  };
}
