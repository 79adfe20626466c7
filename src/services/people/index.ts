import type { ServiceContext } from '../context.ts';
import { erasePerson } from './erase-person.ts';
import { exportPerson } from './export-person.ts';
import { clearOldMessages, ensureClearing, setRetention, viewRetention } from './retention.ts';

/** The use cases of this feature, bound to the application's context. */
export function createPeopleServices(context: ServiceContext) {
  return {
    export: (input: Parameters<typeof exportPerson>[1]) => exportPerson(context, input),
    erase: (input: Parameters<typeof erasePerson>[1]) => erasePerson(context, input),
    viewRetention: () => viewRetention(context),
    setRetention: (input: Parameters<typeof setRetention>[1]) => setRetention(context, input),
    ensureClearing: () => ensureClearing(context),
    timers: { clearOldMessages: () => clearOldMessages(context) },
  };
}
