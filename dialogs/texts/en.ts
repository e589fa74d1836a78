import type { OrderStatus, ShopOrder, Subscription } from '../../store/schema.js';
import { dayFormat, money } from '../format.js';
import { opinionBy } from '../opinion.js';
import type { Reason } from '../services.js';
import { titlesByDeed } from './deeds.js';

const locale = 'en-GB';
const priceOf = ({ price_cents, currency }: { price_cents: number; currency: string }) => money(price_cents, currency, locale);
const dayOf = dayFormat(locale);

const status: Record<OrderStatus, string> = {
  placed: 'received',
  paid: 'being packed',
  shipped: 'on its way',
  delivered: 'delivered',
  cancelled: 'cancelled',
  returned: 'returned',
};

/** The day up to which a running subscription is paid for; nothing is charged in a pause. */
const paidUntil = ({ state, renews_at }: Subscription) => (state === 'active' && renews_at ? dayOf(renews_at) : undefined);

const quoted = (title: string | undefined) => (title ? `“${title}”` : 'something similar');

const did = { bought: 'bought', viewed: 'looked at', rated: 'liked', liked: 'liked', asked: 'asked about' };

const leadIn = "(?:(?:tell me (?:more )?about|(?:more|what) about|i(?:'ll| will) take|i mean|i(?:'d| would) like) )?";

const positions = ['1|one|first', '2|two|second', '3|three|third', '4|four|fourth', '5|five|fifth'].map(
  (words) => new RegExp(`^${leadIn}(?:the )?(?:number |no\\.? ?|#)?(?:${words})(?: one)?[.!]*$`, 'i'),
);

const stopping =
  /^(?:(?:oh|no|please|just),? )*(?:cancel(?: that| this| it)?|never ?mind|forget (?:it|about it|that)|stop(?: it| this)?|leave it)[\s.!]*$/i;

const asking =
  /^(?:(?:do you|have you|you) (?:have|got|sell|stock)|is there|it(?:'s| is)(?: called)?|the (?:book|course|title)(?: is)?(?: called)?|i(?:'m| am) looking for|i mean|tell me about|what about)\s+/i;

const pointing =
  /\b(?:it(?! (?:possible|ok|okay|true|too late))|its|this|that|these|those|them|they|the (?:order|parcel|package|delivery|book|course|title|item|one))\b/i;

