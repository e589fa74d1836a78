import { describe, expect, it } from 'vitest';
import { withNamedSubjects } from '../../../dialogs/wishes/named-subjects.js';
import { readWishes } from '../../../dialogs/wishes/read-wishes.js';
import { findEntities } from '../../../nlu/entities/find.js';
import { understood } from '../talk.js';

const item = (id: string, title: string, ...creators: string[]) => ({ id, title, creators });
const catalogue = {
  items: [
    item('dune', 'Dune', 'Frank Herbert'),
    item('three-body', '三体', '刘慈欣'),
    item('suspect', '嫌疑人X的献身', '东野圭吾'),
    item('roger', 'The Murder of Roger Ackroyd', 'Agatha Christie'),
    item('gaudy', 'Gaudy Night', 'Dorothy L. Sayers'),
    item('watermelon', '机器学习', '周志华'),
    item('structures', 'Python Data Structures', 'Charles Severance'),
  ],
  subjects: ['fantasy', 'history', 'horror', 'humour', 'machine learning', 'mystery', 'romance', 'science fiction'],
};

/** What is read of a text with the entities that the catalogue of this test has in it. */
function wished(text: string, language = 'en') {
  const entities = findEntities(text, { language, catalogue, now: new Date('2026-11-21') });
  return readWishes({ ...withNamedSubjects({ ...understood(text, { language }), entities }), language });
}

describe('wishes in English', () => {
  it.each([
    [
      'a funny mystery under 15 €, not Christie, for my daughter',
      {
        subjects: ['humour', 'mystery'],
        price: { to: 1500, currency: 'EUR' },
        without: { creators: ['Agatha Christie'] },
        forSomebodyElse: true,
      },
    ],
    ['something like Dune but shorter', { like: ['dune'] }],
    ['German books about history below 20', { subjects: ['history'], languages: ['de'], price: { to: 2000 } }],
    ['no horror please, something set in Paris', { without: { subjects: ['horror'] }, words: 'Paris' }],
    ['mystery without romance or fantasy', { subjects: ['mystery'], without: { subjects: ['romance', 'fantasy'] } }],
    ['anything but Agatha Christie or Sayers', { without: { creators: ['Agatha Christie', 'Dorothy L. Sayers'] } }],
    ['authors like Agatha Christie', { likeCreators: ['Agatha Christie'] }],
    ["I'd like something by Agatha Christie", { creators: ['Agatha Christie'] }],
    ['history between 8 and 12 euros', { subjects: ['history'], price: { from: 800, to: 1200, currency: 'EUR' } }],
    ['history for at least 10 euros', { subjects: ['history'], price: { from: 1000, currency: 'EUR' } }],
    ['history for around 20 euros', { subjects: ['history'], price: { from: 1500, to: 2500, currency: 'EUR' } }],
    ['a horror novel in French', { subjects: ['horror'], languages: ['fr'] }],
    ['a course in German', { words: 'German' }],
    ['something cheap for a beach holiday', { cheap: true, words: 'beach holiday' }],
    ['these are too expensive', { cheap: true }],
    ['less than 300 pages please', {}],
    ['mystery, not too violent', { subjects: ['mystery'] }],
    ["I finished Python Data Structures, what's next?", { like: ['structures'], has: ['structures'], next: true }],
    ['what should I study next?', { next: true }],
    ['recommend me a book', {}],
  ])('are read from "%s"', (text, wishes) => {
    expect(wished(text)).toEqual(wishes);
  });
});

describe('wishes in Chinese', () => {
  it.each([
    ['推荐一本便宜的推理小说，不要东野圭吾', { subjects: ['mystery'], cheap: true, without: { creators: ['东野圭吾'] } }],
    ['像《三体》那样的科幻小说', { subjects: ['science fiction'], like: ['three-body'] }],
    ['给我女儿推荐一本关于海的书，50元以内', { price: { to: 5000, currency: 'CNY' }, forSomebodyElse: true }],
    ['有没有德语的历史书', { subjects: ['history'] }],
    ['德语书有吗', { languages: ['de'] }],
    ['除了东野圭吾以外的侦探小说', { subjects: ['mystery'], without: { creators: ['东野圭吾'] } }],
    ['有没有东野圭吾的书', { creators: ['东野圭吾'] }],
    ['接下来学什么', { next: true }],
  ])('are read from "%s"', (text, wishes) => {
    expect(wished(text, 'zh')).toMatchObject(wishes);
  });

  it('are on a subject where a title is the same word, unless it is quoted', () => {
    expect(wished('我想学机器学习，推荐什么课程', 'zh')).toEqual({ subjects: ['machine learning'] });
    expect(wished('推荐像《机器学习》那样的书', 'zh')).toEqual({ like: ['watermelon'] });
  });
});
