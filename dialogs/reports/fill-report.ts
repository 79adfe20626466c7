import type { TurnContext } from 'botbuilder';
import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import type { Turn } from '../../src/domain/conversation/turn.ts';
import { saysAllSent, saysNoFiles } from '../../src/domain/language/files-said.ts';
import { readNumber } from '../../src/domain/language/record-number.ts';
import { contradiction, type FilledField, type ReportField, readField } from '../../src/domain/reports/form.ts';
import { readFigures } from '../../src/domain/reports/read-figures.ts';
import { isAppError } from '../../src/errors.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import type { Slot, SlotResult } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Interruptible } from '../framework/interruptible.ts';
import { labelsMeant } from '../framework/read-change.ts';
import { type Reply, say } from '../framework/reply.ts';
import { numberIsNoText } from '../framework/text-slot.ts';
import { turnOf } from '../framework/turn.ts';
import { renderError } from '../replies/errors.ts';
import { fileReplies } from './file-replies.ts';
import { reportReplies } from './replies.ts';

type ReportView = Awaited<ReturnType<Services['reports']['view']>>;

/** The report being written, as kept in the dialog's state. */
interface OpenForm {
  readonly no: string;
  readonly title: string;
  readonly period: string;
  readonly fields: readonly ReportField[];
}

/** `report` is the open form; each field's value is under its key with this prefix. */
type Values = Record<string, unknown>;
const FIELD = 'field:';

/**
 * 上报: a guided form whose questions are the obligation's own. The fields are kept in the dialog's state, and each turn builds the
 * form from them, so a form begun before an obligation was edited still ends as it began.
 */
export class FillReportDialog extends Dialog implements Interruptible {
  readonly #services: Services;

  constructor(services: Services) {
    super('fill-report');
    this.#services = services;
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '上报' }): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    try {
      const found = await this.#find(turn, args);
      if (found.kind === 'report') return await this.#form(openForm(found.report), found.report).beginDialog(dc, args);
      await say(dc.context, found.reply);
    } catch (error) {
      if (!isAppError(error)) throw error;
      await say(dc.context, renderError(error));
    }
    return dc.endDialog();
  }

  override continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.#formOf(dc.activeDialog!).continueDialog(dc);
  }

  override resumeDialog(dc: DialogContext, reason: DialogReason): Promise<DialogTurnResult> {
    return this.#formOf(dc.activeDialog!).resumeDialog(dc, reason);
  }

  override repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    return this.#formOf(instance).repromptDialog(context, instance);
  }

  isCurrent(instance: DialogInstance): boolean {
    const report = (instance.state as { values?: { report?: OpenForm } } | undefined)?.values?.report;
    return report !== undefined && this.#form(report).isCurrent(instance);
  }

  takesFreeText(instance: DialogInstance): boolean | 'questions' {
    return this.#formOf(instance).takesFreeText(instance);
  }

  claims(instance: DialogInstance, text: string): boolean {
    return this.#formOf(instance).claims(instance, text);
  }

  nameOf(instance: DialogInstance): string {
    return this.#formOf(instance).nameOf();
  }

  onCancel(_context: TurnContext, instance: DialogInstance): Promise<Reply> {
    return this.#formOf(instance).onCancel();
  }

  async #find(
    turn: Turn,
    args: CommandArgs,
  ): Promise<{ kind: 'report'; report: ReportView } | { kind: 'say'; reply: Reply }> {
    const { actor } = turn;
    if (args.no) return this.#fillable(turn, args.no);
    const open = await this.#services.reports.open({ actor, purpose: 'fill' });
    if (open.length === 0) return { kind: 'say', reply: reportReplies.noneToFill };
    if (open.length > 1) return { kind: 'say', reply: reportReplies.whichReport('上报', open) };
    return this.#fillable(turn, open[0]!.no);
  }

  async #fillable(
    turn: Turn,
    no: string,
  ): Promise<{ kind: 'report'; report: ReportView } | { kind: 'say'; reply: Reply }> {
    const report = await this.#services.reports.toFill({ actor: turn.actor, no });
    return report.mayFill ? { kind: 'report', report } : { kind: 'say', reply: reportReplies.cannotFill(report) };
  }

  #formOf(instance: DialogInstance): GuidedForm<Values> {
    return this.#form((instance.state as { values: { report: OpenForm } }).values.report);
  }

  #form(open: OpenForm, report?: ReportView): GuidedForm<Values> {
    const services = this.#services;
    return new GuidedForm<Values>({
      id: this.id,
      version: 1,
      title: reportReplies.formTitle(open),
      open: async (_args, turn) => ({
        kind: 'start',
        values: { report: open, ...earlierValues(open, report?.content ?? []) },
        ...(report ? { intro: reportReplies.intro(report, turn.now) } : {}),
      }),
      slots: open.fields.map((field, index) => {
        const place = { at: index + 1, of: open.fields.length };
        return field.kind === 'file' ? fileSlot(services, field, place, open.no) : fieldSlot(field, place, open);
      }),
      amend: async ({ text }, values) => amendFigures(open, text, values),
      aside: text => reportReplies.aside(text, open.no),
      async review(values, { actor }) {
        const { no } = open;
        return reportReplies.compared(
          await services.reports.compare({ actor, no, values: filledIn(open, values) }),
          no,
        );
      },
      async settled(_values, { actor }) {
        const report = await services.reports.toFill({ actor, no: open.no });
        return report.mayFill ? undefined : reportReplies.fillSettled(report);
      },
      async submit(values, submissionId, turn) {
        const result = await services.reports.draft({
          actor: turn.actor,
          no: open.no,
          submissionId,
          values: filledIn(open, values),
        });
        return reportReplies.drafted(result);
      },
    });
  }
}

