import { readTemplateEdit } from '../../../src/domain/inspections/templates/edit.ts';
import { askDay, atDayText } from './publishing.ts';
import { templateReplies } from './replies.ts';
import { EDIT_TEMPLATE, finish, type Outcome, stay, type TemplateServices, type Templating } from './template-state.ts';

type View = NonNullable<Awaited<ReturnType<TemplateServices['view']>>>;

/** Several sentences in one message: one a line, or parted by a semicolon. */
const SENTENCES = /[\n;；]+|。(?=.)/;

/** Goes on with a draft that has just been made, found or imported. */
export function opened({ state }: Templating, view: View, said: string): Outcome {
  remember(state, view);
  state.phase = 'edit';
  return stay(templateReplies.editing(view, said));
}

function remember(state: Templating['state'], view: View): void {
  state.templateId = view.id;
  state.edits = view.edits;
}

/** The draft as it is now; undefined when it has been published or thrown away meanwhile. */
export async function currentDraft({ services, turn, state }: Templating): Promise<View | undefined> {
  const view = await services.view({ actor: turn.actor, programmeId: state.programmeId ?? '', which: 'draft' });
  return view?.id === state.templateId ? view : undefined;
}

/** One message while the draft is open: something to do with it as a whole, or changes. */
export async function atEdit(templating: Templating): Promise<Outcome> {
  const { turn, state, services } = templating;
  const { text } = turn;
  const view = await currentDraft(templating);
  if (!view) return finish(templateReplies.gone);
  if (templateReplies.isPreview(text)) {
    remember(state, view);
    return stay(templateReplies.whole(view));
  }
  if (templateReplies.isExport(text)) {
    const exported = await services.export({ actor: turn.actor, programmeId: view.programmeId, which: 'draft' });
    if (exported.kind === 'none') return finish(templateReplies.gone);
    return stay(templateReplies.exported(exported.programmeName, exported.version, exported.file));
  }
  if (templateReplies.isLeave(text)) return finish(templateReplies.left(true));
  if (templateReplies.isDiscard(text)) {
    state.phase = 'discard';
    return stay(templateReplies.confirmDiscard);
  }
  const day = templateReplies.publication(text);
  if (day !== undefined) return day === '' ? askDay(templating, view) : atDayText(templating, view, day);
  return change(templating, view);
}

/** Each sentence is a change of its own: what is clear is done, what is not is said. */
async function change(templating: Templating, shown: View): Promise<Outcome> {
  const { turn, state, services } = templating;
  const sentences = turn.text
    .split(SENTENCES)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '');
  const problems: string[] = [];
  const done: { ordinals: readonly number[]; said: string }[] = [];
  let view = shown;
  for (const [index, sentence] of sentences.entries()) {
    const edit = readTemplateEdit(sentence, view.template);
    if (!edit) {
      problems.push(templateReplies.unread(sentence));
      continue;
    }
    const edits = (state.edits ?? 0) + done.length;
    const submissionId = `${turn.messageId}:${EDIT_TEMPLATE}:${index}`;
    const edited = await services.edit({ actor: turn.actor, templateId: view.id, edits, edit, submissionId });
    if (edited.kind === 'changedMeanwhile') {
      remember(state, edited.view);
      return stay(templateReplies.changedMeanwhile(edited.view));
    }
    if (edited.kind !== 'edited') {
      problems.push(templateReplies.notDone(sentence, templateReplies.refused(edited, view)));
      continue;
    }
    view = edited.view;
    done.push({ ordinals: edited.ordinals, said: sentence });
  }
  if (done.length === 0) return stay(templateReplies.unclear(problems));
  state.edits = (state.edits ?? 0) + done.length;
  // Ordinals are those of the sheet as it is now: an item that was added above moves the others.
  const placed = done.length === 1 ? done : done.map(each => ({ ...each, ordinals: [] }));
  return stay(templateReplies.partly(templateReplies.edited(view, placed), problems));
}

/** 「作废草稿」 was said: only the very words do it. */
export async function atDiscard(templating: Templating): Promise<Outcome> {
  const { turn, state, services } = templating;
  state.phase = 'edit';
  if (!templateReplies.isConfirmDiscard(turn.text)) return stay(templateReplies.kept);
  const discarded = await services.discard({ actor: turn.actor, templateId: state.templateId ?? '' });
  return finish(discarded.kind === 'discarded' ? templateReplies.discarded : templateReplies.gone);
}
