import { z } from 'zod';
import { compareForms, type ExpectedForm, type Slot } from '../domain/inspections/free/compare-forms.ts';
import { type FilledForm, formOf } from '../domain/inspections/free/form.ts';
import { type FilableProgramme, readSentence } from '../domain/inspections/free/read-sentence.ts';
import { AppError } from '../errors.ts';

const formItem = z.object({
  item: z.string(),
  score: z.number().optional(),
  deduction: z.number().optional(),
  choice: z.string().optional(),
  sample: z.string().optional(),
  note: z.string().optional(),
});
const expectedForm = z.object({
  unit: z.string().nullable(),
  programme: z.string().nullable(),
  date: z.string().nullable(),
  time: z.string().optional(),
  items: z.array(formItem),
  rest: z.literal('满分').nullable(),
  fields: z.record(z.string(), z.string()).optional(),
  notUnderstood: z.array(z.string()).optional(),
});
const parseCase = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  now: z.iso.datetime({ offset: true }).optional(),
  expected: expectedForm.optional(),
});

export type ParseCase = z.infer<typeof parseCase>;

/** The cases of a file, one JSON object a line. @throws AppError `invalidInput` naming the line. */
export function readCases(content: string, badLine: (line: number) => string): ParseCase[] {
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [parseCase.parse(JSON.parse(line))];
    } catch (error) {
      throw new AppError('invalidInput', { what: badLine(index + 1) }, { cause: error });
    }
  });
}

export interface ParsedCase {
  readonly form: FilledForm;
  /** Only where the case says what is expected. */
  readonly slots?: readonly Slot[];
}

/** Reads one case as the chat would, without a model. */
export function parseOne(each: ParseCase, programmes: readonly FilableProgramme[], now: Date): ParsedCase {
  const form = formOf(readSentence(each.text, { programmes, now: each.now ? new Date(each.now) : now }));
  if (!each.expected) return { form };
  const items = programmes
    .filter(({ name }) => name === (each.expected?.programme ?? form.programme ?? name))
    .flatMap(({ sheet }) => sheet.items);
  return { form, slots: compareForms(each.expected as ExpectedForm, form, items) };
}

export interface Accuracy {
  readonly cases: number;
  readonly slots: number;
  readonly right: number;
  /** Values that were not meant and are neither shown nor quoted back. */
  readonly silent: number;
}

export function accuracyOf(parsed: readonly ParsedCase[]): Accuracy {
  const slots = parsed.flatMap(each => each.slots ?? []);
  return {
    cases: parsed.filter(each => each.slots).length,
    slots: slots.length,
    right: slots.filter(slot => slot.right).length,
    silent: slots.filter(slot => slot.silent).length,
  };
}
