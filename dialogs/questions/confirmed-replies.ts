import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { cite, confirmKey, pageOptions, removeKey, shorten } from './labels.ts';

type Questions = Services['questions'];
type Confirmed = Awaited<ReturnType<Questions['confirm']>>;
type Removed = Awaited<ReturnType<Questions['remove']>>;
type List = Awaited<ReturnType<Questions['confirmed']>>;
type Useful = Awaited<ReturnType<Questions['nextUseful']>>;

export const TO_CONFIRM = '待确认问法';
export const CONFIRMED = '已确认问法';
export const DECLINE = '不采用问法';

/** What is said about confirmed questions (问法): questions that people confirmed a clause to answer. */
export const confirmedReplies = {
  confirmed(result: Confirmed): Reply {
    switch (result.kind) {
      case 'confirmed': {
        const solved =
          result.solved.length > 0
            ? `\n${result.solved.join('、')} 已解决${result.told > 0 ? `，已告诉问过的 ${result.told} 位同事` : ''}。`
            : '';
        return {
          text: result.again
            ? `已重新确认：「${result.question}」答${cite(result)}，以现在的条款为准。${solved}`
            : `已确认：以后有人问「${result.question}」，就直接答${cite(result)}。${solved}`,
          options: [
            { key: `命中测试 ${result.question}`, label: '命中测试' },
            { key: CONFIRMED, label: CONFIRMED },
          ],
        };
      }
      case 'clauseMissing':
        return { text: `没有找到 ${result.path} 这一条（现行版本和待发布的草稿里都没有），没有确认。请核对后再发。` };
      case 'badText':
        return {
          text:
            result.problem.kind === 'tooLong'
              ? '这个问法太长了，请用 120 字以内的一句话。'
              : '这个问法太短了，看不出问什么，没有确认。',
        };
      default:
        return unreachable(result);
    }
  },
  howToConfirm: {
    text: '请写明条款和问法，例如「确认问法 《投诉处理办法》第九条：投诉多久有人联系」。也可以发「命中测试」加问题，再点按钮确认。',
  } satisfies Reply,
  clauseUnknown: (text: string): Reply => ({
    text: `没有看出「${shorten(text, 30)}」是哪个标准的哪一条，没有确认。请写成「确认问法 《标准名称》第几条：问法」。`,
  }),
  oneClause: { text: '一次只能确认一条，请分开确认。' } satisfies Reply,

  useful({ next, total }: Useful): Reply {
    if (!next) return { text: '目前没有待确认的问法。员工评价「有用」的问题会列在这里，确认以后才会用于检索。' };
    const { question, count, standard, version, path, text } = next;
    return {
      text: [
        `待确认问法还有 ${total} 个。有 ${count} 次评价「有用」：`,
        `问法：${question}`,
        `答的是：${cite(next)}`,
        shorten(text, 160),
        '确实是这一条就点「确认」，以后这样问会直接答它。',
      ].join('\n'),
      citations: [{ standard, version, clause: path, text }],
      options: [
        { key: confirmKey(next, question), label: '确认' },
        { key: `${DECLINE} ${question}`, label: '不采用' },
      ],
    };
  },
  declined: (question: string, count: number): Reply => ({
    text:
      count > 0
        ? `好的，「${question}」不作为问法，以后不再提示。`
        : `待确认的问法里没有「${shorten(question, 30)}」，没有改动。`,
  }),
  whatToDecline: { text: `请带上问法原文，例如「${DECLINE} 投诉多久有人联系」。` } satisfies Reply,

  list(list: List, about: string): Reply {
    if (list.total === 0) {
      return { text: about === '' ? '还没有确认过的问法。' : `没有与「${about}」有关的问法。` };
    }
    return {
      text: [
        `${about === '' ? '' : `与「${about}」有关的`}问法共 ${list.total} 个，都会直接答到对应的条款：`,
        ...list.rows.map(row => `· ${row.text}　→ ${cite(row)}`),
        ...(list.pages > 1 ? [`（第 ${list.page} 页，共 ${list.pages} 页）`] : []),
        '要去掉哪一个，请发「删除问法」加问法原文；要查某个标准的，请发「已确认问法」加标准名称。',
      ].join('\n'),
      options: pageOptions(CONFIRMED, list, about),
    };
  },

  removed(result: Removed, asked: string): Reply {
    switch (result.kind) {
      case 'removed':
        return { text: `已删除问法「${result.question.text}」（${cite(result.question)}），从下一个问题起不再使用。` };
      case 'unknown':
        return {
          text: `没有找到问法「${shorten(asked, 30)}」，没有删除。发「${CONFIRMED}」可以看到原文。`,
          options: [{ key: CONFIRMED, label: CONFIRMED }],
        };
      case 'several':
        return {
          text: `有 ${result.questions.length} 处这样的问法，要删除哪一个？`,
          options: result.questions.map(question => ({
            key: removeKey(question, question.text),
            label: `${shorten(question.text, 16)} → ${cite(question)}`,
          })),
        };
      default:
        return unreachable(result);
    }
  },
  whatToRemove: { text: '请带上问法原文，例如「删除问法 投诉多久有人联系」。' } satisfies Reply,
};

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
