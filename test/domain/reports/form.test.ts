import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OBLIGATIONS } from '../../../prisma/seed/obligations.ts';
import { contradiction, fillForm, readContent, readField, readForm } from '../../../src/domain/reports/form.ts';

const [complaints, rate, remark, analysis] = readForm([
  { key: 'complaints', title: '投诉受理量（件）', required: true, kind: 'number' },
  { key: 'rate', title: '满意率（%）', required: true, kind: 'number' },
  { key: 'remark', title: '数据说明', required: false, kind: 'text' },
  { key: 'analysis', title: '原因分析', required: true, kind: 'longText' },
]);

describe('readForm', () => {
  it('reads every form of the demo branch', () => {
    for (const { form } of OBLIGATIONS) expect(readForm(form)).toHaveLength(form.length);
  });

  it.each([[[]], [[{ key: 'a', title: 'b', kind: 'colour' }]], ['form'], [null]])('refuses %j', form => {
    expect(() => readForm(form)).toThrow();
  });
});

describe('readField', () => {
  it.each([
    ['12', 12],
    ['十二件', 12],
    [' ０ ', 0],
    ['投诉12件', 12],
    ['受理量是 12', 12],
    ['投诉受理一共12件', 12],
  ])('reads %s as %s', (text, value) => expect(readField(complaints!, text)).toEqual({ ok: true, value }));

  it.each([
    ['', 'empty'],
    ['很多', 'notNumber'],
    ['85到90', 'twoValues'],
    ['2.5', 'notWhole'],
    ['-1', 'outOfRange'],
    ['99999999', 'outOfRange'],
    ['无', 'notNumber'],
    ['满意率12', 'notNumber'],
    ['大约12件', 'notNumber'],
    ['投诉12到15件', 'twoValues'],
  ])('refuses %j: %s', (text, code) => {
    expect(readField(complaints!, text)).toMatchObject({ ok: false, problem: { code } });
  });

  it('bounds a rate by 100 and takes decimals', () => {
    expect(readField(rate!, '98.5%')).toEqual({ ok: true, value: 98.5 });
    expect(readField(rate!, '100.1')).toMatchObject({ ok: false, problem: { code: 'outOfRange', max: 100 } });
  });

  it('takes 无 for nothing only where nothing may be', () => {
    expect(readField(remark!, '无')).toEqual({ ok: true, value: null });
    expect(readField(analysis!, '无')).toEqual({ ok: true, value: '无' });
  });

  it('refuses a text that is too long', () => {
    expect(readField(analysis!, '长'.repeat(2001))).toMatchObject({ ok: false, problem: { code: 'tooLong' } });
  });
});

describe('figures that are part of others', () => {
  const quality = readForm(OBLIGATIONS.find(({ id }) => id.startsWith('quality-report'))!.form);
  const figures = { complaints: 12, complaintsOnTime: 12, workOrders: 30, workOrdersOnTime: 30, repeatComplaints: 12 };
  const wrong = (values: object) => {
    const filled = fillForm(quality, { ...figures, remark: null, ...values });
    return filled.ok ? [] : filled.problems.map(({ key, problem }) => `${key} ${problem.code}`);
  };

  it('may be all of it and not more', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ complaintsOnTime: 13 })).toEqual(['complaintsOnTime exceeds']);
    expect(wrong({ workOrdersOnTime: 31 })).toEqual(['workOrdersOnTime exceeds']);
    expect(wrong({ repeatComplaints: 13 })).toEqual(['repeatComplaints exceeds']);
    expect(wrong({ complaints: 11 })).toEqual(['complaintsOnTime exceeds', 'repeatComplaints exceeds']);
  });

  it('are compared as soon as both are known, whichever is given last', () => {
    const [whole, part] = quality;
    const problem = (field = whole!, value: number, values: object) =>
      contradiction(quality, field, value, { ...values });
    expect(problem(part, 13, { complaints: 12 })).toMatchObject({ code: 'exceeds', given: 'part', other: 12 });
    expect(problem(whole, 11, { complaintsOnTime: 12 })).toMatchObject({ code: 'exceeds', given: 'whole', other: 12 });
    expect(problem(part, 13, {})).toBeUndefined();
  });

  it('are not compared in a form stored without the rule', () => {
    const stored = readForm(quality.map(({ atMost: _, ...field }) => field));
    const values = { ...figures, complaintsOnTime: 99, remark: null };
    expect(fillForm(stored, values)).toMatchObject({ ok: true });
  });
});

describe('fillForm', () => {
  const form = [complaints!, rate!, remark!, analysis!];

  it('joins values to titles', () => {
    const filled = fillForm(form, { complaints: 3, rate: 99, remark: null, analysis: '人手不足' });
    expect(filled).toEqual({
      ok: true,
      content: {
        fields: [
          { key: 'complaints', title: '投诉受理量（件）', value: 3 },
          { key: 'rate', title: '满意率（%）', value: 99 },
          { key: 'remark', title: '数据说明', value: null },
          { key: 'analysis', title: '原因分析', value: '人手不足' },
        ],
      },
    });
    if (filled.ok) expect(readContent(JSON.parse(JSON.stringify(filled.content)))).toEqual(filled.content);
  });

  it('names every field that is missing or wrong', () => {
    const filled = fillForm(form, { complaints: -1, analysis: null });
    expect(filled.ok || filled.problems.map(each => [each.key, each.problem.code])).toEqual([
      ['complaints', 'outOfRange'],
      ['rate', 'empty'],
      ['analysis', 'empty'],
    ]);
  });

  it('takes any whole number in range as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), value => {
        expect(readField(complaints!, String(value))).toEqual({ ok: true, value });
      }),
    );
  });
});
