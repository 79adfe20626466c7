import type { ServiceContext } from '../context.ts';
import { viewModelUsage } from './view-usage.ts';

/** The use cases of this feature, bound to the application's context. */
export function createModelServices(context: ServiceContext) {
  return {
    usage: (input: Parameters<typeof viewModelUsage>[1]) => viewModelUsage(context, input),
  };
}
