/** Real ms. */
const SAY_AGAIN_MS = 60_000;

/**
 * Tells of refused requests, which whoever finds the address can send by the thousand: counted each, said at most once a minute and reason, with how many
 * there were since the last time.
 */
export function createRefusals(options: {
  count: (reason: string) => void;
  say: (line: { reason: string; refused: number }) => void;
  realNow: () => Date;
}) {
  const since = new Map<string, { saidAt: number; refused: number }>();
  return (reason: string): void => {
    options.count(reason);
    const now = options.realNow().getTime();
    const last = since.get(reason);
    const refused = (last?.refused ?? 0) + 1;
    if (last && now - last.saidAt < SAY_AGAIN_MS) {
      last.refused = refused;
      return;
    }
    since.set(reason, { saidAt: now, refused: 0 });
    options.say({ reason, refused });
  };
}
