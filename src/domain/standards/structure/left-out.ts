import type { LeftOut, LeftOutReason } from '../document.ts';

/** Keeps account of what is left out; the same text for the same reason is one entry with its count. */
export function leftOutAccount() {
  const entries = new Map<string, LeftOut>();
  return {
    add(reason: LeftOutReason, text: string, count = 1): void {
      const key = `${reason}\n${text}`;
      entries.set(key, { reason, text, count: (entries.get(key)?.count ?? 0) + count });
    },
    entries: (): LeftOut[] => [...entries.values()],
  };
}

export type LeftOutAccount = ReturnType<typeof leftOutAccount>;
