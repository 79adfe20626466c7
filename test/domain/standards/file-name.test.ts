import { expect, test } from 'vitest';
import { parseStandardFileName } from '../../../src/domain/standards/file-name.ts';

test.each([
  ['电信条例(2016-02-06).md', { title: '电信条例', effectiveFrom: '2016-02-06' }],
  ['../x/服务规范（2024-1-5）.txt', { title: '服务规范', effectiveFrom: '2024-01-05' }],
  ['办法（2024年3月1日）.md', { title: '办法', effectiveFrom: '2024-03-01' }],
  ['营业厅服务规范.md', { title: '营业厅服务规范' }],
  ['全业务服务标准V1.0.md', { title: '全业务服务标准V1.0' }],
  ['办法(2023-02-30).md', { title: '办法(2023-02-30)' }],
  ['办法(试行).md', { title: '办法(试行)' }],
])('%s', (name, expected) => {
  expect(parseStandardFileName(name)).toEqual(expected);
});
