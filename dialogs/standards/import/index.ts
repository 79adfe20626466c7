import { canImportStandard } from '../../../src/domain/permissions/standards.ts';
import type { Services } from '../../../src/services/index.ts';
import type { Feature } from '../../framework/command.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import { showTime } from '../../replies/times.ts';
import { ImportDialog } from './import-dialog.ts';
import { IMPORT_STANDARD } from './import-state.ts';
import { importReplies } from './replies.ts';
import { documentsOf, keepWaiting, misnamedOf } from './sent-document.ts';

/** Importing a standard in the conversation: the file sent here, or through an upload page. */
export function createImportFeature({ standards, uploads }: Pick<Services, 'standards' | 'uploads'>): Feature {
  return {
    dialogs: [
      new ImportDialog(standards),
      new CommandDialog('make-upload-link', async turn => {
        // The root keeps this out of group chats, so the file arrives in the person's own.
        const conversationId = `u:${turn.actor.id}`;
        const purpose = { kind: 'standard' } as const;
        const link = await uploads.makeLink({ actor: turn.actor, conversationId, purpose });
        return importReplies.uploadLink(link.url, showTime(link.expiresAt, turn.now));
      }),
    ],
    commands: [
      {
        phrases: importReplies.phrases,
        takes: 'nothing',
        dialogId: IMPORT_STANDARD,
        roles: ['qualityOfficer'],
        help: '导入服务标准文件，核对后存为草稿',
      },
      {
        phrases: ['上传标准'],
        takes: 'nothing',
        dialogId: 'make-upload-link',
        roles: ['qualityOfficer'],
        help: '取得一次性的上传链接，聊天里发不了文件时用',
      },
    ],
    async offerForFile(turn, memory) {
      const mayImport = canImportStandard(turn.actor).allowed;
      const [document] = documentsOf(turn.files);
      if (!document) {
        const misnamed = misnamedOf(turn.files);
        return misnamed && mayImport ? importReplies.misnamed(misnamed) : undefined;
      }
      if (!mayImport) return importReplies.notYours(document.name, await standards.whoImports());
      keepWaiting(memory, document);
      return importReplies.offer(document.name);
    },
  };
}
