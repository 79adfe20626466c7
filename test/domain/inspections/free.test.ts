import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReading } from '../../../src/domain/inspections/free/apply-reading.ts';
import { findTime, unreadDay } from '../../../src/domain/inspections/free/find-date.ts';
import { findUnit } from '../../../src/domain/inspections/free/find-unit.ts';
import { placeReading } from '../../../src/domain/inspections/free/place-reading.ts';
import { readInFiling, readSentence } from '../../../src/domain/inspections/free/read-sentence.ts';
import { readSheet } from '../../../src/domain/inspections/free/read-sheet.ts';
import { visitTime } from '../../../src/domain/inspections/free/visit-time.ts';
import { emptyDraft, item, sheet } from './sheets.ts';

const NOW = new Date('2026-11-18T17:30:00+08:00');
const UNITS = [
  { id: 'hall-tongchuan', name: '通川营业厅', aliases: ['通川厅', '通川'] },
  { id: 'hall-quxian', name: '渠县主营业厅', aliases: ['渠县厅'] },
];
const SHEET = sheet(
  item(1, { title: '门头招牌', scoring: 'yesNo', maxPoints: 4 }),
  item(2, { title: '厅容环境', maxPoints: 6 }),
  item(3, { title: '公示内容', scoring: 'deduction', maxPoints: 5, deductionPer: 1 }),
  item(4, { title: '叫号机与自助设备', scoring: 'yesNo', maxPoints: 5 }),
  item(5, { title: '着装工牌', scoring: 'deduction', maxPoints: 5, deductionPer: 1 }),
  item(6, { title: '客户履约率', scoring: 'sampledRate', maxPoints: 25, target: 95 }),
  item(7, {
    title: '等级',
    scoring: 'choice',
    maxPoints: 10,
    options: [
      { label: '优秀', points: 10 },
      { label: '一般', points: 5 },
    ],
  }),
);

const pointsOf = (text: string, ordinal: number): unknown => {
  const answer = readSheet(text, SHEET).items.find(each => each.ordinal === ordinal)?.answer;
  return answer?.result === 'scored' ? answer.points : answer?.result;
};

