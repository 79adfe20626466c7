import type { Turn } from '../../src/domain/conversation/turn.ts';
import { addsPhoto, asksScoreOfLast } from '../../src/domain/inspections/after-filing.ts';
import { asksSomething } from '../../src/domain/inspections/free/read-sentence.ts';
import { hasRole } from '../../src/domain/org/actor.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { CommandArgs, Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { readNamedRecord } from '../framework/loose-record.ts';
import { splitNumber } from '../framework/split-number.ts';
import { aboutIn } from '../remembered.ts';
import { ADD_PHOTOS } from './begin-again.ts';
import { CORRECT_INSPECTION, FILE_INSPECTION, FileInspectionDialog } from './file-inspection-dialog.ts';
import type { InspectionServices } from './filing.ts';
import { readFiling } from './free.ts';
import { createHandOverForm, HAND_OVER_DRAFT } from './hand-over.ts';
import { tellsRecheck } from './recheck-visit.ts';
import { correctionReplies } from './replies/correction.ts';
import { renderHistory, resultReplies } from './replies/result.ts';
import { reviewCommands, reviewDialogs } from './review.ts';
import { sampleCommands, viewSamplesDialog } from './samples/view-samples.ts';
import { createVoidForm, VOID_INSPECTION } from './void-form.ts';

/** 查了通川 */
const SHORTEST_SENTENCE = 4;
const VIEW_INSPECTION = 'view-CP';
const HISTORY = 'inspection-history';

export function createInspectionFeature(services: Services): Feature {
  const { inspections } = services;
  return {
    dialogs: [
      new FileInspectionDialog(services),
      createHandOverForm(inspections),
      new FileInspectionDialog(services, CORRECT_INSPECTION),
      createVoidForm(services),
      new CommandDialog(VIEW_INSPECTION, async (turn, args) => {
        const viewed = await inspections.view({ actor: turn.actor, no: args.no });
        return viewed.kind === 'none' ? resultReplies.none : resultReplies.view(viewed, turn.now);
      }),
      new CommandDialog(HISTORY, (turn, args) => history(inspections, turn, args)),
      new CommandDialog('confirm-result', async (turn, args) => {
        const chosen = await chooseRecord(args, {
          phrase: '确认结果',
          none: resultReplies.nothingToConfirm,
          candidates: async () =>
            (await inspections.pending(turn.actor))
              .filter(({ action }) => action === 'respondResult')
              .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` })),
        });
        if (chosen.kind === 'ask') return chosen.reply;
        return resultReplies.confirmed(await inspections.confirmResult({ actor: turn.actor, no: chosen.no }), turn.now);
      }),
      new CommandDialog('drop-correction', async (turn, args) =>
        args.no === undefined
          ? correctionReplies.whichToDrop
          : correctionReplies.dropped(await inspections.dropCorrection({ actor: turn.actor, no: args.no })),
      ),
      viewSamplesDialog(services),
      ...reviewDialogs(inspections),
    ],
    async takesSentence(turn, { about }) {
      const later = afterFiling(turn, about);
      if (later) return later;
      // Shorter ones are pleasantries or questions, and nobody else files.
      if (!hasRole(turn.actor, 'inspector') || turn.text.length < SHORTEST_SENTENCE) return undefined;
      // What names a record is about that record.
      if (asksSomething(turn.text) || readNamedRecord(turn.text)) return undefined;
      if (await tellsRecheck({ services: inspections, turn }))
        return { dialogId: FILE_INSPECTION, args: { phrase: '', text: turn.text } };
      const reading = await readFiling({ services: inspections, turn }, turn.text);
      return reading.isFiling || reading.instead
        ? { dialogId: FILE_INSPECTION, args: { phrase: '', text: turn.text } }
        : undefined;
    },
    async offerForFile(turn, memory) {
      const about = aboutIn(memory, turn.now);
      const pictures = turn.files.some(file => file.kind === 'stored' && file.mime.startsWith('image/'));
      const mayCorrect = hasRole(turn.actor, 'inspector') && about?.startsWith('CP-') === true;
      return pictures && mayCorrect ? correctionReplies.offerPhotos(about) : undefined;
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
      {
        phrases: ['确认结果', '确认测评'],
        takes: 'number',
        dialogId: 'confirm-result',
        roles: ['manager'],
        help: '确认本单位的测评结果；结果不对请发「异议」',
      },
      {
        phrases: ['修改测评'],
        takes: 'number',
        dialogId: CORRECT_INSPECTION,
        roles: ['inspector'],
        help: '修改复核后退回的测评，重新提交',
      },
      {
        phrases: ['更正测评', '测评更正'],
        takes: 'number',
        dialogId: CORRECT_INSPECTION,
        roles: ['inspector', 'qualityOfficer'],
        help: '更正已发布的测评结果，须写明原因',
      },
      {
        phrases: ['作废测评', '测评作废', '撤回测评', '撤销测评'],
        takes: 'numberAndWords',
        dialogId: VOID_INSPECTION,
        kinds: ['CP'],
        roles: ['inspector', 'qualityOfficer'],
        help: '作废录错单位或不该有的测评结果，整改和扣分随之撤回，如「作废测评 CP-2026-0001」',
      },
      {
        phrases: ['放弃更正'],
        takes: 'number',
        dialogId: 'drop-correction',
        roles: [],
        help: '撤掉还没有提交的更正',
      },
      { phrases: ['测评历史'], takes: 'number', dialogId: HISTORY, roles: [], help: '查看测评结果的历次更正' },
      // 「测评结果 CP-… 历史」
      { phrases: ['测评结果'], takes: 'text', dialogId: HISTORY, roles: [], help: '查看测评结果的历次更正' },
      ...sampleCommands,
      ...reviewCommands,
    ],
  };
}

/** What is said of the result just filed: a photo was forgotten, or what its score is. */
function afterFiling({ actor, text }: Turn, about: string | undefined) {
  if (!hasRole(actor, 'inspector')) return undefined;
  const ofResult = about?.startsWith('CP-') ? { no: about } : undefined;
  if (asksScoreOfLast(text) && ofResult) return { dialogId: VIEW_INSPECTION, args: { phrase: '', ...ofResult } };
  if (addsPhoto(text) && (ofResult || about === undefined))
    return { dialogId: CORRECT_INSPECTION, args: { phrase: ADD_PHOTOS, ...ofResult } };
  return undefined;
}

async function history(inspections: InspectionServices, turn: Turn, args: CommandArgs) {
  const { no, words } = splitNumber(args);
  if (no === undefined || (words !== '' && !/^(?:的)?历史(?:版本)?$/.test(words))) return resultReplies.historyUsage;
  return renderHistory(await inspections.history({ actor: turn.actor, no }), turn.now);
}
