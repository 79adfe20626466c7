import { createServer } from 'node:http';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { documentOf, plainBlocks, reasonFor } from './read-as.ts';
import { sampleDocx } from './sample-docx.ts';

/** The sample with other content in one of its parts. */
async function changed(part: string, change: (xml: string) => string): Promise<Buffer> {
  const archive = await JSZip.loadAsync(await sampleDocx());
  archive.file(part, change((await archive.file(part)?.async('string')) ?? ''));
  return archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const DECLARATION = /^<\?xml[^>]*\?>/;

it('entities that unfold into each other are not unfolded', async () => {
  const bomb = ['<!DOCTYPE w [', '<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">'];
  for (let level = 1; level < 12; level++) bomb.push(`<!ENTITY a${level} "${`&a${level - 1};`.repeat(10)}">`);
  const bytes = await changed('word/document.xml', xml =>
    xml.replace(DECLARATION, `$&${bomb.join('')}]>`).replace(/(<w:t[^>]*>)[^<]*/, '$1&a11;'),
  );
  const reason = await reasonFor(bytes, '办法.docx');
  if (reason === undefined) expect(JSON.stringify(await documentOf(bytes, '办法.docx'))).not.toContain('哈哈');
  else expect(reason).toBe('damaged');
});

it('an entity that names a file of this machine is not read', async () => {
  const bytes = await changed('word/document.xml', xml =>
    xml
      .replace(DECLARATION, '$&<!DOCTYPE w [<!ENTITY secret SYSTEM "file:///etc/passwd">]>')
      .replace(/(<w:t[^>]*>)[^<]*/, '$1&secret;'),
  );
  const reason = await reasonFor(bytes, '办法.docx');
  if (reason === undefined) expect(JSON.stringify(await documentOf(bytes, '办法.docx'))).not.toContain('root:');
  else expect(reason).toBe('damaged');
});

it('an archive that unpacks to more than anybody writes is refused', async () => {
  const archive = await JSZip.loadAsync(await sampleDocx());
  archive.file('word/media/picture.png', Buffer.alloc(70 * 1024 * 1024));
  const bytes = await archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
  expect(bytes.length).toBeLessThan(1024 * 1024);
  expect(await reasonFor(bytes, '办法.docx')).toBe('tooLarge');
});

it('addresses in a document are not asked', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    response.end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const target = `Target="http://127.0.0.1:${port}/x" TargetMode="External"/>`;
  const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const bytes = await changed('word/_rels/document.xml.rels', xml =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="e1" Type="${kind}/image" ${target}<Relationship Id="e2" Type="${kind}/attachedTemplate" ${target}</Relationships>`,
    ),
  );
  expect(plainBlocks((await documentOf(bytes, '办法.docx')).blocks)[0]).toBe('宽带装移机服务管理办法');
  server.close();
  expect(asked).toBe(0);
});
