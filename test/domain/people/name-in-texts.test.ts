import { expect, it } from 'vitest';
import { nameIsReplaced } from '../../../src/domain/people/name-in-texts.ts';

it.each([
  ['everywhere', 'zhou', '周行远', [], false],
  // May be a word as well.
  ['ownRecords', 'gao', '高敏', [], false],
  ['nowhere', 'zhou', '周行远', ['周行远'], false],
  ['nowhere', 'lina', '李娜', ['李娜娜'], false],
  ['everywhere', 'zhou', '周行远', ['周行'], false],
  ['nowhere', 'he', '和平路', [], true],
  ['nowhere', '周行远', '周行远', [], false],
  ['nowhere', 'x', '远', [], false],
  ['nowhere', 'x', 'Anna "A" Li', [], false],
] as const)('%s: %s %s, beside %j', (expected, id, name, names, inStandards) => {
  expect(nameIsReplaced({ id, name }, { names, inStandards })).toBe(expected);
});
