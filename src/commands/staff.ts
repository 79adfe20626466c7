import { commandLineTexts } from '../../dialogs/replies/commands.ts';
import { staffTexts } from '../../dialogs/replies/staff-command.ts';
import { environment } from '../config.ts';
import { ChineseCommand } from './chinese-command.ts';
import { processConsole } from './console.ts';
import { failWith } from './exit.ts';
import { openWorkbench } from './open-workbench.ts';
import { importStaffFile, listStaffMembers, staffTemplate } from './staff-actions.ts';

const terminal = processConsole();
const opener = (options: { data?: string }) => () =>
  openWorkbench({ data: options.data, env: environment(), purpose: 'staff' });

const program = new ChineseCommand('npm run staff --')
  .usage(staffTexts.usage)
  .description(staffTexts.description)
  .addHelpText('after', staffTexts.examples);
program
  .command('import')
  .description(staffTexts.import)
  .argument('<file>', staffTexts.file)
  .option('--data <dir>', commandLineTexts.data)
  .action(async (file: string, options: { data?: string }) => {
    process.exitCode = await importStaffFile(file, opener(options), terminal).catch(failWith);
  });
program
  .command('list')
  .description(staffTexts.list)
  .option('--data <dir>', commandLineTexts.data)
  .action(async (options: { data?: string }) => {
    process.exitCode = await listStaffMembers(opener(options), terminal).catch(failWith);
  });
program
  .command('template')
  .description(staffTexts.template)
  .action(() => terminal.out(staffTemplate()));
await program.parseAsync();