describe('what is said of an item', () => {
  it.each<[string, number, unknown]>([
    ['厅容扣2分', 2, 4],
    ['厅容扣了两分半', 2, 3.5],
    ['厅容得4.5分', 2, 4.5],
    ['厅容4/6', 2, 4],
    ['扣了厅容2分', 2, 4],
    ['厅容没扣分', 2, 6],
    ['厅容扣2分，不对，是3分', 2, 3],
    ['厅容得4分，不对，是3分', 2, 3],
    ['厅容扣2分，叫号机正常，刚才说错了，厅容扣1分', 2, 5],
    ['厅容不是扣2分，是扣1分', 2, 5],
    ['公示其实是缺一个，不是两个', 3, 4],
    ['第3项缺一个，不是两个', 3, 4],
    ['公示缺两个，公示其实是缺一个', 3, 4],
    ['公示不是缺两个，是缺一个', 3, 4],
    ['着装其实扣1分，不是2分', 5, 4],
    ['3个人没戴工牌', 5, 2],
    ['着装2人不符', 5, 3],
    ['聊了几句，公示缺两处', 3, 3],
    ['有一台叫号机坏了', 4, 0],
    ['叫号机正常', 4, 5],
    ['第4项不适用', 4, 'notApplicable'],
    ['履约率抽了30户28户按时上门', 6, 23.33],
    ['等级一般', 7, 5],
    ['等级满分', 7, undefined],
  ])('%s', (text, ordinal, points) => {
    expect(pointsOf(text, ordinal)).toEqual(points);
  });

  it.each([
    '厅容扣9分',
    '厅容扣2到3分',
    '厅容大概扣1分',
    '厅容扣2分，厅容满分',
    '厅容有点脏',
    '叫号机扣2分',
    '公示缺两样，各扣1分',
  ])('is not guessed: %s', text => {
    const [reading] = readSheet(text, SHEET).items;
    expect(reading?.answer).toBeUndefined();
  });

  it.each<[string, string, string[]]>([
    // A clause that tells of something else is no remark of the item before it.
    ['没戴工牌扣1分，3号柜员李娜态度差扣1分', '5=4 没戴工牌', ['3号柜员李娜态度差扣1分']],
    ['公示栏旧，客户张女士没座位扣1分', '3 公示栏旧', ['客户张女士没座位扣1分']],
    ['有一台叫号机坏了，没站立迎客', '4=0 有一台叫号机坏了', ['没站立迎客']],
    ['厅容扣2分，地上有水，保洁没来', '2=4 地上有水，保洁没来', []],
    ['叫号机坏了，客户等得不耐烦', '4=0 叫号机坏了，客户等得不耐烦', []],
    ['叫号机坏了，对客户爱理不理', '4=0 叫号机坏了', ['对客户爱理不理']],
    ['叫号机，坏了三天没人修', '4=0 叫号机，坏了三天没人修', []],
    ['着装，3号柜员李娜没系扣扣1分', '5=4 3号柜员李娜没系扣', []],
    ['公示牌过期了，太久了扣1分', '3=4 公示牌过期了，太久了', []],
    // A short fault with a subject of its own is another matter too, and a submission or the rest is no remark.
    ['叫号机有一台坏了，花坛乱扣1分', '4=0 叫号机有一台坏了', ['花坛乱扣1分']],
    ['公示有三个人看不清，厕所脏扣2，别的都行', '2=4 厕所脏；3=2 有三个人看不清', []],
    ['叫号机坏了一台，别的都行', '4=0 叫号机坏了一台', []],
    ['厅容扣2分，地上有水，交了吧', '2=4 地上有水', []],
    ['改下，着装扣3分', '5=2 ', []],
    ['加一项，着装扣1分', '5=4 ', []],
    // Words of correction are no remark.
    ['厅容不是扣1分，是扣2分', '2=4 ', []],
    ['着装其实扣1分，不是2分', '5=4 ', []],
    ['公示其实是缺一个，不是两个', '3=4 缺一个', []],
    ['公示缺两个，不对，是缺一个', '3=4 缺一个', []],
    ['叫号机其实是好的，我记错了', '4=5 叫号机是好的', []],
  ])('%s', (text, said, rest) => {
    const { items, notUnderstood } = readSheet(text, SHEET);
    const shown = items.map(({ ordinal, answer, note }) => {
      const points = answer?.result === 'scored' ? `=${answer.points}` : '';
      return `${ordinal}${points} ${note}`;
    });
    expect([shown.join('；'), notUnderstood]).toEqual([said, rest]);
  });

  it('says which remark a correction replaced', () => {
    const broken = applyReading(SHEET, emptyDraft(), readSheet('有一台叫号机坏了', SHEET)).draft;
    const { removed } = applyReading(SHEET, broken, readSheet('叫号机其实是好的，我记错了', SHEET));
    expect([...removed]).toEqual([[4, '有一台叫号机坏了']]);
    expect(applyReading(SHEET, broken, readSheet('有一台叫号机坏了', SHEET)).removed.size).toBe(0);
  });

  it('is covered by no 其余满分 while it is open', () => {
    const { draft, open, left } = applyReading(
      SHEET,
      emptyDraft(),
      readSheet('厅容有点脏，叫号机扣2分，其余满分', SHEET),
    );
    expect(open).toEqual([2, 4]);
    expect(left).toEqual([6]);
    expect(Object.keys(draft.answers).map(Number)).toEqual([1, 2, 3, 5, 7]);
    expect(draft.answers[2]?.answer).toBeUndefined();
  });

  it('marks what was only described, until somebody says it', () => {
    const described = applyReading(SHEET, emptyDraft(), readSheet('叫号机坏了', SHEET)).draft;
    expect(described.answers[4]?.proposed).toBe('described');
    expect(applyReading(SHEET, described, readSheet('叫号机不合格', SHEET)).draft.answers[4]?.proposed).toBeUndefined();
  });
});

