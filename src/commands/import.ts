import { commandLineTexts, importTexts } from '../../dialogs/replies/commands.ts';
import { environment } from '../config.ts';
import { ChineseCommand } from './chinese-command.ts';
import { processConsole } from './console.ts';
import { failWith } from './exit.ts';
import { correctionsOf } from './import-corrections.ts';
import { importFiles } from './import-files.ts';
import { openWorkbench } from './open-workbench.ts';

interface ImportOptions {
  readonly data?: string;
  readonly yes?: boolean;
  readonly title?: string;
  readonly date?: string;
  readonly level?: string;
}

const program = new ChineseCommand('npm run import --')
  .usage(importTexts.usage)
  .description(importTexts.description)
  .argument('<file...>', importTexts.files)
  .option('--data <dir>', commandLineTexts.data)
  .option('--yes', importTexts.yes)
  .option('--title <title>', importTexts.title)
  .option('--date <date>', importTexts.date)
  .option('--level <level>', importTexts.level)
  .addHelpText('after', importTexts.examples)
  .action(async (files: string[], options: ImportOptions) => {
    const corrections = correctionsOf(options);
    if (typeof corrections === 'string') {
      console.error(corrections);
      process.exitCode = 2;
      return;
    }
    const open = () => openWorkbench({ data: options.data, env: environment(), purpose: 'import' });
    const input = { files, yes: options.yes ?? false, corrections };
    process.exitCode = await importFiles(input, open, processConsole()).catch(failWith);
  });
await program.parseAsync();
