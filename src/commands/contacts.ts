import { commandLineTexts } from '../../dialogs/replies/commands.ts';
import { contactsTexts } from '../../dialogs/replies/contacts-command.ts';
import { createApp } from '../app.ts';
import { environment, readConfig } from '../config.ts';
import { existingHomeOf } from '../home.ts';
import { ChineseCommand } from './chinese-command.ts';
import { processConsole } from './console.ts';
import { syncFromCommand } from './contacts-actions.ts';
import { failWith } from './exit.ts';

const program = new ChineseCommand('npm run contacts --')
  .usage(contactsTexts.usage)
  .description(contactsTexts.description)
  .addHelpText('after', contactsTexts.examples);
program
  .command('sync')
  .description(contactsTexts.sync)
  .option('--yes', contactsTexts.yes)
  .option('--yes-really', contactsTexts.yesReally)
  .option('--data <dir>', commandLineTexts.data)
  .action(async ({ data, yes = false, yesReally = false }: { data?: string; yes?: boolean; yesReally?: boolean }) => {
    const open = async () => {
      const config = readConfig({ LOG_LEVEL: 'error', ...environment() });
      // `running` follows the simulated clock of a demonstration database and is the machine's time in any other.
      return createApp({ config, home: existingHomeOf(config, 'contacts', data), clock: { mode: 'running' } });
    };
    process.exitCode = await syncFromCommand({ yes, yesReally }, open, processConsole()).catch(failWith);
  });
await program.parseAsync();
