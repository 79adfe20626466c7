import type { ReceivedFile, Unusable } from '../../src/domain/conversation/turn.ts';
import { parseSubmission } from '../../src/domain/language/parse-submission.ts';
import type { Actor, Role } from '../../src/domain/org/actor.ts';
import { AppError } from '../../src/errors.ts';
import type { Reply } from '../framework/reply.ts';
import { renderError } from './errors.ts';
import { showTime } from './times.ts';

const CANCEL = new Set(['取消', '退出', '算了', '不填了', '不录了', '先不填了', '先不录了']);
const GREETING = /^(?:你好|您好|大家好|早上好|早|上午好|下午好|晚上好|在吗|在么|hi|hello|hey)[!\uFF01~。.呀啊]*$/i;
const THANKS = /^(?:谢谢|多谢|感谢|谢了|辛苦)(?:你|您|了|啦)*[!\uFF01~。.]*$/;
const NOTED = /^(?:好|好的|收到|明白|明白了|知道了|了解|ok|嗯|嗯嗯|行)[!\uFF01~。.]*$/i;
const WHO = /^(?:你|您)(?:是谁|是什么|叫什么)[?\uFF1F]*$/;
const WHETHER_HUMAN = /^(?:你|您)?是(?:不是)?(?:真人|人工|机器人|人|程序|ai)(?:吗|还是机器人)?[?\uFF1F啊]*$/i;
const WANTS_HUMAN = /^(?:我要|帮我|请)?(?:转|找|接|要)?(?:个)?(?:人工|真人)(?:客服|服务|坐席)?[。.!\uFF01]*$/;
const COMPLAINS =
  /^(?:(?:说|讲)人话|(?:听|看)不懂|什么(?:垃圾|破)?(?:系统|玩意儿?|东西)|(?:垃圾|破)(?:系统|机器人|玩意儿?)|(?:太|真)?(?:难用|垃圾|没用了))[。.!\uFF01?\uFF1F啊]*$/;
const BYE = /^(?:再见|拜拜|下班了?|bye)[!\uFF01~。.]*$/i;
/** What is said to a form: with none open it is no question about standards. */
const FORM_WORD =
  /^(?:上一项|上一步|下一项|跳过|确认|确认提交|提交|修改|更正|继续|其余满分|满分|不适用|进度|没有照片|好了|完成|维持|用这个标题|确认导入|看目录|看提示|看未收入|看重复和冲突|下一页|[0-9]{1,2}|[a-z])$/i;
const TAKE_UP = '继续填写';
const TAKES_UP = /^(?:继续填写?|接着填写?|继续)[。.!\uFF01]?$/;
const WHY_DEDUCTED =
  /^(?=.*(?:我们|我厅|我部|本厅|本部|单位|营业厅|分公司|部))(?:.{0,16})为(?:什么|啥|何)(?:会|又|要)?(?:被)?扣.{0,6}$/;