/** 「对了，投诉按时办结是19」: figures that stand already, put right by name. Undefined for a text that says anything else. */
function amendFigures(open: OpenForm, text: string, values: Values): SlotResult<Values> | undefined {
  const said = readFigures(text);
  if (said.length === 0) return undefined;
  const changed: Values = {};
  for (const { name, figure } of said) {
    const [at, ...others] = labelsMeant(
      name,
      open.fields.map(({ title }) => title),
    );
    const field = at === undefined || others.length > 0 ? undefined : open.fields[at];
    // Of a question not yet answered it is the answer.
    if (field?.kind !== 'number' || values[FIELD + field.key] === undefined) return undefined;
    const reading = readField(field, figure);
    if (!reading.ok) return { ok: false, reply: reportReplies.badField(field, reading.problem, open.no) };
    changed[FIELD + field.key] = reading.value;
  }
  const now = filledIn(open, { ...values, ...changed });
  for (const field of open.fields.filter(({ key }) => FIELD + key in changed)) {
    const problem = contradiction(open.fields, field, now[field.key] ?? null, now);
    if (problem) return { ok: false, reply: reportReplies.badField(field, problem, open.no) };
  }
  return {
    ok: true,
    value: changed,
    reply: reportReplies.amended(
      open.fields.filter(({ key }) => FIELD + key in changed),
      now,
    ),
  };
}

function openForm(report: ReportView): OpenForm {
  return { no: report.no, title: report.title, period: report.period, fields: report.form };
}

/** What was written before a return, for the fields the form still has. */
function earlierValues(open: OpenForm, content: readonly FilledField[]): Values {
  const known = content.filter(filled => open.fields.some(field => field.key === filled.key));
  return Object.fromEntries(known.map(filled => [FIELD + filled.key, filled.value]));
}

/** What stands in the form, by field. */
function filledIn(open: OpenForm, values: Values): Record<string, FilledField['value']> {
  return Object.fromEntries(open.fields.map(({ key }) => [key, values[FIELD + key] as FilledField['value']]));
}

/** What it takes are files, sent here or through the upload page: these are the report's at once, and the form only waits for 「好了」. */
function fileSlot(
  { reports }: Services,
  field: ReportField,
  place: { at: number; of: number },
  no: string,
): Slot<Values> {
  return {
    key: FIELD + field.key,
    label: field.title,
    async ask(_values, { actor }) {
      const names = await reports.attached({ actor, no });
      return names.length > 0 ? fileReplies.waiting(field, place, no, names) : reportReplies.askField(field, place, no);
    },
    async parse({ actor, files, text, messageId }) {
      const fileIds = files.flatMap(file => (file.kind === 'stored' ? [file.id] : []));
      if (fileIds.length > 0) {
        const attached = await reports.attach({ actor, no, fileIds, submissionId: `${messageId}:attach` });
        return { ok: false, reply: fileReplies.attached(attached) };
      }
      const names = await reports.attached({ actor, no });
      if (names.length > 0 && saysAllSent(text))
        return { ok: true, value: names.map(name => `《${name}》`).join('、') };
      if (names.length === 0 && !field.required && saysNoFiles(text)) return { ok: true, value: null };
      const way = names.length === 0 ? reportReplies.wayOut(text, field, no) : undefined;
      return { ok: false, reply: way ?? fileReplies.sendOne(no, names) };
    },
    show: value => reportReplies.showValue(value as FilledField['value']),
  };
}

function fieldSlot(field: ReportField, place: { at: number; of: number }, open: OpenForm): Slot<Values> {
  const { no } = open;
  return {
    key: FIELD + field.key,
    label: field.title,
    freeText: field.kind !== 'number',
    ask: () => reportReplies.askField(field, place, no),
    parse(turn, values) {
      const number = field.kind === 'number' ? undefined : readNumber(turn.text);
      if (number !== undefined) return { ok: false, reply: numberIsNoText(number, { no }, `「${field.title}」`) };
      const way = reportReplies.wayOut(turn.text, field, no);
      if (way) return { ok: false, reply: way };
      const reading = readField(field, turn.text);
      const problem = reading.ok
        ? contradiction(open.fields, field, reading.value, filledIn(open, values))
        : reading.problem;
      return reading.ok && !problem
        ? { ok: true, value: reading.value }
        : { ok: false, reply: reportReplies.badField(field, problem!, no) };
    },
    show: value => reportReplies.showValue(value as FilledField['value']),
  };
}
