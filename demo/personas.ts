/** A customer that anyone may be in the demo, with a past that shows something; times in days before now, negative ahead. */
export interface Persona {
  id: string;
  name: string;
  email: string;
  language: string;
  /** Why they are worth being, as a sentence for the list on the chat page. */
  story: string;
  joined: number;
  orders: PersonaOrder[];
  /** Visits without an order. */
  looks: { at: number; titles: string[] }[];
  subscription?: { id: string; plan: 'reader' | 'learner'; started: number };
}

export interface PersonaOrder {
  id: string;
  placed: number;
  /** Absent for courses, which are open to their buyer at once. */
  parcel?: { carrier: string; trackingNumber: string; shipped: number; expected: number; delivered?: number };
  titles: string[];
  /** Stars given to an item, and when. */
  ratings?: { title: string; stars: number; at: number }[];
  sentBack?: { title: string; at: number }[];
}

export const personas: readonly Persona[] = [
  {
    id: 'ada',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    language: 'en',
    story: 'Loves mysteries; order SO-1001 is on its way, SO-1002 has arrived, Reader Plus runs.',
    joined: 420,
    orders: [
      order('SO-1001', 4, ['Gaudy Night', 'The Moonstone'], onItsWay('DHL', '77102344918203', 2, -2)),
      order('SO-1002', 26, ['The Thursday Murder Club', 'Strong Poison'], arrived('DHL', '77101987340551', 26), {
        ratings: [
          { title: 'The Thursday Murder Club', stars: 5, at: 12 },
          { title: 'Strong Poison', stars: 5, at: 9 },
        ],
      }),
      order('SO-0988', 61, ['The Big Sleep'], arrived('GLS', '50817733402296', 61), {
        ratings: [{ title: 'The Big Sleep', stars: 3, at: 50 }],
      }),
      order('SO-0962', 118, ['Murder on the Orient Express', 'The Name of the Rose'], arrived('DHL', '77098150027743', 118), {
        ratings: [{ title: 'Murder on the Orient Express', stars: 5, at: 101 }],
      }),
      order(
        'SO-0911',
        205,
        ['The Murder of Roger Ackroyd', 'Introduction to Mathematical Thinking'],
        arrived('DPD', '01935560217784', 205),
      ),
    ],
    looks: [
      { at: 1, titles: ['The Man Who Died Twice', 'Whose Body?'] },
      { at: 11, titles: ['Magpie Murders', 'The Daughter of Time'] },
      { at: 19, titles: ['The Woman in White'] },
      { at: 40, titles: ['Death on the Nile', 'The Inugami Curse'] },
      { at: 83, titles: ['A Morbid Taste for Bones'] },
    ],
    subscription: { id: 'SUB-1001', plan: 'reader', started: 190 },
  },
  {
    id: 'bruno',
    name: 'Bruno Keller',
    email: 'bruno@example.com',
    language: 'en',
    story: 'About to leave: late parcels, two returns, poor ratings, silent for weeks, yet still paying for Reader Plus.',
    joined: 310,
    orders: [
      order('SO-1011', 96, ['The Firm', 'I Am Pilgrim'], late('UPS', '84410095527136', 96, 11), {
        ratings: [{ title: 'The Firm', stars: 2, at: 74 }],
        sentBack: [
          { title: 'The Firm', at: 74 },
          { title: 'I Am Pilgrim', at: 74 },
        ],
      }),
      order('SO-0979', 139, ['The Bourne Identity'], late('UPS', '84407741203398', 139, 8), {
        ratings: [{ title: 'The Bourne Identity', stars: 1, at: 118 }],
      }),
      order('SO-0934', 214, ['The Day of the Jackal', 'Casino Royale'], arrived('UPS', '84402176650041', 214), {
        ratings: [{ title: 'The Day of the Jackal', stars: 4, at: 196 }],
      }),
      order('SO-0903', 262, ['Killing Floor'], arrived('DPD', '01933381904452', 262)),
    ],
    looks: [
      { at: 72, titles: ['Die Trying'] },
      { at: 166, titles: ['Slow Horses', 'Eye of the Needle'] },
      { at: 188, titles: ['Shutter Island'] },
      { at: 240, titles: ['Red Dragon'] },
    ],
    subscription: { id: 'SUB-1011', plan: 'reader', started: 255 },
  },
  {
    id: 'nina',
    name: 'Nina Novak',
    email: 'nina@example.com',
    language: 'en',
    story: 'Signed up today and has no history at all.',
    joined: 0.1,
    orders: [],
    looks: [],
  },
  {
    id: 'carlos',
    name: 'Carlos Mendes',
    email: 'carlos@example.com',
    language: 'en',
    story: 'Learns machine learning course by course with a Course Pass.',
    joined: 150,
    orders: [
      order('SO-1021', 9, ['Improving Deep Neural Networks']),
      order('SO-0995', 47, ['Neural Networks and Deep Learning'], undefined, {
        ratings: [{ title: 'Neural Networks and Deep Learning', stars: 5, at: 15 }],
      }),
      order('SO-0973', 92, ['Mathematics for Machine Learning: Linear Algebra', 'Python Data Structures'], undefined, {
        ratings: [{ title: 'Python Data Structures', stars: 4, at: 60 }],
      }),
      order('SO-0951', 141, ['Programming for Everybody (Getting Started with Python)'], undefined, {
        ratings: [{ title: 'Programming for Everybody (Getting Started with Python)', stars: 5, at: 101 }],
      }),
    ],
    looks: [
      { at: 2, titles: ['Structuring Machine Learning Projects', 'Practical Deep Learning for Coders'] },
      { at: 28, titles: ['Hands-On Machine Learning with Scikit-Learn, Keras, and TensorFlow'] },
      { at: 70, titles: ['Machine Learning', 'AI For Everyone'] },
    ],
    subscription: { id: 'SUB-1021', plan: 'learner', started: 138 },
  },
  {
    id: 'mei',
    name: '李梅',
    email: 'mei@example.com',
    language: 'zh',
    story: 'Writes Chinese and reads Chinese science fiction and mysteries; order SO-1031 leaves the house today.',
    joined: 230,
    orders: [
      order('SO-1031', 0.8, ['解忧杂货店']),
      order('SO-0999', 38, ['三体Ⅱ：黑暗森林', '白夜行'], arrived('DHL', '77101344079925', 38), {
        ratings: [
          { title: '三体Ⅱ：黑暗森林', stars: 5, at: 21 },
          { title: '白夜行', stars: 5, at: 17 },
        ],
      }),
      order('SO-0969', 104, ['三体'], arrived('DHL', '77098813246610', 104), { ratings: [{ title: '三体', stars: 5, at: 88 }] }),
      order('SO-0926', 222, ['活着', 'Chinese for Beginners'], arrived('GLS', '50811029845537', 222)),
    ],
    looks: [
      { at: 1.5, titles: ['三体Ⅲ：死神永生'] },
      { at: 13, titles: ['长夜难明', '球状闪电'] },
      { at: 66, titles: ['围城'] },
    ],
  },
  {
    id: 'henry',
    name: 'Henry Osei',
    email: 'henry@example.com',
    language: 'en',
    story: 'Our best customer; his parcel SO-1051 should have come four days ago.',
    joined: 700,
    orders: [
      order('SO-1051', 9, ['The Mirror & the Light', 'SPQR', 'The Silk Roads'], onItsWay('DPD', '01939907716350', 8, 4)),
      order('SO-1003', 24, ['Bring Up the Bodies', 'Postwar'], arrived('DHL', '77102001775364', 24)),
      order('SO-0996', 43, ['Wolf Hall', 'Hamnet'], arrived('DHL', '77101266830197', 43), {
        ratings: [{ title: 'Wolf Hall', stars: 5, at: 27 }],
      }),
      order('SO-0990', 58, ['I, Claudius', 'Meditations', 'The Republic'], arrived('DHL', '77100738116248', 58)),
      order('SO-0981', 79, ['Pachinko', 'Wild Swans'], arrived('GLS', '50816604197823', 79)),
      order('SO-0970', 103, ['World Without End', 'A Gentleman in Moscow'], arrived('DHL', '77098876501134', 103)),
      order('SO-0960', 121, ['The Pillars of the Earth', '1491'], arrived('DHL', '77098001923388', 121), {
        ratings: [{ title: 'The Pillars of the Earth', stars: 5, at: 98 }],
      }),
      order('SO-0949', 144, ['Stalingrad', 'The Guns of August'], arrived('DPD', '01936340187725', 144)),
      order('SO-0938', 172, ['Guns, Germs, and Steel', 'Sapiens'], arrived('DHL', '77095562281907', 172)),
      order('SO-0930', 199, ['Master and Commander', 'Longitude'], arrived('DHL', '77094417730526', 199), {
        ratings: [{ title: 'Longitude', stars: 4, at: 181 }],
      }),
      order('SO-0918', 228, ['War and Peace', 'The Count of Monte Cristo'], arrived('GLS', '50810773451902', 228)),
      order('SO-0906', 251, ['All the Light We Cannot See', 'The Nightingale'], arrived('DHL', '77092218046673', 251)),
      order('SO-0897', 284, ['Shōgun'], arrived('DHL', '77090995213740', 284), { ratings: [{ title: 'Shōgun', stars: 5, at: 260 }] }),
    ],
    looks: [
      { at: 0.6, titles: ['Claudius the God', 'Team of Rivals'] },
      { at: 6, titles: ['Memoirs of Hadrian', 'Berlin: The Downfall 1945'] },
      { at: 15, titles: ['The Last Kingdom'] },
      { at: 33, titles: ['Post Captain'] },
    ],
    subscription: { id: 'SUB-1051', plan: 'reader', started: 640 },
  },
];

type Parcel = PersonaOrder['parcel'];

function order(
  id: string,
  placed: number,
  titles: string[],
  parcel?: Parcel,
  after: Pick<PersonaOrder, 'ratings' | 'sentBack'> = {},
): PersonaOrder {
  return { id, placed, titles, parcel, ...after };
}

function onItsWay(carrier: string, trackingNumber: string, shipped: number, expected: number): Parcel {
  return { carrier, trackingNumber, shipped, expected };
}

/** A parcel that left the day after the order and came in time. */
function arrived(carrier: string, trackingNumber: string, placed: number): Parcel {
  return { carrier, trackingNumber, shipped: placed - 1, expected: placed - 4, delivered: placed - 3.5 };
}

/** A parcel that came so many days after the day promised. */
function late(carrier: string, trackingNumber: string, placed: number, days: number): Parcel {
  return { carrier, trackingNumber, shipped: placed - 1, expected: placed - 4, delivered: placed - 4 - days };
}
