import type { Kysely } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstServed, languageSpoken } from '../../dialogs/language.js';
import { choice, type Question, readAnswer, yesOrNo } from '../../dialogs/question.js';
import { languageOfTalk } from '../../dialogs/state.js';
import { foreign } from '../../dialogs/texts/foreign.js';
import { served, textsFor } from '../../dialogs/texts.js';
import type { Schema } from '../../store/schema.js';
import { freshStore } from '../support/store.js';
import { openShop } from './shop.js';
import { openTalk, understood } from './talk.js';

const zh = textsFor('zh');
const said = (text: string) => understood(text, { language: 'zh' });
const answerTo = (question: Question, text: string) => readAnswer(question, said(text))?.value;

describe('the language of a conversation', () => {
  it('is changed by a message that shows a language we speak', () => {
    expect(languageSpoken(understood('where is it'))).toBe('en');
    expect(languageSpoken(said('在哪里'))).toBe('zh');
  });

  it('stays where a message shows none, is in one that we do not speak, or is a title', () => {
    expect(languageSpoken(understood('1001', { language: 'none' }))).toBeUndefined();
    expect(languageSpoken(understood('wo ist es', { language: 'de' }))).toBeUndefined();
    expect(languageSpoken(understood('The Moonstone', { entities: { product: 'The Moonstone' } }))).toBeUndefined();
    expect(languageSpoken(understood('do you have Emma', { entities: { product: 'Emma' } }))).toBe('en');
  });

  it("begins as the customer's or the browser's, with or without a region, whatever a client sends", () => {
    expect(firstServed([undefined, 'de-AT', 'zh-CN'])).toBe('zh');
    expect(firstServed(['en-GB'])).toBe('en');
    expect(firstServed([null, 5, { language: 'zh' }, ''])).toBeUndefined();
  });

  describe('in a talk', () => {
    let db: Kysely<Schema>;
    const joining = { type: 'conversationUpdate', membersAdded: [{ id: 'dl_1', name: '' }] };

    beforeAll(async () => {
      ({ db } = await freshStore());
      await openShop(db);
      await db.insertInto('customer').values({ id: 'mei', name: '李梅', email: 'mei@example.com', language: 'zh' }).execute();
    });

    it('is spoken from the welcome on', async () => {
      const visitor = await openTalk(db);
      expect((await visitor.send({ ...joining, locale: 'zh-CN' }))[0]?.text).toMatch(
        /^您好！我是 Margin & Quill 的智能客服.*\[转人工客服\]/s,
      );
      const customer = await openTalk(db, 'mei');
      expect((await customer.send(joining))[0]?.text).toMatch(/^李梅，您好！/);
    });

    it('is remembered, and named with every reply', async () => {
      const talk = await openTalk(db);
      await talk.say('运费多少', { language: 'zh', intents: [{ intent: 'delivery_cost', confidence: 0.9 }] });
      expect(languageOfTalk(talk.state)).toBe('zh');
      const [reply] = await talk.press({ intent: 'thanks' });
      expect(reply).toMatchObject({ text: '不客气！请问还有什么可以帮您？', activity: { locale: 'zh-CN' } });
    });
  });
});

describe('reading Chinese', () => {
  it.each(['算了', '不用了。', '那算了吧', '还是算了', '取消', '没事了'])('takes "%s" for the wish to stop', (text) => {
    expect(zh.isStop(text)).toBe(true);
  });

  it.each(['我想取消订单', '不用了解', '停车', '我算了一下'])('does not take "%s" for one', (text) => {
    expect(zh.isStop(text)).toBe(false);
  });

  it.each([
    ['第一个', 0],
    ['2', 1],
    ['我要第三本', 2],
    ['第二个吧。', 1],
    ['选4号', 3],
    ['我等了2周', undefined],
    ['一共多少', undefined],
    ['第一次来', undefined],
  ])('takes "%s" for the place %s', (text, place) => {
    expect(zh.positionIn(text)).toBe(place);
  });

  it.each([
    ['好的', 'yes'],
    ['好，转吧', 'yes'],
    ['嗯', 'yes'],
    ['可以，麻烦您了', 'yes'],
    ['不用了，谢谢', 'no'],
    ['不需要', 'no'],
    ['不可以', 'no'],
    ['暂时不用', 'no'],
    ['要是明天到就好了', undefined],
    ['不知道在哪', undefined],
  ])('takes "%s" for %s', (text, value) => {
    expect(answerTo({ prompt: '?', choices: yesOrNo(zh) }, text)).toBe(value);
  });

  it.each([
    ['确定取消', 'cancel'],
    ['取消吧', 'cancel'],
    ['我不想取消了', 'keep'],
    ['先别取消', 'keep'],
    ['不，继续用', 'keep'],
  ])('never takes the wish to keep for one to cancel: "%s"', (text, value) => {
    expect(answerTo({ prompt: '?', choices: [choice('cancel', zh.yesCancel), choice('keep', zh.noKeep)] }, text)).toBe(value);
  });

  it.each([
    ['你们有没有《三体》？', '三体'],
    ['请问有三体这本书吗？', '三体'],
    ['我想找一本百年孤独', '百年孤独'],
    ['三体', '三体'],
    ['书名是活着', '活着'],
    ['有货吗', '有货吗'],
  ])('finds the title in "%s"', (text, title) => {
    expect(zh.titleIn(text)).toBe(title);
  });
});

describe('a language that is not served', () => {
  it.each(Object.keys(foreign))('gets its yes and no understood, and none for the other (%s)', (language) => {
    const question = { prompt: '?', choices: yesOrNo(textsFor('en')) };
    for (const text of foreign[language]!.yes) expect(readAnswer(question, understood(text, { language }))?.value).toBe('yes');
    for (const text of foreign[language]!.no) expect(readAnswer(question, understood(text, { language }))?.value).toBe('no');
  });

  it('has no texts of its own', () => {
    for (const language of served) expect(foreign).not.toHaveProperty(language);
  });
});
