import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveFile } from '../../../src/services/files/receive-file.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
});
afterAll(() => test.close());

const receive = (name: string, content: Buffer) => receiveFile(test.context, { senderId: 'zhou', name, content });

describe('receiveFile', () => {
  it('keeps a picture, known by its content, and the same bytes once', async () => {
    const first = await receive('现场.jpg', PNG);
    expect(first).toMatchObject({ kind: 'stored', mime: 'image/png', name: '现场.jpg', size: PNG.length });
    const second = await receive('again.png', PNG);
    const rows = await test.context.db.prisma.storedFile.findMany({ where: { mime: 'image/png' } });
    expect(new Set(rows.map(row => row.sha256)).size).toBe(1);
    expect(second).toMatchObject({ kind: 'stored' });
    expect((await test.context.files.read(rows[0]!.sha256)).equals(PNG)).toBe(true);
  });

  it.each([
    ['empty.png', Buffer.alloc(0), 'fileEmpty'],
    ['tool.exe', Buffer.from('MZ\0\0'), 'fileTypeRefused'],
    ['named.png', Buffer.from('MZ\0\0'), 'fileTypeRefused'],
    ['page.html', Buffer.from('<script>alert(1)</script>'), 'fileTypeRefused'],
  ])('refuses %s with its reason', async (name, content, code) => {
    expect(await receive(name, content)).toMatchObject({ kind: 'refused', code });
  });

  it.each(['../../etc/passwd.txt', `${'😀'.repeat(150)}.txt`, '\u202Etxt.exe.txt'])(
    'takes the name %s as data',
    async name => {
      const file = await receive(name, Buffer.from('some text'));
      expect(file).toMatchObject({ kind: 'stored' });
      expect(file.name.isWellFormed()).toBe(true);
      expect(file.name).not.toMatch(/[/\\\u202E]/);
      expect([...file.name].length).toBeLessThanOrEqual(120);
    },
  );
});
