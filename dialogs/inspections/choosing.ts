import type { Turn } from '../../src/domain/conversation/turn.ts';
import { findUnit } from '../../src/domain/inspections/free/find-unit.ts';
import { nextOpenItem } from '../../src/domain/inspections/progress.ts';
import { type ChoiceOption, parseChoice } from '../../src/domain/language/parse-choice.ts';
import { readNumber } from '../../src/domain/language/record-number.ts';
import type { CommandArgs } from '../framework/command.ts';
import { type Filing, finish, lead, type OpenedDraft, type Outcome, stay } from './filing.ts';
import { afterFilling, fillFromSentence, readFiling, saysMore, unitsOf, unitText } from './free.ts';
import { openPrompt } from './prompting.ts';
import { readRecheckVisit, recheckMeant } from './recheck-visit.ts';
import { choosingReplies } from './replies/choosing.ts';
import { freeReplies } from './replies/free.ts';

type Choices = Awaited<ReturnType<Filing['services']['listChoices']>>;
type Named = Choices['programmes'][number];
type Offered = Choices['drafts'][number];

const NEW = '另录一份';
const RESTART = /^(?:重新开始|重新录|重录|重来|作废)$/;
const CONTINUE = /^(?:继续|继续填|接着填|接着录|是|好|好的)$/;

/** Looked up once a turn; nothing is begun or discarded between the first look and the last. */
const choices = new WeakMap<Turn, Promise<Choices>>();

function choicesOf({ services, turn }: Filing): Promise<Choices> {
  const listed = choices.get(turn) ?? services.listChoices({ actor: turn.actor });
  choices.set(turn, listed);
  return listed;
}

/** The first turn: everything already said with the command is taken, the rest is asked. */
export async function beginFiling(filing: Filing, args: CommandArgs): Promise<Outcome> {
  const { programmes, elsewhere, drafts } = await choicesOf(filing);
  if (programmes.length === 0) return finish(choosingReplies.noProgramme);
  const taskNo = args.text && readNumber(args.text);
  if (taskNo) return beginTask(filing, taskNo);
  const rechecked = args.text === undefined ? undefined : readRecheckVisit(args.text);
  if (rechecked !== undefined) {
    const meant = await recheckMeant(filing, rechecked);
    return 'taskNo' in meant ? beginTask(filing, meant.taskNo) : meant;
  }
  if (args.text)
    return (await beginSentence(filing, args.text, programmes)) ?? beginNamed(filing, programmes, elsewhere, args.text);
  return drafts.length > 0 ? offer(filing, drafts, false) : askProgramme(filing, programmes);
}

/** A sentence that tells the whole visit: programme and unit are asked only where it leaves them open. */
async function beginSentence(filing: Filing, text: string, programmes: readonly Named[]): Promise<Outcome | undefined> {
  const { state, turn } = filing;
  const reading = await readFiling(filing, text);
  if (reading.instead) return finish(freeReplies.instead(reading.instead));
  const [first, ...others] = reading.programmes;
  if (!first || !saysMore(reading)) return undefined;
  state.sentence = { text, at: turn.now.toISOString() };
  const named = unitText(first);
  if (named !== undefined) state.unitText = named;
  if (others.length > 0) return askProgramme(filing, programmes, choosingReplies.sentenceKept, true);
  return chooseProgramme(filing, first.programme.id);
}

/** 「录测评 RW-2026-0003」 */
async function beginTask(filing: Filing, no: string): Promise<Outcome> {
  const task = await filing.planning.toFile({ actor: filing.turn.actor, no });
  if (!task.open) return finish(choosingReplies.taskClosed(no, task.resultNo));
  filing.state.programmeId = task.programmeId;
  filing.state.taskNo = no;
  return chooseUnit(filing, task.unitId);
}

