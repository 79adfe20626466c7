/** Who signs for a unit: acts now, for the holder of the post where that is somebody else. */
export interface Signatory {
  readonly id: string;
  readonly name: string;
  readonly holder: { readonly id: string; readonly name: string; readonly active: boolean };
}

export interface Releaser {
  readonly id: string;
  readonly name: string;
}

/**
 * Who may release a report that somebody wrote; whose turn it is comes first. 服务质量考核办法 第三十一条: the unit's head reviews it before it is
 * sent in. A head answers for what the unit says and may release what they wrote themselves; a stand-in may not release their own writing
 * (our default): the head, or the head of the nearest unit above who did not write it, does.
 */
export function releasersOf(
  { head, above }: { readonly head: Signatory | undefined; readonly above: readonly Signatory[] },
  authorId: string | null,
): Releaser[] {
  if (!head) return [];
  const ownHand = authorId === head.id && head.id !== head.holder.id;
  const next = ownHand ? above.find(({ id }) => id !== authorId) : head;
  const holders = [...(next ? [next.holder] : []), head.holder].filter(({ active }) => active);
  const people = [...(next ? [next] : []), ...holders].filter(({ id }) => !ownHand || id !== authorId);
  return [...new Map(people.map(({ id, name }) => [id, { id, name }])).values()];
}
