import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accuracyOf, parseOne, readCases } from '../../src/commands/parse-cases.ts';
import type { FilableProgramme } from '../../src/domain/inspections/free/read-sentence.ts';
import { listFilable } from '../../src/services/inspections/list-filable.ts';
import { openTestContext, type TestContext } from '../helpers/context.ts';

const SAID_AT = new Date('2026-11-18T17:30:00+08:00');
const folder = new URL('./', import.meta.url);
// The unseen half may be kept elsewhere.
const halves = ['free-development.jsonl', 'free-unseen.jsonl'].filter(name => existsSync(new URL(name, folder)));

let test: TestContext;
let programmes: FilableProgramme[];

beforeAll(async () => {
  test = await openTestContext();
  const zhou = await test.actor('zhou');
  programmes = await listFilable(test.context, {
    actor: { ...zhou, lines: ['hall', 'complaint', 'installation', 'vip'] },
  });
});
afterAll(() => test.close());

describe.each(halves)('%s', name => {
  it('is read right in nine slots of ten, and nothing is filed unseen', async () => {
    const cases = readCases(await readFile(new URL(name, folder), 'utf8'), line => `${name}:${line}`);
    const parsed = cases.map(each => parseOne(each, programmes, SAID_AT));
    const accuracy = accuracyOf(parsed);
    const silent = parsed.flatMap((each, at) => (each.slots?.some(slot => slot.silent) ? [cases[at]!.text] : []));
    expect(silent).toEqual([]);
    expect(accuracy.cases).toBe(cases.length);
    expect(accuracy.cases).toBeGreaterThanOrEqual(60);
    expect(accuracy.right / accuracy.slots).toBeGreaterThanOrEqual(0.9);
  });
});