/** 「录测评 营业厅 通川」: the first word names the programme, the rest the unit; one name may be enough for both. */
async function beginNamed(
  filing: Filing,
  programmes: readonly Named[],
  elsewhere: readonly Named[],
  text: string,
): Promise<Outcome> {
  const [first = '', ...rest] = text.split(/[\s,，、]+/);
  const options = asOptions(programmes);
  const byFirst = parseChoice(first, options);
  const choice = byFirst.kind === 'one' ? byFirst : parseChoice(text, options);
  if (choice.kind === 'one') {
    const programme = programmes[choice.index]!;
    filing.state.unitText = rest.length > 0 ? rest.join(' ') : text;
    return chooseProgramme(filing, programme.id, rest.length > 0 || !isNameOf(programme, text));
  }
  if (choice.kind === 'none' && !(await namesUnit(filing, programmes, first))) {
    const other = parseChoice(first, asOptions(elsewhere));
    const programme = other.kind === 'one' ? elsewhere[other.index] : undefined;
    if (programme) return askProgramme(filing, programmes, choosingReplies.otherLine(programme.name), true);
    if (programmes.length > 1 && !(await namesUnit(filing, programmes, text)))
      return askProgramme(filing, programmes, choosingReplies.notFound(text));
  }
  filing.state.unitText = text;
  return askProgramme(filing, programmes);
}

/** Whether a text names the programme and nothing more: 营业厅, 营业厅检查. */
function isNameOf({ name, aliases }: Named, text: string): boolean {
  return [name, ...aliases].some(each => each === text || each === text.replace(/(?:监督)?(?:检查|测评)$/, ''));
}

async function namesUnit(filing: Filing, programmes: readonly Named[], text: string): Promise<boolean> {
  for (const { id } of programmes) {
    const { units } = await unitsOf(filing, id);
    if (parseChoice(text, asOptions(units)).kind !== 'none') return true;
  }
  return false;
}

/** A single programme is taken without asking, except where another one was asked for. */
function askProgramme(
  filing: Filing,
  programmes: readonly Named[],
  said = '',
  always = false,
): Promise<Outcome> | Outcome {
  if (programmes.length === 1 && !always) return chooseProgramme(filing, programmes[0]!.id);
  filing.state.phase = 'programme';
  return stay(lead(said, choosingReplies.whichProgramme(asOptions(programmes))));
}

export async function atProgramme(filing: Filing): Promise<Outcome> {
  const { programmes } = await filing.services.listChoices({ actor: filing.turn.actor });
  const choice = parseChoice(filing.turn.text, asOptions(programmes));
  if (choice.kind === 'one') return chooseProgramme(filing, programmes[choice.index]!.id);
  const options = asOptions(programmes);
  return stay(lead(choosingReplies.unclear(choice, options), choosingReplies.whichProgramme(options)));
}

/** `named`: what was said with the command must be a unit, not only the programme's own name. */
async function chooseProgramme(filing: Filing, programmeId: string, named = true): Promise<Outcome> {
  const { state } = filing;
  state.programmeId = programmeId;
  const { programme, units } = await unitsOf(filing, programmeId);
  const options = asOptions(units);
  const { unitText } = state;
  delete state.unitText;
  const choice = unitText === undefined ? undefined : chooseUnitBy(unitText, units);
  if (choice?.kind === 'one') return chooseUnit(filing, units[choice.index]!.id);
  if (units.length === 0) return finish(choosingReplies.noUnits(programme.name));
  const unfound = choice !== undefined && named;
  if (units.length === 1 && !unfound) return chooseUnit(filing, units[0]!.id);
  state.phase = 'unit';
  const said = !unfound
    ? ''
    : choice.kind === 'none'
      ? choosingReplies.notFound(unitText ?? '')
      : choosingReplies.unclear(choice, options);
  return stay(lead(said, choosingReplies.whichUnit(programme.name, options)));
}

/** By key or name, else by what a sentence would call it: 渠县主厅. */
function chooseUnitBy(text: string, units: readonly Named[]): ReturnType<typeof parseChoice> {
  const choice = parseChoice(text, asOptions(units));
  const called = choice.kind === 'none' ? findUnit(text, units) : undefined;
  const [only, ...others] = called?.unitIds ?? [];
  if (only === undefined || others.length > 0 || called!.end - called!.start < text.length) return choice;
  return { kind: 'one', index: units.findIndex(each => each.id === only) };
}

