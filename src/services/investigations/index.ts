import type { InvestigationTimer } from '../../domain/investigations/timers.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { concludeInvestigation } from './conclude-investigation.ts';
import { listAskableUnits } from './list-askable.ts';
import { listPendingInvestigations } from './list-pending.ts';
import { assertMayInvestigate, openInvestigation } from './open-investigation.ts';
import { remindInvestigation } from './remind-investigation.ts';
import { stateFacts } from './state-facts.ts';
import { viewInvestigation } from './view-investigation.ts';

type TimerHandlers = {
  [Kind in InvestigationTimer['kind']]: (timer: Extract<InvestigationTimer, { kind: Kind }>) => Promise<unknown>;
};

/** The use cases of this feature, bound to the application's context. */
export function createInvestigationServices(context: ServiceContext) {
  return {
    assertMayOpen: (input: Parameters<typeof assertMayInvestigate>[1]) => assertMayInvestigate(context, input),
    askable: () => listAskableUnits(context),
    open: (input: Parameters<typeof openInvestigation>[1]) => openInvestigation(context, input),
    state: (input: Parameters<typeof stateFacts>[1]) => stateFacts(context, input),
    conclude: (input: Parameters<typeof concludeInvestigation>[1]) => concludeInvestigation(context, input),
    view: (input: Parameters<typeof viewInvestigation>[1]) => viewInvestigation(context, input),
    pending: (actor: Actor) => listPendingInvestigations(context, actor),
    timers: {
      investigationReminder: timer => remindInvestigation(context, timer),
    } satisfies TimerHandlers,
  };
}
