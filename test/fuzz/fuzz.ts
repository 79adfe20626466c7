import { Command } from 'commander';
import type { FuzzOptions, FuzzReport } from './finding.ts';
import { fuzzBot } from './fuzz-bot.ts';
import { fuzzCallbacks } from './fuzz-callbacks.ts';

const PROGRESS = 50_000;

/** What is thrown at what. The bot's frames come by a connection of our own: of them none is unsigned. */
const PARTS: readonly [string, (options: FuzzOptions) => FuzzReport | Promise<FuzzReport>, string][] = [
  ['callbacks and card events of the self-built app', fuzzCallbacks, 'no crash, nothing unsigned read'],
  ['frames and card events of the AI bot', fuzzBot, 'no crash, nobody spoken for, nothing moved between chats'],
];

async function fuzz(inputs: number, seed: number): Promise<void> {
  for (const [what, run, found] of PARTS) {
    const start = performance.now();
    const onProgress = ({ inputs: done }: FuzzReport) => {
      if (done % PROGRESS === 0) process.stdout.write(`${what}: ${done}\n`);
    };
    const report = await run({ inputs, seed, onProgress });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const { refused, stored, ignored } = report;
    process.stdout.write(
      `${what}: ${report.inputs} inputs in ${seconds} s: ${refused} refused, ${stored} stored, ${ignored} of no concern; ${found}\n`,
    );
  }
}

await new Command('npm run fuzz --')
  .description('Broken and forged callbacks, frames and card events against the self-built app and the AI bot')
  .option('--inputs <number>', 'how many, of each of the two', '1000000')
  .option('--seed <number>', 'to see a finding again', '1')
  .action(({ inputs, seed }: { inputs: string; seed: string }) => fuzz(Number(inputs), Number(seed)))
  .parseAsync();
