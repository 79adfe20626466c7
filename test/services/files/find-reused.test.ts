import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEvidence } from '../../../src/services/files/add-evidence.ts';
import { findReused } from '../../../src/services/files/find-reused.ts';
import { receiveFile } from '../../../src/services/files/receive-file.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
});
afterAll(() => test.close());

/** Bars of grey, dark to light or light to dark from one to the next as `order` says: no two orders look alike. */
function photo(order: readonly number[]): Promise<Buffer> {
  const bars = order.map(
    (grey, index) => `<rect x="${index * 80}" width="80" height="600" fill="rgb(${grey},${grey},${grey})"/>`,
  );
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="720" height="600">${bars.join('')}</svg>`))
    .jpeg()
    .toBuffer();
}
const COUNTER = photo([20, 60, 40, 120, 90, 200, 150, 240, 180]);
const DOOR = photo([240, 30, 200, 60, 160, 90, 120, 100, 20]);

async function receive(content: Buffer, name = '现场.jpg', senderId = 'zhou'): Promise<string> {
  const file = await receiveFile(test.context, { senderId, name, content });
  if (file.kind !== 'stored') throw new Error(file.code);
  return file.id;
}

async function prove(fileId: string, subjectId: string, byId = 'zhou'): Promise<void> {
  await test.context.db.transaction(tx =>
    addEvidence(tx, { fileIds: [fileId], subjectType: 'rectification', subjectId, byId, at: test.context.clock.now() }),
  );
}
const reusedOf = (fileId: string, ...subjectIds: string[]) =>
  findReused(test.context.db.prisma, { fileIds: [fileId], subjectIds });

describe('a picture that was evidence before', () => {
  it('is found again, whoever sends it: the same bytes, or the same picture in another form', async () => {
    const counter = await COUNTER;
    const subjectId = randomUUID();
    await prove(await receive(counter), subjectId);

    const again = await receive(counter, '改名.jpg', 'chen');
    expect((await reusedOf(again)).get(again)).toMatchObject({ subjectId, bits: null });
    const smaller = await receive(await sharp(counter).resize(300).jpeg({ quality: 50 }).toBuffer(), 'x.jpg', 'chen');
    const match = (await reusedOf(smaller)).get(smaller);
    expect(match).toMatchObject({ subjectId });
    expect(match!.bits).toBeLessThanOrEqual(5);

    await prove(smaller, 'another', 'chen');
    const kept = await test.context.db.prisma.evidence.findFirstOrThrow({ where: { fileId: smaller } });
    expect(kept).toMatchObject({ reusedOfId: match!.evidenceId, reuseBits: match!.bits });
  });

  it('is not another picture, nor one of the very matter, nor one that was only sent', async () => {
    const door = await DOOR;
    const subjectId = randomUUID();
    const sent = await receive(door);
    expect((await reusedOf(sent)).size).toBe(0);
    await prove(sent, subjectId);
    expect((await reusedOf(sent, subjectId)).size).toBe(0);
  });

  it('is no plain wall: pictures of one colour resemble each other', async () => {
    const wall = (grey: string) =>
      sharp({ create: { width: 200, height: 100, channels: 3, background: grey } })
        .png()
        .toBuffer();
    await prove(await receive(await wall('#eee')), randomUUID());
    const other = await receive(await wall('#ddd'));
    expect((await reusedOf(other)).size).toBe(0);
  });

  it('is kept as it came, and once more without what the camera wrote', async () => {
    const withPlace = await sharp(await DOOR)
      .withExif({ IFD0: { Artist: '周行远' } })
      .toBuffer();
    const id = await receive(withPlace);
    const row = await test.context.db.prisma.storedFile.findUniqueOrThrow({ where: { id } });
    expect(await test.context.files.read(row.sha256)).toEqual(withPlace);
    const clean = await test.context.files.read(row.cleanSha256!);
    expect((await sharp(clean).metadata()).exif).toBeUndefined();
  });

  it('is refused when it is cut off', async () => {
    const cut = (await COUNTER).subarray(0, 2000);
    expect(await receiveFile(test.context, { senderId: 'zhou', name: '半张.jpg', content: cut })).toMatchObject({
      kind: 'refused',
      code: 'pictureDamaged',
    });
  });
});
