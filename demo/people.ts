import { chance, lottery, pick } from './draws.js';
import type { Random } from './random.js';

export interface Person {
  name: string;
  /** Unique, lower-case, at a domain that nobody owns (RFC 2606). */
  email: string;
  language: string;
}

interface Population {
  language: string;
  share: number;
  given: readonly string[];
  family: readonly string[];
  /** How given and family name are written together. */
  write(given: string, family: string): string;
}

const words = (text: string) => text.split(' ');
const western = (given: string, family: string) => `${given} ${family}`;

/** Invented people; their languages decide which items they can read. Chinese names carry their spelling after a slash. */
const populations: readonly Population[] = [
  {
    language: 'en',
    share: 0.86,
    given: words(
      'Aaliyah Aisha Alice Amara Amir Ana Andrew Anjali Arjun Beatrice Ben Callum Camila Chidi Chloe Daniel Deepa Diego Eilidh Elena Elias Emeka Emma Ethan Farah Fatima Finn Freya Gabriel George Grace Hana Harriet Hassan Hiroshi Imani Ines Isla Ivan Jack Jamal James Jasmine Joanna Jonas Kavya Kenji Kofi Laila Lars Leah Leo Lucia Lukas Maeve Malik Maria Marta Matteo Maya Mina Mohammed Nadia Naomi Niamh Nikhil Noah Noor Oliver Omar Oscar Pavel Petra Priya Rania Ravi Rosa Ruth Samuel Sanjay Sara Sean Selma Sofia Stefan Tariq Tessa Theo Thomas Uma Vera Victor Wanjiru Yara Yusuf Zara Zoe',
    ),
    family: words(
      'Abdi Adeyemi Ahmed Ali Andersen Baker Banerjee Barros Begum Bennett Berg Brown Campbell Carter Chanda Clarke Cohen Costa Davies Diallo Dubois Edwards Eriksen Evans Fernandes Fischer Foster Garcia Gomez Green Gupta Hall Hansen Haddad Hughes Ibrahim Ivanov Jackson Jensen Johnson Jones Kamau Khan Kim Kowalski Kumar Larsen Lewis Lindqvist Lopez Mahmoud Martin Mbeki Mensah Miller Moore Morales Murphy Nakamura Nguyen Novak Nwosu Okafor Oliveira Owusu Park Patel Pereira Petrov Popescu Rahman Ramirez Rao Reid Rossi Russo Santos Sato Schmidt Shah Silva Singh Smith Sorensen Suzuki Tanaka Taylor Thompson Torres Turner Usman Varga Walker Watson Weber White Wilson Wright Yilmaz Young Zhang',
    ),
    write: western,
  },
  {
    language: 'zh',
    share: 0.06,
    given: words(
      '伟/wei 芳/fang 娜/na 敏/min 静/jing 丽/li 强/qiang 磊/lei 洋/yang 艳/yan 勇/yong 杰/jie 涛/tao 明/ming 霞/xia 雨桐/yutong 子涵/zihan 浩然/haoran 欣怡/xinyi 思远/siyuan 晓东/xiaodong 雪梅/xuemei 文博/wenbo 佳琪/jiaqi',
    ),
    family: words(
      '王/wang 李/li 张/zhang 刘/liu 陈/chen 杨/yang 赵/zhao 黄/huang 周/zhou 吴/wu 徐/xu 孙/sun 胡/hu 朱/zhu 高/gao 林/lin 何/he 郭/guo',
    ),
    write: (given, family) => `${family}${given}`,
  },
  {
    language: 'de',
    share: 0.04,
    given: words(
      'Anke Birgit Christoph Dieter Elke Friederike Greta Heike Jan Jürgen Katharina Klaus Lena Moritz Sabine Till Ulrike Wolfgang',
    ),
    family: words(
      'Bauer Becker Braun Hartmann Hoffmann Huber Keller Krause Köhler Lang Maier Müller Neumann Richter Schäfer Schulz Vogel Wagner',
    ),
    write: western,
  },
  {
    language: 'fr',
    share: 0.02,
    given: words('Amélie Antoine Camille Céline Émile Étienne Hélène Julien Léa Manon Mathieu Noémie Pauline Rémi Sylvie Thibault'),
    family: words(
      'Bernard Bonnet Chevalier Dupont Fontaine Garnier Girard Lambert Laurent Lefèvre Leroy Mercier Moreau Perrin Rousseau Roux',
    ),
    write: western,
  },
  {
    language: 'es',
    share: 0.02,
    given: words('Alejandra Álvaro Begoña Carmen Ignacio Inés Javier Jimena Joaquín Lucía Marcos Nuria Pilar Raúl Rocío Sergio'),
    family: words(
      'Aguilar Álvarez Blanco Cabrera Castro Delgado Domínguez Fuentes Herrera Ibáñez Jiménez Molina Navarro Ortega Peña Vidal',
    ),
    write: western,
  },
];

/** As many different people as asked for: two may share a name, never an e-mail address. */
export function inventPeople(count: number, random: Random): Person[] {
  const taken = new Map<string, number>();
  const population = lottery(populations, ({ share }) => share);
  return Array.from({ length: count }, () => {
    const { language, given, family, write } = population.draw(random);
    const [first, last] = [pick(random, given), pick(random, family)];
    const spelling = `${spell(first)}.${spell(last)}`;
    const before = taken.get(spelling) ?? 0;
    taken.set(spelling, before + 1);
    const domain = chance(random, 0.5) ? 'example.com' : 'example.org';
    return { name: write(written(first), written(last)), email: `${spelling}${before || ''}@${domain}`, language };
  });
}

function written(name: string): string {
  return name.split('/')[0]!;
}

/** The name in plain Latin letters. */
function spell(name: string): string {
  const plain = (name.split('/')[1] ?? name).normalize('NFD').replace(/[^a-z]/gi, '');
  return plain.toLowerCase();
}
