import type { ServiceContext } from '../context.ts';
import { markContacts, readMarkedContacts } from './mark-contacts.ts';
import { ensureFirst, ensureNightly, syncNightly } from './nightly.ts';
import { listPendingUnits, setUnitType } from './pending-units.ts';
import { lastSynced, syncContacts } from './sync-contacts.ts';
import { setTagRole, viewTagRoles } from './tag-roles.ts';

/** The use cases of this feature, bound to the application's context. */
export function createOrgServices(context: ServiceContext) {
  return {
    sync: (input: Parameters<typeof syncContacts>[1]) => syncContacts(context, input),
    ensureFirst: () => ensureFirst(context),
    lastSynced: () => lastSynced(context),
    mark: (change: Parameters<typeof markContacts>[1]) => markContacts(context, change),
    pendingUnits: (input: Parameters<typeof listPendingUnits>[1]) => listPendingUnits(context, input),
    setUnitType: (input: Parameters<typeof setUnitType>[1]) => setUnitType(context, input),
    tagRoles: (input: Parameters<typeof viewTagRoles>[1]) => viewTagRoles(context, input),
    setTagRole: (input: Parameters<typeof setTagRole>[1]) => setTagRole(context, input),
    ensureNightly: () => ensureNightly(context),
    timers: {
      syncContactsNightly: () => syncNightly(context),
      readMarkedContacts: () => readMarkedContacts(context),
    },
  };
}
