import { z } from 'zod';
import { cleanText, MAX_TEXT_LENGTH } from '../language/clean-text.ts';
import { parseNumber } from '../language/parse-number.ts';
import { STORE_FIGURES, type StoreFigure } from './compare.ts';

/** One field of a report's form. `max` and `min` bound a number; `whole` refuses 2.5 complaints. */
export interface ReportField {
  readonly key: string;
  readonly title: string;
  readonly required: boolean;
  /** What a file field holds are the names of the report's attachments. */
  readonly kind: 'number' | 'text' | 'longText' | 'file';
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** Key of the number field that this one cannot exceed: what was handled in time is part of what there was. */
  readonly atMost?: string | undefined;
  /** The figure of the store that a number is compared with. */
  readonly figure?: StoreFigure | undefined;
}

/** A report's field as sent in; the title is kept with it so that a form changed later does not change what was said. */
export interface FilledField {
  readonly key: string;
  readonly title: string;
  readonly value: string | number | null;
}

export interface ReportContent {
  readonly fields: readonly FilledField[];
}

/** Numbers in these reports are counts, amounts and rates of one city: more than this is a slip of the finger. */
const LARGEST_NUMBER = 10_000_000;
const COUNTED = /[（(](?:件|户|次|人|人次|起|个|单|条|项|例)[）)]$/u;
const PERCENT = /[（(][%％][）)]$/u;

const fieldSchema = z.object({
  key: z.string().min(1),
  title: z.string().min(1),
  required: z.boolean().default(true),
  kind: z.enum(['number', 'text', 'longText', 'file']),
  min: z.number().default(0),
  max: z.number().optional(),
  whole: z.boolean().optional(),
  atMost: z.string().optional(),
  figure: z.enum(STORE_FIGURES).optional(),
});

/** The fields of an obligation's stored form. Bounds not stated follow the unit in the title: （件） is whole, （%） at most 100. */
export function readForm(form: unknown): ReportField[] {
  return z
    .array(fieldSchema)
    .min(1)
    .parse(form)
    .map(field => ({
      ...field,
      max: field.max ?? (PERCENT.test(field.title) ? 100 : LARGEST_NUMBER),
      whole: field.whole ?? COUNTED.test(field.title),
    }));
}

export type FieldProblem =
  | { code: 'empty' }
  | { code: 'tooLong'; limit: number }
  | { code: 'notNumber' }
  | { code: 'twoValues' }
  | { code: 'notWhole' }
  | { code: 'outOfRange'; min: number; max: number }
  /** `part` exceeds `whole`; `other` is the figure of the one that was not given now. */
  | { code: 'exceeds'; part: string; whole: string; given: 'part' | 'whole'; other: number };

export type FieldReading = { ok: true; value: string | number | null } | { ok: false; problem: FieldProblem };

const NOTHING = /^(?:无|没有|跳过|略|不填|暂无)[。.]?$/u;
const problem = (found: FieldProblem): FieldReading => ({ ok: false, problem: found });

/** What a person's text is as the value of a field. An optional field takes 无 or 跳过 for no value. */
export function readField(field: ReportField, raw: string): FieldReading {
  const text = cleanText(raw);
  if (text === '') return problem({ code: 'empty' });
  if (!field.required && NOTHING.test(text)) return { ok: true, value: null };
  if (field.kind === 'number') return readNumber(field, text);
  const tooLong = [...text].length > MAX_TEXT_LENGTH;
  return tooLong ? problem({ code: 'tooLong', limit: MAX_TEXT_LENGTH }) : { ok: true, value: text };
}

function readNumber(field: ReportField, text: string): FieldReading {
  const parsed = parseNumber(figureBehindName(field, text));
  if (parsed.kind === 'range') return problem({ code: 'twoValues' });
  if (parsed.kind !== 'number') return problem({ code: 'notNumber' });
  const { value } = parsed;
  if (value < field.min || value > field.max) return problem({ code: 'outOfRange', min: field.min, max: field.max });
  return field.whole && !Number.isInteger(value) ? problem({ code: 'notWhole' }) : { ok: true, value };
}

/** 「投诉12件」: the figure behind words of the field's own title, or the text as it is. */
function figureBehindName({ title }: ReportField, text: string): string {
  const [, name = '', figure = ''] =
    /^(\p{Script=Han}{1,10}?)(?:一共|总共|共计|合计|是|为|有|共)?[\s:：,，]*(\d.*)$/u.exec(text) ?? [];
  return name !== '' && [...name].every(char => title.includes(char)) ? figure : text;
}

type Values = Readonly<Record<string, string | number | null | undefined>>;

/** What a figure contradicts among the others: one it cannot exceed, or one that is part of it. */
export function contradiction(
  fields: readonly ReportField[],
  field: ReportField,
  value: string | number | null,
  values: Values,
): FieldProblem | undefined {
  if (typeof value !== 'number') return undefined;
  const whole = fields.find(({ key }) => key === field.atMost);
  const limit = whole && values[whole.key];
  if (whole && typeof limit === 'number' && value > limit)
    return { code: 'exceeds', part: field.title, whole: whole.title, given: 'part', other: limit };
  for (const part of fields.filter(({ atMost }) => atMost === field.key)) {
    const other = values[part.key];
    if (typeof other === 'number' && other > value)
      return { code: 'exceeds', part: part.title, whole: field.title, given: 'whole', other };
  }
  return undefined;
}

export type ContentProblem = { key: string; title: string; problem: FieldProblem };

/** Joins values to the form they answer, checking each again: a use case trusts no dialog. */
export function fillForm(
  fields: readonly ReportField[],
  values: Values,
): { ok: true; content: ReportContent } | { ok: false; problems: ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const filled = fields.map((field): FilledField => {
    const given = values[field.key];
    const reading: FieldReading =
      given === null || given === undefined
        ? field.required
          ? problem({ code: 'empty' })
          : { ok: true, value: null }
        : readField(field, String(given));
    if (reading.ok) return { key: field.key, title: field.title, value: reading.value };
    problems.push({ key: field.key, title: field.title, problem: reading.problem });
    return { key: field.key, title: field.title, value: null };
  });
  const known = Object.fromEntries(filled.map(({ key, value }) => [key, value]));
  for (const field of fields.filter(({ atMost }) => atMost !== undefined)) {
    const found = contradiction(fields, field, known[field.key] ?? null, known);
    if (found) problems.push({ key: field.key, title: field.title, problem: found });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, content: { fields: filled } };
}

const contentSchema = z.object({
  fields: z.array(z.object({ key: z.string(), title: z.string(), value: z.union([z.string(), z.number(), z.null()]) })),
});

/** A stored report's content; nothing yet for one that was never drafted. */
export function readContent(content: unknown): ReportContent {
  const parsed = contentSchema.safeParse(content);
  return parsed.success ? parsed.data : { fields: [] };
}
