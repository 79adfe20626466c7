import type { Models } from './models.ts';

/** How often and how long one question's searches may be helped; a comparison or a follow-up searches several times. */
const MOST_HELPED = 2;
const MAX_HELP_MS = 8_000;

/**
 * A model at work on one question: every call carries its id, where it has one, and after a second search, or some seconds, the searches go on without help. The
 * wording of the answer is not counted.
 */
export function modelsFor(models: Models | undefined, id?: string): { models?: Models } {
  if (!models) return {};
  const { rewrite, rank, embed, word } = models;
  const question = id === undefined ? {} : { questionId: id };
  const startedAt = performance.now();
  const used = { rewrite: 0, rank: 0, embed: 0 };
  const mayHelp = (kind: keyof typeof used): boolean => {
    used[kind] += 1;
    return used[kind] <= MOST_HELPED && performance.now() - startedAt < MAX_HELP_MS;
  };
  const nothing = { kind: 'none', reason: 'nothing' } as const;
  return {
    models: {
      name: models.name,
      ...(word ? { word: input => word({ ...input, ...question }) } : {}),
      ...(rewrite
        ? { rewrite: async input => (mayHelp('rewrite') ? rewrite({ ...input, ...question }) : nothing) }
        : {}),
      ...(rank ? { rank: async input => (mayHelp('rank') ? rank({ ...input, ...question }) : nothing) } : {}),
      ...(embed
        ? {
            embed: {
              ...embed,
              question: async text =>
                mayHelp('embed') ? embed.question(text, id) : { kind: 'failed', reason: 'timeout', attempts: 0 },
            },
          }
        : {}),
    },
  };
}
