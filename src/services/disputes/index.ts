import type { InspectionTimer } from '../../domain/inspections/timers.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { decideDispute } from './decide-dispute.ts';
import { checkDisputed, fileDisputes, previewDispute } from './file-disputes.ts';
import { listPendingDisputes } from './list-pending.ts';
import { remindDispute } from './remind-dispute.ts';
import { previewStatement, stateDispute } from './state-dispute.ts';
import { viewDispute } from './view-dispute.ts';

/** The use cases of 异议, bound to the application's context. */
export function createDisputeServices(context: ServiceContext) {
  return {
    preview: (input: Parameters<typeof previewDispute>[1]) => previewDispute(context, input),
    check: (input: Parameters<typeof checkDisputed>[1]) => checkDisputed(context, input),
    file: (input: Parameters<typeof fileDisputes>[1]) => fileDisputes(context, input),
    view: (input: Parameters<typeof viewDispute>[1]) => viewDispute(context, input),
    previewStatement: (input: Parameters<typeof previewStatement>[1]) => previewStatement(context, input),
    state: (input: Parameters<typeof stateDispute>[1]) => stateDispute(context, input),
    decide: (input: Parameters<typeof decideDispute>[1]) => decideDispute(context, input),
    pending: (actor: Actor) => listPendingDisputes(context, actor),
    timers: {
      disputeReminder: (timer: Extract<InspectionTimer, { kind: 'disputeReminder' }>) => remindDispute(context, timer),
    },
  };
}
