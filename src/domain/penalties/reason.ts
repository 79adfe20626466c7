import type { Day } from '../calendar/shanghai.ts';

/** Why a deduction is proposed: a code and what its sentence needs. Instants are ISO strings, points decimal strings. */
export type PenaltyReason =
  | { code: 'clockFailed'; clock: 'cause' | 'fix' | 'feedback'; dueAt: string }
  | { code: 'reportLate'; title: string; period: string; dueAt: string; extension?: 'granted' | 'refused' }
  | { code: 'reportOmitted'; title: string; period: string; dueAt: string }
  | { code: 'measureMissing'; title: string; dueAt: string }
  | { code: 'measureUnexecuted'; title: string; measure: string; note: string }
  | { code: 'finding'; item: string; points: string; maxPoints: string }
  | { code: 'personFinding'; text: string }
  | { code: 'incident'; text: string }
  /** `day`: when it was done; earlier versions kept only its month. */
  | { code: 'reward'; text: string; day?: Day };

/** What a deduction is about. `no` is the 单号 a person knows it by. */
export interface PenaltySubject {
  readonly type: 'supervisionClock' | 'submission' | 'finding' | 'investigation' | 'issue' | 'reward' | 'incident';
  readonly id: string;
  readonly no: string;
}
