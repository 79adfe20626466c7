import { type ClauseRef, clausesOf } from '../templates/item.ts';

const hall = clausesOf('营业厅服务规范');
const hotline = clausesOf('10000号客服代表服务规范');
const visit = clausesOf('装移机上门服务规范');
const complaint = clausesOf('投诉处理办法');
const broadband = clausesOf('宽带装维时限管理规定');
const service = clausesOf('全业务客户服务标准');
const assessment = clausesOf('服务质量考核办法');

/** Past questions, in the words of who asked, that a quality officer confirmed to be answered by a clause. */
export const CONFIRMED_QUESTIONS: readonly { text: string; clause: ClauseRef }[] = [
  { text: '下单以后几天能用上宽带', clause: broadband('第二章/第五条') },
  { text: '小区没有端口装不了怎么办', clause: broadband('第二章/第八条') },
  { text: '报障之后师傅多久打电话过来', clause: broadband('第三章/第十二条') },
  { text: '家里断网一般多久恢复', clause: broadband('第三章/第十三条') },
  { text: '网坏了好几天给不给减钱', clause: broadband('第三章/第十六条') },
  { text: '叫了号一直轮不到有没有规定', clause: hall('第四章/第十六条') },
  { text: '厅里每天几点关门', clause: hall('第四章/第十四条') },
  { text: '少带一样材料又让人回去拿怎么算', clause: hall('第四章/第十九条') },
  { text: '投诉完多久有人找客户', clause: complaint('第三章/第九条') },
  { text: '客户说账单不对要查账', clause: complaint('第三章/第十二条') },
  { text: '补交话费后多久能打电话', clause: service('第四章/第十四条') },
  { text: '师傅放鸽子算不算违约', clause: visit('第二章/第五条') },
  { text: '不服这个扣分几天之内能提', clause: assessment('第六章/第二十八条') },
  { text: '万号打不进去一直排队', clause: hotline('第二章/第六条') },
];
