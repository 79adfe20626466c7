import type { Feature } from '../../framework/command.ts';
import { BatchDialog } from './batch-dialog.ts';
import { type BatchServices, IMPORT_RESULTS } from './batch-state.ts';
import { batchReplies } from './replies.ts';

/** Results that come in as a workbook. */
export function createBatchFeature(services: BatchServices): Feature {
  return {
    dialogs: [new BatchDialog(services)],
    commands: [
      {
        phrases: ['导入结果', '导入成绩', batchReplies.lastFilePhrase],
        takes: 'text',
        dialogId: IMPORT_RESULTS,
        roles: ['qualityOfficer', 'leader'],
        help: '从 Excel 导入一批检查结果（省公司成绩、电话回访等），如「导入结果 营业厅 省公司」',
      },
    ],
  };
}