/** What the root says, outside any feature. */
export const rootReplies = {
  isCancel: (text: string) => CANCEL.has(text),
  /** What submits a form, said in as many words. */
  isSubmission: (text: string) => parseSubmission(text) === 'words',
  isFormWord: (text: string) => FORM_WORD.test(text) || parseSubmission(text) === 'words',
  /** Goes on with the form that lies aside. */
  takesUp: (text: string, inForm: boolean) => (inForm ? text === TAKE_UP : TAKES_UP.test(text)),
  asksWhyDeducted: (text: string) => WHY_DEDUCTED.test(text),
  viewPhrase: '查看',
  whyPhrase: '为什么扣分',

  /** What is said out of politeness is answered so, not looked up in the standards. */
  pleasantry(text: string, actor: Actor): Reply | undefined {
    if (GREETING.test(text) || WHO.test(text)) return rootReplies.welcome(actor);
    if (THANKS.test(text)) return { text: '不客气，有问题随时问我。' };
    if (NOTED.test(text)) return { text: '好的。需要时随时找我。' };
    if (WHETHER_HUMAN.test(text)) return { text: '我是质控助手，一个程序，不是真人。标准和流程上的事都可以问我。' };
    if (WANTS_HUMAN.test(text))
      return { text: '我这里不能转人工。标准上的疑问请联系质控岗；系统上的问题请联系系统管理员。' };
    if (COMPLAINS.test(text))
      return {
        text: '抱歉，没有帮上您。请换一个说法，说明业务和环节；发「帮助」可以看我能做什么，上一个答案不对请发「没用」，质控岗会补充。',
        options: [{ key: '帮助', label: '帮助' }],
      };
    return BYE.test(text) ? { text: '再见，祝您工作顺利。' } : undefined;
  },

  lateClick: '这张卡片已经过了，刚才点的没有生效。请在最新的卡片上选择，或直接打字。',
  unusable: {
    location: '位置我还看不了。请直接打字告诉我单位或营业厅的名称。',
    link: '链接我不会打开。请把要说的内容打字发给我，文件请发文件本身。',
    other: '这种消息我还看不了。请打字告诉我，或者发图片。',
    video: '视频我还看不了。请发照片，或者打字说明情况。',
    voice: '这条语音我没能听清楚。请打字发给我，或者用输入法的语音转文字。',
    deaf: '语音我还听不了（没有接语音识别）。请打字发给我，或者用输入法的语音转文字。',
    gone: '您发来的图片或文件没有取到，请再发一次。',
  } satisfies Record<Unusable, string>,

  welcome: (actor: Actor): Reply => ({
    text: `${actor.name}，您好！我是质控助手。您可以直接提问服务标准，例如「宽带装机要多久」；发「帮助」看看我还能做什么。`,
    options: [
      { key: '帮助', label: '帮助' },
      { key: '我的待办', label: '我的待办' },
    ],
  }),

  viewedInstead: (_words: string, no: string): Reply => ({
    text: `没有看懂要对 ${no} 办什么，先按「查看」处理；可以办的事见按钮。`,
  }),
  decideByButton: (words: string, no: string): Reply => ({
    text: `只说「${words}」不算办理，先按「查看」打开 ${no}；看过内容后，请点按钮办理。`,
  }),
  cancelled: { text: '好的，已取消。' } satisfies Reply,
  nothingOpen: { text: '现在没有正在填写的内容。发「帮助」可以查看我能做什么。' } satisfies Reply,
  setAside: ({ name, since }: { name: string; since: Date }, now: Date): Reply => ({
    text: `您没填完的「${name}」（${showTime(since, now)}之后没有再填）先放在一边了，这条消息没有记进去。要接着填，请发「${TAKE_UP}」；不填了，请发「取消」。`,
    options: [{ key: TAKE_UP, label: TAKE_UP }],
  }),
  liesAside: ({ name }: { name: string }): Reply => ({
    text: `现在没有打开的填写。您没填完的「${name}」放在一边：要接着填，请发「${TAKE_UP}」；不填了，请发「取消」。`,
    options: [{ key: TAKE_UP, label: TAKE_UP }],
  }),
  submittedAlready: (no: string): Reply => ({
    text: `刚才已经提交过了，单号 ${no}，不用再次提交。`,
    options: [{ key: `查看 ${no}`, label: '查看' }],
  }),
  outdated: {
    text: '系统刚刚升级，之前打开的填写已关闭，请重新发起（测评草稿仍在，发「录测评」可接着填）。给您添麻烦了。',
  } satisfies Reply,
  alreadyOpen: { text: '您正在填写这一项，请先完成，或发「取消」退出。' } satisfies Reply,
  /** It lies under what is being asked. */
  openBelow: (name: string, current: string): Reply => ({
    text: `「${name}」您已经填了一部分，排在正在填的「${current}」后面。要先填它，请发「先填 ${name}」。`,
    options: [
      { key: `先填 ${name}`, label: `先填「${name}」` },
      { key: `先填 ${current}`, label: `接着填「${current}」` },
    ],
  }),
  privateOnly: { text: '这项事务涉及具体单位和人员，请在与我的单聊中办理；群里可以随时问我服务标准。' } satisfies Reply,
  /** Only what this person can do is advised. */
  fileWithoutForm(actor: Actor): Reply {
    const has = (...roles: Role[]): boolean => roles.some(role => actor.roles.includes(role));
    const ways = [
      ...(has('inspector') ? ['录测评请发「录测评」'] : []),
      ...(has('frontline', 'serviceOfficer', 'manager') ? ['答复整改请发「答复整改」加单号'] : []),
    ];
    const advice = ways.length > 0 ? `${ways.join('，')}，然后再发照片或文件` : '发「帮助」可以看您能办的事';
    return { text: `文件已收到。不过现在没有正在填写的内容可以附上它：${advice}。` };
  },
  fileRefused(file: Extract<ReceivedFile, { kind: 'refused' }>): Reply {
    return renderError(new AppError(file.code, { ...file.params, name: file.name }));
  },
  textRefused: {
    empty: { text: '没有收到文字内容。请发文字或图片，发「帮助」可以查看用法。' },
    tooLong: { text: '这条消息太长了（上限 2000 字），没有处理。请精简后分几条发送。' },
  } satisfies Record<'empty' | 'tooLong', Reply>,

  unknownPerson: (id: string) => `没有找到账号「${id}」对应的人员，暂时不能为您服务。请联系系统管理员开通。`,
  failed:
    '抱歉，系统处理这条消息时出了问题。请先发「我的待办」核对是否已经办成，没有的话请稍后再发一次；还不行请联系系统管理员。',
};
