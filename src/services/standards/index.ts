import type { ServiceContext } from '../context.ts';
import { askStandard } from './ask-standard.ts';
import { createVersionServices } from './version-services.ts';

/** The use cases of this feature, bound to the application's context. */
export function createStandardServices(context: ServiceContext) {
  return {
    ...createVersionServices(context),
    ask: (input: Parameters<typeof askStandard>[1]) => askStandard(context, input),
  };
}
