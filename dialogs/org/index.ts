import type { Turn } from '../../src/domain/conversation/turn.ts';
import { hasRole } from '../../src/domain/org/actor.ts';
import { isAppError } from '../../src/errors.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { readTag, readUnitType } from './read-sentence.ts';
import { CONFIRM_MANY, orgReplies as replies } from './replies.ts';

const SET_UNIT = 'set-unit-type';

/** 通讯录, 待定单位, 标签岗位: the administrator's. */
export function createOrgFeature({ org }: Services): Feature {
  async function sync({ actor, progress }: Turn, evenMany: boolean): Promise<Reply> {
    try {
      const onProgress = (done: number, of: number) => progress?.(replies.reading(done, of));
      return replies.synced(await org.sync({ by: actor, apply: true, evenMany, onProgress }));
    } catch (error) {
      if (isAppError(error, 'wrongState')) return replies.notConfigured;
      if (isAppError(error, 'contactsUnreadable')) return replies.unreadable;
      throw error;
    }
  }

  return {
    dialogs: [
      new CommandDialog('sync-contacts', (turn, { phrase }) => sync(turn, phrase === CONFIRM_MANY)),
      new CommandDialog('pending-units', async ({ actor }) =>
        replies.pendingUnits(await org.pendingUnits({ by: actor })),
      ),
      new CommandDialog(SET_UNIT, async ({ actor }, { text = '' }) => {
        const said = readUnitType(text);
        return said ? replies.unitSet(await org.setUnitType({ by: actor, ...said })) : replies.howToSetUnit;
      }),
      new CommandDialog('tag-roles', async ({ actor }, { text = '' }) => {
        if (text === '') return replies.tagRoles(await org.tagRoles({ by: actor }));
        const said = readTag(text);
        if (!said) return replies.tagUnclear;
        const { tag } = said;
        if (said.kind === 'remove') {
          return replies.tagRemoved(tag, (await org.setTagRole({ by: actor, tag, gives: null })).changed);
        }
        const { role, lines } = said;
        await org.setTagRole({ by: actor, tag, gives: { role, lines } });
        return replies.tagSet(tag, role, lines);
      }),
    ],
    commands: [
      {
        phrases: ['同步通讯录', '更新通讯录'],
        takes: 'nothing',
        dialogId: 'sync-contacts',
        roles: ['admin'],
        help: '按企业微信通讯录更新单位和人员',
      },
      {
        phrases: [CONFIRM_MANY],
        takes: 'nothing',
        dialogId: 'sync-contacts',
        roles: [],
        help: '确认很多人离岗，同步通讯录',
      },
      {
        phrases: ['待定单位'],
        takes: 'nothing',
        dialogId: 'pending-units',
        roles: ['admin'],
        help: '看通讯录里还不知道是哪类单位的部门，一句话说明',
      },
      { phrases: ['设单位类型'], takes: 'text', dialogId: SET_UNIT, roles: [], help: '说明一个单位是哪类' },
      {
        phrases: ['标签岗位'],
        takes: 'text',
        dialogId: 'tag-roles',
        roles: ['admin'],
        help: '看、改企业微信标签对应的岗位和条线',
      },
    ],
    async takesSentence({ actor, text }) {
      if (!hasRole(actor, 'admin') || !readUnitType(text)) return undefined;
      return { dialogId: SET_UNIT, args: { phrase: '设单位类型', text } };
    },
  };
}
