/** What a sentence about a 整改 says already; what is absent is asked. */
export interface SaidAnswer {
  readonly cause?: string;
  readonly measure?: string;
  readonly result?: string;
}

const LEAD = /^[\s:：,，]*(?:(?:答复|回复|提交)?整改(?:答复)?)?[\s:：,，]*/u;
const LABELLED = /(?:^|[，,；;。\n\s])(原因|措施|结果)(?:是|为|[:：])\s*/gu;
const KEYS = { 原因: 'cause', 措施: 'measure', 结果: 'result' } as const;
/** 「全部已改好」, 「都恢复了」. */
const DONE =
  /^(?:现在?|目前)?(?:全部|都|全都)?(?:已经?|都|全部)*(?:改好|改完|整改好|整改完|整改完成|整改到位|恢复|恢复正常|修好|解决)(?:了|完毕)?$/u;
const MEASURE =
  /^(?:已经?|现已|我们|马上|立即|当天|当日|重新)*(?:更?换|修|维修|清理|清洁|打扫|培训|组织|增加|增设|安排|补|加强|调整|联系|购|采购|重装|整理|张贴|擦|通知|考核|约谈|落实|新增)/u;
const EDGES = /^[\s:：,，;；。]+|[\s,，;；。]+$/g;

/**
 * Fills an answer from the words beside a 单号: 「已改好，灯管老化，换了新的」. Labelled parts count first; else a clause that says it is done
 * is the result, one that begins with what was done the measure, and what stands before it the cause. Nothing is guessed of texts by item.
 */
export function readSaidAnswer(words: string): SaidAnswer {
  const text = words.replace(LEAD, '');
  const labels = [...text.matchAll(LABELLED)];
  if (labels.length > 0)
    return Object.fromEntries(
      labels.flatMap((match, index) => {
        const said = text.slice(match.index + match[0].length, labels[index + 1]?.index ?? text.length);
        const value = said.replace(EDGES, '');
        return value === '' ? [] : [[KEYS[match[1] as keyof typeof KEYS], value]];
      }),
    );
  const clauses = text.split(/[，,；;。！!\n]+/u).map(each => each.replace(EDGES, ''));
  const done = clauses.filter(clause => DONE.test(clause));
  const rest = clauses.filter(clause => clause !== '' && !DONE.test(clause));
  const result = done.length > 0 ? { result: done.join('，') } : {};
  if (/第.{1,5}项/u.test(text)) return result;
  const first = rest.findIndex(clause => MEASURE.test(clause));
  if (first < 0) return { ...result, ...(rest.length > 0 && { cause: rest.join('，') }) };
  return {
    ...result,
    ...(first > 0 && { cause: rest.slice(0, first).join('，') }),
    measure: rest.slice(first).join('，'),
  };
}
