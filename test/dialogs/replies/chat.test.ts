import { describe, expect, it } from 'vitest';
import { chatTexts } from '../../../dialogs/replies/chat.ts';

describe('the hint beside an upload link in the terminal', () => {
  it.each([
    ['请用浏览器打开下面的链接上传标准文件：\nhttp://localhost/upload/a', '上传标准'],
    ['请用浏览器打开下面的链接，上传《服务质量报表》（SB-2026-0001）的附件：\nhttp://localhost/upload/a', '上传报表'],
  ])('names the command of what is uploaded: %s', (text, command) =>
    expect(chatTexts.uploadNeedsServer('wen', text)).toContain(`发「${command}」`),
  );
});