export async function atUnit(filing: Filing, back: boolean): Promise<Outcome> {
  const { state, turn, services } = filing;
  if (back) {
    const { programmes } = await services.listChoices({ actor: turn.actor });
    if (programmes.length > 1) return askProgramme(filing, programmes);
  }
  const { programme, units } = await services.listUnits({ actor: turn.actor, programmeId: state.programmeId ?? '' });
  const options = asOptions(units);
  const choice = chooseUnitBy(turn.text, units);
  if (choice.kind === 'one') return chooseUnit(filing, units[choice.index]!.id);
  const said = back ? choosingReplies.atFirst : choosingReplies.unclear(choice, options);
  return stay(lead(said, choosingReplies.whichUnit(programme.name, options)));
}

/** 「复查了通川营业厅，叫号机修好了」 */
const SAYS_RECHECK = /复查|回查|复检|再查/;

/** A draft of the same programme and unit is offered first; others are left beside. */
async function chooseUnit(filing: Filing, unitId: string): Promise<Outcome> {
  const { drafts } = await choicesOf(filing);
  const programmeId = filing.state.programmeId ?? '';
  const rechecks = await openRechecks(filing, programmeId, unitId);
  const says = SAYS_RECHECK.test(filing.state.sentence?.text ?? '');
  const [only, ...more] = says ? rechecks : [];
  if (only && filing.state.taskNo === undefined) {
    if (more.length > 0) return finish(choosingReplies.whichRecheck([only, ...more]));
    filing.state.taskNo = only.no;
  }
  const recheckNo = rechecks.find(task => task.no === filing.state.taskNo)?.no ?? null;
  // The draft of this very dialog is not offered: the message that began it is being repeated.
  const others = drafts.filter(draft => draft.submissionId !== filing.state.submissionId);
  const same = others.filter(
    draft => draft.unitId === unitId && draft.programmeId === programmeId && draft.recheckNo === recheckNo,
  );
  if (same.length > 0) return offer(filing, same, true);
  const begun = await begin(filing, programmeId, unitId);
  // What was told is kept, as what it is without a recheck planned for it.
  return says && recheckNo === null ? withBefore([choosingReplies.notAsRecheck], begun) : begun;
}

/** The actor's own rechecks of a unit that can be filed. */
async function openRechecks({ planning, turn }: Filing, programmeId: string, unitId: string) {
  const tasks = await planning.nameable({ actor: turn.actor });
  return tasks.filter(task => task.origin === 'recheck' && task.programmeId === programmeId && task.unitId === unitId);
}

async function begin(filing: Filing, programmeId: string, unitId: string): Promise<Outcome> {
  const { state, turn, services } = filing;
  const { submissionId, taskNo } = state;
  const named = taskNo === undefined ? {} : { taskNo };
  const begun = await services.beginDraft({ actor: turn.actor, submissionId, programmeId, unitId, ...named });
  if (begun.kind === 'taskClosed') return finish(choosingReplies.taskClosed(taskNo ?? '', null));
  if (begun.kind === 'noSheet') return finish(choosingReplies.noSheet);
  if (begun.kind === 'unitNotCovered') return finish(choosingReplies.unitNotCovered);
  return enter(filing, begun.inspectionId, open =>
    begun.continued ? choosingReplies.resumed(open) : choosingReplies.begun(open, begun.task, turn.now),
  );
}

/** Opens a draft at its first open item, or at the summary. */
async function enter(filing: Filing, inspectionId: string, said: (open: OpenedDraft) => string): Promise<Outcome> {
  const { state, turn, services } = filing;
  const open = await services.openDraft({ actor: turn.actor, inspectionId });
  if (open.kind === 'closed') return finish(choosingReplies.closed(open.no));
  const next = nextOpenItem(open.sheet, open.draft);
  Object.assign(state, { inspectionId, at: next ?? 0, phase: next === undefined ? 'summary' : 'item' });
  delete state.offered;
  const recheck = open.sheet.isPart ? [await recheckIntro(filing, inspectionId)] : [];
  if (state.sentence) return withBefore(recheck, await enterWithSentence(filing, open));
  return stay(lead([said(open), ...recheck].join('\n'), openPrompt(filing, open)));
}

/** What is to be verified, and what its unit has answered: whoever files the recheck decides about it. */
async function recheckIntro({ planning, turn }: Filing, inspectionId: string): Promise<string> {
  return choosingReplies.recheck(await planning.viewRecheck({ actor: turn.actor, inspectionId }));
}

