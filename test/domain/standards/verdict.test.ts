import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../src/domain/standards/verdict.ts';

const verdict = (question: string, sentence: string, { about = '', leadIn, clause }: Partial<Around> = {}) =>
  verdictOf(question, { sentence, clause: clause ?? sentence, about, ...(leadIn === undefined ? {} : { leadIn }) });

interface Around {
  about: string;
  leadIn: string;
  clause: string;
}

const HALL = { about: '营业厅服务规范 岗位纪律' };
const HOTLINE = { about: '10000号客服代表服务规范 保密' };
const VISIT = { about: '装移机上门服务规范 入户行为' };
const DESK = '当班期间不得玩手机、聊天、吃东西或者擅自离岗。';
const SEATS = '客服代表不得记录、转发、拍摄客户资料，不得将手机带入坐席区。';
const SHOES = '入户须穿鞋套，工具放置在垫布上。';
const IDENTITY = '办理入网、过户、补卡业务应当核验本人有效证件并现场拍照，人证不一致的不得受理。';

describe('decided by the sentence', () => {
  it.each([
    ['上班玩手机可以吗', DESK, 'mustNot', HALL],
    ['营业员上班能不能玩手机', DESK, 'mustNot', HALL],
    ['当班可不可以聊天', DESK, 'mustNot', HALL],
    ['上班能吃东西吗', DESK, 'mustNot', HALL],
    ['当班期间能擅自离岗吗', DESK, 'mustNot', HALL],
    ['手机能带进坐席区吗', SEATS, 'mustNot', HOTLINE],
    ['客服能不能拍摄客户资料', SEATS, 'mustNot', HOTLINE],
    ['客户资料能转发吗', SEATS, 'mustNot', HOTLINE],
    ['进门要穿鞋套吗', SHOES, 'must', VISIT],
    ['师傅入户要不要穿鞋套', SHOES, 'must', VISIT],
    ['入户是不是必须穿鞋套', SHOES, 'must', VISIT],
    ['入户用不用穿鞋套', SHOES, 'must', VISIT],
    ['过户要核验证件吗', IDENTITY, 'must', HALL],
    ['办补卡需不需要拍照', IDENTITY, 'must', HALL],
    ['证件复印件要注明用途吗', '客户证件复印件须注明用途，办结后原件立即归还。', 'must', HALL],
    ['离席要锁屏吗', '台席屏幕不得朝向其他客户；离席须锁屏。', 'must', HALL],
    ['台席屏幕能朝向其他客户吗', '台席屏幕不得朝向其他客户；离席须锁屏。', 'mustNot', HALL],
    ['能代签吗', '不得代签。', 'mustNot', {}],
    ['可以代签吗？', '不得代签。', 'mustNot', {}],
    ['样本能不能人工挑选', '样本不得人工挑选。', 'mustNot', {}],
    ['能不能先回单后施工', '不得先回单后施工，不得人为改动受理时间。', 'mustNot', {}],
    ['受理时间能人为改动吗', '不得先回单后施工，不得人为改动受理时间。', 'mustNot', {}],
    ['能替客户评价吗', '（一）虚假回单、代客户评价；', 'mustNot', { leadIn: '严禁下列行为：' }],
    ['客户可以自由选择套餐吗', '客户可以自由选择套餐。', 'may', {}],
    ['用户能不能自由选择套餐', '客户可以自由选择套餐。', 'may', {}],
    ['查询话单收费吗', '查询话单免费。', 'free', {}],
    ['移机要不要钱', '移机不收取任何费用。', 'free', {}],
    ['打印账单收不收钱', '打印账单免收费用。', 'free', {}],
    ['安装要收费吗', '安装不得收取费用。', 'free', {}],
    ['通道能堆放纸箱吗', '通道禁止堆放纸箱。', 'mustNot', {}],
    ['可以强制搭售吗', '不得强制搭售，不得未经同意开通业务。', 'mustNot', {}],
    ['可以强制搭售吗', '不应当强制搭售。', 'mustNot', {}],
    ['机房允许吸烟吗', '机房严禁吸烟。', 'mustNot', {}],
    ['机房抽烟行不行', '机房内不允许吸烟。', 'mustNot', {}],
  ] as const)('%s ← %s', (question, sentence, expected, around) =>
    expect(verdict(question, sentence, around)).toBe(expected),
  );
});

