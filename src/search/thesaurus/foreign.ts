/**
 * Trades, companies and regions that a library may know nothing of, however well the rest of a question fits: 「银行柜台排队最多等几分钟」 is not
 * answered by how long people queue in a telecom hall. Any of them counts only where the passage itself does not name it.
 */
export const FOREIGN = `
银行 农商行 信用社 工行 农行 建行 中行 招行 邮政储蓄 信用卡 贷款 存款 理财 保险公司 车险 证券 股票 基金 支付宝 微信支付 花呗
中国移动 移动公司 移动营业厅 中国联通 联通 广电 铁塔公司 移动那边 电信诈骗
电费 电表 供电 电网 水费 水表 自来水 供水 燃气 煤气 天然气 暖气 供暖 取暖费 有线电视费
快递 寄快递 空调安装 冰箱 洗衣机
医院 医保 挂号 看病 药店 疫苗 学校 幼儿园 上学 学费 驾校 驾照 驾驶证 红绿灯 闯红灯 违章 停车费 加油 高铁 火车 飞机 航班 机票 地铁 公交 出租车 滴滴
超市 商场 酒店 宾馆 餐厅 饭店 外卖 电影 健身 美容 彩票 景区 门票 旅游
社保卡 公积金 个税 户口 户籍 护照 签证 居住证 结婚证 房产证 房贷 二手房 中介费 学位
北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾
广州 深圳 杭州 南京 武汉 成都 西安 郑州 苏州 青岛 大连 厦门 长沙
`
  .trim()
  .split(/\s+/u);
