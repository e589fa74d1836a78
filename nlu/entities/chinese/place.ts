import type { Entity } from '../../understanding.js';
import { countriesIn } from '../countries.js';
import { matches } from '../matches.js';

/** Provinces and the cities that most parcels go to. */
const places =
  '北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 ' +
  '广州 深圳 成都 杭州 武汉 西安 苏州 南京 长沙 郑州 东莞 青岛 沈阳 宁波 昆明 无锡 佛山 合肥 大连 福州 厦门 哈尔滨 济南 温州 南宁 长春 泉州 石家庄 贵阳 南昌 金华 常州 南通 嘉兴 太原 徐州 惠州 珠海 ' +
  '兰州 乌鲁木齐 呼和浩特 银川 西宁 拉萨 海口 三亚 台北 高雄';

const countries = new Map([...countriesIn('zh')].filter(([name]) => name.length > 1));
countries.set('香港', 'HK').set('澳门', 'MO').set('台湾', 'TW');

const named = new RegExp([...countries.keys(), ...places.split(' ')].sort((a, b) => b.length - a.length).join('|'), 'g');

/** Countries, provinces and large cities in a Chinese text; the value is the ISO 3166 code of a country, or the name. */
export function findPlaces(text: string): Entity[] {
  return matches('place', text, named, ([name]) => countries.get(name) ?? name);
}
