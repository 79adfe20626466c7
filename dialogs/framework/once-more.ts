import type { Option } from '../../src/domain/conversation/message.ts';

/**
 * What there is already is made a second time only by whoever says so at the summary, in these words: the form's `review` says which one there
 * is and offers them, its `restate` or `amend` takes them, and the use case refuses without them.
 */
export function onceMore(words: string) {
  return {
    option: { key: words, label: words } satisfies Option,
    take: (text: string): { ok: true; value: { again: true } } | undefined =>
      text === words ? { ok: true, value: { again: true } } : undefined,
  };
}
