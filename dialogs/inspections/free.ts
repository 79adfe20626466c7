import type { Turn } from '../../src/domain/conversation/turn.ts';
import { applyReading } from '../../src/domain/inspections/free/apply-reading.ts';
import { normalise } from '../../src/domain/inspections/free/clauses.ts';
import { unreadDay } from '../../src/domain/inspections/free/find-date.ts';
import {
  asksSomething,
  type ProgrammeReading,
  readInFiling,
  readSentence,
  type SentenceReading,
} from '../../src/domain/inspections/free/read-sentence.ts';
import type { SheetReading } from '../../src/domain/inspections/free/reading.ts';
import { isPlain, verdictTokens } from '../../src/domain/inspections/free/verdict-tokens.ts';
import { visitTime } from '../../src/domain/inspections/free/visit-time.ts';
import { inspectedAtProblem } from '../../src/domain/inspections/inspected-at.ts';
import { lacksEvidence } from '../../src/domain/inspections/progress.ts';
import type { SheetItem } from '../../src/domain/inspections/sheet.ts';
import { parseItemAnswer } from '../../src/domain/language/parse-item-answer.ts';
import { backToOpen } from './answering.ts';
import { type Filing, type OpenedDraft, type Outcome, save } from './filing.ts';
import { again, goTo } from './prompting.ts';
import { freeReplies } from './replies/free.ts';

/** What may be filed is looked up and the sentence read once a turn: whether it is a filing is asked first, what it says after that. */
const filable = new WeakMap<Turn, ReturnType<Filing['services']['listFilable']>>();
const readings = new WeakMap<Turn, { text: string; reading: SentenceReading }>();

function listFilable({ services, turn }: Pick<Filing, 'services' | 'turn'>) {
  const listed = filable.get(turn) ?? services.listFilable({ actor: turn.actor });
  filable.set(turn, listed);
  return listed;
}

/** A programme's units, which this turn may know already. */
export async function unitsOf(
  filing: Pick<Filing, 'services' | 'turn'>,
  programmeId: string,
): Promise<Awaited<ReturnType<Filing['services']['listUnits']>>> {
  const { services, turn } = filing;
  const programme = (await filable.get(turn))?.find(each => each.id === programmeId);
  return programme
    ? { programme, units: [...programme.units] }
    : services.listUnits({ actor: turn.actor, programmeId });
}

/** What a sentence says of an inspection; its programmes are empty when it says nothing that could be filled in. */
export async function readFiling(filing: Pick<Filing, 'services' | 'turn'>, text: string): Promise<SentenceReading> {
  const { turn } = filing;
  const before = readings.get(turn);
  if (before?.text === text) return before.reading;
  const reading = readSentence(text, {
    programmes: await listFilable(filing),
    now: turn.now,
    speaker: turn.actor.name,
  });
  readings.set(turn, { text, reading });
  return reading;
}

/** Whether more was said with 「录测评」 than the names of a programme and a unit. */
export function saysMore({ programmes: [first], time }: SentenceReading): boolean {
  if (!first) return false;
  return first.sheet.items.length > 0 || first.sheet.rest || (first.unit !== undefined && time !== undefined);
}

/** The unit as it can be looked for in a programme's list: its name, or the words where they are not clear. */
export function unitText({ programme, unit }: ProgrammeReading): string | undefined {
  if (!unit) return undefined;
  const [only, ...others] = unit.unitIds;
  const found = programme.units.find(each => each.id === only);
  return others.length === 0 && found ? found.name : unit.text;
}

export interface FilledDraft {
  readonly open: OpenedDraft;
  readonly said: string;
  /** Items the sentence spoke of, and those of them that are still open. */
  readonly touched: readonly number[];
  readonly undecided: readonly number[];
}

/** Writes the sentence that began this filing into its draft. What was understood is said, and what was not. */
export async function fillFromSentence(filing: Filing, open: OpenedDraft): Promise<FilledDraft> {
  const { state, turn } = filing;
  const sentence = state.sentence!;
  const at = new Date(sentence.at);
  const programmes = await listFilable(filing);
  const own = programmes
    .filter(each => each.id === open.draft.programmeId)
    .map(each => ({ ...each, sheet: open.sheet }));
  const reading = readSentence(sentence.text, { programmes: own, now: at });
  const [first] = reading.programmes;
  delete state.sentence;
  if (!first) return { open, said: '', touched: [], undecided: [] };
  const time = reading.time?.said && visitTime(reading.time.said, at);
  const problem = time && inspectedAtProblem(time, turn.now);
  // A day that cannot be stays in the draft: the summary names it, and nothing is filed before it is corrected.
  const timed = time ? { ...open, draft: { ...open.draft, inspectedAt: time } } : open;
  const {
    saved,
    said,
    open: undecided,
    reading: placed,
  } = await fill(filing, { from: open, draft: timed.draft }, first.sheet, '· ');
  const unread = reading.time && !time ? reading.time.text : unreadDay(state.notUnderstood ?? []);
  if (unread !== undefined) state.dayUnread = unread;
  const timeSaid =
    reading.time && !time
      ? freeReplies.noSuchTime(reading.time.text)
      : problem
        ? freeReplies.timeRefused(reading.time!.text, problem)
        : '';
  return {
    open: saved,
    said: [freeReplies.filled(saved, turn.now, hourlessOf(reading, time !== undefined && !problem)), said, timeSaid]
      .filter(each => each !== '')
      .join('\n'),
    touched: placed.items.map(each => each.ordinal),
    undecided,
  };
}

