import type { RecordedResult } from '../../domain/rectification/recorded-result.ts';
import type { Finding, TemplateItem } from '../../store/generated/client.ts';

/** A finding's record in the form in which notices and views carry it. */
export function recordedResult(
  finding: Pick<Finding, 'points' | 'occurrences' | 'sampled' | 'qualified'>,
  item: Pick<TemplateItem, 'scoring' | 'maxPoints' | 'target'>,
): RecordedResult {
  const { points, occurrences, sampled, qualified } = finding;
  return {
    ...{ occurrences, sampled, qualified },
    scoring: item.scoring,
    points: points?.toString() ?? null,
    maxPoints: item.maxPoints.toString(),
    target: item.target?.toString() ?? null,
  };
}
