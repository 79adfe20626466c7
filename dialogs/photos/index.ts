import { readNumber } from '../../src/domain/language/record-number.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs, Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { photoReplies } from './replies.ts';

/** 「CP-2026-0001 第3项」 */
const ASKED = /^(\S+)(?:\s*第\s*(\d{1,3})\s*项)?$/;

export function createPhotoFeature(services: Services): Feature {
  return {
    dialogs: [
      new CommandDialog('show-photos', async ({ actor }, args: CommandArgs) => {
        const [, said = '', ordinal] = ASKED.exec(args.text ?? '') ?? [];
        const no = readNumber(said);
        if (no === undefined) return photoReplies.whichRecord;
        const shown = await services.files.showPhotos({ actor, no, ...(ordinal && { ordinal: Number(ordinal) }) });
        return photoReplies.shown(no, shown);
      }),
    ],
    commands: [
      {
        phrases: ['看照片', '查看照片', '看图片', '照片'],
        takes: 'text',
        dialogId: 'show-photos',
        help: '看测评、整改、督办、异议、调查的照片，如「看照片 CP-2026-0001」，可加「第3项」',
      },
    ],
  };
}
