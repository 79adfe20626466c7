import type { ServiceContext } from '../context.ts';
import { askStandard } from './ask-standard.ts';
import { readClauses } from './read-clauses.ts';

/** The use cases of this feature, bound to the application's context. */
export function createStandardServices(context: ServiceContext) {
  return {
    ask: (input: Parameters<typeof askStandard>[1]) => askStandard(context, input),
    readClauses: (input: Parameters<typeof readClauses>[1]) => readClauses(context, input),
  };
}
