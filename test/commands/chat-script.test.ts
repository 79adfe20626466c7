import { describe, expect, test } from 'vitest';
import { parseScript, scriptStart } from '../../src/commands/chat-script.ts';

describe('when a script begins', () => {
  test.each([
    ['# at 2026-11-02T09:00:00+08:00\n@lina 帮助', '2026-11-02T01:00:00.000Z'],
    ['# 早上\n# at 2026-11-02T09:00\n@lina 帮助', '2026-11-02T01:00:00.000Z'],
    ['@lina 帮助\n/at 2026-11-02T09:00', undefined],
    ['# at once\n@lina 帮助', undefined],
  ])('%j', (source, start) => expect(scriptStart(source)?.toISOString()).toBe(start));

  test('a time that cannot be read is a problem of its line', () => {
    const { problems } = parseScript('# at 9:00\n# at night\n@lina 帮助', new Date(0), new Set(['lina']));
    expect(problems).toEqual([{ line: 1, problem: 'badTime', text: '# at 9:00' }]);
  });
});
