import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CommandArgs } from '../framework/command.ts';
import { say } from '../framework/reply.ts';
import { prefixOf } from './ref-types.ts';
import { taskReplies } from './replies.ts';

/** 查看 <单号>: hands over to the view of the feature that owns the prefix. */
export class ViewRecordDialog extends Dialog {
  constructor() {
    super('view-record');
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '查看' }): Promise<DialogTurnResult> {
    if (args.no) {
      const view = `view-${prefixOf(args.no)}`;
      if (dc.findDialog(view)) return dc.replaceDialog(view, args);
      await say(dc.context, taskReplies.unknownPrefix(args.no));
    } else {
      await say(dc.context, taskReplies.whichToView);
    }
    return dc.endDialog();
  }
}
