import { verbhood } from './english-words.js';

/** Whether a text begins as a question, an order or a wish does, and not as a story: "refund me", "where is it", "I want …", 帮我…. */
export function beginsRequest(text: string): boolean {
  return isRefusal(text) || question.test(text) || wish.test(text) || beginsWithOrder(text) || chineseRequest.test(text);
}

/** Begins or ends as a request does. */
export function isRequest(text: string): boolean {
  return beginsRequest(text) || /[?？吗呢][\s?？!！]*$/u.test(text);
}

/** Whether a text begins by saying what is not wanted: "don't cancel", "instead of a refund". */
function isRefusal(text: string): boolean {
  return /^(?:(?:don['’]?t|do\s+not)\s(?!\s*(?:i|you|we|they)\b)|(?:not|no\s+need|instead\s+of|rather\s+than)\s)/i.test(text);
}

const adverbs = String.raw`(?:(?:really|actually|still|also|just|only|rather|do|don['’]?t|not|did|didn['’]?t|never)\s+)*`;

/** What parts a question from a relative clause is the verb that follows: "where is it", but "where I live". */
const question = new RegExp(
  [
    String.raw`(?:who|what|when|where|why|how|which)(?:['’]?s|\s+(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|about|to|much|many|long|far|soon|often|one|else))\b`,
    String.raw`why\b`,
    String.raw`(?:ca|could|would|wo|will|shall|should|may|do|does|did|is|are|was|were|has|have|had|am|can)(?:n['’]?t)?\s+(?:(?:i|you|we|it|they|he|she|there)\b|(?:this|that|these|those|my|the|your|any|some)\b[^.!?]*\?)`,
  ]
    .map((form) => `^${form}`)
    .join('|'),
  'i',
);

const wish = new RegExp(
  [
    String.raw`(?:i|we)\s+${adverbs}(?:want|wish|prefer|need(?!\s+(?:it|them|this|that)\b))\b`,
    String.raw`(?:i|we)(?:['’]?d|\s+would)\s+${adverbs}(?:like|love|prefer|rather|appreciate)\b`,
    String.raw`(?:i['’]?m|i\s+am|we['’]?re|we\s+are)\s+${adverbs}(?:looking\s+for|trying\s+to|asking|wondering)\b`,
    String.raw`(?:i|we)\s+(?:also\s+)?have\s+(?:a|an|another|one\s+more)\s+question\b`,
    String.raw`(?:want|need|wish|would\s+like)\s+to\b`,
  ]
    .map((form) => `^${form}`)
    .join('|'),
  'i',
);

const object = /^(?:me|us|it|them|him|her|my|our|the|an?|this|that|these|those|your|all|both|everything|one|another|some|any|\d+)\b/i;

/** Verbs that tell how things are rather than what to do. */
const stative = new Set([
  'am',
  'are',
  'be',
  'believe',
  'do',
  'hate',
  'have',
  'hope',
  'is',
  'know',
  'like',
  'love',
  'mean',
  'seem',
  'think',
]);

/** An imperative. A word that is a verb only sometimes, as in "return and refund policy", has to have an object. */
function beginsWithOrder(text: string): boolean {
  const [, verb = '', rest = ''] = /^([a-z]+)\s*(.*)$/is.exec(text) ?? [];
  const base = verb.toLowerCase();
  if (stative.has(base)) return false;
  const kind = verbhood(base);
  return kind === 'mostly' || (kind === 'sometimes' && object.test(rest)) || (base.length > 3 && /^(?:me|us|it|them)\b/i.test(rest));
}

const chineseRequest =
  /^(?:我|我们)?(?:还|也|就|只|并|真的?|现在)*(?:想|要|需要|希望|打算|帮|给我|替我|麻烦|能|可以|可否|是否|怎么|怎样|如何|什么|哪|谁|为什么|为何|多少|几|不想|不要|不用|不需要|不打算|不是[要想]|别|无需|推荐|介绍|告诉|取消|退|换|改|修改|更改|更换|查|申请|投诉|转人工|联系|删除|注销|暂停|恢复|更新|寄给|发给|开发?票|有没有|有什么)/u;
