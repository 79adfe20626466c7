import { createBulletinServices } from './bulletins/index.ts';
import { createCalendarServices } from './calendar/index.ts';
import type { ServiceContext } from './context.ts';
import { createDisputeServices } from './disputes/index.ts';
import { createExtensionServices } from './extensions/index.ts';
import { createFileServices } from './files/index.ts';
import { createIncidentServices } from './incidents/index.ts';
import { createInspectionServices } from './inspections/index.ts';
import { createPlanningServices } from './inspections/planning/index.ts';
import { createInvestigationServices } from './investigations/index.ts';
import { createKpiServices } from './kpi/index.ts';
import { createModelServices } from './models/index.ts';
import { createOrgServices } from './org/index.ts';
import { createPenaltyServices } from './penalties/index.ts';
import { createPeopleServices } from './people/index.ts';
import { createQuestionServices } from './questions/index.ts';
import { createRectificationServices } from './rectification/index.ts';
import { createReportServices } from './reports/index.ts';
import { createStandardServices } from './standards/index.ts';
import { createSupervisionServices } from './supervision/index.ts';
import { createTaskServices } from './tasks/index.ts';
import { createUploadServices } from './uploads/index.ts';

/** Every use case, by feature, bound to the application's context. */
export function createServices(context: ServiceContext) {
  return {
    standards: createStandardServices(context),
    questions: createQuestionServices(context),
    inspections: createInspectionServices(context),
    disputes: createDisputeServices(context),
    planning: createPlanningServices(context),
    rectification: createRectificationServices(context),
    supervision: createSupervisionServices(context),
    penalties: createPenaltyServices(context),
    investigations: createInvestigationServices(context),
    incidents: createIncidentServices(context),
    extensions: createExtensionServices(context),
    kpi: createKpiServices(context),
    reports: createReportServices(context),
    bulletins: createBulletinServices(context),
    calendar: createCalendarServices(context),
    tasks: createTaskServices(context),
    models: createModelServices(context),
    org: createOrgServices(context),
    people: createPeopleServices(context),
    files: createFileServices(context),
    uploads: createUploadServices(context),
  };
}

export type Services = ReturnType<typeof createServices>;