describe('what is easily misread', () => {
  const itemOf = (text: string, ordinal: number) => readSheet(text, SHEET).items.find(each => each.ordinal === ordinal);

  it.each([
    ['没有一个没戴工牌的', 5],
    ['没人不戴工牌', 5],
    ['着装，一个不符的都没有', 5],
    ['3个人都没戴工牌', 2],
    ['一个没戴工牌一个没穿工装', 3],
    ['有个员工没戴工牌', 4],
    ['3人没戴工牌，其中1人没穿工装', 2],
  ])('「%s」 leaves %i', (text, points) => expect(pointsOf(text, 5)).toBe(points));

  it.each(['没有一个戴工牌的', '5个人2个没戴工牌'])('「%s」 does not say how many', text => {
    expect(itemOf(text, 5)?.answer).toBeUndefined();
  });

  it.each(['门头招牌的照片晚点补', '第1项的照片发错了，删掉', '门头的照片不要了', '晚点补门头的照片'])(
    '「%s」 is no finding',
    text => {
      const { items, photos, notUnderstood } = readSheet(text, SHEET);
      expect(items).toEqual([]);
      expect(notUnderstood).toEqual([]);
      expect(photos).not.toBeUndefined();
    },
  );

  it('keeps a finding that speaks of a photo', () => {
    expect(pointsOf('门头灯箱坏了照片晚点补', 1)).toBe(0);
    expect(pointsOf('公示内容扣2分照片回头补', 3)).toBe(3);
  });

  it('takes a guess for no verdict', () => {
    expect(itemOf('门头灯箱是完好的吧', 1)?.answer).toBeUndefined();
  });

  it.each([
    ['着装是3处', 5, ''],
    ['先记厅容，扣2分', 2, ''],
    ['查完了没啥大问题就是卫生差点吧', 2, '卫生差点'],
  ])('the remark of 「%s」 keeps no leftovers', (text, ordinal, note) =>
    expect(itemOf(text, ordinal)?.note).toBe(note),
  );
});

