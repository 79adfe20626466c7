import { BRANDS, PLACES } from './place-names.ts';

/** How an organisation's name ends; the longer first. */
const ORGANISATION =
  '有限公司|分公司|总公司|公司|委员会|办公室|事务所|营业厅|营业部|服务部|事业部|集团|银行|大学|学院|医院|法院|检察院|协会|学会|联合会|政府|中心|支队|大队|总队|支局|总局|派出所|研究所|营业所|供电所|局|厅|部|司|办事处|管理处|稽查处|科|署';
const ORG = new RegExp(`([\\p{Script=Han}]{2,10}?)(${ORGANISATION})(?![分门位件长队员级内外属下署理置方所面])`, 'gu');
const PLACE = /([\p{Script=Han}]{2,6}?)(自治区|自治州|自治县|特区|新区|省|市|县|区|旗|镇|乡|村|街道|路|社区)/gu;

/** Where a name begins: after a word that cannot be part of one. */
const NOT_IN_NAME =
  /^.*(?:[由向至在到往给让找请叫是为与和及或并且而但则如若即也都还就从自按据将把被对以及、的了着过须应当可需要能会得再后前时内等该本其各每某此这那有无不未均只仅进入于指同跨报两几]|联系|通知|离开|包括|位于|设在|提交|上报|报送|告知|反馈|移交|转交|拨打|咨询|负责|归口|协同|配合|会同|报告|转派|派单|提出|属于|隶属|直接|统一|配合|经过|所有|全部|相关|有关|主管|上级|下级|所在|当地|对应|责任|承办|受理|处理|办理)/u;
/** Kinds of organisations and places, which name none: said alone they state nothing that could be invented. */
const GENERIC = new Set(
  `部 局 厅 司 处 科 所 署 公司 中心 办公室 营业厅 营业部 服务部 委员会 集团 银行 政府 法院 协会 全部 内部 外部 总部 干部 局部 本部 各部 大厅 网厅
客厅 到处 各处 处处 此处 用处 好处 之处 何处 别处 本科 场所 住所 处所 居所 厕所 分公司 县分公司 市公司 省公司 总公司 子公司 集团公司 本公司 电信公司
运营商公司 物业公司 县局 市局 省局 上级部 城市 全市 本市 地市 超市 门市 都市 省市 市县 区县 全省 本省 外省 跨省 县区 全县 本县 跨县 郊县 同县
地区 小区 城区 市区 县区 郊区 社区 片区 辖区 厂区 园区 校区 山区 分区 农村 乡村 城镇 乡镇 村镇 集镇 线路 电路 道路 网路 光路 通路 公路 铁路 马路
思路 回路 走路 一路 主管局 管理局 客服中心 服务中心 呼叫中心 数据中心 时区 专区 同一县区 跨县区 业务区 服务区 等候区 办理区 活动区 体验区 受理区`
    .split(/\s+/u)
    .filter(word => word !== ''),
);

const TITLE =
  '总经理|副总经理|经理|主任|主管|局长|处长|科长|部长|厅长|所长|店长|班长|组长|队长|书记|院长|校长|师傅|老师|先生|女士|同志|工程师|律师|警官|总';
/** Common surnames, each letter one. */
export const SURNAME =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙贺陶顾毛郝龚邵万钱严覃武戚莫孔向汤欧阳司马诸葛';
/** 张经理, 王建国主任; not where the surname's letter belongs to a word (值班经理, 客户方经理). */
const TITLED = new RegExp(
  `(?<![\\p{Script=Han}])([${SURNAME}][\\p{Script=Han}]{0,2})(${TITLE})|(?:找|请|由|联系|向|给|是|叫|问|和|与|对|致电|拨打|通知)([${SURNAME}][\\p{Script=Han}]{0,2}?)(${TITLE})`,
  'gu',
);
/** 联系人：王建国, 由李明负责, 找张伟办理. */
const NAMED = new RegExp(
  `(?:联系人|经办人|负责人|责任人|处理人|受理人|承办人|姓名|名叫|叫做|叫|找|由|请|联系|致电|向)(?:是|为|[:：])?\\s*([${SURNAME}][\\p{Script=Han}]{1,2}?)(?=[，。；、！？,;!?:：\\s()（）]|$|负责|办理|处理|联系|审批|批准|审核|确认|解决|答复|回复|牵头|同志|说|咨询|反映|报告|申请|提出)`,
  'gu',
);
const WHOLE_NAME = new RegExp(`^[${SURNAME}][\\p{Script=Han}]{1,2}$`, 'u');
/** Words that begin with a letter that is also a surname. */
export const NO_PERSON =
  /^(?:高级|白天|白班|方面|方案|方可|方式|方便|任何|任务|时间|程序|金额|石油|万一|严格|严重|严肃|向上|向下|江边|江河|林业|田间|田径|叶片|马上|夏季|秋季|雷雨|陆续|余额|余下|史料|段落|钱款|毛利|顾客|温馨|应当|何时|何人|何种|何地|许可|许多|周边|周围|周期|周转|周到|周末|周报|程度|曾经|白名|黄页|黄金|金融|金牌|龙头|武装|马路|水电|安全|常见|计费|宋体|于是|陈述|陈列|张贴|张数|李子|杨树|郑重|谢绝|谢谢|韩国|董事|石家|汤|任一|范围|范本|贺卡|方块|万元|顾问|严禁|孔|丁)/u;

