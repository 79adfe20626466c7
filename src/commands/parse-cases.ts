import { z } from 'zod';
import { compareForms, type ExpectedForm, type Slot } from '../domain/inspections/free/compare-forms.ts';
import { type FilledForm, formOf } from '../domain/inspections/free/form.ts';
import { type FilableProgramme, readSentence } from '../domain/inspections/free/read-sentence.ts';
import { readTime } from './chat-script.ts';

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
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  now: z.string().transform(readTime).pipe(z.date()).nullish(),
});
const judgedCase = parseCase.extend({ expected: expectedForm.optional() });

export type ParseCase = z.infer<typeof parseCase> & { expected?: z.infer<typeof expectedForm> | undefined };

/**
 * The cases of a file, one JSON object a line; blank lines are none. What a case expects is read only where it is to be judged.
 *
 * @returns or the numbers of the lines that are no cases, from 1.
 */
export function readCases(
  content: string,
  { judged }: { judged: boolean },
): { cases: readonly ParseCase[] } | { badLines: readonly number[] } {
  const schema: z.ZodType<ParseCase> = judged ? judgedCase : parseCase;
  const cases: ParseCase[] = [];
  const badLines: number[] = [];
  for (const [index, line] of content.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const read = schema.safeParse(jsonOf(line));
    if (read.success) cases.push(read.data);
    else badLines.push(index + 1);
  }
  return badLines.length > 0 ? { badLines } : { cases };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export interface ParsedCase {
  readonly form: FilledForm;
  /** Only where the case says what is expected. */
  readonly slots?: readonly Slot[];
}

/**
 * Reads one case as the chat would, without a model.
 *
 * @param of.owner the programme that is meant where a sentence fits several as well.
 */
export function parseOne(
  each: ParseCase,
  { programmes, owner }: { programmes: readonly FilableProgramme[]; owner?: FilableProgramme },
  now: Date,
): ParsedCase {
  const reading = readSentence(each.text, { programmes, now: each.now ?? now });
  const own = reading.programmes.filter(({ programme }) => programme === owner);
  const form = formOf(own.length > 0 ? { ...reading, programmes: own } : reading);
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