describe('properties', () => {
  const verdict = fc.constantFrom(
    { ordinal: 1, text: '门头招牌合格', points: 4 },
    { ordinal: 2, text: '厅容扣1.5分', points: 4.5 },
    { ordinal: 3, text: '公示内容扣两分', points: 3 },
    { ordinal: 4, text: '叫号机不合格', points: 0 },
    { ordinal: 5, text: '着装3处', points: 2 },
    { ordinal: 6, text: '客户履约率20/25', points: 20 },
  );

  it('order, marks between and the lack of them change nothing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(verdict, { minLength: 1, selector: each => each.ordinal }),
        fc.constantFrom('，', ',', '；', '。', ' ', '\n', ''),
        (said, mark) => {
          const { items, notUnderstood } = readSheet(said.map(each => each.text).join(mark), SHEET);
          const points = Object.fromEntries(
            items.map(each => [each.ordinal, each.answer?.result === 'scored' ? each.answer.points : undefined]),
          );
          expect(points).toEqual(Object.fromEntries(said.map(each => [each.ordinal, each.points])));
          expect(notUnderstood).toEqual([]);
        },
      ),
    );
  });

  it('any text is read, the same each time, and writing it twice changes nothing more', () => {
    const piece = fc.constantFrom(
      '厅容',
      '扣2分',
      '第3项',
      '不对',
      '叫号机',
      '坏了',
      '3个人',
      '，',
      '。',
      '其余满分',
      '备注',
      '各',
      '都',
      '18/20',
      '没',
      '是',
      '昨天',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(piece, { maxLength: 14 }).map(each => each.join('')),
    );
    fc.assert(
      fc.property(text, said => {
        const reading = readSheet(said, SHEET);
        expect(readSheet(said, SHEET)).toEqual(reading);
        const once = applyReading(SHEET, emptyDraft(), reading).draft;
        expect(applyReading(SHEET, once, reading).draft).toEqual(once);
        for (const { answer } of reading.items) {
          if (answer?.result === 'scored') expect(answer.points).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('the longest message without a mark is read', () => {
    const long = '厅容环境地面有水渍叫号机坏了三个人没戴工牌'.repeat(95).slice(0, 2000);
    expect(readSheet(long, SHEET).items.length).toBeGreaterThan(0);
  });
});

describe('units', () => {
  it.each<[string, string | undefined]>([
    ['上午查了通川营业厅', '通川营业厅'],
    ['通穿营业厅查完了', '通川营业厅'],
    ['通川营业庭查完了', '通川营业厅'],
    ['通川营页厅', '通川营业厅'],
    ['通川主营业厅厅容扣2分', '通川营业厅'],
    ['渠县厅容扣2分', '渠县主营业厅'],
    ['查了火星', undefined],
  ])('%s', (text, name) => {
    const found = findUnit(text, UNITS);
    expect(UNITS.find(each => each.id === found?.unitIds[0])?.name).toBe(name);
  });

  it('two of them are not one', () => {
    expect(findUnit('查了通川和渠县厅', UNITS)?.unitIds).toEqual(['hall-tongchuan', 'hall-quxian']);
  });

  it('another unit in the middle of a filing is noticed', () => {
    expect(readInFiling('渠县厅厅容扣1分', { sheet: SHEET, units: UNITS, unitId: 'hall-tongchuan' }).other).toBe(
      '渠县厅',
    );
  });
});

describe('filings', () => {
  const reading = (text: string) =>
    readSentence(text, {
      programmes: [{ id: 'hall', name: '营业厅监督检查', aliases: [], sheet: SHEET, units: UNITS }],
      now: NOW,
    });
  it.each<[string, boolean]>([
    ['今天上午查完了渠县主营业厅，全部合格', true],
    ['今天查了渠县主营业厅，全部合格，一点问题没有👍', true],
    ['上午查完通川营业厅了，一切正常', true],
    ['通川营业厅全部合格吗', false],
    ['通川营业厅整改全部合格', false],
    ['通川营业厅明天再查公示', false],
  ])('%s: %s', (text, filed) => {
    const { isFiling, programmes } = reading(text);
    expect([isFiling, isFiling ? programmes[0]?.sheet : undefined]).toEqual([
      filed,
      filed ? { items: [], rest: true, note: '', fields: {}, notUnderstood: [] } : undefined,
    ]);
  });
});

describe('one visit of the speaker', () => {
  const programmes = [{ id: 'p', name: '营业厅监督检查', aliases: [], sheet: SHEET, units: UNITS }];
  const read = (text: string) => readSentence(text, { programmes, now: NOW, speaker: '周行远' });

  it('says each of several units by itself', () => {
    expect(read('上午查了通川和渠县厅，通川厅容扣2分，渠县厅门头灯箱不亮，其余满分')).toMatchObject({
      isFiling: false,
      instead: {
        kind: 'severalUnits',
        sentences: ['上午查了通川营业厅，厅容扣2分，其余满分', '上午查了渠县主营业厅，门头灯箱不亮，其余满分'],
      },
    });
    expect(read('上午查了通川厅容扣2分渠县厅叫号机坏了其余满分').instead?.kind).toBe('severalUnits');
  });

  it('quotes a clause that only compares with another unit', () => {
    const { isFiling, programmes: found } = read('上午查了通川，厅容扣2分，比渠县厅还差，其余满分');
    expect(isFiling).toBe(true);
    expect(found[0]?.sheet.notUnderstood).toEqual(['比渠县厅还差']);
    expect(found[0]?.sheet.items.map(each => each.note)).toEqual(['']);
  });

  it.each([
    ['我明天要去查通川，厅容估计又要扣2分', 'plan'],
    ['准备去查通川，厅容扣2分', 'plan'],
    ['老唐上午查了通川，厅容扣2分，其余满分', 'colleague'],
    ['上午唐知微查了通川，厅容扣2分，其余满分', 'colleague'],
    ['通川厅老唐上午查了，厅容扣2分，其余满分', 'colleague'],
    ['他昨天去了通川，厅容扣2分', 'colleague'],
  ])('「%s」 begins no draft: %s', (text, kind) => expect(read(text).instead?.kind).toBe(kind));

  it.each([
    '老周上午查了通川，厅容扣2分',
    '周行远上午查了通川，厅容扣2分',
    '我和老唐上午查了通川，厅容扣2分',
    '周例行检查了通川，厅容扣2分',
    '明天要开会，今天查了通川，厅容扣2分',
    '上午查了通川，厅容扣2分，准备整改',
  ])('「%s」 does', text => expect(read(text)).toMatchObject({ isFiling: true }));

  it('asks whether', () => {
    expect(read('上次查通川厅容扣了2分，这次还扣不扣').isFiling).toBe(false);
  });
});

describe('times', () => {
  it.each([
    ['11.15下午两点半查的', '2026-11-15', '14:30'],
    ['大上周五', '2026-11-06', undefined],
  ])('reads 「%s」', (text, day, time) =>
    expect(findTime(text, NOW)?.said).toMatchObject({ day, ...(time && { time }) }),
  );

  it.each(['上上上周五查了', '2月30日查了', '13月5日查了'])('does not read a part of 「%s」', text => {
    const found = findTime(text, NOW);
    expect(found).toBeDefined();
    expect(found?.said).toBeUndefined();
  });

  it('takes points for no day', () => expect(findTime('厅容，4.5，其余满分', NOW)).toBeUndefined());

  it('finds the day among what was not understood', () => {
    expect(unreadDay(['停车场收费太贵', '上上个礼拜那天'])).toBe('上上个礼拜那天');
    expect(unreadDay(['停车场收费太贵', '3号台席没人'])).toBeUndefined();
  });

  it.each<[string, string | undefined, string | undefined]>([
    ['上午查了通川', '2026-11-18', undefined],
    ['昨天下午3点去的', '2026-11-17', '15:00'],
    ['周二查的', '2026-11-17', undefined],
    ['上周五上午十点', '2026-11-13', '10:00'],
    ['11月2号去了', '2026-11-02', undefined],
    ['明天下午查了', '2026-11-19', undefined],
    ['叫号机坏了，说明天修', undefined, undefined],
    ['3号台席服务不好', undefined, undefined],
    ['等了15分钟', undefined, undefined],
    ['10000号测评', undefined, undefined],
    ['厅容8/10', undefined, undefined],
    ['一点受理7分', undefined, undefined],
  ])('%s', (text, day, time) => {
    const found = findTime(text, NOW);
    expect([found?.said?.day, found?.said?.time]).toEqual([day, time]);
  });

  it('half a day is its middle, and never later than now', () => {
    expect(visitTime({ day: '2026-11-17', period: 'am' }, NOW)).toEqual(new Date('2026-11-17T10:00:00+08:00'));
    expect(visitTime({ day: '2026-11-17', period: 'evening' }, NOW)).toEqual(new Date('2026-11-17T19:00:00+08:00'));
    const morning = new Date('2026-11-18T09:00:00+08:00');
    expect(visitTime({ day: '2026-11-18', period: 'am' }, morning)).toEqual(morning);
  });
});

describe('placements of a model', () => {
  it('take no points off that the item cannot lose', () => {
    const said = readSheet('停车场太挤扣1.5分。厅容扣1分', SHEET);
    const { items } = placeReading(SHEET, said, [{ remark: '停车场太挤扣1.5分', ordinal: 3, verdict: '扣1.5分' }]);
    expect(items.find(each => each.ordinal === 3)).toEqual({
      ordinal: 3,
      note: '停车场太挤扣1.5分',
      basis: 'model',
      said: '扣1.5分',
    });
  });

  const reading = readSheet('停车场太挤扣2分。厅容扣1分', SHEET);
  it('count only for items not spoken of, and in words of the remark', () => {
    const placed = (ordinal: number, verdict: string) =>
      placeReading(SHEET, reading, [{ remark: '停车场太挤扣2分', ordinal, verdict }]);
    expect(placed(3, '扣2分').items.find(each => each.ordinal === 3)).toMatchObject({
      answer: { points: 3 },
      basis: 'model',
      note: '停车场太挤扣2分',
    });
    expect(placed(3, '扣4分').items.find(each => each.ordinal === 3)?.answer).toBeUndefined();
    expect(placed(1, '扣2分').items.find(each => each.ordinal === 1)?.answer).toBeUndefined();
    expect(placed(2, '扣2分')).toEqual(reading);
    expect(placed(99, '扣2分')).toEqual(reading);
  });
});
