import { addDays, shanghaiDate } from '../../../src/domain/calendar/shanghai.ts';
import { parseDate } from '../../../src/domain/language/parse-date.ts';
import { templateReplies } from './replies.ts';
import { EDIT_TEMPLATE, finish, type Outcome, stay, type TemplateServices, type Templating } from './template-state.ts';

type View = NonNullable<Awaited<ReturnType<TemplateServices['view']>>>;

/** 「发布」: only what is whole can be, and from which day is asked. */
export function askDay({ state, turn }: Templating, view: View): Outcome {
  if (view.problems.length > 0) return stay(templateReplies.incomplete(view.problems));
  state.phase = 'day';
  return stay(templateReplies.askDay(turn.now));
}

/** The day of an answer or of 「发布 12月1日」; then all is shown once more. */
export function atDayText({ state, turn }: Templating, view: View, said: string): Outcome {
  if (view.problems.length > 0) {
    state.phase = 'edit';
    return stay(templateReplies.incomplete(view.problems));
  }
  const day = readDay(said, turn.now);
  if (day === undefined || day < shanghaiDate(turn.now)) {
    state.phase = 'day';
    return stay(day === undefined ? templateReplies.dayUnclear : templateReplies.dayPast);
  }
  Object.assign(state, { phase: 'confirm', from: day });
  return stay(templateReplies.confirmPublish(view, day));
}

function readDay(said: string, now: Date): string | undefined {
  const text = said.replace(/[（(].*[）)]$/, '').replace(/(?:零时|零点|0点|0时)?(?:起|开始)?(?:生效|实施)?$/, '');
  if (/^(?:即日|立即|马上|现在)$/.test(text)) return shanghaiDate(now);
  if (/^下(?:个)?月(?:1|一|初)[日号]?$|^下月初$/.test(text)) {
    const today = shanghaiDate(now);
    return `${addDays(`${today.slice(0, 8)}01`, 32).slice(0, 8)}01`;
  }
  const parsed = parseDate(text, now, { lean: 'future' });
  return parsed.kind === 'date' ? parsed.date : undefined;
}

/** Only 「确认发布」 publishes. */
export async function atConfirm(templating: Templating, view: View): Promise<Outcome> {
  const { turn, state } = templating;
  if (templateReplies.isPreview(turn.text))
    return stay(templateReplies.whole(view), templateReplies.confirmPublish(view, state.from ?? ''));
  if (!templateReplies.isConfirmPublish(turn.text)) {
    const day = readDay(turn.text, turn.now);
    return day === undefined ? stay(templateReplies.confirmUnclear) : atDayText(templating, view, turn.text);
  }
  return publish(templating);
}

export async function publish(templating: Templating): Promise<Outcome> {
  const { turn, state, services } = templating;
  const published = await services.publish({
    actor: turn.actor,
    templateId: state.templateId ?? '',
    edits: state.edits ?? 0,
    from: state.from ?? '',
    submissionId: `${turn.messageId}:${EDIT_TEMPLATE}:publish`,
  });
  switch (published.kind) {
    case 'published':
      return finish(templateReplies.published(published));
    case 'incomplete':
      state.phase = 'edit';
      return stay(templateReplies.incomplete(published.problems));
    case 'changedMeanwhile': {
      state.phase = 'edit';
      const view = await services.view({ actor: turn.actor, programmeId: state.programmeId ?? '', which: 'draft' });
      if (!view) return finish(templateReplies.gone);
      state.edits = view.edits;
      return stay(templateReplies.changedMeanwhile(view));
    }
    case 'past':
      state.phase = 'day';
      return stay(templateReplies.dayPast);
    case 'beforeAnother':
      state.phase = 'day';
      return stay(templateReplies.beforeAnother(published.from));
    default:
      throw new Error(`unknown outcome ${JSON.stringify(published satisfies never)}`);
  }
}
