import type { TypedColumn } from '../tables/columns.js';

/** What a column says of a person. */
export type PersonalRole = 'email' | 'phone' | 'name' | 'address' | 'postcode' | 'birthday';

/** By the column's name, the first that fits; "product name" is no name of a person. */
const roleNames: readonly (readonly [PersonalRole, RegExp])[] = [
  ['email', /e-?mail|邮箱|邮件/i],
  ['birthday', /birth|(?:^|_)dob$|geburt|生日/i],
  ['postcode', /post(?:al)?[\s_-]?code|(?:^|_)zip|(?:^|_)plz|邮编/i],
  ['address', /address|street|stra(?:ss|ß)e|地址/i],
  [
    'name',
    /^(?:customer|client|user|contact|full|first|last|given|family|middle)?[\s_-]?(?:name|surname|forename|vorname|nachname)$|^姓名$/i,
  ],
];

/** What a column says of a person, by its kind and its name; undefined for everything else. */
export function personalRole({ name, kind }: Pick<TypedColumn, 'name' | 'kind'>): PersonalRole | undefined {
  if (kind === 'email' || kind === 'phone') return kind;
  return roleNames.find(([, form]) => form.test(name))?.[0];
}

/** How a value of a column may be shown. */
export type Show = (column: string, value: string) => string;

const emailInText = /([^\s@<>,;"']{1,64})@([^\s@<>,;"']+)/g;
const phoneInText = /(?<![\w.:-])\+?\(?\d[\d\s()/-]{7,18}\d(?![\w.:-])/g;

/** Shows values so that nobody can be told by them: a***@e***, Ada L*** becomes A*** L***, of telephones the last two digits. */
export function masked(columns: readonly Pick<TypedColumn, 'name' | 'kind'>[]): Show {
  const roles = new Map(columns.map((column) => [column.name, personalRole(column)]));
  const texts = new Set(columns.filter(({ kind }) => kind === 'text' || kind === 'category').map(({ name }) => name));
  return (column, value) => {
    const role = roles.get(column);
    if (role === 'phone') return hidePhone(value);
    if (role === 'birthday') return hideDigits(value);
    if (role === 'name' || role === 'address' || role === 'postcode') return hideWords(value);
    const withoutEmails = value.replace(emailInText, (_, local: string, domain: string) => `${local[0]}***@${domain[0]}***`);
    return texts.has(column) || role === 'email' ? withoutEmails.replace(phoneInText, hidePhone) : withoutEmails;
  };
}

/** Shows values as they are. */
export const unmasked: Show = (_, value) => value;

function hidePhone(value: string): string {
  const digits = value.replace(/\D/g, '').length;
  let seen = 0;
  return value.replace(/\d/g, (digit) => (seen++ < digits - 2 ? '*' : digit));
}

function hideDigits(value: string): string {
  return value.replace(/\d/g, '*');
}

function hideWords(value: string): string {
  return value.replace(/[\p{L}\p{N}]+/gu, (word) => `${word[0]}***`);
}
