import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { parseChoice } from '../../../src/domain/language/parse-choice.ts';
import type { Feature } from '../../framework/command.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import type { Reply } from '../../framework/reply.ts';
import { templateReplies } from './replies.ts';
import { TemplateDialog } from './template-dialog.ts';
import { EDIT_TEMPLATE, type TemplateServices } from './template-state.ts';

const LIST_TEMPLATES = 'list-templates';
const EXPORT_TEMPLATE = 'export-template';

/** 测评表: seen, exported, made, changed and imported. */
export function createTemplateFeature(services: TemplateServices): Feature {
  /** The programme a text names; else a question which. */
  async function named(turn: Turn, text: string, phrase: string): Promise<{ id: string; name: string } | Reply> {
    const programmes = await services.list({ actor: turn.actor });
    const options = programmes.map(({ name, aliases }, index) => ({
      key: `${index + 1}`,
      label: name,
      aliases: [...aliases],
    }));
    const choice = parseChoice(text, options);
    if (choice.kind === 'one') return programmes[choice.index]!;
    const said = text === '' ? '' : templateReplies.programmeUnclear;
    const asked = templateReplies.whichProgramme(programmes, said);
    return { ...asked, options: programmes.map(({ name }) => ({ key: `${phrase} ${name}`, label: name })) };
  }

  return {
    dialogs: [
      new TemplateDialog(services),
      new CommandDialog(LIST_TEMPLATES, async (turn, { phrase, text }) => {
        if (text === undefined) return templateReplies.list(await services.list({ actor: turn.actor }));
        const programme = await named(turn, text, phrase);
        if (!('id' in programme)) return programme;
        const view = await services.view({ actor: turn.actor, programmeId: programme.id, which: 'edition' });
        return view ? templateReplies.whole(view) : templateReplies.none(programme.name);
      }),
      new CommandDialog(EXPORT_TEMPLATE, async (turn, { phrase, text = '' }) => {
        const programme = await named(turn, text, phrase);
        if (!('id' in programme)) return programme;
        const exported = await services.export({ actor: turn.actor, programmeId: programme.id, which: 'edition' });
        if (exported.kind === 'none') return templateReplies.none(programme.name);
        return templateReplies.exported(exported.programmeName, exported.version, exported.file);
      }),
    ],
    commands: [
      {
        phrases: ['修改测评表', '新建测评表'],
        takes: 'text',
        dialogId: EDIT_TEMPLATE,
        roles: ['qualityOfficer'],
        help: '用一句句话修改或新建测评表，如「修改测评表 营业厅」；核对后定日期发布',
      },
      {
        phrases: ['导入测评表', '导入为测评表'],
        takes: 'text',
        dialogId: EDIT_TEMPLATE,
        roles: ['qualityOfficer'],
        help: '从 Excel 测评表导入，核对列和分值后存为草稿，如「导入测评表 营业厅」',
      },
      {
        phrases: ['测评表', '测评表目录'],
        takes: 'text',
        dialogId: LIST_TEMPLATES,
        roles: ['qualityOfficer', 'inspector', 'leader', 'admin'],
        help: '查看各类别的测评表，带类别看内容，如「测评表 营业厅」',
      },
      {
        phrases: ['导出测评表'],
        takes: 'text',
        dialogId: EXPORT_TEMPLATE,
        roles: ['qualityOfficer', 'inspector', 'leader', 'admin'],
        help: '取正在使用的测评表的 Excel 文件，如「导出测评表 营业厅」',
      },
    ],
  };
}
