import { describe, expect, it } from 'vitest';
import { found, read, valuesOf } from './found-entities.js';

describe('in Chinese', () => {
  it.each([
    ['昨天下的单', 'date 2026-11-20'],
    ['大后天', 'date 2026-11-24'],
    ['上周二买的', 'date 2026-11-10'],
    ['下个星期五', 'date 2026-11-27'],
    ['周三能到吗', 'date 2026-11-25'],
    ['上个月的发票', 'date 2026-10-21'],
    ['3月5号', 'date 2027-03-05'],
    ['三月五号付了款', 'date 2026-03-05'],
    ['2025年6月5日', 'date 2025-06-05'],
    ['去年12月24日', 'date 2025-12-24'],
    ['5号之前能到吗', 'date 2026-12-05'],
    ['两周后', 'date 2026-12-05'],
    ['三个月前', 'date 2026-08-21'],
    ['月底', 'date 2026-11-30'],
    ['暂停三个月', 'duration 92'],
    ['等了十天', 'duration 10'],
    ['半年', 'duration 181'],
    ['两个星期', 'duration 14'],
    ['我要两本', 'quantity 2'],
    ['买十二套', 'quantity 12'],
    ['我叫李明', 'person 李明'],
    ['我叫王小明，想退货', 'person 王小明'],
    ['我叫李明想退货', 'person 李明'],
    ['寄到德国要多久', 'place DE'],
    ['送到上海', 'place 上海'],
    ['我的电话是13812345678', 'phone 13812345678'],
    ['运单号YT1234567890123', 'tracking_number YT1234567890123'],
  ])('"%s" holds %s', (text, entity) => {
    expect(found(text, 'zh')).toEqual([entity]);
  });

  it.each([
    ['20元', '2000 CNY'],
    ['￥20', '2000 CNY'],
    ['20块', '2000 CNY'],
    ['二十块钱以内', '2000 CNY'],
    ['5块5', '550 CNY'],
    ['一百零八元', '10800 CNY'],
    ['1.5万元', '1500000 CNY'],
    ['100美元', '10000 USD'],
    ['３０元', '3000 CNY'],
  ])('"%s" is %s', (text, money) => {
    expect(read(text, 'zh').map(({ type, value, currency }) => `${type} ${value} ${currency}`)).toEqual([`money ${money}`]);
  });

  it.each(['一个问题', '第三本书', '三月', '我想退货', '地铁3号线', '两块蛋糕', '每个月'])('"%s" holds nothing', (text) => {
    expect(found(text, 'zh')).toEqual([]);
  });

  it('several stand side by side', () => {
    expect(found('上周二我花了20块买了两本三体，订单SO-1001', 'zh')).toEqual([
      'date 2026-11-10',
      'money 2000',
      'quantity 2',
      'product book-9',
      'order_number SO-1001',
    ]);
  });

  it('English words are read only in English', () => {
    expect(valuesOf('date', 'tomorrow', 'de')).toEqual([]);
  });
});
