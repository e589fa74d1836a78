import type { OrderStatus, ShopOrder, Subscription } from '../../store/schema.js';
import { dayFormat, money } from '../format.js';
import { opinionBy } from '../opinion.js';
import type { Texts } from '../texts.js';
import { titlesByDeed } from './deeds.js';

const locale = 'zh-CN';
const priceOf = ({ price_cents, currency }: { price_cents: number; currency: string }) => money(price_cents, currency, locale);
const dayOf = dayFormat(locale);

const status: Record<OrderStatus, string> = {
  placed: '已下单',
  paid: '正在备货',
  shipped: '配送中',
  delivered: '已送达',
  cancelled: '已取消',
  returned: '已退货',
};

/** The day up to which a running subscription is paid for; nothing is charged in a pause. */
const paidUntil = ({ state, renews_at }: Subscription) => (state === 'active' && renews_at ? dayOf(renews_at) : undefined);

const quoted = (title: string | undefined) => (title ? `《${title}》` : '类似的商品');

const did = { bought: '购买过', viewed: '浏览过', rated: '喜欢', liked: '喜欢', asked: '问过' };

const leadIn = '(?:我?(?:要|想要|选|看看?|想看|说的是)|就是?)?';

const positions = ['1|１|一', '2|２|二', '3|３|三', '4|４|四', '5|５|五'].map(
  (digits) => new RegExp(`^${leadIn}(?:第(?:${digits})[个本门款项条号种]?|(?:${digits})号?)(?:吧|的|订单)?[。！!.\\s]*$`),
);

const stopping =
  /^(?:那|还是|我|就|先)*(?:算了|不用了|不要了|不办了|不弄了|不需要了|取消|停|停止|别管了|没事了|当我没说)(?:吧|了)?[。！!.…\s]*$/;

const asking =
  /^(?:请问|你好|您好|[，,\s])*(?:(?:你们|您这里|这里|店里)?(?:还)?(?:有没有|有|卖|卖不卖)|(?:我)?(?:想找|要找|在找|想要|想买|说的是|找)|书名(?:是|叫)|是|叫)?(?:一?[本门])?/;
const askingAfter = /(?:这[本门]?(?:书|课程|课)?|的书)?(?:有货|还有|有|卖|在售)?(?:吗|么|嘛|呢|没有)?[？?。！!\s]*$/;

/** What is clear from before is left out in Chinese: a short text that names nothing means it as well as a pronoun does. */
const pointing = /它|[这那]个|[这那]本|[这那]门|[这那]件|[这那]笔|该订单|^\P{N}{1,7}$/u;

const sparing = ['不取消', '不想取消', '不要取消', '别取消', '不用取消', '不是要取消', '暂不取消', '不退订'];

const opinionIn = opinionBy({
  dislikesCreator: /(?:不喜欢|讨厌|不要|不想看|别).{0,4}(?:这|那|同)一?[个位名]?(?:作者|作家|老师|人写)/u,
  dislikes:
    /(?:不喜欢|讨厌|不想要|不要|不想看)(?:这|那|它|第|上面)|(?:这|那)[个本门些]?(?:书|课)?(?:我)?(?:都)?(?:不喜欢|不要|不行|不适合)|都不(?:喜欢|要|行|好)|不适合我|不合(?:我的)?口味|不感兴趣|^(?:我)?不喜欢[。！!.]*$/u,
  likes:
    /(?<!不)喜欢(?:这|那|它|第)|(?:这|那)[个本门]?(?:书|课)?(?:我)?(?:很|挺|还)?(?:喜欢|不错)|(?:其实|还是)(?:我)?(?:挺|很)?喜欢|改主意|收回/u,
  places: [/第[一1１]/u, /第[二2２]/u, /第[三3３]|最后/u, /第[四4４]/u, /第[五5５]/u],
});

