/** How a 责任认定 runs, as it stands in data: by when it is decided, and whether what is owed stands still without evidence. */
export interface LiabilityRule {
  readonly decisionWorkingDays: number;
  readonly clocksNeedEvidence: boolean;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
}

/** Where a branch has no rule in force: the days of 服务质量考核办法 第十四条, of the demo branch; the evidence is our default (示例). The plan says neither. */
export const ORDINARY_RULE = { decisionWorkingDays: 5, clocksNeedEvidence: true } as const;

/** The rule in force at a moment; the latest where several are. */
export function liabilityRuleAt(
  rules: readonly LiabilityRule[],
  at: Date,
): Pick<LiabilityRule, 'decisionWorkingDays' | 'clocksNeedEvidence'> {
  const inForce = rules
    .filter(rule => rule.effectiveFrom <= at && (rule.effectiveTo === null || at < rule.effectiveTo))
    .sort((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime());
  return inForce[0] ?? ORDINARY_RULE;
}

/** Whether what is owed stands still while it is being decided whose it is: nobody wins time for nothing. */
export function letsStand(rule: Pick<LiabilityRule, 'clocksNeedEvidence'>, files: number): boolean {
  return files > 0 || !rule.clocksNeedEvidence;
}
