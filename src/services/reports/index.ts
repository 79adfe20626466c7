import type { Actor } from '../../domain/org/actor.ts';
import type { ReportTimer } from '../../domain/reports/timers.ts';
import type { ServiceContext } from '../context.ts';
import { attachFiles, listAttached, sendAttached } from './attach-files.ts';
import { compareReport } from './compare-report.ts';
import { detectLateReport, detectOmittedReport } from './detect-missing.ts';
import { draftReport } from './draft-report.ts';
import { examineReport } from './examine-report.ts';
import { judgeReport } from './judge-report.ts';
import { listOpenReports } from './list-open-reports.ts';
import { listOwedReports } from './list-owed.ts';
import { listPendingReports } from './list-pending.ts';
import { ensureObligationPeriods } from './open-periods.ts';
import { remindReport } from './remind-report.ts';
import { viewReport, viewReportToExamine, viewReportToFill, viewReportToJudge } from './view-report.ts';

type TimerHandlers = {
  [Kind in ReportTimer['kind']]: (timer: Extract<ReportTimer, { kind: Kind }>) => Promise<unknown>;
};

/** The use cases of this feature, bound to the application's context. */
export function createReportServices(context: ServiceContext) {
  return {
    /** To be called once at each start; goes on by its own timer. */
    ensurePeriods: () => ensureObligationPeriods(context),
    attach: (input: Parameters<typeof attachFiles>[1]) => attachFiles(context, input),
    attached: (input: Parameters<typeof listAttached>[1]) => listAttached(context, input),
    sendAttached: (input: Parameters<typeof sendAttached>[1]) => sendAttached(context, input),
    compare: (input: Parameters<typeof compareReport>[1]) => compareReport(context, input),
    draft: (input: Parameters<typeof draftReport>[1]) => draftReport(context, input),
    judge: (input: Parameters<typeof judgeReport>[1]) => judgeReport(context, input),
    examine: (input: Parameters<typeof examineReport>[1]) => examineReport(context, input),
    view: (input: Parameters<typeof viewReport>[1]) => viewReport(context, input),
    toFill: (input: Parameters<typeof viewReport>[1]) => viewReportToFill(context, input),
    toJudge: (input: Parameters<typeof viewReport>[1]) => viewReportToJudge(context, input),
    toExamine: (input: Parameters<typeof viewReport>[1]) => viewReportToExamine(context, input),
    owed: (input: Parameters<typeof listOwedReports>[1]) => listOwedReports(context, input),
    open: (input: Parameters<typeof listOpenReports>[1]) => listOpenReports(context, input),
    pending: (actor: Actor) => listPendingReports(context, actor),
    timers: {
      openReportPeriods: () => ensureObligationPeriods(context),
      reportReminder: timer => remindReport(context, timer),
      reportDue: timer => detectLateReport(context, timer),
      reportOmission: timer => detectOmittedReport(context, timer),
    } satisfies TimerHandlers,
  };
}
