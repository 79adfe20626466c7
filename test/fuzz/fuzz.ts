import { Command } from 'commander';
import { fuzzCallbacks } from './fuzz-callbacks.ts';

await new Command('npm run fuzz --')
  .description(
    'Broken and forged callbacks and card events against the self-built app: no crash, nothing unsigned read',
  )
  .option('--inputs <number>', 'how many', '1000000')
  .option('--seed <number>', 'to see a finding again', '1')
  .action(async ({ inputs, seed }: { inputs: string; seed: string }) => {
    const start = performance.now();
    const report = await fuzzCallbacks({
      inputs: Number(inputs),
      seed: Number(seed),
      onProgress: ({ inputs: done }) => process.stdout.write(`${done} inputs\n`),
    });
    const seconds = (performance.now() - start) / 1000;
    process.stdout.write(
      `${report.inputs} inputs in ${seconds.toFixed(1)} s: ${report.refused} refused, ${report.stored} stored, ${report.ignored} of no concern; no crash, nothing unsigned read\n`,
    );
  })
  .parseAsync();
