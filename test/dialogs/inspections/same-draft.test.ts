import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReceivedFile } from '../../../src/domain/conversation/turn.ts';
import { draftAnswersSchema } from '../../../src/domain/inspections/draft.ts';
import { samplesSchema } from '../../../src/domain/inspections/samples/sample.ts';
import { createServices } from '../../../src/services/index.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { describeOnBothHomes, type OpenHome } from '../../helpers/postgres.ts';
import { openSpeaker } from './speaker.ts';

const ROUNDS = 8;
const photo = (id: string): ReceivedFile => ({ kind: 'stored', id, name: `${id}.png`, mime: 'image/png', size: 1 });

/** Two conversations of one inspector, each with its own way to the same rows, at the same draft. */
describeOnBothHomes('two conversations at one draft', open => {
  let home: OpenHome;
  let one: TestContext;
  let two: TestContext;
  beforeAll(async () => {
    home = await open();
    one = await openTestContext({ db: home.db });
    const context = { ...one.context, db: home.second };
    two = { ...one, context, services: createServices(context) };
    await home.db.prisma.storedFile.createMany({
      data: Array.from({ length: ROUNDS * 2 }, (_, index) => ({
        ...{ id: `p${index}`, sha256: `p${index}`, name: `p${index}.png`, mime: 'image/png', size: 1 },
        ...{ uploadedById: 'zhou', at: one.context.clock.now() },
      })),
    });
  });
  afterAll(async () => {
    await one.close();
    await home.close();
  });

  const draftOf = (inspectorId: string) =>
    home.db.prisma.inspection.findFirstOrThrow({ where: { inspectorId, status: 'draft' } });

  async function bothAt(staffId: string, command: string) {
    const desk = await openSpeaker(one, staffId);
    await desk.say(command);
    const phone = await openSpeaker(two, staffId);
    await phone.say(command);
    await phone.say('继续填写');
    return [desk, phone] as const;
  }

  it('keeps every photo and remark of either, sent at the same moment for the same item', async () => {
    const [desk, phone] = await bothAt('zhou', '录测评 营业厅 通川');
    for (let round = 0; round < ROUNDS; round++) {
      await Promise.all([
        desk.say('第1项', [photo(`p${round * 2}`)]),
        phone.say(round % 2 === 0 ? '第1项' : `第1项 第${round}张`, [photo(`p${round * 2 + 1}`)]),
      ]);
    }
    const { answers } = await draftOf('zhou');
    const { fileIds = [], note } = draftAnswersSchema.parse(answers)['1'] ?? {};
    expect(fileIds.toSorted()).toEqual(Array.from({ length: ROUNDS * 2 }, (_, index) => `p${index}`).toSorted());
    expect(note?.split('\n').toSorted()).toEqual(['第1张', '第3张', '第5张', '第7张']);
  });

  it('keeps the customers that both record as the next one', async () => {
    const [desk, phone] = await bothAt('xiang', '录测评 上门维护 渠县');
    for (let round = 0; round < ROUNDS; round++)
      await Promise.all([desk.say('新装下一户 履约，满意'), phone.say('新装下一户 没履约，不满意')]);
    const samples = samplesSchema.parse((await draftOf('xiang')).samples);
    expect(samples.map(sample => sample.ordinal)).toEqual(Array.from({ length: ROUNDS * 2 }, (_, index) => index + 1));
    expect(samples.filter(sample => sample.outcomes['1'])).toHaveLength(ROUNDS);
  });
});