const TITLE_MARKS = /《([^《》]{1,60})》/gu;
const QUOTED = /[「『“"]([^「」『』“”"]{1,60})[」』”"]/gu;
const LATIN = /[A-Za-zÀ-ɏͰ-ϿЀ-ӿ][A-Za-zÀ-ɏͰ-ϿЀ-ӿ0-9]*/gu;
/** Letters that measure and are read as units of figures. */
const UNIT_LETTERS = /^(?:h|min)$/iu;

/**
 * The names of an answer that stand in none of the cited clauses: 《titles》, quotations, Latin words, organisations, places, people,
 * brands. Pass each clause with the standard's title and its number path. Errs towards naming too many: such an answer is not shown, the
 * clause is.
 */
export function unsupportedNames(answer: string, clauses: readonly string[]): string[] {
  const said = answer.normalize('NFKC');
  const source = clauses.join('\n').normalize('NFKC');
  const folded = squeezed(source);
  const stands = (name: string): boolean => folded.includes(squeezed(name));
  const latin = new Set((source.match(LATIN) ?? []).map(word => word.toLowerCase()));
  const found = [
    ...[...said.matchAll(TITLE_MARKS)].flatMap(([, title = '']) => (stands(title) ? [] : [`《${title}》`])),
    ...[...said.matchAll(QUOTED)].flatMap(([, words = '']) => (stands(words) ? [] : [words])),
    ...(said.match(LATIN) ?? []).filter(word => !latin.has(word.toLowerCase()) && !UNIT_LETTERS.test(word)),
    ...[...PLACES, ...BRANDS].filter(name => said.includes(name) && !source.includes(name)),
    ...named(said, ORG, source, stands),
    ...named(said, PLACE, source, stands),
    ...peopleIn(said).filter(name => !source.includes(name)),
  ];
  return [...new Set(found)];
}

/**
 * Names by their ending. What stands before the ending in the sentence is cut where a name cannot go on; the rest must stand in a clause,
 * or end in a name of a clause (须经网络部: 经 may begin a name, 网络部 is one).
 */
function named(text: string, pattern: RegExp, source: string, stands: (name: string) => boolean): string[] {
  const known = new Set(endingIn(source, pattern).map(({ own, ending }) => own + ending));
  return endingIn(text, pattern).flatMap(({ own, ending }) => {
    const name = own + ending;
    if (own === '' || isGeneric(own, ending) || stands(name)) return [];
    const isLonger = [...own].some((_, at) => own.length - at >= 2 && known.has(own.slice(at) + ending));
    return isLonger ? [] : [name];
  });
}

function endingIn(text: string, pattern: RegExp): { own: string; ending: string }[] {
  return [...text.matchAll(pattern)].map(({ 1: before = '', 2: ending = '' }) => ({
    own: before.replace(NOT_IN_NAME, ''),
    ending,
  }));
}

/** 全部, 全市, 营业大厅: with an ending of one letter its last word decides. */
function isGeneric(own: string, ending: string): boolean {
  return GENERIC.has(own + ending) || (ending.length === 1 && GENERIC.has(own.slice(-1) + ending));
}

/** Names of people in a text: with a title, or behind a word that announces one. */
export function peopleIn(text: string): string[] {
  const titled = [...text.matchAll(TITLED)].map(
    ([, name = '', title = '', named = '', position = '']) => (name || named) + (title || position),
  );
  const plain = [...text.matchAll(NAMED)].map(([, name = '']) => name);
  return [...titled, ...plain].filter(name => !NO_PERSON.test(name));
}

/** Whether a text is nothing but a person's name. */
export function isPersonName(text: string): boolean {
  return WHOLE_NAME.test(text) && !NO_PERSON.test(text);
}

function squeezed(text: string): string {
  return text.replace(/[\s·・.]/gu, '').toLowerCase();
}
