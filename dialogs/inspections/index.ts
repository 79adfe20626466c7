import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { FILE_INSPECTION, FileInspectionDialog } from './file-inspection-dialog.ts';
import { resultReplies } from './replies/result.ts';

const VIEW_INSPECTION = 'view-CP';

export function createInspectionFeature(services: Services): Feature {
  const { inspections } = services;
  return {
    dialogs: [
      new FileInspectionDialog(services),
      new CommandDialog(VIEW_INSPECTION, async (turn, args) => {
        const viewed = await inspections.view({ actor: turn.actor, no: args.no });
        return viewed.kind === 'none' ? resultReplies.none : resultReplies.view(viewed, turn.now);
      }),
    ],
    commands: [
      {
        phrases: ['录测评', '报检查', '录检查', '录入测评', '填测评'],
        takes: 'text',
        dialogId: FILE_INSPECTION,
        roles: ['inspector'],
        help: '录入一次监督检查，可带类别和单位，如「录测评 营业厅 通川」，或带任务单号',
      },
      {
        phrases: ['测评结果', '查测评', '测评成绩', '检查结果'],
        takes: 'number',
        dialogId: VIEW_INSPECTION,
        help: '查看测评得分和不通过的项目，不带单号看最近一次',
      },
    ],
  };
}
