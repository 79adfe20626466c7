import { backupTexts } from '../../dialogs/replies/backup-command.ts';
import { commandLineTexts } from '../../dialogs/replies/commands.ts';
import { environment } from '../config.ts';
import { restore } from './backup-actions.ts';
import { ChineseCommand } from './chinese-command.ts';
import { processConsole } from './console.ts';
import { failWith } from './exit.ts';

const program = new ChineseCommand('npm run restore --')
  .usage(backupTexts.restoreUsage)
  .description(backupTexts.restoreDescription)
  .argument('<file>', backupTexts.restoreFile)
  .option('--replace', backupTexts.replace)
  .option('--data <dir>', commandLineTexts.data)
  .addHelpText('after', backupTexts.restoreExamples)
  .action(async (file: string, { data, replace = false }: { data?: string; replace?: boolean }) => {
    const input = { file, replace, env: environment(), ...(data === undefined ? {} : { data }) };
    process.exitCode = await restore(input, processConsole()).catch(failWith);
  });
await program.parseAsync();
