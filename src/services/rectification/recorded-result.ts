import type { NumberRange } from '../../domain/language/item-answer.ts';
import type { RecordedResult } from '../../domain/rectification/recorded-result.ts';
import type { Finding, TemplateItem } from '../../store/generated/client.ts';

/** A finding's record in the form in which notices and views carry it. */
export function recordedResult(
  finding: Pick<Finding, 'points' | 'occurrences' | 'sampled' | 'qualified' | 'choice' | 'value' | 'text'>,
  item: Pick<TemplateItem, 'scoring' | 'maxPoints' | 'target' | 'range' | 'deductionPer' | 'veto'>,
): RecordedResult {
  const { points, occurrences, sampled, qualified, choice, value, text } = finding;
  const { unit = '' } = (item.range ?? {}) as NumberRange;
  return {
    ...{ occurrences, sampled, qualified, choice, text },
    veto: item.veto,
    capped: isCapped(finding, item),
    value: value === null ? null : `${value}${unit}`,
    scoring: item.scoring,
    points: points?.toString() ?? null,
    maxPoints: item.maxPoints.toString(),
    target: item.target?.toString() ?? null,
  };
}

/** Whether the occurrences would have cost more than was taken off. */
function isCapped(
  { points, occurrences }: Pick<Finding, 'points' | 'occurrences'>,
  { maxPoints, deductionPer }: Pick<TemplateItem, 'maxPoints' | 'deductionPer'>,
): boolean {
  if (points === null || occurrences === null || deductionPer === null) return false;
  return deductionPer.times(occurrences).greaterThan(maxPoints.minus(points));
}