export const zh: Texts = {
  language: 'zh',
  locale,
  priceOf,
  dayOf,

  isStop: (text) => stopping.test(text.trim()),
  refersBack: (text) => pointing.test(text),
  opinionIn,
  wantsCheaper: (text) => /(?:便宜|实惠)(?:一?[点些]儿?)?的|更便宜|太贵了?/u.test(text),
  positionIn: (text) => {
    const index = positions.findIndex((position) => position.test(text.trim()));
    return index < 0 ? undefined : index;
  },

  yes: {
    title: '好的',
    synonyms: ['是', '是的', '好', '好的', '好啊', '可以', '行', '对', '嗯', '要', '需要', '没问题', '麻烦您', '麻烦你', '转吧', '👍'],
  },
  no: {
    title: '不用了',
    synonyms: ['不', '不用', '不用了', '不要', '不要了', '不需要', '不必', '不了', '不可以', '不行', '否', '算了', '先不', '暂时不'],
  },

  welcome: (shop) => `您好！我是 ${shop} 的智能客服，可以帮您查订单、推荐图书和课程，也可以为您转接人工客服。请问有什么可以帮您？`,
  welcomeBack: (name, shop) => `${name}，您好！欢迎回到 ${shop}，请问有什么可以帮您？`,

  rephrase: '抱歉，我没有理解您的意思。请您换个说法试试，好吗？',
  servedOnly: '抱歉，我目前只能用中文和英文为您服务。',
  didYouMean: '抱歉，我还不太确定您的意思。您想问的是下面哪一项？',
  whichOfTwo: '为了更准确地帮到您，请问您指的是哪一项？',
  neither: { title: '都不是', synonyms: ['都不是', '都不对', '不是', '不对', '其他', '别的', '没有'] },
  tryOtherWords: '好的，请您换个说法告诉我您需要什么。',
  notUnderstood: '非常抱歉，这个问题我暂时帮不上您。',
  notAnAnswer: '抱歉，我没有听明白。',
  wayOut: '（您也可以回复“算了”结束，或回复“转人工”。）',
  stopped: '好的，已为您停止。请问还有什么可以帮您？',
  restarted: '抱歉，我们聊天期间系统刚刚更新过，请允许我再跟您确认一遍。',
  cannotRead: '我目前只能看懂文字，请您用文字告诉我您的需要。',
  cannotPress: '这个按钮已经失效了，请您用文字告诉我您的需要。',
  apology: '抱歉，我这边出了点问题。请您再说一遍，或回复“转人工”联系我们的同事。',

  offerPerson: '需要为您转接人工客服吗？',
  allRight: '好的。请问还有什么可以帮您？',
  handedOver: '已为您转接人工客服，对话内容也一并转交给同事了，您无需重复说明。稍后会有同事在这里回复您。',
  alsoPassedOn: (labels) => `您提到的其他问题也一并转告了：${labels.join('；')}。`,
  nowToThe: (label) => `再来看您的另一个问题：“${label}”`,
  alreadyHandedOver: '已经通知人工客服了，请您稍等，同事会在这里回复您。',
  agentJoined: (name) => `我们的同事 ${name} 已接入，将在这里为您服务。`,
  handedBack: (name) => `${name} 已将对话转回给我。请问还有什么可以帮您？`,
  resolved: (name) => `${name} 已将您的问题标记为已解决。如果还有其他需要，请随时告诉我。`,

  signInFirst: '为了保护您的隐私，需要登录后我才能查看您的账户。请您登录后再问我一次。',

  orderNotFound: (id) => `您的账户中没有找到订单号为 ${id} 的订单。`,
  noOrders: '您的账户中还没有订单。',
  whichOrder: '请问您指的是哪个订单？',
  anotherOrder: { title: '都不是', synonyms: ['都不是', '都不对', '不是', '其他订单', '别的订单', '另一个'] },
  orderChoice: ({ id, status: s, placed_at }: ShopOrder) => `${id}，${status[s]}，${dayOf(placed_at)}下单`,
  orderStatus: (order) => {
    const { id, placed_at, expected_at, delivered_at, carrier, tracking_number } = order;
    const tracking = tracking_number ? `运单号 ${tracking_number}` : '';
    const parcel = [carrier, tracking].filter(Boolean).join('，');
    const by = parcel ? `（${parcel}）` : '';
    const expected = expected_at ? `，预计${dayOf(expected_at)}送达` : '';
    switch (order.status) {
      case 'placed':
        return `我们已于${dayOf(placed_at)}收到订单 ${id}，正在等待付款${expected}。`;
      case 'paid':
        return `订单 ${id} 已付款，正在备货${expected}。`;
      case 'shipped':
        return `订单 ${id} 正在配送途中${by}${expected}。`;
      case 'delivered':
        return `订单 ${id} 已${delivered_at ? `于${dayOf(delivered_at)}` : ''}送达${by}。`;
      case 'cancelled':
        return `订单 ${id} 已取消。`;
      case 'returned':
        return `订单 ${id} 已退货，我们已收到退回的商品。`;
    }
  },
  orderLate: (expected) => `这个订单原本应在${dayOf(expected)}送到您手中，送晚了，非常抱歉。`,
  orderCard: {
    title: (id) => `订单 ${id}`,
    status,
    placed: '下单日期',
    carrier: '承运商',
    tracking: '运单号',
    expected: '预计送达',
    delivered: '送达日期',
    total: '合计',
    line: (title, quantity) => (quantity > 1 ? `${title} × ${quantity}` : title),
  },
  orderTopics: {
    return_item: {
      open: (id) => `订单 ${id} 还没有发货，不需要退货，同事可以直接为您拦截。`,
      shipped: (id, { days }) => `订单 ${id} 还在配送途中。收到商品后，您有 ${days} 天时间可以退货。`,
      returnable: (id, { until }) =>
        `订单 ${id} 中的商品在${dayOf(until)}之前都可以退货。请将商品装回包裹，在订单页面打印退货面单，然后交到任意一个包裹代收点即可。`,
      kept: (id, { days }) => `订单 ${id} 送达已超过 ${days} 天，无法再自助退货。同事或许可以帮您想想办法。`,
      cancelled: (id) => `订单 ${id} 已取消，无需退货。`,
      returned: (id) => `订单 ${id} 的退货我们已经收到。`,
    },
    refund_status: {
      open: (id) => `订单 ${id} 尚未发货，也没有取消，因此没有退款。`,
      shipped: (id) => `订单 ${id} 还在配送途中，因此没有退款。`,
      returnable: (id, { until }) => `暂时没有查到订单 ${id} 的退货。您可以在${dayOf(until)}之前退货，我们收到后会为您退款。`,
      kept: (id) => `没有查到订单 ${id} 的退货和退款。`,
      cancelled: (id, { refundDays, total }) =>
        `订单 ${id} 已取消。订单金额 ${total} 中您已支付的部分，会在 ${refundDays} 天内按原支付方式退还。`,
      returned: (id, { refundDays, total }) => `我们已收到订单 ${id} 的退货，最高 ${total} 会在 ${refundDays} 天内按原支付方式退还。`,
    },
    cancel_order: {
      open: (id) => `订单 ${id} 还没有发货，同事可以为您取消。`,
      shipped: (id, { days }) => `订单 ${id} 已在配送途中，无法拦截。您可以在收到后 ${days} 天内退货。`,
      returnable: (id, { until }) => `订单 ${id} 已经送达，您可以在${dayOf(until)}之前退货。`,
      kept: (id) => `订单 ${id} 送达已有一段时间，无法再取消。`,
      cancelled: (id) => `订单 ${id} 已经取消了。`,
      returned: (id) => `订单 ${id} 已经退货了。`,
    },
    change_order: {
      open: (id) => `订单 ${id} 还没有发货，同事可以为您修改。`,
      shipped: (id) => `订单 ${id} 已在配送途中，无法修改。不需要的商品，您收到后可以退货。`,
      returnable: (id, { until }) => `订单 ${id} 已经送达。不需要的商品，您可以在${dayOf(until)}之前退货。`,
      kept: (id) => `订单 ${id} 送达已有一段时间，无法再修改。`,
      cancelled: (id) => `订单 ${id} 已取消，请您重新下单。`,
      returned: (id) => `订单 ${id} 已退货，请您重新下单。`,
    },
    change_address: {
      open: (id) => `订单 ${id} 还没有发货，同事可以为您修改收货地址。`,
      shipped: (id) => `订单 ${id} 已交给承运商。您可以在承运商网站上凭运单号申请改派。`,
      returnable: (id) => `订单 ${id} 已经送达。以后的订单，您可以在账户中修改收货地址。`,
      kept: (id) => `订单 ${id} 已经送达。以后的订单，您可以在账户中修改收货地址。`,
      cancelled: (id) => `订单 ${id} 已取消。以后的订单，您可以在账户中修改收货地址。`,
      returned: (id) => `订单 ${id} 已退货。以后的订单，您可以在账户中修改收货地址。`,
    },
  },

  giftFor: '很乐意为您挑选！请问对方喜欢什么？您可以告诉我一个主题，比如历史或烹饪。',
  anything: { title: '随便推荐', synonyms: ['随便', '都可以', '都行', '不知道', '不清楚', '不确定', '你推荐', '您推荐', '随意'] },
  recommended: {
    book: '您可能会喜欢这些书：',
    course: '您可能会喜欢这些课程：',
    any: '看看这些怎么样？',
  },
  onlyOn: (subjects) => `和您说的不完全一样，不过都与${subjects.join('、')}有关：`,
  nothingOn: (subjects) => `暂时没有新的${subjects.join('、')}类内容，看看这些怎么样：`,
  onlyBy: (creators) => `和您说的不完全一样，不过都是${creators.join('、')}的作品：`,
  nothingBy: (creators) => `暂时没有${creators.join('、')}的新作品，看看这些怎么样：`,
  nothingAtPrice: '这个价位没有别的了。您可以换个价格或主题，我再帮您找找。',
  nothingMore: '我想推荐的都已经给您看过了。您可以换个主题，我再帮您找找。',
  because: (reason) => {
    switch (reason.kind) {
      case 'because':
        return `因为您${titlesByDeed(reason.deeds, did)
          .map(([what, titles]) => `${what}${titles.map(quoted).join('和')}`)
          .join('，也')}`;
      case 'goes_on':
        return `您已有${quoted(reason.title)}，这是它的后续`;
      case 'like':
        return `与${quoted(reason.title)}相似`;
      case 'asked_for':
        return '最符合您的描述';
      case 'popular_in_subject':
        return `${reason.subject}类热门`;
      case 'on_subject':
        return `${reason.subject}类`;
      case 'popular':
        return '深受读者欢迎';
      case 'undiscovered':
        return '等待被发现的新品';
    }
  },
  noted: {
    like: (title) => `好的，记下了，您喜欢《${title}》。`,
    dislike: (title) => `好的，不再推荐《${title}》这一类的。`,
    dislikeCreator: (creators) => `好的，不再推荐${creators.join('、')}的作品。`,
    dismissed: '好的，这些先不看。',
  },
  whichCreator: '您说的是哪一位？',
  likeThis: '喜欢',
  notForMe: '不感兴趣',
  alsoBought: (titles) => `购买它的顾客还买了${titles.map(quoted).join('、')}。`,
  wantOthers: '这里面有您喜欢的吗？',
  others: {
    title: '换一批',
    synonyms: [
      '换一批',
      '换一些',
      '换几本',
      '还有吗',
      '还有别的',
      '还有其他',
      '别的',
      '其他的',
      '更多',
      '再推荐',
      '下一批',
      '没有',
      '不是',
      '看过了',
      '读过了',
      '买过了',
      '不',
    ],
  },
  enough: {
    title: '可以了，谢谢',
    synonyms: ['可以了', '够了', '就这些', '谢谢', '不用了', '有', '有的', '很好', '挺好', '不错', '好的', '好'],
  },
  enjoy: '祝您阅读愉快！有需要随时找我。',
  by: (creators) => creators.join('、'),
  tellMeMore: '了解更多',
  open: '打开',

  titleIn: (text) => {
    const named = /《([^》]+)》/.exec(text)?.[1];
    return named ?? (text.trim().replace(askingAfter, '').replace(asking, '') || text.trim());
  },
  whichProduct: '请问您想了解哪一本书或哪一门课程？请把名称告诉我。',
  productNotFound: (words) => `抱歉，我们的商品中没有找到“${words}”。`,
  productFound: (title, price, inStock) => (inStock ? `《${title}》有货，售价 ${price}。` : `《${title}》售价 ${price}，目前暂时缺货。`),
  productDetails: (title, creators, price) =>
    creators.length > 0 ? `《${title}》（${creators.join('、')}），售价 ${price}。` : `《${title}》，售价 ${price}。`,

  noSubscription: '您目前没有正在使用的订阅，因此不会产生费用，也无需取消。',
  whichSubscription: '请问您指的是哪个订阅？',
  subscriptionChoice: ({ plan, state }) => (state === 'paused' ? `${plan}（已暂停）` : plan),
  subscriptionDetails: (subscription) => {
    const { plan, state, renews_at, paused_until } = subscription;
    const renewal = state === 'active' && renews_at ? `，将于${dayOf(renews_at)}续订` : '';
    const pause = state === 'paused' ? `目前已暂停${paused_until ? `，至${dayOf(paused_until)}` : ''}。` : '';
    return `${plan} 的费用为 ${priceOf(subscription)}${renewal}。${pause}`;
  },
  confirmCancel: (subscription) => {
    const until = paidUntil(subscription);
    return `我现在可以为您取消 ${subscription.plan}${until ? `，已付费的部分您可以一直使用到${until}` : ''}。确定取消吗？`;
  },
  yesCancel: {
    title: '确定取消',
    synonyms: ['是', '是的', '确定', '确认', '取消', '取消吧', '直接取消', '退订', '好', '好的', '可以', '行', '对', '嗯'],
  },
  noKeep: { title: '不取消了', synonyms: ['不', '不了', '不用了', '不要', '先不', '保留', '继续用', '留着', '算了', ...sparing] },
  subscriptionEnded: (subscription) => {
    const until = paidUntil(subscription);
    return `已为您取消 ${subscription.plan}，之后不会再扣费${until ? `，您可以继续使用到${until}` : ''}。欢迎您随时回来。`;
  },
  subscriptionKept: ({ plan, state }) => (state === 'paused' ? `好的，${plan} 继续保持暂停。` : `好的，${plan} 会照常继续。`),
  subscriptionGone: '这个订阅已经结束了。',
  confirmPause: ({ plan }, until) => `我可以为您将 ${plan} 暂停到${dayOf(until)}，期间不会扣费。需要暂停吗？`,
  alreadyPaused: ({ plan, paused_until }) =>
    `${plan} 已经暂停${paused_until ? `，至${dayOf(paused_until)}` : ''}。如需更改，同事可以为您处理。`,
  subscriptionPaused: ({ plan, paused_until }) => `已为您将 ${plan} 暂停${paused_until ? `到${dayOf(paused_until)}` : ''}，期间不会扣费。`,
  confirmResume: ({ plan, paused_until }) =>
    `${plan} 目前已暂停${paused_until ? `，至${dayOf(paused_until)}` : ''}。我可以为您从今天起恢复使用并继续扣费。需要恢复吗？`,
  subscriptionResumed: ({ plan, renews_at }) => `已为您恢复 ${plan}${renews_at ? `，将于${dayOf(renews_at)}续订` : ''}。`,
  notPaused: ({ plan, renews_at }) => `${plan} 正在正常使用中${renews_at ? `，将于${dayOf(renews_at)}续订` : ''}，不需要恢复。`,
  whyLeave: ({ plan }) => `很遗憾听到您这样说。请问是什么让您想取消 ${plan} 呢？`,
  leaveReasons: {
    too_expensive: { title: '价格太贵', synonyms: ['太贵', '贵', '价格', '便宜', '费用高', '没钱', '不划算', '性价比'] },
    no_time: { title: '没有时间用', synonyms: ['没时间', '没空', '太忙', '忙', '用不上', '很少用', '不怎么用', '用得少'] },
    content: { title: '内容不适合我', synonyms: ['内容', '无聊', '没意思', '不感兴趣', '不适合', '没有新', '选择太少', '找到更好的'] },
    technical: { title: '使用上有问题', synonyms: ['打不开', '用不了', '不好用', '卡顿', '闪退', '出错', '故障', '很慢'] },
  },
  justCancel: { title: '直接取消', synonyms: ['取消', '取消吧', '直接取消', '确定取消', '退订'] },
  keepIt: { title: '继续保留', synonyms: ['保留', '继续用', '留着', '算了', ...sparing] },
  offers: {
    discount: (percent) => `后续续订我可以为您优惠 ${percent}%。`,
    pause: '您看暂停一个月怎么样？期间不会扣费，想用的时候随时可以继续。',
    person: '这确实不应该。我们的同事可以帮您解决这个问题。',
  },
  orCancel: '还是直接为您取消？',
  takeOffer: {
    discount: { title: '享受优惠并保留', synonyms: ['优惠', '折扣', '打折', '要优惠'] },
    pause: { title: '暂停一个月', synonyms: ['暂停', '暂停吧', '先暂停', '停一个月'] },
    person: { title: '联系同事', synonyms: ['同事', '人工', '客服', '转人工'] },
  },
  discountGiven: (percent, code) => `太好了！您的优惠码是 ${code}，下次续订可优惠 ${percent}%，请在“账户 > 订阅”中输入。`,
};
