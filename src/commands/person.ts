import { commandLineTexts } from '../../dialogs/replies/commands.ts';
import { personTexts } from '../../dialogs/replies/person-command.ts';
import { environment, readCommandConfig } from '../config.ts';
import { filesOf } from '../file-home.ts';
import { existingHomeOf } from '../home.ts';
import { ChineseCommand } from './chinese-command.ts';
import { processConsole } from './console.ts';
import { failWith } from './exit.ts';
import { openWorkbench } from './open-workbench.ts';
import { erase, exportTo, type PersonBench, retention } from './person-actions.ts';

interface Options {
  data?: string;
  as?: string;
  yes?: boolean;
}

const terminal = processConsole();
const opener = (data: string | undefined) => async (): Promise<PersonBench> => {
  const env = environment();
  const config = readCommandConfig(env);
  const home = existingHomeOf(config, 'person', data);
  const bench = await openWorkbench({ ...(data === undefined ? {} : { data }), env, purpose: 'person' });
  return { ...bench, files: filesOf(config, home) };
};
const asOf = ({ as }: Options) => (as === undefined ? {} : { as });

const program = new ChineseCommand('npm run person --')
  .usage(personTexts.usage)
  .description(personTexts.description)
  .addHelpText('after', personTexts.examples);
program
  .command('export')
  .description(personTexts.export)
  .argument('<id>', personTexts.id)
  .argument('<file>', personTexts.file)
  .option('--as <staff>', personTexts.as)
  .option('--data <dir>', commandLineTexts.data)
  .action(async (staffId: string, file: string, options: Options) => {
    const input = { staffId, file, ...asOf(options) };
    process.exitCode = await exportTo(input, opener(options.data), terminal).catch(failWith);
  });
program
  .command('erase')
  .description(personTexts.erase)
  .argument('<id>', personTexts.id)
  .option('--yes', personTexts.yes)
  .option('--as <staff>', personTexts.as)
  .option('--data <dir>', commandLineTexts.data)
  .action(async (staffId: string, options: Options) => {
    const input = { staffId, yes: options.yes ?? false, ...asOf(options) };
    process.exitCode = await erase(input, opener(options.data), terminal).catch(failWith);
  });
program
  .command('retention')
  .description(personTexts.retention)
  .argument('[days]', personTexts.days)
  .option('--as <staff>', personTexts.as)
  .option('--data <dir>', commandLineTexts.data)
  .action(async (days: string | undefined, options: Options) => {
    const input = { ...(days === undefined ? {} : { days }), ...asOf(options) };
    process.exitCode = await retention(input, opener(options.data), terminal).catch(failWith);
  });
await program.parseAsync();
