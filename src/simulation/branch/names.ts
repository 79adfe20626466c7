const SURNAMES = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭鲁韦马苗方俞任袁柳唐薛雷贺汤罗毕郝安常乐傅',
];
const GIVEN = [...'安博诚达恩帆光海嘉佳凯岚林敏宁培清然瑞森涛文欣雅逸颖远泽志卓'];
const COUNTIES = [...'渠宣开大万通巴平南仪阆营蓬岳邻'];
const PLACES =
  '通川 南外 西城 朝阳 柴市 莲湖 金龙 凤翎 翠屏 北外 三里 滨河 塔沱 罗江 复兴 石桥 麻柳 河市 江陵 碑庙 临巴 土溪 三汇 有庆 涌兴 安仁 桥湾 赵家 亭子 管村'.split(
    ' ',
  );

/** An invented person, another one for each number. */
export function personName(number: number): string {
  const surname = SURNAMES[number % SURNAMES.length]!;
  const [first, second] = [number % GIVEN.length, (number * 7 + Math.floor(number / GIVEN.length)) % GIVEN.length];
  return `${surname}${GIVEN[first]}${GIVEN[second]}`;
}

/** 渠县, then 第16县: no two alike. */
export function countyName(number: number): string {
  return number < COUNTIES.length ? `${COUNTIES[number]}县` : `第${number + 1}县`;
}

export function placeName(number: number): string {
  const place = PLACES[number % PLACES.length]!;
  return number < PLACES.length ? place : `${place}${Math.floor(number / PLACES.length) + 1}号`;
}
