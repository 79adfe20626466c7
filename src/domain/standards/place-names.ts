/** 省级行政区 and larger cities by the short names people use, for finding invented places. Not complete: suffixed names are found by form. */
export const PLACES: readonly string[] =
  `北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西
西藏 宁夏 新疆 香港 澳门 石家庄 太原 沈阳 大连 长春 哈尔滨 南京 苏州 无锡 徐州 杭州 宁波 温州 合肥 福州 厦门 泉州 南昌 赣州 济南 青岛 烟台 郑州 洛阳
开封 武汉 宜昌 襄阳 长沙 株洲 湘潭 广州 深圳 珠海 佛山 东莞 中山 南宁 桂林 海口 三亚 成都 绵阳 德阳 南充 宜宾 泸州 达州 巴中 广安 遂宁 内江 乐山 自贡
攀枝花 贵阳 遵义 昆明 大理 拉萨 西安 咸阳 宝鸡 兰州 西宁 银川 乌鲁木齐 呼和浩特 包头 万州 涪陵`
    .split(/\s+/u)
    .filter(name => name !== '');

/** Companies, services and authorities that people know by a name without a suffix of its kind. */
export const BRANDS: readonly string[] =
  `中国电信 中国移动 中国联通 中国广电 中国铁塔 天翼 华为 中兴 小米 苹果 三星 腾讯 阿里 百度 京东 淘宝 天猫 拼多多 抖音 快手 微信 企业微信 支付宝 钉钉
美团 顺丰 银联 工信部 发改委 市监局 消协 消委会 网信办 国资委`
    .split(/\s+/u)
    .filter(name => name !== '');