function withBefore(said: readonly string[], outcome: Outcome): Outcome {
  return said.length === 0 ? outcome : { ...outcome, replies: [{ text: said.join('\n') }, ...outcome.replies] };
}

async function enterWithSentence(filing: Filing, open: OpenedDraft): Promise<Outcome> {
  const filled = await fillFromSentence(filing, open);
  return afterFilling(filing, filled.open, filled.open, filled.touched, filled.undecided, filled.said);
}

function offer(filing: Filing, drafts: readonly Offered[], sameUnit: boolean): Outcome {
  filing.state.phase = 'offer';
  filing.state.offered = { ids: drafts.map(draft => draft.inspectionId), sameUnit };
  return stay(choosingReplies.offer(drafts, offerOptions(drafts, sameUnit)));
}

/** One draft: go on or start over; several: which one. */
function offerOptions(drafts: readonly Offered[], sameUnit: boolean): ChoiceOption[] {
  const labels = drafts.length === 1 ? ['继续', '重新开始'] : drafts.map(draft => choosingReplies.draftLabel(draft));
  return [...labels, ...(sameUnit ? [] : [NEW])].map((label, index) => ({ key: `${index + 1}`, label }));
}

export async function atOffer(filing: Filing): Promise<Outcome> {
  const { state, turn, services } = filing;
  const choices = await services.listChoices({ actor: turn.actor });
  // 重新开始, repeated: the old draft is gone and the new one stands.
  const begun = choices.drafts.find(draft => draft.submissionId === state.submissionId);
  if (begun) {
    if (begun.recheckNo !== null) state.taskNo = begun.recheckNo;
    return begin(filing, begun.programmeId, begun.unitId);
  }
  const { ids, sameUnit } = state.offered ?? { ids: [], sameUnit: false };
  const drafts = choices.drafts.filter(draft => ids.includes(draft.inspectionId));
  const [only] = drafts;
  if (!only) return askProgramme(filing, choices.programmes, choosingReplies.offerGone);
  const options = offerOptions(drafts, sameUnit);
  const choice = parseChoice(turn.text, options);
  const label = choice.kind === 'one' ? options[choice.index]!.label : '';
  if (label === NEW) return askProgramme(filing, choices.programmes);
  if (drafts.length === 1 && (label === '重新开始' || RESTART.test(turn.text))) return restart(filing, only);
  const picked =
    drafts.length === 1 ? (label === '继续' || CONTINUE.test(turn.text) ? only : undefined) : pick(choice, drafts);
  if (picked) return enter(filing, picked.inspectionId, choosingReplies.resumed);
  return stay(lead(choosingReplies.unclear(choice, options), choosingReplies.offer(drafts, options)));
}

function pick(choice: ReturnType<typeof parseChoice>, drafts: readonly Offered[]): Offered | undefined {
  return choice.kind === 'one' ? drafts[choice.index] : undefined;
}

async function restart(filing: Filing, draft: Offered): Promise<Outcome> {
  await filing.services.discardDraft({ actor: filing.turn.actor, inspectionId: draft.inspectionId });
  if (draft.recheckNo !== null) filing.state.taskNo = draft.recheckNo;
  return begin(filing, draft.programmeId, draft.unitId);
}

/** What is asked in a phase before there is a draft; for a return after an interruption. */
export async function choosingPrompt(filing: Filing): Promise<Outcome> {
  const { state, turn, services } = filing;
  if (state.phase === 'unit') {
    const { programme, units } = await services.listUnits({ actor: turn.actor, programmeId: state.programmeId ?? '' });
    return stay(choosingReplies.whichUnit(programme.name, asOptions(units)));
  }
  const { programmes, drafts } = await services.listChoices({ actor: turn.actor });
  if (state.phase === 'offer' && state.offered) {
    const { ids, sameUnit } = state.offered;
    const offered = drafts.filter(draft => ids.includes(draft.inspectionId));
    if (offered.length > 0) return stay(choosingReplies.offer(offered, offerOptions(offered, sameUnit)));
  }
  return stay(choosingReplies.whichProgramme(asOptions(programmes)));
}

function asOptions(choices: readonly Named[]): ChoiceOption[] {
  return choices.map(({ name, aliases }, index) => ({ key: `${index + 1}`, label: name, aliases: [...aliases] }));
}
