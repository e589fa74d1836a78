import { describe, expect, it } from 'vitest';
import { languageOf } from '../../nlu/language.js';

describe('the language of a text', () => {
  it.each([
    'Where is my order?',
    'refund',
    'I loved 三体, what else is there by the author of it?',
    'Do you have Das Parfum?',
    'thx',
    '1001',
    '👍',
    '',
  ])('is English for "%s"', (text) => {
    expect(languageOf(text)).toBe('en');
  });

  it.each(['我的订单在哪里？', '我的iPhone订单SO-1001在哪里', '退货'])('is Chinese for "%s"', (text) => {
    expect(languageOf(text)).toBe('zh');
  });

  it.each([
    'Где мой заказ?',
    '注文はどこですか',
    '내 주문은 어디에 있나요',
    'أين طلبي',
    'Wo ist meine Bestellung?',
    'Où est ma commande ?',
    '¿Dónde está mi pedido?',
    'Dove è il mio ordine?',
    'Waar is mijn bestelling?',
  ])('is another one for "%s"', (text) => {
    expect(languageOf(text)).toBe('other');
  });
});
