import { startTexts } from '../dialogs/replies/start.ts';
import type { PreparingStep } from './app.ts';

/** Real ms. */
const SAY_AGAIN_MS = 10_000;

/** Tells an operator what a first start is busy with, and every ten seconds for how long; says nothing where there is nothing to prepare. */
export function tellPreparing(tell: (text: string) => void, realNow: () => number = () => Date.now()) {
  let timer: NodeJS.Timeout | undefined;
  return {
    step(step: PreparingStep): void {
      tell(startTexts.preparing[step]);
      const since = realNow();
      clearInterval(timer);
      timer = setInterval(
        () => tell(startTexts.stillPreparing[step](Math.round((realNow() - since) / 1000))),
        SAY_AGAIN_MS,
      );
    },
    over: (): void => clearInterval(timer),
  };
}
