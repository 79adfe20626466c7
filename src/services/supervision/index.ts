import type { Actor } from '../../domain/org/actor.ts';
import type { SupervisionTimer } from '../../domain/supervision/timers.ts';
import type { ServiceContext } from '../context.ts';
import { closeOrder } from './close-order.ts';
import { enterProvinceOrder, findProvinceOrder, planProvinceOrder } from './enter-province-order.ts';
import { failClock } from './fail-clock.ts';
import { issueOrder } from './issue-order.ts';
import { listActionable } from './list-actionable.ts';
import { listIssuable } from './list-issuable.ts';
import { listPendingSupervision } from './list-pending.ts';
import { listRecheckable } from './list-recheckable.ts';
import { prepareOrder } from './prepare-order.ts';
import { recheckOrder } from './recheck-order.ts';
import { remindClock } from './remind-clock.ts';
import { remindRecheck } from './remind-recheck.ts';
import { reportOnOrder } from './report-on-order.ts';
import { returnOrder } from './return-order.ts';
import { signOrder } from './sign-order.ts';
import { viewOrder } from './view-order.ts';

type Fired<Kind extends SupervisionTimer['kind']> = Extract<SupervisionTimer, { kind: Kind }>;

/** The use cases of this feature, bound to the application's context. */
export function createSupervisionServices(context: ServiceContext) {
  return {
    prepare: (input: Parameters<typeof prepareOrder>[1]) => prepareOrder(context, input),
    issue: (input: Parameters<typeof issueOrder>[1]) => issueOrder(context, input),
    planProvince: (input: Parameters<typeof planProvinceOrder>[1]) => planProvinceOrder(context, input),
    findProvince: (input: Parameters<typeof findProvinceOrder>[1]) => findProvinceOrder(context, input),
    enterProvince: (input: Parameters<typeof enterProvinceOrder>[1]) => enterProvinceOrder(context, input),
    issuable: (actor: Actor) => listIssuable(context, actor),
    sign: (input: Parameters<typeof signOrder>[1]) => signOrder(context, input),
    report: (input: Parameters<typeof reportOnOrder>[1]) => reportOnOrder(context, input),
    close: (input: Parameters<typeof closeOrder>[1]) => closeOrder(context, input),
    return: (input: Parameters<typeof returnOrder>[1]) => returnOrder(context, input),
    recheck: (input: Parameters<typeof recheckOrder>[1]) => recheckOrder(context, input),
    view: (input: Parameters<typeof viewOrder>[1]) => viewOrder(context, input),
    actionable: (input: Parameters<typeof listActionable>[1]) => listActionable(context, input),
    recheckable: (actor: Actor) => listRecheckable(context, actor),
    pending: (actor: Actor) => listPendingSupervision(context, actor),
    timers: {
      supervisionReminder: (timer: Fired<'supervisionReminder'>) => remindClock(context, timer),
      supervisionClockDue: (timer: Fired<'supervisionClockDue'>) => failClock(context, timer),
      supervisionRecheck: (timer: Fired<'supervisionRecheck'>) => remindRecheck(context, timer),
    },
  };
}
