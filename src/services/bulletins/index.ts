import type { BulletinTimer } from '../../domain/bulletins/timers.ts';
import type { ServiceContext } from '../context.ts';
import { addMeasure } from './add-measure.ts';
import { checkMeasure } from './check-measure.ts';
import { detectMissingMeasure } from './detect-missing.ts';
import { findIssues, viewBulletin } from './find-issues.ts';
import { issueBulletin } from './issue-bulletin.ts';
import { judgeMeasures } from './judge-measures.ts';
import { listActionable } from './list-pending.ts';
import { listNameableUnits } from './list-units.ts';
import { readBulletin, readProblemLines } from './read-bulletin.ts';
import { askForCheck, remindOfMeasureDay, remindOfMeasures } from './remind-measures.ts';
import { listOwners, viewIssue } from './view-issue.ts';

type TimerHandlers = {
  [Kind in BulletinTimer['kind']]: (timer: Extract<BulletinTimer, { kind: Kind }>) => Promise<unknown>;
};

/** The use cases of this feature, bound to the application's context. */
export function createBulletinServices(context: ServiceContext) {
  return {
    read: (input: Parameters<typeof readBulletin>[1]) => readBulletin(context, input),
    readProblems: (input: Parameters<typeof readProblemLines>[1]) => readProblemLines(context, input),
    /** Every unit that a bulletin can name. */
    units: () => listNameableUnits(context),
    issue: (input: Parameters<typeof issueBulletin>[1]) => issueBulletin(context, input),
    view: (input: Parameters<typeof viewBulletin>[1]) => viewBulletin(context, input),
    viewIssue: (input: Parameters<typeof viewIssue>[1]) => viewIssue(context, input),
    find: (input: Parameters<typeof findIssues>[1]) => findIssues(context, input),
    actionable: (input: Parameters<typeof listActionable>[1]) => listActionable(context, input),
    owners: (input: Parameters<typeof listOwners>[1]) => listOwners(context, input),
    addMeasure: (input: Parameters<typeof addMeasure>[1]) => addMeasure(context, input),
    judgeMeasures: (input: Parameters<typeof judgeMeasures>[1]) => judgeMeasures(context, input),
    checkMeasure: (input: Parameters<typeof checkMeasure>[1]) => checkMeasure(context, input),
    timers: {
      measureReminder: timer => remindOfMeasures(context, timer),
      measureMissing: timer => detectMissingMeasure(context, timer),
      measureDayReminder: timer => remindOfMeasureDay(context, timer),
      measureDayOver: timer => askForCheck(context, timer),
    } satisfies TimerHandlers,
  };
}
