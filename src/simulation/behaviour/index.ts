import type { Behaviour } from '../world.ts';
import { takeLeave } from './absences.ts';
import { acknowledge } from './acknowledgements.ts';
import { appeal } from './appeals.ts';
import { followBulletins } from './bulletins.ts';
import { settleDisputes } from './disputes.ts';
import { investigate } from './investigations.ts';
import { closePeriods } from './kpi.ts';
import { settleLiability } from './liability.ts';
import { decidePenalties } from './penalties.ts';
import { importProvinceResults } from './province.ts';
import { recheck } from './rechecks.ts';
import { rectify } from './rectification.ts';
import { writeReports } from './reports.ts';
import { respondToResults } from './responses.ts';
import { reviewResults } from './reviews.ts';
import { enterProvinceOrders, raiseOrders, workOffOrders } from './supervision.ts';
import { doTasks } from './tasks.ts';

/** Everything that anybody does. */
export const BEHAVIOURS: readonly Behaviour[] = [
  doTasks,
  reviewResults,
  respondToResults,
  settleDisputes,
  rectify,
  recheck,
  raiseOrders,
  enterProvinceOrders,
  workOffOrders,
  writeReports,
  followBulletins,
  investigate,
  decidePenalties,
  settleLiability,
  appeal,
  importProvinceResults,
  closePeriods,
  takeLeave,
  acknowledge,
];
