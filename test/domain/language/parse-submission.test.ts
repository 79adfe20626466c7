import { expect, it } from 'vitest';
import { parseSubmission } from '../../../src/domain/language/parse-submission.ts';

it.each([
  '确认',
  '提交',
  '确认提交',
  '确认无误',
  '行 就这样交了',
  '对，提交',
  '没问题，提交吧',
  '提交吧',
  '交吧',
  '交',
  '交了',
  '确认，没问题',
  '好的，提交。',
  '那就提交吧',
  '嗯，提交',
])('%s submits', text => expect(parseSubmission(text)).toBe('words'));

it.each(['是', '对的', '没问题', '好', '可以', '行', 'OK', '对，没问题'])('%s is firm', text =>
  expect(parseSubmission(text)).toBe('firm'),
);

it.each(['嗯', '嗯嗯', '就这样', '就这样吧', '对，就这样'])('%s is loose', text =>
  expect(parseSubmission(text)).toBe('loose'),
);

it.each(['不提交', '先不交', '晚点交', '对，先不交', '提交到哪里', '提交吗？', '修改', '取消', '下周交', '', '交警'])(
  '%s is none',
  text => expect(parseSubmission(text)).toBeUndefined(),
);
