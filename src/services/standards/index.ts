import type { ServiceContext } from '../context.ts';
import { askMessage } from './ask-message.ts';
import { askStandard } from './ask-standard.ts';
import { importSentFile } from './import-sent-file.ts';
import { previewSentFile } from './preview-sent-file.ts';
import { readClauses } from './read-clauses.ts';
import { createVersionServices } from './version-services.ts';

/** The use cases of this feature, bound to the application's context. */
export function createStandardServices(context: ServiceContext) {
  return {
    ...createVersionServices(context),
    ask: (input: Parameters<typeof askStandard>[1]) => askStandard(context, input),
    askMessage: (input: Parameters<typeof askMessage>[1]) => askMessage(context, input),
    previewSentFile: (input: Parameters<typeof previewSentFile>[1]) => previewSentFile(context, input),
    importSentFile: (input: Parameters<typeof importSentFile>[1]) => importSentFile(context, input),
    /** Names of those who may import, for who may not. */
    whoImports: async () =>
      (await context.directory.withRole(context.db.prisma, 'qualityOfficer')).map(({ name }) => name),
    readClauses: (input: Parameters<typeof readClauses>[1]) => readClauses(context, input),
  };
}
