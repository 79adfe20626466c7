/** The words of a card that are nobody's message. */
export const cardTexts = {
  choose: '请选择',
  submit: '确定',
  chosen: (label: string): string => `已选：${label}`,
};
