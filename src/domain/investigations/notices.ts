import type { ReminderStage } from '../calendar/reminders.ts';
import type { DueBasis } from '../rectification/due.ts';

/** Notices that only ask for something before the conclusion: pointless once it is made. */
export const ASKING_CODES = ['investigationOpened', 'investigationStated', 'investigationReminder'] as const;

interface Facts {
  no: string;
  subject: string;
  unitName: string;
}

/** Notices of this feature; every parameter is a JSON value. */
export type InvestigationNotice =
  | (Facts & { code: 'investigationOpened'; question: string; dueAt: string; dueBasis: DueBasis; files: number })
  | (Facts & { code: 'investigationStated'; statement: string; files: number })
  /** `oversight`: told to those who asked, when the unit has told nothing in time. */
  | (Facts & { code: 'investigationReminder'; stage: ReminderStage; dueAt: string; oversight: boolean })
  /** `penaltyNo` where a deduction is proposed for concealment. */
  | (Facts & {
      code: 'investigationConcluded';
      finding: string;
      concealed: boolean;
      unheard?: boolean;
      penaltyNo: string | null;
    });
