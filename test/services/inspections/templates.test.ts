import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTemplateEdit } from '../../../src/domain/inspections/templates/edit.ts';
import type { Actor } from '../../../src/domain/org/actor.ts';
import { isAppError } from '../../../src/errors.ts';
import { receiveFile } from '../../../src/services/files/receive-file.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { hallWorkbook, installationWorkbook } from '../../helpers/inspection-workbooks.ts';

let test: TestContext;
let wu: Actor;
let zhou: Actor;

beforeAll(async () => {
  test = await openTestContext();
  [wu, zhou] = await Promise.all([test.actor('wu'), test.actor('zhou')]);
});
afterAll(() => test.close());

const templates = () => test.services.inspections.templates;
let sent = 0;
const submission = () => `template-test-${sent++}`;

async function send(content: Buffer, name = '测评表.xlsx'): Promise<string> {
  const file = await receiveFile(test.context, { senderId: wu.id, name, content });
  if (file.kind !== 'stored') throw new Error(`refused: ${file.code}`);
  return file.id;
}

async function change(programmeId: string, sentence: string, submissionId = submission()) {
  const view = (await templates().view({ actor: wu, programmeId, which: 'draft' }))!;
  const edit = readTemplateEdit(sentence, view.template)!;
  return templates().edit({ actor: wu, templateId: view.id, edits: view.edits, edit, submissionId });
}

const contentOf = async (fileId: string): Promise<Buffer> => {
  const { sha256 } = await test.context.db.prisma.storedFile.findUniqueOrThrow({ where: { id: fileId } });
  return test.context.files.read(sha256);
};

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (isAppError(error) ? error.code : error),
  );

describe('a workbook', () => {
  it.each([
    ['hall', hallWorkbook],
    ['installation', installationWorkbook],
  ] as const)('of %s comes out of its template byte by byte as it came in', async (programmeId, make) => {
    const original = await make();
    const fileId = await send(original);
    const corrections = { columns: {} };
    const imported = await templates().import({
      actor: wu,
      fileId,
      programmeId,
      corrections,
      submissionId: submission(),
    });
    expect(imported.kind).toBe('imported');
    const exported = await templates().export({ actor: wu, programmeId, which: 'draft' });
    if (exported.kind !== 'exported') throw new Error('nothing exported');
    expect((await contentOf(exported.file.id)).equals(original)).toBe(true);
    await change(programmeId, '第1项改为7分');
    const again = await templates().export({ actor: wu, programmeId, which: 'draft' });
    if (again.kind !== 'exported') throw new Error('nothing exported');
    const workbook = new Workbook();
    await workbook.xlsx.load(await contentOf(again.file.id));
    expect(workbook.worksheets[0]!.getCell(programmeId === 'hall' ? 'F4' : 'E4').value).toBe(7);
    await templates().discard({
      actor: wu,
      templateId: (await templates().view({ actor: wu, programmeId, which: 'draft' }))!.id,
    });
  });

  it('with an error writes nothing', async () => {
    const workbook = new Workbook();
    await workbook.xlsx.load(await hallWorkbook());
    workbook.worksheets[0]!.getCell('F7').value = '十来分';
    const fileId = await send(Buffer.from(await workbook.xlsx.writeBuffer()));
    const input = { actor: wu, fileId, programmeId: 'hall', corrections: { columns: {} }, submissionId: submission() };
    const imported = await templates().import(input);
    const { preview } = imported as Extract<typeof imported, { kind: 'notReady' }>;
    expect(preview).toMatchObject({
      kind: 'read',
      table: {
        problems: expect.arrayContaining([
          expect.objectContaining({ cell: 'F7', code: 'pointsNotNumber', isError: true }),
        ]),
      },
    });
    expect(await templates().view({ actor: wu, programmeId: 'hall', which: 'draft' })).toBeUndefined();
  });

  it('that somebody else has sent is not there', async () => {
    const fileId = await send(await hallWorkbook());
    const other = { ...wu, id: 'gao' };
    expect(
      await refusal(templates().preview({ actor: other, fileId, programmeId: 'hall', corrections: { columns: {} } })),
    ).toBe('notFound');
  });
});

