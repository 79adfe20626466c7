import type { Services } from '../../../src/services/index.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import type { Reply } from '../../framework/reply.ts';
import { showTime } from '../../replies/times.ts';
import { whichEdition } from './which.ts';
import { act, editionName, standardRef } from './words.ts';

/** Who has not read is named one by one up to here. */
const NAMED = 30;

/** 阅读情况: who was asked to read an edition, and who has. */
export function showReadings(services: Services): CommandDialog {
  return new CommandDialog('reading-status', async ({ actor, now }, { no }): Promise<Reply> => {
    if (!no) return whichEdition('阅读情况');
    const status = await services.standards.readingStatus({ actor, no });
    const ref = standardRef(no);
    const open = status.readers.filter(reader => reader.confirmedAt === null);
    const read = status.readers.filter(reader => reader.confirmedAt !== null);
    if (status.readers.length === 0) return { text: `${editionName(status)}（${no}）没有要求人员阅读。`, ref };
    return {
      text: [
        `${editionName(status)}（${no}）请 ${status.readers.length} 位阅读，已阅 ${read.length} 位，未阅 ${open.length} 位。`,
        ...(open.length > 0
          ? ['未阅：', ...open.slice(0, NAMED).map(each => `· ${each.name}（${each.unitName}）`)]
          : []),
        ...(open.length > NAMED ? [`· 另有 ${open.length - NAMED} 位`] : []),
        ...(read.length > 0
          ? [
              '已阅：',
              ...read
                .slice(0, NAMED)
                .map(each => `· ${each.name}（${each.unitName}），${showTime(each.confirmedAt!, now)}`),
            ]
          : []),
        ...(read.length > NAMED ? [`· 另有 ${read.length - NAMED} 位`] : []),
      ].join('\n'),
      options: open.length > 0 ? [act('提醒未阅', no)] : [],
      ref,
    };
  });
}

/** 提醒未阅: one tap; nobody is reminded twice on one day. */
export function remindReaders(services: Services): CommandDialog {
  return new CommandDialog('remind-readers', async ({ actor }, { no }): Promise<Reply> => {
    if (!no) return whichEdition('提醒未阅');
    const result = await services.standards.remindReaders({ actor, no });
    const text =
      result.kind === 'reminded'
        ? `已提醒 ${result.people} 位还没有确认阅读的同事（同一天只提醒一次）。`
        : `${no} 要求阅读的人员都已确认，不需要提醒。`;
    return { text, options: [act('阅读情况', no)], ref: standardRef(no) };
  });
}
