import { describe, expect, it } from 'vitest';
import { found, read, valuesOf } from './found-entities.js';

describe('order numbers', () => {
  it.each([
    ['Where is SO-1001?', 'SO-1001'],
    ['so-1001', 'SO-1001'],
    ['it is so 1001 I think', 'SO-1001'],
    ["where's so1001", 'SO-1001'],
    ['#1001 please', 'SO-1001'],
    ['my order 1001 is late', 'SO-1001'],
    ['order number: 20441', 'SO-20441'],
    ['order no. is 1001', 'SO-1001'],
    ['1001', 'SO-1001'],
    ['我的订单SO-1001在哪里', 'SO-1001'],
    ['订单号：1001', 'SO-1001'],
    ['订单1001到哪了', 'SO-1001'],
  ])('are found in "%s"', (text, value) => {
    expect(found(text)).toEqual([`order_number ${value}`]);
  });

  it('are all found where several follow one word', () => {
    expect(found('orders 1020, 1021 and 1023')).toEqual(['order_number SO-1020', 'order_number SO-1021', 'order_number SO-1023']);
  });

  it.each(['I want to order 100 copies', 'so 2000 people came', 'I ordered in 1999 ways', 'order 12', 'also 1001 nights', 'chapter 1001'])(
    'are not found in "%s"',
    (text) => {
      expect(valuesOf('order_number', text)).toEqual([]);
    },
  );
});

describe('tracking numbers', () => {
  it.each([
    ['UPS', 'where is 1Z999AA10123456784', '1Z999AA10123456784'],
    ['UPS in groups', '1Z 999 AA1 01 2345 6784', '1Z999AA10123456784'],
    ['post abroad', 'rb123456785gb is late', 'RB123456785GB'],
    ['post abroad in groups', 'RB 123 456 785 GB', 'RB123456785GB'],
    ['USPS', '9400 1112 0108 0805 4830 16', '9400111201080805483016'],
    ['SSCC', '00340434161094042557', '00340434161094042557'],
    ['FedEx Express', 'parcel 986578788855', '986578788855'],
    ['FedEx Ground', '041441760228964', '041441760228964'],
    ['DHL', 'JJD014600003828392837', 'JJD014600003828392837'],
    ['SF Express', '快递单号SF1234567890123', 'SF1234567890123'],
    ['whoever', 'my tracking number is AB12345678', 'AB12345678'],
  ])('of %s are found', (_, text, number) => {
    expect(found(text)).toEqual([`tracking_number ${number}`]);
  });

  it.each([
    ['UPS', '1Z999AA10123456785'],
    ['post abroad', 'RB123456784GB'],
    ['USPS', '9400111201080805483017'],
    ['FedEx Express', '986578788856'],
    ['FedEx Ground', '041441760228965'],
  ])('of %s with a wrong check digit are none', (_, number) => {
    expect(valuesOf('tracking_number', `where is ${number}`)).toEqual([]);
  });

  it('are no part of a longer number', () => {
    expect(valuesOf('tracking_number', '9865 7878 8855 1234')).toEqual([]);
  });
});

describe('ISBNs', () => {
  it.each([
    ['ISBN 978-0-306-40615-7', '9780306406157'],
    ['do you have 9780306406157?', '9780306406157'],
    ['0-306-40615-2', '9780306406157'],
    ['0306406152', '9780306406157'],
    ['0-8044-2957-x please', '9780804429573'],
  ])('are found in "%s"', (text, isbn) => {
    expect(found(text)).toEqual([`isbn ${isbn}`]);
  });

  it.each(['978-0-306-40615-8', '0-306-40615-3', '9780306406157123'])('with a wrong check digit or length are none: %s', (text) => {
    expect(valuesOf('isbn', text)).toEqual([]);
  });
});

describe('telephone numbers', () => {
  it.each([
    ['+44 20 7946 0958', '+442079460958'],
    ['0049 (30) 901820', '+4930901820'],
    ['call me on 0171 555 2368', '01715552368'],
    ['(555) 123-4567', '5551234567'],
    ['555-123-4567', '5551234567'],
    ['my phone number is 5551234567', '5551234567'],
    ['我的电话13812345678', '13812345678'],
    ['手机号是138 1234 5678', '13812345678'],
  ])('are found in "%s"', (text, number) => {
    expect(found(text)).toEqual([`phone ${number}`]);
  });

  it.each(['order 2079460958', '2026-11-02', 'I have 1200 books'])('are not found in "%s"', (text) => {
    expect(valuesOf('phone', text)).toEqual([]);
  });
});

describe('e-mail addresses', () => {
  it('are found in lower case, without the full stop behind them', () => {
    expect(found('Write to Ada.L@Example.com.')).toEqual(['email ada.l@example.com']);
    expect(found('我的邮箱是ada@example.com谢谢', 'zh')).toEqual(['email ada@example.com']);
    expect(found('not an@address and @neither')).toEqual([]);
  });
});

describe('money', () => {
  const moneyIn = (text: string, language?: string) =>
    read(text, language).flatMap(({ type, value, currency }) => (type === 'money' ? [`${value} ${currency}`] : []));

  it.each([
    ['it cost $20.50', '2050 USD'],
    ['under 15 euros', '1500 EUR'],
    ['I paid 12,50 €', '1250 EUR'],
    ['1,200.99 usd', '120099 USD'],
    ['1.234,50 EUR', '123450 EUR'],
    ['A$20', '2000 AUD'],
    ['HK$ 100', '10000 HKD'],
    ['£5', '500 GBP'],
    ['50p', '50 GBP'],
    ['50 cents', '50 undefined'],
    ['twenty dollars', '2000 USD'],
    ['three hundred and fifty euros', '35000 EUR'],
    ['20 bucks', '2000 USD'],
    ['3000 yen', '300000 JPY'],
  ])('is found in "%s", in cents and with its currency', (text, money) => {
    expect(moneyIn(text)).toEqual([money]);
  });

  it('with a sign is found in any language', () => {
    expect(moneyIn('Es hat 12,50 € gekostet', 'de')).toEqual(['1250 EUR']);
  });

  it.each(['it weighs two pounds', 'costs nothing', '$'])('is not found in "%s"', (text) => {
    expect(moneyIn(text)).toEqual([]);
  });
});

describe('quantities', () => {
  it.each([
    ['two copies please', 2],
    ['I need 30 more copies', 30],
    ['a dozen books', 12],
    ['three of them', 3],
    ['3x please', 3],
    ['x2', 2],
    ['twenty-five items', 25],
  ])('are found in "%s"', (text, number) => {
    expect(found(text)).toEqual([`quantity ${number}`]);
  });

  it.each(['a €25 gift card', 'the second copy', 'someone', '4x4y'])('are not found in "%s"', (text) => {
    expect(valuesOf('quantity', text)).toEqual([]);
  });
});
