import type { Actor } from '../../src/domain/org/actor.ts';
import type { SupervisionAction } from '../../src/domain/supervision/expectations.ts';
import type { Services } from '../../src/services/index.ts';
import type { Candidate } from '../framework/choose-record.ts';

/** The orders where a step waits for somebody, as candidates of a command. */
export async function pendingOrders(services: Services, actor: Actor, action: SupervisionAction): Promise<Candidate[]> {
  const todos = await services.supervision.actionable({ actor, action });
  return todos.map(({ ref, subject }) => ({ no: ref.no, subject }));
}
