import { backupTexts } from '../../dialogs/replies/backup-command.ts';
import { commandLineTexts } from '../../dialogs/replies/commands.ts';
import { environment } from '../config.ts';
import { backUp } from './backup-actions.ts';
import { ChineseCommand } from './chinese-command.ts';
import { processConsole } from './console.ts';
import { failWith } from './exit.ts';

const program = new ChineseCommand('npm run backup --')
  .usage(backupTexts.backupUsage)
  .description(backupTexts.backupDescription)
  .argument('<file>', backupTexts.backupFile)
  .option('--data <dir>', commandLineTexts.data)
  .addHelpText('after', backupTexts.backupExamples)
  .action(async (file: string, { data }: { data?: string }) => {
    const input = { file, env: environment(), ...(data === undefined ? {} : { data }) };
    process.exitCode = await backUp(input, new Date(), processConsole()).catch(failWith);
  });
await program.parseAsync();
