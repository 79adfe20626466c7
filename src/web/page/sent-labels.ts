/**
 * What was on the button whose key was sent. The server keeps the key (`1`); the person pressed a label (满分), and
 * should still read it after a reload. Kept in the tab's session storage, the newest few hundred.
 */
export interface SentLabels {
  get(clientId: string | undefined): string | null;
  set(clientId: string, label: string): void;
}

const storageKey = 'chat-sent-labels';
const most = 300;

export function createSentLabels(storage: Pick<Storage, 'getItem' | 'setItem'>): SentLabels {
  let entries: [string, string][] = [];
  try {
    const stored: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    if (Array.isArray(stored)) entries = stored;
  } catch {
    // Damaged or forbidden storage: start empty.
  }
  const labels = new Map(entries);
  return {
    get: clientId => (clientId === undefined ? null : (labels.get(clientId) ?? null)),
    set(clientId, label) {
      labels.set(clientId, label);
      const [oldest] = labels.keys();
      if (labels.size > most && oldest !== undefined) labels.delete(oldest);
      try {
        storage.setItem(storageKey, JSON.stringify([...labels]));
      } catch {
        // Full or forbidden: the label lives until the reload.
      }
    },
  };
}
