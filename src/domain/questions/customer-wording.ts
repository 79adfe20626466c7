/** 怎么跟他说, 如何答复客户, 有没有话术: asks for words to a customer, and says nothing about the matter itself. */
const ASKS_WORDING =
  /(?:在?(?:客户|顾客|用户)(?:面前|跟前|那边|那里))?(?:我|我们|应该|该)?(?:怎么|怎样|如何|咋|要怎么)(?:去|来|才能)?(?:跟|和|对|向|给)?(?:他们?|她|客户|顾客|用户|人家|对方)?(?:说明|说|讲|解释|答复|回复|回答|回应|应对|沟通|安抚|道歉|劝|圆场)(?:一?下|才好|好|比较好|清楚)?(?:给?(?:他们?|她|客户|顾客|用户|人家|对方))?|(?:有没有|有什么|什么|标准)?(?:对客)?(?:话术|口径)/gu;

/** Whether a question asks what to say to a customer. */
export function asksForWording(question: string): boolean {
  return question.search(ASKS_WORDING) >= 0;
}

/** The question without the asking for words: what it is about. */
export function withoutWordingAsked(question: string): string {
  return question.replace(ASKS_WORDING, ' ').trim();
}
