import { parseChoice } from '../../../src/domain/language/parse-choice.ts';
import { stopWaiting } from '../../standards/import/sent-document.ts';
import { isWorkbook } from '../templates/importing.ts';
import { finish, IMPORT_RESULTS, type Importing, type Outcome, stay } from './batch-state.ts';
import { batchReplies } from './replies.ts';

/** 「导入结果 营业厅 省公司」: what was said with the command is taken, the rest is asked. */
export function begin(importing: Importing, text: string): Promise<Outcome> {
  const level = batchReplies.levelIn(text) ?? batchReplies.levelIn(importing.state.document?.name ?? '');
  if (level) importing.state.level = level;
  return chooseProgramme(importing, batchReplies.withoutLevel(text));
}

export async function step(importing: Importing): Promise<Outcome> {
  const { state, turn } = importing;
  if (turn.files.length > 0) return takeFile(importing);
  switch (state.phase) {
    case 'programme':
      return chooseProgramme(importing, turn.text);
    case 'level': {
      const level = batchReplies.levelIn(turn.text) ?? batchReplies.levelByKey(turn.text);
      if (level) state.level = level;
      return askNext(importing);
    }
    case 'part': {
      const parts = await partsOf(importing);
      const choice = parseChoice(turn.text, batchReplies.partOptions(parts));
      if (choice.kind === 'one') state.part = parts[choice.index]!.key;
      return askNext(importing);
    }
    case 'file':
      return askNext(importing);
    case 'name':
      return atName(importing);
    case 'check':
      return atCheck(importing);
    default:
      throw new Error(`unknown phase ${JSON.stringify(state.phase satisfies never)}`);
  }
}

/** What the open phase asks. */
export function prompt(importing: Importing): Promise<Outcome> {
  return importing.state.programmeId === undefined ? chooseProgramme(importing, '') : askNext(importing);
}

async function chooseProgramme(importing: Importing, said: string): Promise<Outcome> {
  const { services, turn, state } = importing;
  const programmes = await services.programmes({ actor: turn.actor });
  const options = programmes.map(({ name, aliases }, index) => ({
    key: `${index + 1}`,
    label: name,
    aliases: [...aliases],
  }));
  const choice = said === '' ? undefined : parseChoice(said, options);
  if (choice?.kind !== 'one') return stay(batchReplies.whichProgramme(programmes, choice !== undefined));
  state.programmeId = programmes[choice.index]!.id;
  return askNext(importing);
}

/** The parts that the province scores apart; none where the results are the city's, which has tasks for one of them only. */
async function partsOf({ services, turn, state }: Importing) {
  if (state.level !== 'province') return [];
  const programmes = await services.programmes({ actor: turn.actor });
  return programmes.find(({ id }) => id === state.programmeId)?.parts ?? [];
}

/** Whatever is still missing: the level, the part, the file, else what the file holds. */
async function askNext(importing: Importing): Promise<Outcome> {
  const { state } = importing;
  if (state.level === undefined) {
    state.phase = 'level';
    return stay(batchReplies.whichLevel);
  }
  const parts = state.part === undefined ? await partsOf(importing) : [];
  if (parts.length > 0) {
    state.phase = 'part';
    return stay(batchReplies.whichPart(parts));
  }
  if (state.document === undefined) {
    state.phase = 'file';
    return stay(batchReplies.askFile);
  }
  return show(importing);
}

async function takeFile(importing: Importing): Promise<Outcome> {
  const { state, turn } = importing;
  const file = turn.files.find(each => each.kind === 'stored' && isWorkbook(each));
  if (file?.kind !== 'stored') return stay(batchReplies.notWorkbook);
  Object.assign(state, { document: { id: file.id, name: file.name }, leftOut: [], skipProblems: false });
  return prompt(importing);
}

const inputOf = ({ state, turn }: Importing) => ({
  actor: turn.actor,
  fileId: state.document!.id,
  programmeId: state.programmeId!,
  level: state.level!,
  ...(state.part !== undefined && { part: state.part }),
  leftOut: state.leftOut,
});

/** What was read; a name nobody knows is asked first. */
async function show(importing: Importing, said = ''): Promise<Outcome> {
  const { services, state, memory } = importing;
  const document = state.document!;
  const read = await services.read(inputOf(importing));
  stopWaiting(memory, document);
  switch (read.kind) {
    case 'unreadable':
    case 'noTable':
      delete state.document;
      state.phase = 'file';
      return stay(
        read.kind === 'noTable'
          ? batchReplies.noTable(document.name, read.sheets)
          : batchReplies.unreadable(document.name),
      );
    case 'tooMany':
      delete state.document;
      state.phase = 'file';
      return stay(batchReplies.tooMany(read.results, read.most));
    case 'noSheet':
      return finish(batchReplies.noSheet);
    case 'already':
      return finish(batchReplies.already(read.batch, importing.turn.now));
    case 'unknown':
      state.phase = 'name';
      return stay(batchReplies.whichName(read.names, said));
    case 'read':
      state.phase = 'check';
      return stay(batchReplies.preview(read, state.level!, state.skipProblems, said));
    default:
      throw new Error(`unknown reading ${JSON.stringify(read satisfies never)}`);
  }
}

/** What the first unknown name means: one of the candidates, or nothing that is taken over. */
async function atName(importing: Importing): Promise<Outcome> {
  const { services, state, turn } = importing;
  const read = await services.read(inputOf(importing));
  const [asked] = read.kind === 'unknown' ? read.names : [];
  if (!asked) return show(importing);
  const { kind, name, candidates } = asked;
  const options = batchReplies.nameOptions(asked);
  const choice = parseChoice(turn.text, options);
  if (choice.kind !== 'one') return show(importing, batchReplies.nameUnclear);
  const target = candidates[choice.index];
  if (!target && kind === 'unit') {
    // Whose rows are not wanted this time may be wanted the next: this is not remembered.
    state.leftOut = [...state.leftOut, name];
    return show(importing, batchReplies.unitLeftOut(name));
  }
  const { programmeId } = inputOf(importing);
  await services.mapName({ actor: turn.actor, programmeId, kind, name, target: target?.id ?? '' });
  return show(importing, batchReplies.mapped(name, target?.name));
}

async function atCheck(importing: Importing): Promise<Outcome> {
  const { services, state, turn } = importing;
  if (batchReplies.isSkip(turn.text)) {
    state.skipProblems = true;
    return show(importing);
  }
  if (!batchReplies.isConfirm(turn.text)) return show(importing, batchReplies.checkUnclear);
  const imported = await services.import({
    ...inputOf(importing),
    skipProblems: state.skipProblems,
    submissionId: `${turn.messageId}:${IMPORT_RESULTS}`,
  });
  switch (imported.kind) {
    case 'imported':
      return finish(batchReplies.imported(imported, state.level!, turn.now));
    case 'already':
      return finish(batchReplies.already(imported.batch, turn.now));
    case 'notReady':
      return show(importing, batchReplies.notImported);
    default:
      throw new Error(`unknown outcome ${JSON.stringify(imported satisfies never)}`);
  }
}
