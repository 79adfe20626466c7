import { parseWorkingWeek } from '../../src/domain/calendar/parse-working-week.ts';
import { looksLikeQuestion } from '../../src/domain/language/looks-like-question.ts';
import { canSetWorkingWeek } from '../../src/domain/permissions/calendar.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { offerOf, readOffer } from '../liability/unit-choice.ts';
import { calendarReplies as replies } from './replies.ts';
import { weekForm } from './week-form.ts';

/** 工作日历 in conversation. */
export function createCalendarFeature(services: Services): Feature {
  const { calendar } = services;
  const form = weekForm(services);
  const offers = async () => (await calendar.units()).map(unit => offerOf(unit));
  return {
    dialogs: [
      form,
      new CommandDialog('view-calendar', async ({ actor }, { text = '' }) => {
        if (text === '') return replies.askWhich;
        const choice = readOffer(text, await offers());
        if (choice.kind === 'unclear') return choice.reply;
        return replies.view(await calendar.view({ unitId: choice.unit!.id }), canSetWorkingWeek(actor).allowed);
      }),
    ],
    commands: [
      {
        phrases: ['工作日历', '查看工作日历'],
        takes: 'text',
        dialogId: 'view-calendar',
        help: '看一个单位的上班日子和时间，期限按它计算',
      },
      {
        phrases: ['设置工作日历', '修改工作日历'],
        takes: 'text',
        dialogId: form.id,
        roles: ['admin'],
        help: '设置单位自己的上班日子和时间',
      },
    ],
    async takesSentence({ actor, text, now }) {
      if (!canSetWorkingWeek(actor).allowed || looksLikeQuestion(text)) return undefined;
      const said = parseWorkingWeek(text, now);
      if (!said || said.other === '' || readOffer(said.other, await offers()).kind !== 'one') return undefined;
      return { dialogId: form.id, args: { phrase: '设置工作日历', text } };
    },
  };
}
