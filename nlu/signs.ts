/**
 * What a text shows beside its words, as made-up words that a classifier of n-grams reads like any other: glad and sore emoji and
 * emoticons (twice where there are several), alarms, exclamation, a question, shouting. For moods; what is wanted does not hang on them.
 */
export function signsOf(text: string): string[] {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return [
    ...atMostTwice('emojiglad', count(text, gladEmoji, gladEmoticon)),
    ...atMostTwice('emojisore', count(text, soreEmoji, soreEmoticon)),
    ...(/[🆘🚨⏰⏳⌛]/u.test(text) ? ['emojialarm'] : []),
    ...(/[!！]/.test(text) ? ['signexclaimed'] : []),
    ...(/[?？]/.test(text) ? ['signasked'] : []),
    ...(letters >= shoutedLetters && capitals >= shoutedFrom * letters ? ['signshouted'] : []),
  ];
}

const gladEmoji = new Set(
  '😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰😗😙😚🙂🤗🤩😇🥳😺😸😻👍👏🙌🙏💪❤🧡💛💚💙💜🤎🖤💕💖💗💘💓💞💯🎉🎊✨⭐🌟🔥💐🥂🏆🤝👌💃☀',
);
const soreEmoji = new Set('😞😔😟😕🙁☹😣😖😫😩😢😭😤😠😡🤬😒🙄😑😐😬🤢🤮😷😨😰😱😓👎💔🤦🤷💩🖕😾😿😪😥😧😦');
const gladEmoticon = /(?<!\S)[:;=8][-'^o]?[)Dp]+(?!\S)|<3|\^\^/g;
const soreEmoticon = /(?<!\S)[:;=8][-'^o]?[(/|]+(?!\S)/g;

/** Fewer letters are an abbreviation. */
const shoutedLetters = 4;
/** Share of capitals among the letters. */
const shoutedFrom = 0.7;

function count(text: string, emoji: ReadonlySet<string>, emoticon: RegExp): number {
  return [...text].filter((character) => emoji.has(character)).length + (text.match(emoticon)?.length ?? 0);
}

function atMostTwice(word: string, times: number): string[] {
  return Array.from({ length: Math.min(times, 2) }, () => word);
}
