import type { ServiceContext } from '../../context.ts';
import { importResults } from './import-results.ts';
import { listProgrammes } from './list-programmes.ts';
import { mapName } from './map-name.ts';
import { readBatch } from './read-batch.ts';

/** Results that come in as a workbook, bound to the application's context. */
export function createBatchServices(context: ServiceContext) {
  return {
    programmes: (input: Parameters<typeof listProgrammes>[1]) => listProgrammes(context, input),
    read: (input: Parameters<typeof readBatch>[1]) => readBatch(context, input),
    mapName: (input: Parameters<typeof mapName>[1]) => mapName(context, input),
    import: (input: Parameters<typeof importResults>[1]) => importResults(context, input),
  };
}
