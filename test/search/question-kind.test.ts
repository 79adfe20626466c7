import { expect, test } from 'vitest';
import { asksFigure, holdsAnswer, questionKind } from '../../src/search/question-kind.ts';

test.each([
  ['宽带装机要多久', 'duration'],
  ['几个工作日内答复', 'duration'],
  ['哪些时间可以从时限里扣掉', 'open'],
  ['营业厅几点开门', 'clock'],
  ['报表几号前交', 'moment'],
  ['督办单没按时整改扣几分', 'points'],
  ['迟到几分钟算超时', 'duration'],
  ['手机贴膜多少钱', 'price'],
  ['快递丢了怎么赔', 'compensation'],
  ['履约率多少达标', 'share'],
  ['能改几次', 'count'],
  ['登高几米要系安全带', 'distance'],
  ['谁来裁决申诉', 'who'],
  ['收到整改通知会扣分吗', 'whether'],
  ['节假日算不算在时限里面', 'whether'],
  ['叫号机坏了怎么办', 'open'],
  ['', 'open'],
] as const)('%s asks for: %s', (query, kind) => {
  expect(questionKind(query)).toBe(kind);
});

test.each([
  ['duration', '城市48小时内、农村72小时内装通', true],
  ['duration', '及时率城市不低于95%', false],
  ['duration', '五个工作日内答复', true],
  ['share', '及时率城市不低于95%', true],
  ['points', '扣责任部门0.5分/次', true],
  ['points', '在10分钟内录入工单', false],
  ['clock', '每日8:30至18:00营业', true],
  ['clock', '提前3天公示', false],
  ['price', '由客户签字并开具票据', false],
  ['who', '500元以内由部门负责人审批', true],
] as const)('%s in %s: %s', (kind, piece, holds) => {
  expect(holdsAnswer(kind, piece)).toBe(holds);
});

test('who, whether and open questions ask for no figure', () => {
  expect((['who', 'whether', 'open', 'duration'] as const).map(asksFigure)).toEqual([false, false, false, true]);
});
