import { readBulletinPeriod } from '../../src/domain/bulletins/periods.ts';
import { periodOf } from '../../src/domain/calendar/shanghai.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import { parseSpan } from '../../src/domain/language/parse-span.ts';
import type { Services } from '../../src/services/index.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { showPeriod } from '../replies/periods.ts';
import { showMeasure, stateOf } from './issue-words.ts';
import { placeOf } from './words.ts';

type Ledger = Awaited<ReturnType<Services['bulletins']['ledger']>>;

/** 「短板台账 渠县 10月」: what a 短板 check looks at; without a month the running one, without a unit all one may see. */
export function ledgerCommand({ bulletins }: Services): CommandDialog {
  return new CommandDialog('weakness-ledger', async ({ actor, now }, { text = '' }) => {
    const month = readBulletinPeriod(text, 'weakness', now) ?? periodOf(now, 'month');
    const name = text.replace(parseSpan(text, now)?.words ?? '', '').trim();
    const units = await bulletins.units();
    const choice = parseChoice(
      name,
      units.map(unit => ({ key: unit.id, label: unit.name, aliases: [...unit.aliases] })),
    );
    const unit = choice.kind === 'one' ? units[choice.index] : undefined;
    if (name !== '' && !unit) return { text: `没有认出「${name}」，请写单位名称和月份，例如「短板台账 渠县 10月」。` };
    return show(await bulletins.ledger({ actor, month, unitId: unit?.id }), unit?.name, now);
  });
}

function show({ month, named, due }: Ledger, unitName: string | undefined, now: Date): Reply {
  const head = `${showPeriod(month)}短板台账${unitName ? `（${unitName}）` : ''}`;
  if (named.length + due.length === 0) return { text: `${head}：没有通报点到的问题，也没有到期的措施。` };
  const count = (status: string): number => due.filter(({ measure }) => measure.status === status).length;
  return {
    text: [
      head,
      `通报点到 ${named.length} 条，其中还没有报措施 ${named.filter(({ status }) => status === 'open').length} 条：`,
      ...named.map(
        issue => `· ${issue.bulletin?.no ?? ''} ${issue.no} ${placeOf(issue)}：${issue.title}，${stateOf(issue, now)}`,
      ),
      `本月到期措施 ${due.length} 条：已执行 ${count('executed')} 条，未执行 ${count('unexecuted')} 条，没有核查 ${count('released')} 条。`,
      ...due.map(({ issue, measure }) => `· ${issue.no} 第 ${measure.ordinal} 条：${showMeasure(measure, now)}`),
    ].join('\n'),
  };
}
