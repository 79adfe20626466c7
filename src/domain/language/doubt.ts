/** A guess is not an answer: 大概8分, 8分左右. */
export const GUESS = /^(?:大概|大约|约|差不多|可能|好像|也许|应该|估计)+(?:是|有|扣|得)?|(?:左右|上下|吧[?\uFF1F])$/;
export const UNDECIDED = /^(?:不确定|不太确定|不清楚|不知道|说不好|不好说|待定|再看看|再说|再想想)$/;