describe('not certain, so nothing is said', () => {
  it.each([
    // The question is turned round.
    ['不穿鞋套入户行不行', SHOES, VISIT],
    ['不带证件能不能过户', IDENTITY, HALL],
    ['入户能不穿鞋套吗', SHOES, VISIT],
    ['上班是不是不能玩手机', DESK, HALL],
    ['不玩手机可以吗', DESK, HALL],
    ['没有证件可以补卡吗', IDENTITY, HALL],
    ['难道上班能玩手机吗', DESK, HALL],
    // An exception, in the sentence or elsewhere in the clause.
    ['上门能收取费用吗', '除业务公示的项目外不得收取任何费用。', VISIT],
    ['装机收费吗', '除业务公示的项目外不得收取任何费用。', VISIT],
    ['能代签吗', '不得代签。', { clause: '不得代签。但是，客户书面委托的除外。' }],
    ['能缩短时限吗', '不得缩短时限，另有约定的从其约定。', {}],
    ['机房能吸烟吗', '机房严禁吸烟。', { clause: '机房严禁吸烟。吸烟室不在此限。' }],
    // It hangs on something.
    ['能开通业务吗', '不得强制搭售，不得未经同意开通业务。', HALL],
    ['能开通业务吗', '未经同意，不得开通业务。', HALL],
    ['录音能调取吗', '录音可以经负责人批准后调取。', {}],
    ['客户可以全额退费吗', '待装超过15天的，客户可以全额退费。', {}],
    ['登高要系安全带吗', '登高超过2米须系安全带并有1人看护。', VISIT],
    ['可以使用方言吗', '客户使用方言且沟通困难的，可以使用方言。', HOTLINE],
    ['能结案吗', '回访记录完整的方可结案，可以结案的应当归档。', {}],
    ['设备要收费吗', '设备遗失按残值计收，使用满36个月的不收取。', {}],
    ['能延长吗', '需要跨省协查的，经客户服务部批准可以延长5个工作日。', {}],
    ['能受理吗', IDENTITY, HALL],
    ['能停机吗', '欠费30日、催告2次的，可以停机。', {}],
    ['欠费30日能停机吗', '欠费30日、催告2次的，可以停机。', {}],
    ['必须有人看护吗', '登高超过2米须系安全带，必须有人看护。', VISIT],
    ['需要书面告知吗', '证件不全的，应当受理；应当书面告知。', {}],
    ['可以收费吗', '不得收费。', { clause: '证件不全的，次日办理。不得收费。' }],
    // A no of a no.
    ['要收费吗', '不应当不收费。', {}],
    ['可以拒绝受理吗', '任何岗位不得不受理。', {}],
    ['能拒绝受理吗', '不得以“不归本部门管”为由拒绝。', {}],
    ['能用自动回复吗', '不得仅以自动回复代替。', HOTLINE],
    ['要登记吗', '无须登记。', {}],
    ['投诉能受理吗', '不得拒绝受理投诉。', {}],
    // Another act, or only part of the one laid down.
    ['当班能离岗吗', DESK, HALL],
    ['能转发吗', SEATS, HOTLINE],
    ['能堆放纸箱吗', '不得在客户活动区堆放纸箱、清洁工具和私人物品。', HALL],
    ['能推荐业务吗', '不得强制推荐业务。', HALL],
    ['能退货吗', '应当退还货款。', {}],
    ['宽带要核验证件吗', IDENTITY, HALL],
    ['入户要脱鞋吗', SHOES, VISIT],
    ['拆机收费吗', '拆机不收取手续费。', {}],
    ['客户能玩手机吗', DESK, HALL],
    ['休息室里能玩手机吗', DESK, HALL],
    // The rule of others.
    ['要赠送礼品吗', '应当赠送礼品。', { about: 'VIP客户经理服务标准' }],
    ['VIP能代签吗', '不得代签。', VISIT],
    ['农村能提前开门吗', '城市不得提前开门。', {}],
    // May is no must, must is no may.
    ['要不要使用普通话', '可以使用普通话。', {}],
    ['能穿鞋套吗', SHOES, VISIT],
    // The duty of somebody else.
    ['营业员要公告吗', '值班经理应当公告并登记客户需求。', HALL],
    ['师傅能玩手机吗', DESK, HALL],
    // No question of this kind.
    ['上班有没有规定着装', '营业人员在岗须统一着装。', HALL],
    ['入户穿什么鞋', SHOES, VISIT],
  ] as const)('%s ← %s', (question, sentence, around) => expect(verdict(question, sentence, around)).toBeUndefined());
});
