import { CFB, utils, write } from '@e965/xlsx';
import { Document, Packer, Paragraph } from 'docx';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { documentOf, fixture, plainBlocks, reasonFor } from './read-as.ts';
import { sampleDocx } from './sample-docx.ts';

const DOC = '宽带装移机服务管理办法.doc';
const PDF = '宽带装移机服务管理办法.pdf';
const book = (bookType: 'xlsx' | 'biff8'): Buffer => {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([['业务', '时限']]), 'Sheet1');
  return write(workbook, { type: 'buffer', bookType });
};
const cut = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length * 0.6));

/** A compound file with a stream changed. */
function withStream(bytes: Buffer, name: string, change: (content: Buffer) => Buffer): Buffer {
  const file = CFB.read(bytes, { type: 'buffer' });
  const entry = CFB.find(file, name)!;
  entry.content = change(Buffer.from(entry.content as Uint8Array));
  entry.size = (entry.content as Uint8Array).length;
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

/** What Office makes of a document with a password. */
function encryptedPackage(): Buffer {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, 'EncryptionInfo', Buffer.alloc(64));
  CFB.utils.cfb_add(file, 'EncryptedPackage', Buffer.alloc(4096));
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

describe('files with a password', () => {
  it.each([
    ['.docx', '办法.docx', encryptedPackage],
    ['.xlsx', '表.xlsx', encryptedPackage],
    ['.pdf', '有密码.pdf', () => fixture('有密码.pdf')],
    [
      '.doc',
      '办法.doc',
      () =>
        withStream(fixture(DOC), 'WordDocument', content => {
          content.writeUInt16LE(content.readUInt16LE(0x0a) | 0x0100, 0x0a);
          return content;
        }),
    ],
    [
      '.xls',
      '表.xls',
      () =>
        withStream(book('biff8'), 'Workbook', content => {
          const begin = 4 + content.readUInt16LE(2);
          const locked = Buffer.from([0x2f, 0x00, 0x06, 0x00, 0, 0, 1, 2, 3, 4]);
          return Buffer.concat([content.subarray(0, begin), locked, content.subarray(begin)]);
        }),
    ],
  ])('%s', async (_ending, name, bytes) => expect(await reasonFor(bytes(), name)).toBe('encrypted'));
});

describe('damaged files', () => {
  it.each([
    ['half of a .docx', '办法.docx', async () => cut(await sampleDocx())],
    ['half of a .doc', '办法.doc', async () => cut(fixture(DOC))],
    ['half of a .pdf', '办法.pdf', async () => cut(fixture(PDF))],
    ['half of an .xlsx', '表.xlsx', async () => cut(book('xlsx'))],
    ['half of an .xls', '表.xls', async () => cut(book('biff8'))],
    ['text called .docx', '办法.docx', async () => Buffer.from('第一条 好。')],
    ['text called .pdf', '办法.pdf', async () => Buffer.from('第一条 好。')],
    ['the beginning of a .pdf', '办法.pdf', async () => Buffer.from('%PDF-1.7\n')],
  ])('%s', async (_what, name, bytes) => expect(await reasonFor(await bytes(), name)).toBe('damaged'));

  it('a Word document whose text is no XML', async () => {
    const archive = await JSZip.loadAsync(await sampleDocx());
    archive.file('word/document.xml', '<w:document><w:body>');
    expect(await reasonFor(await archive.generateAsync({ type: 'nodebuffer' }), '办法.docx')).toBe('damaged');
  });
});

describe('files without text', () => {
  const EMPTY_ZIP = Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1');
  const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

  it.each([
    ['no bytes', '办法.docx', async () => Buffer.alloc(0), 'empty'],
    ['blanks', '办法.txt', async () => Buffer.from(' \n\u3000\n'), 'empty'],
    [
      'an empty Word document',
      '办法.docx',
      () => Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('')] }] })),
      'empty',
    ],
    ['a scan', '扫描件.pdf', async () => fixture('扫描件.pdf'), 'scanned'],
    ['a picture called .pdf', '办法.pdf', async () => PICTURE, 'misnamed'],
    ['a picture called .docx', '办法.docx', async () => PICTURE, 'misnamed'],
    ['a picture', '办法.png', async () => PICTURE, 'scanned'],
    ['a zip of something called .docx', '办法.docx', async () => EMPTY_ZIP, 'misnamed'],
    ['a picture called .txt', '办法.txt', async () => PICTURE, 'notText'],
    ['random bytes called .txt', '办法.txt', async () => Buffer.from([0xff, 0xfe, 0x00, 0x00, 0x81, 0x00]), 'notText'],
  ])('%s', async (_what, name, bytes, reason) => expect(await reasonFor(await bytes(), name)).toBe(reason));
});

it.each([
  ['RTF called .doc', '办法.doc', Buffer.from('{\\rtf1 hello}')],
  ['a web page called .doc', '办法.doc', Buffer.from('<html><body>第一条</body></html>')],
  ['a zip of something', '办法.zip', Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1')],
  ['a table of commas', '表.csv', Buffer.from('a,b')],
])('%s is in another format', async (_what, name, bytes) => expect(await reasonFor(bytes, name)).toBe('unsupported'));

it('a text longer than any standard is too large', async () => {
  expect(await reasonFor(Buffer.from('第一条 甲。\n'.repeat(400_000)), '办法.txt')).toBe('tooLarge');
});

it('more than ten megabytes are too large', async () => {
  expect(await reasonFor(Buffer.alloc(10 * 1024 * 1024 + 1, 0x61), '办法.txt')).toBe('tooLarge');
});

it.each(['办法.txt', '办法.doc', '办法.pdf', '办法', '办法V1.0'])(
  'what a file holds decides, not the name %s',
  async name => {
    expect(plainBlocks((await documentOf(await sampleDocx(), name)).blocks)[0]).toBe('宽带装移机服务管理办法');
  },
);
