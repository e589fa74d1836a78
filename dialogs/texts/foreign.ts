/** The little that we say in languages that we do not serve. */
export interface Foreign {
  /** We understand English and Chinese only. */
  sorry: string;
  /** Shall a colleague take over? */
  offer: string;
  /** How it is answered, in lower case. */
  yes: readonly string[];
  no: readonly string[];
}

export const foreign: Readonly<Record<string, Foreign>> = {
  ar: {
    sorry: 'عذرًا، أفهم الإنجليزية والصينية فقط.',
    offer: 'هل تودّ أن أحوّلك إلى أحد زملائي؟',
    yes: ['نعم', 'أجل'],
    no: ['لا'],
  },
  de: {
    sorry: 'Entschuldigung, ich verstehe nur Englisch und Chinesisch.',
    offer: 'Soll ich Sie an jemanden aus unserem Team weitergeben?',
    yes: ['ja', 'ja bitte', 'ja gerne', 'gerne'],
    no: ['nein', 'nein danke'],
  },
  es: {
    sorry: 'Lo siento, solo entiendo inglés y chino.',
    offer: '¿Quiere que le pase con una persona de nuestro equipo?',
    yes: ['sí', 'sí por favor', 'claro'],
    no: ['no', 'no gracias'],
  },
  fr: {
    sorry: 'Désolé, je ne comprends que l’anglais et le chinois.',
    offer: 'Voulez-vous que je vous mette en relation avec un collègue ?',
    yes: ['oui', 'oui merci', 'volontiers', 'd’accord'],
    no: ['non', 'non merci'],
  },
  it: {
    sorry: 'Mi dispiace, capisco solo l’inglese e il cinese.',
    offer: 'Vuole che la metta in contatto con una persona del nostro team?',
    yes: ['sì', 'sì grazie', 'volentieri'],
    no: ['no', 'no grazie'],
  },
  ja: {
    sorry: '申し訳ございません。英語と中国語のみ対応しております。',
    offer: '担当者におつなぎしましょうか。',
    yes: ['はい', 'お願いします'],
    no: ['いいえ', '結構です'],
  },
  ko: {
    sorry: '죄송합니다. 저는 영어와 중국어만 이해할 수 있습니다.',
    offer: '상담원에게 연결해 드릴까요?',
    yes: ['네', '예', '네 부탁합니다'],
    no: ['아니요', '아니오', '괜찮습니다'],
  },
  nl: {
    sorry: 'Sorry, ik begrijp alleen Engels en Chinees.',
    offer: 'Zal ik u doorverbinden met een collega?',
    yes: ['ja', 'ja graag', 'graag'],
    no: ['nee', 'nee dank u'],
  },
  pl: {
    sorry: 'Przepraszam, rozumiem tylko angielski i chiński.',
    offer: 'Czy połączyć z osobą z naszego zespołu?',
    yes: ['tak', 'tak proszę', 'poproszę'],
    no: ['nie', 'nie dziękuję'],
  },
  pt: {
    sorry: 'Desculpe, só entendo inglês e chinês.',
    offer: 'Quer que eu passe a conversa a uma pessoa da nossa equipa?',
    yes: ['sim', 'sim por favor', 'claro'],
    no: ['não', 'não obrigado', 'não obrigada'],
  },
  ru: {
    sorry: 'Извините, я понимаю только по-английски и по-китайски.',
    offer: 'Передать ваш вопрос сотруднику?',
    yes: ['да', 'да пожалуйста', 'конечно'],
    no: ['нет', 'нет спасибо'],
  },
  tr: {
    sorry: 'Üzgünüm, yalnızca İngilizce ve Çince anlıyorum.',
    offer: 'Sizi bir çalışma arkadaşıma aktarayım mı?',
    yes: ['evet', 'evet lütfen'],
    no: ['hayır', 'hayır teşekkürler'],
  },
  vi: {
    sorry: 'Xin lỗi, tôi chỉ hiểu tiếng Anh và tiếng Trung.',
    offer: 'Tôi chuyển cuộc trò chuyện này cho nhân viên nhé?',
    yes: ['có', 'vâng', 'vâng ạ'],
    no: ['không', 'không cảm ơn'],
  },
};
