import type { Entity } from '../../understanding.js';
import { matches } from '../matches.js';

/** The most frequent family names. */
const families =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
/** Characters that go on with the sentence rather than with a name. */
const goesOn = '想要是的在我你您有会能把给来去说问买退换没不了，也和跟订下收查请就还';

const introduced = new RegExp(
  `(?<=我叫|我名叫|名字[叫是]|收[件货]人(?:姓名)?[是为]?[：:]?\\s?|姓名[是为]?[：:]?\\s?)(?:[${families}]\\p{Script=Han}(?:(?![${goesOn}])\\p{Script=Han})?|\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,2})`,
  'gu',
);

/** Names by which customers introduce themselves in Chinese; the value is the name. */
export function findIntroduced(text: string): Entity[] {
  return matches('person', text, introduced, ([name]) => name);
}
