import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { askExtension, checkAskedDay, previewExtension } from './ask-extension.ts';
import { decideExtension } from './decide-extension.ts';
import { listExtendable } from './list-extendable.ts';
import { listPendingExtensions } from './list-pending.ts';
import { viewExtension } from './view-extension.ts';

/** The use cases of this feature, bound to the application's context. */
export function createExtensionServices(context: ServiceContext) {
  return {
    preview: (input: Parameters<typeof previewExtension>[1]) => previewExtension(context, input),
    checkDay: (input: Parameters<typeof checkAskedDay>[1]) => checkAskedDay(context, input),
    ask: (input: Parameters<typeof askExtension>[1]) => askExtension(context, input),
    view: (input: Parameters<typeof viewExtension>[1]) => viewExtension(context, input),
    decide: (input: Parameters<typeof decideExtension>[1]) => decideExtension(context, input),
    extendable: (input: Parameters<typeof listExtendable>[1]) => listExtendable(context, input),
    pending: (actor: Actor) => listPendingExtensions(context, actor),
  };
}
