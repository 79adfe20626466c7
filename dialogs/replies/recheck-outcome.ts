import type { RecheckOutcome } from '../../src/domain/inspections/planning/recheck.ts';

/** What the result of a recheck did to its 整改, in a few words. */
export const RECHECK_OUTCOME: Readonly<Record<RecheckOutcome, string>> = {
  verified: '核验通过，已办结',
  returned: '退回继续整改',
  reopened: '重新打开',
  stands: '保持办结',
  undecided: '整改状态没有变动，待人工决定',
};
