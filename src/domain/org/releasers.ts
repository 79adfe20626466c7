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
 * Who may release what a unit says outside, a report or the measures of a problem that wait together, and whose turn it is first. 服务质量考核办法
 * 第三十一条: the unit's head reviews it before it goes out. A head answers for what the unit says and may release what they wrote themselves; a
 * stand-in may not release their own writing (our default): the head, or the head of the nearest unit above who wrote none of it, does.
 */
export function releasersOf(
  { head, above }: { readonly head: Signatory | undefined; readonly above: readonly Signatory[] },
  authorIds: readonly string[],
): Releaser[] {
  if (!head) return [];
  const wrote = (id: string): boolean => authorIds.includes(id);
  const ownHand = head.id !== head.holder.id && wrote(head.id);
  const next = ownHand ? above.find(({ id }) => !wrote(id)) : head;
  const holders = [...(next ? [next.holder] : []), head.holder].filter(({ active }) => active);
  const people = [...(next ? [next] : []), ...holders].filter(
    ({ id }) => !ownHand || id === head.holder.id || !wrote(id),
  );
  return [...new Map(people.map(({ id, name }) => [id, { id, name }])).values()];
}