/** The words of a time that told no hour. */
function hourlessOf({ time }: SentenceReading, taken: boolean): string | undefined {
  return taken && time?.said && !time.said.time ? time.text : undefined;
}

/** Fills what was read into a draft, lets a model look at what was not understood, and tells both. */
export async function fill(
  filing: Filing,
  { from, draft }: { from: OpenedDraft; draft: OpenedDraft['draft'] },
  read: SheetReading,
  mark: '· ' | '已记 ',
): Promise<{ saved: OpenedDraft; said: string; open: readonly number[]; reading: SheetReading }> {
  const { state, services, turn } = filing;
  const reading = await services.placeRemarks({ actor: turn.actor, sheet: from.sheet, reading: read });
  const applied = applyReading(from.sheet, draft, reading, state.unread);
  const saved = await save(filing, from, applied.draft);
  const settled = reading.items.filter(each => each.answer !== undefined).map(each => each.ordinal);
  const unread = [...(state.unread ?? []), ...applied.open].filter(ordinal => !settled.includes(ordinal));
  if (unread.length > 0) state.unread = [...new Set(unread)];
  else delete state.unread;
  noteFaults(state, applied.open, reading);
  const quoted = [...(state.notUnderstood ?? []), ...reading.notUnderstood];
  if (quoted.length > 0) state.notUnderstood = [...new Set(quoted)];
  return { saved, said: freeReplies.understood(saved, reading, applied, mark), open: applied.open, reading };
}

/** Items that were told to be at fault, whose points are still open: 没问题 alone does not settle them. */
function noteFaults(state: Filing['state'], open: readonly number[], { items }: SheetReading): void {
  const faulted = items.filter(each => open.includes(each.ordinal) && (each.note !== '' || each.refused !== undefined));
  const all = [...(state.faulted ?? []), ...faulted.map(each => each.ordinal)];
  if (all.length > 0) state.faulted = [...new Set(all)];
}

/** Goes on after a sentence: to the photo that is needed, to what could not be taken, else to the open item. */
export function afterFilling(
  filing: Filing,
  before: OpenedDraft,
  open: OpenedDraft,
  touched: readonly number[],
  undecided: readonly number[],
  said: string,
): Outcome {
  const bare = touched.find(ordinal => lacksEvidence(open.sheet, open.draft, ordinal));
  if (bare !== undefined) {
    Object.assign(filing.state, { at: bare, phase: 'photo' });
    return again(filing, open, said);
  }
  // What could not be taken comes first, while its inspector remembers it.
  if (undecided[0] !== undefined) return goTo(filing, open, undecided[0], said);
  return backToOpen(filing, before, open, said);
}

/**
 * A message in the middle of a filing that speaks of items by name or number: 「厅容扣1分，着装2人不符，其余满分」. Undefined when it is an
 * answer to the open item, or nothing of the kind.
 */
export async function answerByName(
  filing: Filing,
  open: OpenedDraft,
  item: SheetItem | undefined,
): Promise<Outcome | undefined> {
  const { turn } = filing;
  const { units } = await unitsOf(filing, open.draft.programmeId);
  const verdictFirst = verdictTokens(normalise(turn.text)).filter(isPlain)[0]?.start === 0;
  const { other, sheet: reading } = readInFiling(turn.text, {
    sheet: open.sheet,
    units,
    unitId: open.draft.unitId,
    ...(item && verdictFirst && { open: item.ordinal }),
  });
  if (!speaksByName(turn.text, reading, item, verdictFirst)) return undefined;
  if (other !== undefined) return again(filing, open, freeReplies.otherUnit(other, open.unitName));
  const {
    saved,
    said,
    open: undecided,
    reading: placed,
  } = await fill(filing, { from: open, draft: open.draft }, reading, '已记 ');
  return afterFilling(
    filing,
    open,
    saved,
    placed.items.map(each => each.ordinal),
    undecided,
    said,
  );
}

/** Whether a reading is more than an answer to the open item. */
function speaksByName(
  text: string,
  reading: SheetReading,
  item: SheetItem | undefined,
  verdictFirst: boolean,
): boolean {
  const told = reading.items.filter(each => each.answer !== undefined || each.refused !== undefined);
  // An answer to the open item may tell what else was seen, as its remark: 「不合格，叫号机坏了」.
  if (!item || (!verdictFirst && parseItemAnswer(text, item).kind === 'none')) return told.length > 0;
  return told.some(each => each.ordinal !== item.ordinal && each.basis === 'said');
}

/** Whether a message in a filing is about the visit although it holds a word that questions have too: 没按规定穿工装，扣1分. */
export function isStatement(text: string): boolean {
  return !asksSomething(text) && verdictTokens(normalise(text)).some(isPlain);
}
