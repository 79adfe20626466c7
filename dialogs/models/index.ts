import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { usageReply } from './replies.ts';

export function createModelFeature(services: Services): Feature {
  return {
    dialogs: [
      new CommandDialog('model-usage', async ({ actor }) => usageReply(await services.models.usage({ actor }))),
    ],
    commands: [
      {
        phrases: ['模型用量', '查看模型用量', '大模型用量'],
        takes: 'nothing',
        dialogId: 'model-usage',
        roles: ['admin', 'qualityOfficer'],
        help: '看大模型今天和本月的调用次数、用量、失败和用时',
      },
    ],
  };
}
