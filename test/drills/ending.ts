/** What a drill has to take away again, the last first; also where it is stopped by a signal. */
export function createEnding() {
  const steps: (() => Promise<unknown> | unknown)[] = [];
  let over: Promise<void> | undefined;

  async function takeAway(): Promise<void> {
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await step();
      } catch (error) {
        console.error(error);
        process.exitCode = 1;
      }
    }
  }
  const end = () => (over ??= takeAway());

  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.on(signal, () => void end().then(() => process.exit(code)));

  return {
    later: (step: () => Promise<unknown> | unknown) => void steps.push(step),
    end,
  };
}

export type Ending = ReturnType<typeof createEnding>;
