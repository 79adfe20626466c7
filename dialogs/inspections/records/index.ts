import type { Services } from '../../../src/services/index.ts';
import type { Feature } from '../../framework/command.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import { readNamedRecord } from '../../framework/loose-record.ts';
import { answerAsked, isAsked, readAsked } from './ask-results.ts';
import { exportResults } from './export.ts';
import { recordReplies } from './replies.ts';

const ASK_RESULTS = 'ask-results';

/** Looking up filed results and taking them along. */
export function createRecordFeature(services: Services): Feature {
  return {
    dialogs: [
      new CommandDialog(ASK_RESULTS, async (turn, args) => {
        const said = args.text ?? '';
        // Behind the command the word itself may be left out: 「查检查 通川 上月」.
        const asked =
          (await readAsked(services, said, turn.now)) ?? (await readAsked(services, `${said}检查`, turn.now));
        return asked ? answerAsked(services, turn, asked) : recordReplies.notFound(said);
      }),
      new CommandDialog('export-results', (turn, args) => exportResults(services, turn, args)),
    ],
    commands: [
      {
        phrases: ['查检查', '检查记录', '测评记录'],
        takes: 'text',
        dialogId: ASK_RESULTS,
        help: '查检查结果，也可直接问「通川营业厅上月检查」「叫号机的问题出现过几次」',
      },
      {
        phrases: ['导出测评', '导出检查', '导出结果'],
        takes: 'text',
        dialogId: 'export-results',
        help: '导出检查结果，一单（PDF 和 Excel）或一段时间的，如「导出测评 上月 营业厅」',
      },
    ],
    async takesSentence({ text, actor, now }) {
      // What names a record is about that record.
      if (readNamedRecord(text)) return undefined;
      const asked = await readAsked(services, text, now);
      return asked && isAsked(asked, { text, actor })
        ? { dialogId: ASK_RESULTS, args: { phrase: '', text } }
        : undefined;
    },
  };
}
