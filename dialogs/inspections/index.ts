import { asksSomething } from '../../src/domain/inspections/free/read-sentence.ts';
import { hasRole } from '../../src/domain/org/actor.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { FILE_INSPECTION, FileInspectionDialog } from './file-inspection-dialog.ts';
import { readFiling } from './free.ts';
import { createHandOverForm, HAND_OVER_DRAFT } from './hand-over.ts';
import { resultReplies } from './replies/result.ts';

/** 查了通川 */
const SHORTEST_SENTENCE = 4;
const VIEW_INSPECTION = 'view-CP';

export function createInspectionFeature(services: Services): Feature {
  const { inspections } = services;
  return {
    dialogs: [
      new FileInspectionDialog(services),
      createHandOverForm(inspections),
      new CommandDialog(VIEW_INSPECTION, async (turn, args) => {
        const viewed = await inspections.view({ actor: turn.actor, no: args.no });
        return viewed.kind === 'none' ? resultReplies.none : resultReplies.view(viewed, turn.now);
      }),
    ],
    async takesSentence(turn) {
      // Shorter ones are pleasantries or questions, and nobody else files.
      if (!hasRole(turn.actor, 'inspector') || turn.text.length < SHORTEST_SENTENCE || asksSomething(turn.text))
        return undefined;
      const reading = await readFiling({ services: inspections, turn }, turn.text);
      return reading.isFiling ? { dialogId: FILE_INSPECTION, args: { phrase: '', text: turn.text } } : undefined;
    },
    commands: [
      {
        phrases: ['录测评', '报检查', '录检查', '录入测评', '填测评'],
        takes: 'text',
        dialogId: FILE_INSPECTION,
        roles: ['inspector'],
        help: '录入一次监督检查，可带类别和单位，如「录测评 营业厅 通川」，或带任务单号；也可以直接说一句「上午查了通川营业厅，厅容扣2分，其余满分」',
      },
      {
        phrases: ['转交草稿', '移交草稿'],
        takes: 'text',
        dialogId: HAND_OVER_DRAFT,
        roles: ['inspector'],
        help: '把没填完的测评转交给同一条线的同事，如「转交草稿 给 蒋书宁」',
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
