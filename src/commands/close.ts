import { closeTexts } from '../../dialogs/replies/close-command.ts';
import { commandLineTexts } from '../../dialogs/replies/commands.ts';
import { createApp } from '../app.ts';
import { environment, readCommandConfig } from '../config.ts';
import { existingHomeOf } from '../home.ts';
import { ChineseCommand } from './chinese-command.ts';
import { closePeriod } from './close-actions.ts';
import { processConsole } from './console.ts';
import { failWith } from './exit.ts';

const program = new ChineseCommand('npm run close --')
  .usage(closeTexts.usage)
  .description(closeTexts.description)
  .argument('<period>', closeTexts.period)
  .option('--province <file>', closeTexts.province)
  .option('--as <staff>', closeTexts.as)
  .option('--leader <staff>', closeTexts.leader)
  .option('--yes', closeTexts.yes)
  .option('--data <dir>', commandLineTexts.data)
  .addHelpText('after', closeTexts.examples)
  .action(
    async (
      period: string,
      options: { province?: string; as?: string; leader?: string; yes?: boolean; data?: string },
    ) => {
      const { data, yes = false, ...rest } = options;
      const config = readCommandConfig(environment());
      // `running` follows the simulated clock of a demonstration database and is the machine's time in any other.
      const open = () => createApp({ config, home: existingHomeOf(config, 'close', data), clock: { mode: 'running' } });
      process.exitCode = await closePeriod({ period, yes, ...rest }, open, processConsole()).catch(failWith);
    },
  );
await program.parseAsync();
