import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerItem, attachFiles, draftChange } from '../../../src/domain/inspections/draft.ts';
import { fillRest } from '../../../src/domain/inspections/fill-rest.ts';
import { receiveFile } from '../../../src/services/files/receive-file.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
let no = '';

beforeAll(async () => {
  test = await openTestContext();
  const taken = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } })
    .withExif({ IFD0: { Artist: '周行远' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 12/1 0/1' } })
    .jpeg()
    .toBuffer();
  const file = await receiveFile(test.context, { senderId: 'zhou', name: '周行远拍的.jpg', content: taken });
  if (file.kind !== 'stored') throw new Error(file.code);
  const zhou = await test.actor('zhou');
  const { inspections } = test.services;
  const begun = await inspections.beginDraft({
    ...{ actor: zhou, submissionId: 'm1', programmeId: 'hall', unitId: 'hall-tongchuan' },
  });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  const { inspectionId } = begun;
  const opened = await inspections.openDraft({ actor: zhou, inspectionId });
  if (opened.kind !== 'draft') throw new Error(opened.kind);
  const failed = answerItem(opened.draft, opened.sheet.items[0]!, { result: 'scored', points: 0 }, '灯箱不亮');
  const draft = fillRest(opened.sheet, attachFiles(failed, 1, [file.id])).draft;
  await inspections.saveDraft({
    actor: zhou,
    inspectionId,
    cycle: 'monthly',
    change: draftChange(opened.draft, draft)!,
  });
  const filed = await inspections.submit({ actor: zhou, inspectionId });
  if (filed.kind !== 'filed') throw new Error(filed.kind);
  no = filed.no;
});
afterAll(() => test.close());

async function seenBy(id: string) {
  const { photos } = await test.services.files.showPhotos({ actor: await test.actor(id), no });
  expect(photos).toHaveLength(1);
  const { file, of } = photos[0]!;
  const row = await test.context.db.prisma.storedFile.findUniqueOrThrow({ where: { id: file.id } });
  return { of, name: file.name, content: await test.context.files.read(row.sha256) };
}

describe('a photo of an inspection', () => {
  it.each(['chen', 'lina', 'pan', 'zhou'])('reaches %s without place, author or telling name', async id => {
    const { of, name, content } = await seenBy(id);
    expect(of).toEqual({ kind: 'finding', ordinal: 1, itemTitle: '门头招牌' });
    expect(name).toBe(`${no}-1.jpg`);
    const { exif, format } = await sharp(content).metadata();
    expect({ exif, format }).toEqual({ exif: undefined, format: 'jpeg' });
  });

  it('is proof for quality officers as it came', async () => {
    expect((await sharp((await seenBy('wu')).content).metadata()).exif?.length).toBeGreaterThan(50);
  });

  it('is not for other units, nor under a number that does not exist', async () => {
    const ding = await test.actor('ding');
    await expect(test.services.files.showPhotos({ actor: ding, no })).rejects.toMatchObject({ code: 'forbidden' });
    const missing = test.services.files.showPhotos({ actor: ding, no: 'CP-2026-9999' });
    await expect(missing).rejects.toMatchObject({ code: 'notFound' });
  });
});