describe('a draft', () => {
  it('is changed once by a message that comes twice, and never over what was changed meanwhile', async () => {
    const programmeId = 'vip';
    const { view } = await templates().begin({ actor: wu, programmeId, from: 'edition', submissionId: submission() });
    const count = view.template.items.length;
    const edit = readTemplateEdit('加一项：拜访礼仪，是否，2分', view.template)!;
    const input = { actor: wu, templateId: view.id, edits: view.edits, edit, submissionId: submission() };
    const [first, second] = [await templates().edit(input), await templates().edit(input)];
    expect([first.kind, second.kind]).toEqual(['edited', 'edited']);
    const late = await templates().edit({ ...input, submissionId: submission() });
    expect(late).toMatchObject({ kind: 'changedMeanwhile', view: { edits: 1 } });
    const now = (await templates().view({ actor: wu, programmeId, which: 'draft' }))!;
    expect(now.template.items).toHaveLength(count + 1);
  });

  it('is gone on with when it is begun again', async () => {
    const again = await templates().begin({
      actor: wu,
      programmeId: 'vip',
      from: 'edition',
      submissionId: submission(),
    });
    expect(again).toMatchObject({ kept: true, view: { edits: 1 } });
  });

  it('belongs to quality officers', async () => {
    expect(
      await refusal(
        templates().begin({ actor: zhou, programmeId: 'hall', from: 'edition', submissionId: submission() }),
      ),
    ).toBe('forbidden');
    expect(await refusal(templates().view({ actor: zhou, programmeId: 'hall', which: 'draft' }))).toBe('forbidden');
    expect(
      await refusal(templates().export({ actor: await test.actor('lina'), programmeId: 'hall', which: 'edition' })),
    ).toBe('forbidden');
  });
});

describe('publishing', () => {
  const programmeId = 'vip';
  const publish = (from: string, edits: number, templateId: string, submissionId = submission()) =>
    templates().publish({ actor: wu, templateId, edits, from, submissionId });

  it('takes only a day to come, only what was shown, and happens once', async () => {
    const { id, edits } = (await templates().view({ actor: wu, programmeId, which: 'draft' }))!;
    expect(await publish('2026-11-01', edits, id)).toEqual({ kind: 'past' });
    expect(await publish('2026-11-10', edits - 1, id)).toEqual({ kind: 'changedMeanwhile' });
    const submissionId = submission();
    const first = await publish('2026-11-10', edits, id, submissionId);
    expect(first).toMatchObject({ kind: 'published', version: 2, from: '2026-11-10' });
    expect(await publish('2026-11-10', edits, id, submissionId)).toEqual(first);
    expect(await refusal(publish('2026-11-10', edits, id))).toBe('conflict');
  });

  it('lets the edition before run out on that day, and no later one begin earlier', async () => {
    const rows = await test.context.db.prisma.inspectionTemplate.findMany({
      where: { programmeId },
      orderBy: { version: 'asc' },
    });
    const day = new Date('2026-11-10T00:00:00+08:00');
    expect(rows.map(row => [row.version, row.effectiveTo?.getTime() ?? null])).toEqual([
      [1, day.getTime()],
      [2, null],
    ]);
    const { view } = await templates().begin({ actor: wu, programmeId, from: 'edition', submissionId: submission() });
    expect(await publish('2026-11-05', view.edits, view.id)).toEqual({ kind: 'beforeAnother', from: '2026-11-10' });
    expect(await publish('2026-11-10', view.edits, view.id)).toMatchObject({ kind: 'published', version: 3 });
  });

  it('refuses what cannot be scored, and says which items', async () => {
    await templates().begin({ actor: wu, programmeId: 'weakness', from: 'nothing', submissionId: submission() });
    await change('weakness', '加一项：措施 落实情况，选项：落实10分、部分5分、未落实0分');
    await change('weakness', '第1项改为8分');
    const view = (await templates().view({ actor: wu, programmeId: 'weakness', which: 'draft' }))!;
    expect(await publish('2026-12-01', view.edits, view.id)).toEqual({
      kind: 'incomplete',
      problems: [{ code: 'optionsMissing', ordinals: [1] }],
    });
  });
});

it('an inspection keeps the edition it began with', async () => {
  const { inspections } = test.services;
  const unit = (await inspections.listUnits({ actor: zhou, programmeId: 'hall' })).units[0]!;
  const begun = await inspections.beginDraft({
    actor: zhou,
    submissionId: submission(),
    programmeId: 'hall',
    unitId: unit.id,
  });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  const { view } = await templates().begin({
    actor: wu,
    programmeId: 'hall',
    from: 'edition',
    submissionId: submission(),
  });
  await change('hall', '删除第1项');
  const edits = view.edits + 1;
  await templates().publish({ actor: wu, templateId: view.id, edits, from: '2026-11-02', submissionId: submission() });
  const opened = await inspections.openDraft({ actor: zhou, inspectionId: begun.inspectionId });
  expect(opened).toMatchObject({ kind: 'draft', sheet: { items: { length: 20 } } });
  const next = await inspections.beginDraft({
    actor: zhou,
    submissionId: submission(),
    programmeId: 'hall',
    unitId: unit.id,
  });
  if (next.kind !== 'begun') throw new Error(next.kind);
  expect(await inspections.openDraft({ actor: zhou, inspectionId: next.inspectionId })).toMatchObject({
    sheet: { items: { length: 19 } },
  });
});
