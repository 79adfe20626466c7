import { commandLineTexts, importTexts } from '../../dialogs/replies/commands.ts';
import { environment } from '../config.ts';
import { ChineseCommand } from './chinese-command.ts';
import { processConsole } from './console.ts';
import { failWith } from './exit.ts';
import { importFiles } from './import-files.ts';
import { openWorkbench } from './open-workbench.ts';

const program = new ChineseCommand('npm run import --')
  .usage(importTexts.usage)
  .description(importTexts.description)
  .argument('<file...>', importTexts.files)
  .option('--data <dir>', commandLineTexts.data)
  .option('--yes', importTexts.yes)
  .addHelpText('after', importTexts.examples)
  .action(async (files: string[], options: { data?: string; yes?: boolean }) => {
    const open = () => openWorkbench({ data: options.data, env: environment(), purpose: 'import' });
    process.exitCode = await importFiles({ files, yes: options.yes ?? false }, open, processConsole()).catch(failWith);
  });
await program.parseAsync();
