import { nextOpenItem } from '../../src/domain/inspections/progress.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { CommandArgs } from '../framework/command.ts';
import { type Filing, finish, lead, type Outcome, stay } from './filing.ts';
import { openPrompt } from './prompting.ts';
import { choosingReplies } from './replies/choosing.ts';
import { correctionReplies } from './replies/correction.ts';

/** What 更正测评 is begun with where a photo is to be added to a result. */
export const ADD_PHOTOS = '更正测评 补照片';

/** 修改测评 opens what came back from its review, 更正测评 the next revision of a released result. */
export async function beginAgain(filing: Filing, args: CommandArgs): Promise<Outcome> {
  return args.phrase.includes('更正') ? beginCorrecting(filing, args) : beginRevising(filing, args);
}

async function beginRevising(filing: Filing, args: CommandArgs): Promise<Outcome> {
  const { services, turn, state } = filing;
  const candidates = async () =>
    (await services.pending(turn.actor))
      .filter(({ action }) => action === 'reviseInspection')
      .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` }));
  const chosen = await chooseRecord(args, { phrase: '修改测评', none: correctionReplies.nothingReturned, candidates });
  if (chosen.kind === 'ask') return finish(chosen.reply);
  const { no } = chosen;
  const resumed = await services.resumeReturned({ actor: turn.actor, no });
  if (resumed.kind === 'notReturned') return finish(correctionReplies.notReturned(no));
  const open = await services.openDraft({ actor: turn.actor, inspectionId: resumed.inspectionId });
  if (open.kind === 'closed') return finish(choosingReplies.closed(open.no));
  const remarked = open.remarks
    .map(({ ordinal }) => ordinal)
    .filter(ordinal => ordinal > 0)
    .sort((a, b) => a - b);
  const at = nextOpenItem(open.sheet, open.draft) ?? remarked[0];
  Object.assign(state, {
    inspectionId: resumed.inspectionId,
    resumeBy: `修改测评 ${no}`,
    remarked,
    ...(at === undefined ? { at: 0, phase: 'summary' } : { at, phase: 'item' }),
  });
  return stay(lead(correctionReplies.revising(no, open), openPrompt(filing, open)));
}

async function beginCorrecting(filing: Filing, args: CommandArgs): Promise<Outcome> {
  const { services, turn, state } = filing;
  const { no } = args;
  if (no === undefined) return finish(correctionReplies.whichToCorrect);
  const begun = await services.beginCorrection({ actor: turn.actor, submissionId: state.submissionId, no });
  if (begun.kind === 'inReview' || begun.kind === 'taken' || begun.kind === 'notReleased' || begun.kind === 'voided')
    return finish(correctionReplies.cannotCorrect(begun));
  const open = await services.openDraft({ actor: turn.actor, inspectionId: begun.inspectionId });
  if (open.kind === 'closed') return finish(choosingReplies.closed(open.no));
  Object.assign(state, { inspectionId: begun.inspectionId, resumeBy: `更正测评 ${no}`, at: 0, phase: 'summary' });
  const hint = args.phrase === ADD_PHOTOS ? `\n${correctionReplies.photosNow}` : '';
  return stay(lead(`${correctionReplies.correcting(no, open, begun.kind)}${hint}`, openPrompt(filing, open)));
}
