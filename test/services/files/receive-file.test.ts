import { utils, write } from '@e965/xlsx';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isStandardDocument } from '../../../src/domain/standards/document-types.ts';
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

const word = () => Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('第一条')] }] }));
async function spreadsheet(): Promise<Buffer> {
  const book = utils.book_new(utils.aoa_to_sheet([['第一条']]));
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);
}
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

  it.each([
    ['旧版.doc', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'application/x-cfb'],
    ['旧表.xls', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'application/x-cfb'],
    ['文件.pdf', async () => Buffer.from('%PDF-1.7\n%%EOF'), 'application/pdf'],
    ['文件.docx', word, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['表格.xlsx', spreadsheet, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['说明.md', async () => Buffer.from('# 说明'), 'text/markdown'],
    ['说明.TXT', async () => Buffer.from('说明'), 'text/plain'],
  ])('takes %s, which may hold a standard', async (name, content, mime) => {
    expect(await receive(name, await content())).toMatchObject({ kind: 'stored', mime });
    expect(isStandardDocument({ name, mime })).toBe(true);
  });

  it.each([
    ['演示.ppt', 'application/x-cfb'],
    ['照片.png', 'image/png'],
    ['名单.csv', 'text/csv'],
  ])('%s holds no standard', (name, mime) => expect(isStandardDocument({ name, mime })).toBe(false));

  it.each([
    ['utf16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('第一条 一。', 'utf16le')])],
    ['utf16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('第一条 一。', 'utf16le').swap16()])],
    ['gb18030', Buffer.from([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5])],
  ])('takes text in %s', async (name, content) => {
    expect(await receive(`${name}.txt`, content)).toMatchObject({ kind: 'stored', mime: 'text/plain' });
  });

  it('takes only what it is asked for where a file has one purpose', async () => {
    const input = { senderId: 'wu', name: '现场.png', content: PNG };
    const before = await test.context.db.prisma.storedFile.count();
    expect(await receiveFile(test.context, { ...input, accepts: () => false })).toMatchObject({
      kind: 'refused',
      code: 'fileTypeRefused',
    });
    expect(await test.context.db.prisma.storedFile.count()).toBe(before);
    const accepts = (file: { name: string; mime: string }) => file.mime === 'image/png' && file.name === '现场.png';
    expect(await receiveFile(test.context, { ...input, accepts })).toMatchObject({ kind: 'stored' });
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
