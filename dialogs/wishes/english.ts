import { languagesIn, type WishPatterns } from './patterns.js';

const amount = String.raw`[€$£¥]?\s?\d{1,6}(?:[.,]\d{1,2})?`;
const unit = String.raw`(?:\s?(?:€|\$|£|euros?|eur|dollars?|usd|bucks?|pounds?|gbp|quid))?`;
/** A number of something else than money. */
const counted = String.raw`(?!\d|[.,]\d|\s*-?\s*(?:pages?|hours?|minutes?|weeks?|days?|years?|months?|chapters?|lessons?|books?|items?|titles?|percent|st|nd|rd|th)\b|\s*%)`;
const most = String.raw`(?:under|below|beneath|within|less\s+than|cheaper\s+than|lower\s+than|up\s+to|at\s+most|no\s+more\s+than|not\s+(?:more|over|above)(?:\s+than)?|max(?:imum)?\.?(?:\s+of)?|<=?)`;
const least = String.raw`(?:over|above|more\s+than|at\s+least|starting\s+(?:at|from)|not\s+(?:under|below|less\s+than)|no\s+less\s+than|min(?:imum)?\.?(?:\s+of)?|from|>=?)`;
const languages = languagesIn('en');
const language = `(?<language>${[...languages.keys()].join('|')})`;
const people =
  'daughter|son|kids?|child|children|niece|nephew|wife|husband|partner|boyfriend|girlfriend|mother|mom|mum|father|dad|parents?|grand\\w+|sister|brother|uncle|aunt|cousin|friends?|colleagues?|boss|teacher|neighbou?r|\\d+[- ]year[- ]olds?|toddler|teenager|baby';
const anything = String.raw`(?:(?:by|from|about|on|with|like|in|any|more|another|anything|something|a|an|the|of|too|much|many|really|books?|novels?|stories|courses?|works?|those|these|author|read|reading|genre)\s+)*`;

