import type { ReminderStage } from '../calendar/reminders.ts';

/** Notices of this feature; every parameter is a JSON value. `byOfficer`: an inspector who chases stays unnamed. */
export type TaskNotice =
  | { code: 'chased'; no: string; ask: 'sign' | 'read'; byOfficer: string | null }
  /** `count` of a 整改通知单 are not signed for; 1 of anything else. `asked`: the recipient may sign; otherwise it is told to whoever stands above. */
  | {
      code: 'signReminder';
      no: string;
      subject: string;
      unitName: string;
      count: number;
      stage: ReminderStage;
      dueAt: string;
      asked: boolean;
    };
