import { clausesOf } from '../templates/item.ts';
import type { SeedAnswer } from './answer.ts';

const hall = clausesOf('营业厅服务规范');
const broadband = clausesOf('宽带装维时限管理规定');
const complaint = clausesOf('投诉处理办法');
const assessment = clausesOf('服务质量考核办法');

/** 标准答复: questions colleagues ask often, whose answer lies in more than one place or needs a plain word. */
export const ANSWERS: readonly SeedAnswer[] = [
  {
    question: '宽带故障超时没修好怎么给客户补偿',
    text: '超过承诺时限仍未修复的，每超过24小时减免3天月租，单次减免不超过当月月租，于次月账单自动返还。承诺时限按宽带单户故障计：城市24小时、农村36小时，自客户报障时起算。',
    clauses: [broadband('第三章/第十六条'), broadband('第三章/第十三条')],
  },
  {
    question: '客户说没办过的业务被扣费了怎么处理',
    text: '先核实有没有客户签字或者短信确认。没有的，一经核实，自开通之日起全额退费，并按重大服务质量问题处理。资费争议由经营支撑人员在2个工作日内出具稽核意见。',
    clauses: [hall('第四章/第二十四条'), complaint('第三章/第十二条')],
  },
  {
    question: '整改通知和督办单有什么区别',
    text: '整改通知：测评中未通过的项目都会开，整改期限为5个工作日（通知另行载明更短期限的，以通知为准），本身不扣分。督办单：只针对重大服务质量问题，自下达之日起3个工作日内查明原因、10个工作日内整改到位、12个工作日内反馈，三项分别计时；任何一项未按要求完成，扣责任部门1分/次。',
    clauses: [assessment('第三章/第十二条'), assessment('第四章/第十七条'), assessment('第五章/第二十三条')],
  },
  {
    question: '对扣分有异议怎么办',
    text: '责任部门可以自扣分通知送达之日起5个工作日内提出考核申诉，写明理由并附证据；逾期未申诉的，扣分生效。申诉在10个工作日内裁决，期间扣分冻结，每项扣分只能申诉一次。如果是认为责任不在本部门，应当在扣分确认之前先提责任认定申请。',
    clauses: [assessment('第六章/第二十八条'), assessment('第六章/第二十九条'), assessment('第三章/第十四条')],
  },
  {
    question: '客户在营业厅当场投诉，值班经理要怎么做',
    text: '3分钟内到场，把客户引导至洽谈区处理。当场不能解决的，录入投诉工单，并告知客户24小时内会有首次响应。过程中不得推诿、争吵，也不得泄露投诉内容。',
    clauses: [hall('第五章/第二十六条')],
  },
  {
    question: '夜里报的宽带故障什么时候联系客户',
    text: '22:00至次日7:00报障的，次日8:00前联系客户；其他时间报障的，15分钟内派单，30分钟内由装维人员联系客户。',
    clauses: [broadband('第三章/第十二条')],
  },
];
