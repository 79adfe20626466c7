import type { Turn } from '../../src/domain/conversation/turn.ts';
import type { AnswerCorrection } from '../../src/domain/inspections/correct-answer.ts';
import { applySamples } from '../../src/domain/inspections/samples/apply-samples.ts';
import { readSampleWish } from '../../src/domain/inspections/samples/read-samples.ts';
import type { SlotResult } from '../framework/form-definition.ts';
import { readItemCommand } from '../inspections/item-commands.ts';
import { readAnswer } from '../inspections/reading.ts';
import { photoReplies } from '../inspections/replies/photos.ts';
import { disputeReplies as replies, type ViewedDispute } from './replies.ts';

/**
 * What the disputed item should say, in the words that fit its kind: pictures for a photo, single customers where a rate was measured by
 * them, else an answer as in filing.
 */
export function readCorrection(turn: Turn, view: ViewedDispute): SlotResult<AnswerCorrection> {
  const { item } = view;
  if (item.scoring === 'photo') return readPhotos(turn, view);
  if (turn.files.length > 0) return { ok: false, reply: replies.askAnswer(view) };
  if (view.samples.length > 0) {
    const wish = readSampleWish(turn.text, view.sheet);
    if (wish?.kind === 'statements') return readSamples(turn, view, wish.statements);
  }
  const read = readAnswer(turn.text, item, turn.now);
  if (read.kind === 'restFull') return { ok: false, reply: replies.askAnswer(view) };
  if (read.kind === 'refused') return { ok: false, reply: { text: read.why } };
  if (view.samples.length > 0 && read.answer.result === 'scored') return { ok: false, reply: replies.bySample(view) };
  return { ok: true, value: { kind: 'answer', answer: read.answer, note: read.note ?? '' } };
}

function readPhotos(turn: Turn, view: ViewedDispute): SlotResult<AnswerCorrection> {
  const fileIds = turn.files.flatMap(file => (file.kind === 'stored' ? [file.id] : []));
  if (fileIds.length > 0) return { ok: true, value: { kind: 'photos', fileIds } };
  const command = readItemCommand(turn.text, view.sheet);
  if (command?.kind === 'noPhoto' && command.reason !== '')
    return { ok: true, value: { kind: 'noPhoto', note: photoReplies.noPhotoNote(command.reason) } };
  const read = readAnswer(turn.text, view.item, turn.now);
  if (read.kind === 'answer' && read.answer.result === 'notApplicable')
    return { ok: true, value: { kind: 'answer', answer: read.answer, note: read.note ?? '' } };
  return { ok: false, reply: replies.askAnswer(view) };
}

function readSamples(
  turn: Turn,
  view: ViewedDispute,
  statements: Parameters<typeof applySamples>[2]['statements'],
): SlotResult<AnswerCorrection> {
  const known = (ordinal: number) => view.samples.some(sample => sample.ordinal === ordinal);
  const { samples, touched, problems } = applySamples(view.sheet, view.samples, {
    statements,
    messageId: turn.messageId,
  });
  const strangers = touched.filter(ordinal => !known(ordinal));
  if (strangers.length > 0 || problems.length > 0) return { ok: false, reply: replies.bySample(view) };
  return { ok: true, value: { kind: 'samples', samples } };
}
