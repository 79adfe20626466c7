import { simulateTexts as texts } from '../../dialogs/replies/simulate-command.ts';
import { environment, readCommandConfig } from '../config.ts';
import { homeOf } from '../home.ts';
import type { DatabaseHome } from '../store/database.ts';
import { ChineseCommand } from './chinese-command.ts';
import { processConsole } from './console.ts';
import { failWith } from './exit.ts';
import { runSimulation, type SimulateOptions } from './simulate-actions.ts';

const program = new ChineseCommand('npm run simulate --')
  .usage(texts.usage)
  .description(texts.description)
  .option('--units <number>', texts.units, '40')
  .option('--days <number>', texts.days, '365')
  .option('--seed <text>', texts.seed, '1')
  .option('--start <day>', texts.start, '2026-01-01')
  .option('--data <dir>', texts.data)
  .addHelpText('after', texts.examples)
  .action(async ({ data, ...options }: SimulateOptions & { data?: string }) => {
    const place = () => {
      const config = readCommandConfig({ ...environment(), DEMO: 'off' });
      const home: DatabaseHome =
        data === undefined && config.home.kind !== 'server' ? { kind: 'memory' } : homeOf(config, 'simulate', data);
      return { config, home };
    };
    process.exit(await runSimulation(options, place, processConsole()).catch(failWith));
  });
await program.parseAsync();
