import { expect, it } from 'vitest';
import { addsFilesLater, saysAllSent, saysNoFiles } from '../../../src/domain/language/files-said.ts';

it.each([
  '没证据',
  '没有证据',
  '手头没有',
  '没拍',
  '没有照片了',
  '没有照片',
  '没照片',
  '无',
  '没有',
  '没有佐证',
  '我确认没有任何佐证',
  '暂无',
  '跳过',
  '不用',
  '没有。',
])('%s: none', text => expect(saysNoFiles(text)).toBe(true));

it.each(['好了', '就这一张', '就这些', '没了', '没有了', '完了', '发完了', '就这两张', '就这些了', '都发完了', '完成'])(
  '%s: all sent',
  text => expect(saysAllSent(text)).toBe(true),
);

it.each(['手头没有 回头补行吗', '晚点再发', '明天补', '等报修单到了再补', '以后补可以吗'])('%s: later', text =>
  expect(addsFilesLater(text)).toBe(true),
);

it.each(['没有报修就没有人来修', '照片在哪', '没有问题', '就是这台机器', '好', '这张是报修单', '明天修好'])(
  '%s: none of these',
  text => {
    expect([saysNoFiles(text), saysAllSent(text), addsFilesLater(text)]).toEqual([false, false, false]);
  },
);
