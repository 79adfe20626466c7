import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accuracyOf, parseOne, readCases } from '../../src/commands/parse-cases.ts';
import { type FilableProgramme, readSentence } from '../../src/domain/inspections/free/read-sentence.ts';
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

it.each<[string, boolean]>([
  ['上午查了通川营业厅', true],
  ['南外厅厅容扣1分', true],
  ['昨天去通川，叫号机坏了', true],
  ['刚从临巴回来，其余满分', true],
  ['通川厅没什么问题，全部满分', true],
  ['查了一下通川厅的整改情况', false],
  ['通川营业厅上月检查', false],
  ['通川营业厅叫号机坏了', false],
  ['通川营业厅厅容扣2分扣得对吗', false],
  ['通川厅的测评什么时候出结果', false],
  ['营业厅叫号机坏了多久要修好', false],
  ['通川营业厅的厅容标准', false],
  ['厅容扣2分，其余满分', false],
  ['查了火星营业厅，厅容扣2分', false],
])('%s: a filing %s', (text, isFiling) => {
  expect(readSentence(text, { programmes, now: SAID_AT }).isFiling).toBe(isFiling);
});