const elliptical =
  /^(?:and |but |so )?(?:how much|(?:what(?:'s| is) the |the )?price|(?:is |still )?(?:available|in stock)|cancel)[\s?!.]*$/i;

const sparing = ["don't cancel", "don't cancel it", 'do not cancel', 'do not cancel it', 'not cancel'];

const these =
  '(?:it|this|that|these|those|them|any of (?:it|these|those|them)|(?:the|this|that) (?:\\w+ )?(?:one|ones|book|books|course|courses)|the (?:first|second|third|fourth|fifth|last))';

const opinionIn = opinionBy({
  dislikesCreator:
    /\b(?:hate|dislike|not|no more|nothing|can(?:no|')t stand|(?:do not|don['’]?t) (?:really )?(?:like|want|enjoy))\b.*\b(?:this|that|the|these|the same) (?:author|writer|teacher)s?\b/i,
  dislikes: new RegExp(
    `\\b(?:not (?:for me|my (?:taste|thing|style|cup of tea)|interested|interesting)|(?:do not|don['’]?t|didn['’]?t|do n't) (?:really )?(?:like|want|care for|fancy|enjoy) ${these}|(?:hate|dislike) ${these}|none of (?:it|these|those|them))\\b|^(?:no,? )?not (?:this|that|these|those|the \\w+)(?: ones?)?(?: please)?[.!]*$`,
    'i',
  ),
  likes: new RegExp(
    `\\b(?:i (?:do |did |really |actually |quite )*(?:like|love|enjoy) ${these}|more like ${these}|(?:that|this|it|the \\w+(?: one)?) (?:looks|sounds|is) (?:good|great|nice|interesting|perfect)|changed my mind|take (?:that|it) back|undo(?: that| it)?)\\b`,
    'i',
  ),
  places: [/\bfirst\b/i, /\bsecond\b/i, /\b(?:third|last)\b/i, /\bfourth\b/i, /\bfifth\b/i],
});

/** Not "is there a cheaper price" nor "cheaper elsewhere", which ask for a discount. */
const cheaper =
  /\b(?:any(?:thing)?|some(?:thing)?|ones?|others?|show|books?|courses?)\b[^.!?]*\b(?:cheaper|less expensive)\b(?! (?:price|elsewhere))|^\W*(?:cheaper|less expensive)(?: ones?)?(?: please)?\W*$|^(?:(?:that|this|these|those|they|it|all|still|much|way|a|bit|little|is|are|s|re)\W+|['’])*too (?:expensive|pricey|dear)(?: for me)?\W*$/i;

export const en = {
  language: 'en',
  locale,
  priceOf,
  dayOf,

  /** "Never mind": the customer wants out of what is open. */
  isStop: (text: string) => stopping.test(text.trim()),
  /** What is said of items that were just recommended: "not for me", "I like the second one", "I hate this author". */
  opinionIn,
  /** Whether others than those that were just recommended are wanted, for less. */
  wantsCheaper: (text: string) => cheaper.test(text),
  /** Index of the choice that "2" or "the second one" names; undefined where the text is anything else. */
  /** Whether a text may mean what was talked about before: "how much is it", "cancel that order", "in stock?". */
  refersBack: (text: string) => pointing.test(text) || elliptical.test(text.trim()),
  positionIn: (text: string) => {
    const index = positions.findIndex((position) => position.test(text.trim()));
    return index < 0 ? undefined : index;
  },

  yes: { title: 'Yes', synonyms: ['yes', 'yes please', 'yep', 'yeah', 'sure', 'ok', 'okay', 'please do', 'go ahead', 'of course'] },
  no: { title: 'No', synonyms: ['no', 'no thanks', 'no thank you', 'nope', 'not now', 'rather not', "don't"] },

  welcome: (shop: string) =>
    `Hello! I am the assistant of ${shop}. I can look after orders, find you something to read or learn, and fetch a person.`,
  welcomeBack: (name: string, shop: string) => `Hello ${name}! Good to see you at ${shop}. What can I do for you?`,

  rephrase: 'Sorry, I did not understand that. Could you say it in other words?',
  servedOnly: 'Sorry, I understand English and Chinese only.',
  didYouMean: 'I am still not sure what you mean. Is it one of these?',
  whichOfTwo: 'I want to get this right. Which of these do you mean?',
  neither: { title: 'Something else', synonyms: ['neither', 'none', 'none of these', 'something else', 'no'] },
  tryOtherWords: 'All right. Please tell me in other words what you need.',
  notUnderstood: 'I am sorry, I do not seem to be able to help you with this.',
  notAnAnswer: 'Sorry, I am not sure what you mean.',
  wayOut: '(You can also say "never mind", or ask for a person.)',
  stopped: 'All right, I have stopped that. What else can I do for you?',
  restarted: 'I was updated while we were talking, sorry. Let us go through this once more.',
  cannotRead: 'I can read words only, so far. Please write what you need.',
  cannotPress: 'This button does not work any more. Please write what you need.',

  apology: 'Sorry, something went wrong on my side. Please say that again, or type "person" to reach a colleague.',

  offerPerson: 'Shall I pass you on to a colleague?',
  allRight: 'All right. Is there anything else I can do for you?',
  handedOver:
    'I have told my colleagues and given them our conversation, so you need not repeat anything. Somebody will answer you right here.',
  alsoPassedOn: (labels: string[]) => `They know what else you asked for: ${labels.join('; ')}.`,
  nowToThe: (label: string) => `Now to your other question: “${label}”`,
  alreadyHandedOver: 'My colleagues know already; somebody will answer you right here.',
  agentJoined: (name: string) => `${name} from our team has joined and will answer you here.`,
  handedBack: (name: string) => `${name} has handed you back to me. How else can I help?`,
  resolved: (name: string) => `${name} has marked your request as solved. I am here if you need anything else.`,

  signInFirst: 'I can look into your account only when you are signed in, so that nobody else can. Please sign in and ask me again.',

  orderNotFound: (id: string) => `I cannot find an order with this number (${id}) in your account.`,
  noOrders: 'There are no orders in your account yet.',
  whichOrder: 'Which order do you mean?',
  anotherOrder: { title: 'None of these', synonyms: ['none', 'none of these', 'another', 'another one', 'neither'] },
  orderChoice: ({ id, status: s, placed_at }: ShopOrder) => `${id}, ${status[s]}, ordered on ${dayOf(placed_at)}`,
  orderStatus: (order: ShopOrder) => {
    const { id, placed_at, expected_at, delivered_at, carrier, tracking_number } = order;
    const tracking = tracking_number ? ` (tracking number ${tracking_number})` : '';
    const by = carrier ? ` with ${carrier}${tracking}` : tracking;
    const expected = expected_at ? `, expected on ${dayOf(expected_at)}` : '';
    switch (order.status) {
      case 'placed':
        return `We received order ${id} on ${dayOf(placed_at)} and wait for its payment${expected}.`;
      case 'paid':
        return `Order ${id} is paid and being packed${expected}.`;
      case 'shipped':
        return `Order ${id} is on its way${by}${expected}.`;
      case 'delivered':
        return `Order ${id} was delivered${delivered_at ? ` on ${dayOf(delivered_at)}` : ''}${by}.`;
      case 'cancelled':
        return `Order ${id} was cancelled.`;
      case 'returned':
        return `Order ${id} came back to us as a return.`;
    }
  },
  orderLate: (expected: Date) => `It should have been with you on ${dayOf(expected)}, and I am sorry that it is late.`,
  orderCard: {
    title: (id: string) => `Order ${id}`,
    status,
    placed: 'Ordered',
    carrier: 'Carrier',
    tracking: 'Tracking number',
    expected: 'Expected',
    delivered: 'Delivered',
    total: 'Total',
    line: (title: string, quantity: number) => (quantity > 1 ? `${quantity} × ${title}` : title),
  },
  orderTopics: {
    return_item: {
      open: (id: string) => `Order ${id} has not left us yet, so there is nothing to send back: a colleague can still stop it.`,
      shipped: (id: string, { days }: { days: number }) =>
        `Order ${id} is still on its way. Once it is with you, you have ${days} days to send it back.`,
      returnable: (id: string, { until }: { until: Date }) =>
        `You can send back anything of order ${id} until ${dayOf(until)}. Put it into its parcel, print the label from your order's page, and hand it in at any parcel shop.`,
      kept: (id: string, { days }: { days: number }) =>
        `Order ${id} was delivered more than ${days} days ago, so it can no longer be sent back by itself. A colleague may find a way.`,
      cancelled: (id: string) => `Order ${id} was cancelled, so there is nothing to send back.`,
      returned: (id: string) => `We have your return of order ${id} already.`,
    },
    refund_status: {
      open: (id: string) => `There is no refund for order ${id}: it has not left us and was not cancelled.`,
      shipped: (id: string) => `There is no refund for order ${id}: it is still on its way to you.`,
      returnable: (id: string, { until }: { until: Date }) =>
        `I see no return for order ${id} yet. You can send it back until ${dayOf(until)}; the refund follows when it is here.`,
      kept: (id: string) => `I see no return and no refund for order ${id}.`,
      cancelled: (id: string, { refundDays, total }: { refundDays: number; total: string }) =>
        `Order ${id} was cancelled. What you paid of ${total} goes back the way you paid, within ${refundDays} days.`,
      returned: (id: string, { refundDays, total }: { refundDays: number; total: string }) =>
        `We have your return of order ${id}. Up to ${total} goes back the way you paid, within ${refundDays} days.`,
    },
    cancel_order: {
      open: (id: string) => `Order ${id} has not left us yet, so a colleague can still cancel it for you.`,
      shipped: (id: string, { days }: { days: number }) =>
        `Order ${id} is on its way and can no longer be stopped. You can send it back within ${days} days of its delivery.`,
      returnable: (id: string, { until }: { until: Date }) => `Order ${id} has been delivered. You can send it back until ${dayOf(until)}.`,
      kept: (id: string) => `Order ${id} was delivered a while ago and can no longer be cancelled.`,
      cancelled: (id: string) => `Order ${id} is cancelled already.`,
      returned: (id: string) => `Order ${id} came back to us already.`,
    },
    change_order: {
      open: (id: string) => `Order ${id} has not left us yet, so a colleague can still change it for you.`,
      shipped: (id: string) => `Order ${id} is on its way and can no longer be changed. You can send back what you do not want.`,
      returnable: (id: string, { until }: { until: Date }) =>
        `Order ${id} has been delivered. You can send back what you do not want until ${dayOf(until)}.`,
      kept: (id: string) => `Order ${id} was delivered a while ago and can no longer be changed.`,
      cancelled: (id: string) => `Order ${id} was cancelled; please place a new one.`,
      returned: (id: string) => `Order ${id} came back to us; please place a new one.`,
    },
    change_address: {
      open: (id: string) => `Order ${id} has not left us yet, so a colleague can still change its address.`,
      shipped: (id: string) =>
        `Order ${id} is with the carrier already. You may redirect it on the carrier's page with its tracking number.`,
      returnable: (id: string) => `Order ${id} has been delivered already. For later orders, change the address in your account.`,
      kept: (id: string) => `Order ${id} has been delivered already. For later orders, change the address in your account.`,
      cancelled: (id: string) => `Order ${id} was cancelled. For later orders, change the address in your account.`,
      returned: (id: string) => `Order ${id} came back to us. For later orders, change the address in your account.`,
    },
  },

  giftFor: 'With pleasure! What does the person like? Name a subject, such as history or cooking.',
  anything: { title: 'Surprise me', synonyms: ['anything', 'surprise me', 'no idea', 'not sure', 'whatever', "i don't know"] },
  recommended: {
    book: 'Here are books you may like:',
    course: 'Here are courses you may like:',
    any: 'How about one of these?',
  },
  onlyOn: (subjects: string[]) => `Not quite what you asked for, but on ${subjects.join(' and ')}:`,
  nothingOn: (subjects: string[]) => `I have nothing new on ${subjects.join(' or ')} for you, but perhaps one of these:`,
  onlyBy: (creators: string[]) => `Not quite what you asked for, but by ${creators.join(' and ')}:`,
  nothingBy: (creators: string[]) => `I have nothing new by ${creators.join(' or ')} for you, but perhaps one of these:`,
  nothingAtPrice: 'I have nothing else at that price. Name another price or another subject and I will look again.',
  nothingMore: 'I have shown you everything I would recommend. Name another subject and I will look again.',
  because: (reason: Reason): string => {
    switch (reason.kind) {
      case 'because':
        return `because you ${titlesByDeed(reason.deeds, did)
          .map(([what, titles]) => `${what} ${titles.map(quoted).join(' and ')}`)
          .join(' and ')}`;
      case 'goes_on':
        return `goes on from ${quoted(reason.title)}, which you have`;
      case 'like':
        return `like ${quoted(reason.title)}`;
      case 'asked_for':
        return 'comes closest to what you asked for';
      case 'popular_in_subject':
        return `popular in ${reason.subject}`;
      case 'on_subject':
        return `on ${reason.subject}`;
      case 'popular':
        return 'popular with our customers';
      case 'undiscovered':
        return 'still to be discovered by our customers';
    }
  },
  noted: {
    like: (title: string) => `Good to know that you like “${title}”.`,
    dislike: (title: string) => `Noted: nothing like “${title}”.`,
    dislikeCreator: (creators: string[]) => `Noted: nothing by ${creators.join(' or ')}.`,
    dismissed: 'All right, none of these then.',
  },
  whichCreator: 'Whom do you mean?',
  likeThis: 'I like this',
  notForMe: 'Not for me',
  alsoBought: (titles: string[]) => `Customers who bought it also bought ${titles.map(quoted).join(', ')}.`,
  wantOthers: 'Is one of these right for you?',
  others: {
    title: 'Show me others',
    synonyms: [
      'others',
      'more',
      'show me more',
      'something else',
      'different ones',
      'other ones',
      'next',
      'anything else',
      'another one',
      'read it already',
      'read that already',
      'have it already',
      'no',
    ],
  },
  enough: {
    title: 'Thank you, that will do',
    synonyms: ['that will do', 'thanks', 'thank you', 'no thanks', 'no thank you', 'yes', 'perfect', 'great', "that's all"],
  },
  enjoy: 'Enjoy! I am here when you need me.',
  by: (creators: string[]) => `by ${creators.join(', ')}`,
  tellMeMore: 'Tell me more',
  open: 'Open',

  /** "Harry Potter" in "do you have Harry Potter?"; the whole text where nothing is wrapped around a title. */
  titleIn: (text: string) => text.replace(asking, '').replace(/[?!.\s]+$/, ''),
  whichProduct: 'Which title do you mean? Please write its name.',
  productNotFound: (words: string) => `I cannot find "${words}" in our catalogue.`,
  productFound: (title: string, price: string, inStock: boolean) =>
    inStock ? `${title} is available for ${price}.` : `${title} costs ${price}, but is sold out at the moment.`,
  productDetails: (title: string, creators: string[], price: string) =>
    creators.length > 0 ? `${title} is by ${creators.join(', ')} and costs ${price}.` : `${title} costs ${price}.`,

  noSubscription: 'You have no running subscription, so there is nothing to pay and nothing to end.',
  whichSubscription: 'Which subscription do you mean?',
  subscriptionChoice: ({ plan, state }: Subscription) => (state === 'paused' ? `${plan} (paused)` : plan),
  subscriptionDetails: (subscription: Subscription) => {
    const { plan, state, renews_at, paused_until } = subscription;
    const renewal = state === 'active' && renews_at ? ` and renews on ${dayOf(renews_at)}` : '';
    const pause = state === 'paused' ? ` It is paused${paused_until ? ` until ${dayOf(paused_until)}` : ''}.` : '';
    return `${plan} costs ${priceOf(subscription)}${renewal}.${pause}`;
  },
  confirmCancel: (subscription: Subscription) => {
    const until = paidUntil(subscription);
    return `I can end ${subscription.plan} now${until ? `; what you have paid for stays yours until ${until}` : ''}. Shall I end it?`;
  },
  yesCancel: {
    title: 'Yes, cancel it',
    synonyms: [
      'yes',
      'yes cancel',
      'yes please',
      'cancel',
      'cancel it',
      'just cancel',
      'just cancel it',
      'end it',
      'sure',
      'ok',
      'go ahead',
    ],
  },
  noKeep: { title: 'No, keep it', synonyms: ['no', 'keep it', 'no thanks', 'not now', ...sparing] },
  subscriptionEnded: (subscription: Subscription) => {
    const until = paidUntil(subscription);
    return `Done: ${subscription.plan} has ended and nothing more will be charged${until ? `. You can use it until ${until}` : ''}. You are welcome back at any time.`;
  },
  subscriptionKept: ({ plan, state }: Subscription) =>
    state === 'paused' ? `All right, ${plan} stays paused.` : `Good, ${plan} goes on as it is.`,
  subscriptionGone: 'This subscription has been ended already.',
  confirmPause: ({ plan }: Subscription, until: Date) =>
    `I can pause ${plan} until ${dayOf(until)}; nothing is charged meanwhile. Shall I?`,
  alreadyPaused: ({ plan, paused_until }: Subscription) =>
    `${plan} is paused${paused_until ? ` until ${dayOf(paused_until)}` : ''}. A colleague can change that for you.`,
  subscriptionPaused: ({ plan, paused_until }: Subscription) =>
    `Done: ${plan} is paused${paused_until ? ` until ${dayOf(paused_until)}` : ''}, and nothing is charged meanwhile.`,
  confirmResume: ({ plan, paused_until }: Subscription) =>
    `${plan} is paused${paused_until ? ` until ${dayOf(paused_until)}` : ''}. I can let it run and be charged again from today. Shall I?`,
  subscriptionResumed: ({ plan, renews_at }: Subscription) =>
    `Done: ${plan} runs again${renews_at ? ` and renews on ${dayOf(renews_at)}` : ''}.`,
  notPaused: ({ plan, renews_at }: Subscription) =>
    `${plan} is running${renews_at ? ` and renews on ${dayOf(renews_at)}` : ''}, so there is no pause to end.`,
  whyLeave: ({ plan }: Subscription) => `I am sorry to hear that. What is it about ${plan} that made you think of leaving?`,
  leaveReasons: {
    too_expensive: {
      title: 'It is too expensive',
      synonyms: ['expensive', 'too expensive', 'price', 'costs too much', 'cheaper', 'money', 'afford'],
    },
    no_time: {
      title: 'I have no time for it',
      synonyms: ['no time', 'time', 'busy', 'not using it', "don't use it", 'rarely use', 'holiday'],
    },
    content: {
      title: 'Not the right content',
      synonyms: ['content', 'boring', 'nothing new', 'not interesting', 'selection', 'found something better'],
    },
    technical: {
      title: 'It does not work well',
      synonyms: ['does not work', "doesn't work", 'broken', 'bugs', 'technical', 'slow', 'crashes'],
    },
  },
  justCancel: { title: 'Just cancel it', synonyms: ['cancel', 'cancel it', 'just cancel', 'yes cancel', 'yes cancel it', 'end it'] },
  keepIt: { title: 'Keep it', synonyms: ['keep it', 'keep it as it is', ...sparing] },
  offers: {
    discount: (percent: number) => `I could give you ${percent} % off your next renewals.`,
    pause: 'How about a pause of a month? Nothing is charged meanwhile, and it is there when you want it back.',
    person: 'That should not be. A colleague could put it right for you.',
  },
  orCancel: 'Or shall I cancel it?',
  takeOffer: {
    discount: { title: 'Keep it with the discount', synonyms: ['discount', 'take the discount', 'keep it with the discount'] },
    pause: { title: 'Pause it for a month', synonyms: ['pause', 'pause it', 'a pause'] },
    person: { title: 'Talk to a colleague', synonyms: ['colleague', 'person', 'talk to a person'] },
  },
  discountGiven: (percent: number, code: string) =>
    `Wonderful. Your code ${code} takes ${percent} % off at the next renewal; enter it under Account, Subscription.`,
};
