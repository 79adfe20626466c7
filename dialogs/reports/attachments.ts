import type { Turn } from '../../src/domain/conversation/turn.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { showTime } from '../replies/times.ts';
import { fileReplies as replies } from './file-replies.ts';
import { reportName, reportReplies } from './replies.ts';

/** The report a file is for: the one named, else the only one to be written. */
async function chooseReport({ reports }: Services, { actor }: Turn, args: CommandArgs, phrase: string) {
  const candidates = async () =>
    (await reports.open({ actor, purpose: 'send' })).map(report => ({
      no: report.no,
      subject: `${report.unitName}${reportName(report)}`,
    }));
  return chooseRecord(args, { phrase, none: reportReplies.noneToFill.text, candidates });
}

/** 上传报表: a one-time link, for whoever cannot send files here. */
export function uploadCommand(services: Services): CommandDialog {
  return new CommandDialog('upload-report-file', async (turn, args): Promise<Reply> => {
    const { actor, now } = turn;
    const chosen = await chooseReport(services, turn, args, '上传报表');
    if (chosen.kind === 'ask') return chosen.reply;
    const report = await services.reports.toFill({ actor, no: chosen.no });
    if (!report.mayFill) return reportReplies.cannotFill(report);
    const purpose = { kind: 'report', no: report.no } as const;
    // The root keeps this out of group chats, so the file arrives in the person's own.
    const link = await services.uploads.makeLink({ actor, conversationId: `u:${actor.id}`, purpose });
    return replies.link(report.no, reportName(report), link.url, showTime(link.expiresAt, now));
  });
}

/** 上报附件 with a file: what the upload page says for its sender, and what may be typed with a file as well. */
export function attachCommand(services: Services): CommandDialog {
  return new CommandDialog('attach-report-file', async (turn, args): Promise<Reply> => {
    const { actor, files, messageId } = turn;
    const chosen = await chooseReport(services, turn, args, '上报附件');
    if (chosen.kind === 'ask') return chosen.reply;
    const { no } = chosen;
    const fileIds = files.flatMap(file => (file.kind === 'stored' ? [file.id] : []));
    if (fileIds.length === 0) return replies.noFile(no);
    return replies.attached(await services.reports.attach({ actor, no, fileIds, submissionId: `${messageId}:attach` }));
  });
}

/** 看附件 */
export function sendAttachedCommand({ reports }: Services): CommandDialog {
  return new CommandDialog('send-report-files', async ({ actor }, { no }): Promise<Reply | Reply[]> => {
    if (!no) return replies.whichToShow;
    const files = await reports.sendAttached({ actor, no });
    if (files.length === 0) return replies.noneAttached(no);
    return files.map(file => ({ text: `《${file.name}》`, file }));
  });
}
