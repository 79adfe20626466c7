import { read, utils } from '@e965/xlsx';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerItem, draftChange } from '../../../src/domain/inspections/draft.ts';
import { fillRest } from '../../../src/domain/inspections/fill-rest.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
let no: string;
let inspector: string;

beforeAll(async () => {
  test = await openTestContext();
  const actor = await test.actor('zhou');
  inspector = actor.name;
  const { inspections } = test.services;
  const begun = await inspections.beginDraft({
    ...{ actor, submissionId: 'records', programmeId: 'hall', unitId: 'hall-tongchuan' },
  });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  const { inspectionId } = begun;
  const opened = await inspections.openDraft({ actor, inspectionId });
  if (opened.kind !== 'draft') throw new Error(opened.kind);
  const failed = answerItem(
    ...([opened.draft, opened.sheet.items[1]!, { result: 'scored', points: 1 }, '=地面有积水'] as const),
  );
  const change = draftChange(opened.draft, fillRest(opened.sheet, failed).draft)!;
  await inspections.saveDraft({ actor, inspectionId, cycle: 'monthly', change });
  const filed = await inspections.submit({ actor, inspectionId });
  if (!('no' in filed)) throw new Error(filed.kind);
  no = filed.no;
});
afterAll(() => test.close());

/** The texts of the files that somebody gets. */
async function filesFor(person: string): Promise<string[]> {
  const { files } = await test.services.inspections.exportRecord({ actor: await test.actor(person), no });
  return Promise.all(
    files.map(async ({ id, name }) => {
      const { sha256 } = await test.context.db.prisma.storedFile.findUniqueOrThrow({ where: { id } });
      const content = await test.context.files.read(sha256);
      if (name.endsWith('.pdf')) {
        const { text } = await extractText(new Uint8Array(content), { mergePages: true });
        return text.replace(/\s+/g, '');
      }
      const { Sheets } = read(content);
      return Object.values(Sheets)
        .map(sheet => JSON.stringify(utils.sheet_to_json(sheet, { header: 1 })))
        .join('');
    }),
  );
}

describe('the files of a visit under cover', () => {
  it('name the inspector to who made it and to who oversees it', async () => {
    for (const person of ['zhou', 'wu']) {
      for (const text of await filesFor(person)) expect(text).toContain(inspector);
    }
  });

  it('name nobody to the inspected side and the department that is responsible, nor tell the hour', async () => {
    for (const person of ['chen', 'pan']) {
      const files = await filesFor(person);
      expect(files).toHaveLength(2);
      for (const text of files) {
        expect(text).toContain('=地面有积水');
        expect(text).toContain('神秘顾客（提交于');
        expect(text).not.toContain(inspector);
        expect(text).not.toContain('09:00');
      }
    }
  });

  it('are nothing for another unit', async () => {
    await expect(filesFor('ding')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

it('lists as their own only what somebody inspected, and 整改 only to who may see each', async () => {
  const { inspections, rectification } = test.services;
  const own = async (person: string) =>
    (await inspections.results({ actor: await test.actor(person), filter: { own: true } })).map(row => row.no);
  expect(await own('zhou')).toContain(no);
  // Of the same line, and sees the result; somebody else made the visit.
  expect(await own('tang')).toEqual([]);
  expect(await own('wu')).toEqual([]);
  const listed = async (person: string, unitId?: string) =>
    (await rectification.list({ actor: await test.actor(person), ...(unitId && { unitId }) })).map(each => each.unitId);
  for (const person of ['zhou', 'tang', 'wu', 'chen', 'lina', 'pan']) {
    expect(await listed(person)).toEqual(['hall-tongchuan']);
    expect(await listed(person, 'hall-tongchuan')).toEqual(['hall-tongchuan']);
    expect(await listed(person, 'hall-nanwai')).toEqual([]);
  }
  for (const person of ['liao', 'xiang']) expect(await listed(person, 'hall-tongchuan')).toEqual([]);
});
