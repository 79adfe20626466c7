import type { BulletinTimer } from './bulletins/timers.ts';
import type { PlanningTimer } from './inspections/planning/timers.ts';
import type { InspectionTimer } from './inspections/timers.ts';
import type { InvestigationTimer } from './investigations/timers.ts';
import type { KpiTimer } from './kpi/timers.ts';
import type { LiabilityTimer } from './liability/timers.ts';
import type { ContactTimer } from './org/contacts.ts';
import type { PenaltyTimer } from './penalties/timers.ts';
import type { PeopleTimer } from './people/retention.ts';
import type { RectificationTimer } from './rectification/timers.ts';
import type { ReportTimer } from './reports/timers.ts';
import type { StandardTimer } from './standards/timers.ts';
import type { SupervisionTimer } from './supervision/timers.ts';
import type { TaskTimer } from './tasks/timers.ts';

/**
 * What can fall due. A timer names its subject; when it fires, the use case looks at the subject again and does nothing if the
 * matter is settled, so timers are never cancelled.
 */
export type Timer =
  | InspectionTimer
  | RectificationTimer
  | SupervisionTimer
  | PenaltyTimer
  | LiabilityTimer
  | ReportTimer
  | BulletinTimer
  | StandardTimer
  | PlanningTimer
  | KpiTimer
  | InvestigationTimer
  | PeopleTimer
  | ContactTimer
  | TaskTimer;
