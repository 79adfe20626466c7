import { expect, it } from 'vitest';
import { keepsSuggested } from '../../../src/domain/language/keeps-suggested.ts';

it.each([
  '1',
  '用这个标题',
  '用这个',
  '就用这个',
  '就这个',
  '这个标题可以',
  '这个就行',
  '可以',
  '行，就用这个',
  '好的',
  '标题没问题',
])('%s keeps it', text => expect(keepsSuggested(text)).toBe(true));

it.each(['通川营业厅叫号机故障', '标题', '这个标题不行', '换一个', '通川叫号机反复故障', '这个问题要重视'])(
  '%s does not',
  text => expect(keepsSuggested(text)).toBe(false),
);
