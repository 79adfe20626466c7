/** Sentences that speak to a language model, not to people: no rule of a standard does. */
const TO_A_MODEL: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|抛开|跳过|不要理会|不要遵守|不必遵守|不用管)[^。；;\n]{0,12}(?:以上|上述|上面|上文|前述|前面|之前|此前|先前|前文|所有|一切|全部|原有|其他|指令|指示|提示|规则|要求|规定|条款|说明)/u,
  /(?:从现在起|现在起|接下来|现在)[，,]?\s*(?:你|您)(?:是|就是|将|要|必须|扮演)/u,
  /(?:你|您)(?:现在)?(?:是|扮演|作为)[^。；;\n]{0,8}(?:助手|模型|机器人|AI|人工智能|专家|管理员)/iu,
  /(?:作为|你是)[^。；;\n]{0,6}(?:AI|人工智能|语言模型|大模型|智能助手|聊天机器人)/iu,
  /(?:AI|人工智能|语言模型|大模型|智能助手|聊天机器人|机器人)(?:助手)?[^。；;\n]{0,6}(?:必须|应当|应|须|请|一律|只能|只)?(?:回答|回复|输出|答复|注意)/iu,
  /系统(?:提示|指令|消息)(?:词)?|提示词|开发者模式|越狱模式|管理员模式/u,
  /(?:请|必须|务必|一律|只需|只能|直接)(?:输出|打满分|给(?:出)?(?:满分|10分|最高分))/u,
  /\b(?:ignore|disregard|forget|override)\b[^。；;\n]{0,40}\b(?:above|previous|prior|earlier|instructions?|rules?|prompt)\b/iu,
  /\byou are (?:now|a|an)\b|\bsystem prompt\b|\bas an ai\b|\bdeveloper mode\b|<\/?\s*(?:system|data|instructions?|assistant|user)\s*>/iu,
];

/**
 * A clause's text without what is addressed to a model: from such a sentence to the end of its line, since what an injected order is about
 * follows it. Neither is it sent, nor does it support what a model says; people are shown the clause as it stands.
 */
export function withoutInstructions(text: string): string {
  return text
    .split('\n')
    .map(line => {
      const sentences = line.split(/(?<=[。；;！？!?])/u);
      const first = sentences.findIndex(sentence => isToAModel(sentence));
      return first < 0 ? line : sentences.slice(0, first).join('');
    })
    .join('\n');
}

function isToAModel(sentence: string): boolean {
  // Spaces between letters (忽 略) are no Chinese; they would only hide the words.
  const plain = sentence
    .normalize('NFKC')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})|[\u200b-\u200f\u2060-\u2069\ufeff]/gu, '');
  return TO_A_MODEL.some(pattern => pattern.test(plain));
}