export const english: WishPatterns = {
  unwantedBefore: new RegExp(
    String.raw`(?:\b(?:not|no|without|except(?:\s+for)?|excluding|besides|apart\s+from|other\s+than|(?:any|every)thing\s+but|nothing|never|neither|nor|hate|dislike|avoid|skip|(?:tired|sick)\s+of|enough\s+of)|n['’]t(?:\s+(?:really|particularly))?\s+(?:like|want|enjoy|need|stand|care\s+for|into)|\bnot\s+(?:into|like|want|a\s+fan\s+of))\s+${anything}["“'‘]?$`,
    'i',
  ),
  unwantedAfter: /^["”'’]?,?\s+(?:excluded|excepted)\b/i,
  andAnother: /^["”'’]?(?:\s*,)?\s*(?:(?:or|nor|and|\/)\s+)?(?:by\s+|any\s+)?["“'‘]?$/i,
  alikeBefore:
    /\b(?:(?<!would\s|['’]d\s)like|similar\s+to|such\s+as|in\s+the\s+(?:style|vein|spirit)\s+of|remind(?:s|ing)?\s+me\s+of|fans?\s+of|along\s+the\s+lines\s+of|comparable\s+to)\s+(?:(?:the\s+)?(?:books?|novels?|courses?|author|works?)\s+(?:of|by|called)?\s*)?["“'‘]?$/i,
  alikeAfter: /^["”'’]?[-\s]?(?:like|style|ish)\b/i,
  had: /\b(?:finished|completed|done|took|taken|passed|through|after|know|have|had|did)\s+(?:with\s+|already\s+)?(?:the\s+)?(?:course\s+|class\s+)?["“'‘]?$/i,
  atMostBefore: new RegExp(String.raw`${most}\s*$`, 'i'),
  atMostAfter: /^\s*(?:or\s+(?:less|under|below|cheaper)|max(?:imum)?|at\s+(?:the\s+)?most|tops)\b/i,
  atLeastBefore: new RegExp(String.raw`(?<!no\s|not\s)${least}\s*$`, 'i'),
  atLeastAfter: /^\s*(?:or\s+more|and\s+(?:up|above|more)|upwards?)\b/i,
  about: /\b(?:around|about|roughly|approximately|circa|ca\.?|some)\s*$/i,
  between: new RegExp(
    String.raw`(?:between|from)\s+(?<from>${amount})${unit}\s*(?:and|to|-|–)\s*(?<to>${amount})${unit}${counted}|(?<![\d.,])(?<from2>${amount})\s*(?:-|–|to)\s*(?<to2>${amount})\s?(?:€|\$|£|euros?|eur|dollars?|usd|bucks?|pounds?|gbp|quid)`,
    'gi',
  ),
  bareAmount: new RegExp(String.raw`(?:${most}|at\s+least|over|above|more\s+than)\s+(?<amount>\d{1,6}(?:[.,]\d{1,2})?)${counted}`, 'gi'),
  cheap:
    /\b(?:cheap(?:er|est)?(?!\s+than)|inexpensive|affordable|low[- ]priced|not\s+(?:too|so|very)\s+expensive|less\s+expensive|too\s+(?:expensive|pricey|dear)|bargains?)\b/i,
  next: /\b(?:sequels?|next\s+(?:(?:one|book|part|volume)\s+)?(?:in|of)\s+(?:the|my|that)\s+series|(?:what|which)\b.*\b(?:study|learn|take|course|class)\b.*\bnext|(?:what|which)\b.*\bnext\b.*\b(?:study|learn|take|course|class)|next\s+(?:course|class|step|level)|(?:continue|go\s+on|carry\s+on)\s+(?:with\s+)?(?:my\s+)?(?:studies|studying|learning|course)|what(?:['’]s|\s+is)\s+next|what\s+comes\s+(?:next|after)|follow[- ]?up\s+course)\b/i,
  forSomebodyElse: new RegExp(
    String.raw`\bfor\s+(?:(?:my|our|his|her|their|a|an|the)\s+)(?:[\w-]+\s+){0,2}?(?:${people})\b|\b(?:as\s+)?(?:an?\s+)?(?:gift|present)\b|\bfor\s+(?:someone|somebody)\s+else\b|\bfor\s+(?:him|her|them)\b`,
    'gi',
  ),
  inLanguage: new RegExp(
    String.raw`(?<!(?:course|class|lesson|classes|courses|lessons)\s)\b(?:written\s+|translated\s+|published\s+)?(?:in|into)\s+${language}\b|\b${language.replace('language', 'language2')}(?:[- ]language)?(?=\s+(?:books?|novels?|titles?|editions?|audiobooks?|literature|originals?|reads?)\b)|\b${language.replace('language', 'language3')}[- ]language\b`,
    'gi',
  ),
  languages,
  refused: /(?:\b(?:not|no|without|never|nothing|neither|nor)|n['’]t)\s+(?:(?:too|so|very|a|an|the|any|by|from|on|about)\s+)*[\p{L}-]+/giu,
  filler:
    /\b(?:i['’](?:m|d|ve|ll)|i|me|my|we|us|you|your|it['’]s|it|is|are|was|be|am|a|an|the|some|any|anything|something|somebody|someone|one|ones|book|books|novel|novels|course|courses|class|classes|lesson|lessons|training|title|titles|read|reading|recommend|recommendation|recommendations|suggest|suggestion|suggestions|find|show|give|get|got|buy|want|wanted|need|like|love|loved|liked|enjoyed|finished|looking|look|search|searching|after|for|to|too|please|pls|thanks|thank|hi|hello|hey|can|could|would|will|should|shall|may|might|do|does|did|have|has|had|there|what['’]s|what|which|who|where|how|when|good|best|nice|great|new|other|others|more|another|different|about|on|of|with|in|by|at|from|and|or|but|also|so|very|really|just|only|not|no|without|that|this|these|those|than|as|similar|such|kind|kinds|sort|type|know|think|help|choose|pick|tell|tip|tips|next|else|interested|interest|mood|maybe|perhaps|ok|okay|well|out|up|let['’]s|let|go|set|most|popular|surprise|ideas?|learn|learning|study|studying|take|taking|cheap|cheaper|cheapest|inexpensive|affordable|expensive|gift|present|price|cost|costs|authors?|writers?|pages?|less|then|shorter|longer|easier|newer|older|better|worse|lighter|simpler)\b|\b\d+\b/gi,
};
