/** What the page says itself; what the bot says comes in the conversation's own language. */
const en = {
  language: 'en',
  title: 'Customer service · Steward',
  opening: 'Opening the chat …',
  again: 'Try again',
  notEmbedded: 'Please open this chat from the shop: its page lets the chat know who you are.',

  whoAreYou: 'Who are you?',
  chooseCustomer: 'This is a demo shop. Choose a customer to be, and ask as they would.',
  anonymous: 'An anonymous visitor',
  anonymousStory: 'Nobody the shop knows: no orders, no history.',
  switch: 'Switch',
  switchHint: 'Be another customer, in a new conversation',

  customerService: 'Customer service',
  colleague: 'A colleague',
  fromOurTeam: 'a person from our team',
  youAre: (name: string) => `You are ${name}`,
  youAreAnonymous: 'You are an anonymous visitor',
  askAbout: 'Ask about orders, subscriptions and what to read next',

  lost: 'The connection is lost. Trying again …',
  over: 'This chat was idle for too long and has ended.',
  failed: 'The chat could not be opened. Please try again in a moment.',
  startAgain: 'Start again',
  openAnew: ' Please open it again from the shop.',

  conversation: 'Conversation',
  speakers: { me: 'You', bot: 'Customer service', agent: 'A person of our team' },
  nowPerson: (name: string | undefined) => `You are now talking to a person: ${name ?? 'a colleague'}`,
  nowBot: 'You are talking to our bot again',
  typing: 'is typing',
  newest: 'Newest messages ↓',
  sending: 'Sending …',
  sent: 'Sent',
  notSent: 'Not sent.',
  retry: 'Retry',
  inAMoment: 'Please try again in a moment.',

  suggested: 'Suggested answers',
  yourMessage: 'Your message',
  write: 'Write a message',
  send: 'Send',
};

const zh: typeof en = {
  language: 'zh',
  title: '在线客服 · Steward',
  opening: '正在打开对话……',
  again: '重试',
  notEmbedded: '请从商店页面打开在线客服，这样我们才能知道您是谁。',

  whoAreYou: '您是哪位顾客？',
  chooseCustomer: '这是一个演示商店。请选择一位顾客，以其身份提问。',
  anonymous: '匿名访客',
  anonymousStory: '商店不认识的访客：没有订单，也没有浏览记录。',
  switch: '切换',
  switchHint: '换一位顾客，开始新的对话',

  customerService: '在线客服',
  colleague: '我们的同事',
  fromOurTeam: '人工客服',
  youAre: (name) => `您的身份：${name}`,
  youAreAnonymous: '您的身份：匿名访客',
  askAbout: '可咨询订单、订阅，也可以让我们推荐好书',

  lost: '连接已断开，正在重新连接……',
  over: '由于长时间没有操作，对话已结束。',
  failed: '暂时无法打开对话，请稍后再试。',
  startAgain: '重新开始',
  openAnew: '请从商店页面重新打开。',

  conversation: '对话',
  speakers: { me: '您', bot: '在线客服', agent: '人工客服' },
  nowPerson: (name) => `现在由人工客服为您服务：${name ?? '我们的同事'}`,
  nowBot: '现在由智能客服继续为您服务',
  typing: '正在输入',
  newest: '查看最新消息 ↓',
  sending: '正在发送……',
  sent: '已发送',
  notSent: '发送失败。',
  retry: '重发',
  inAMoment: '请稍后再试。',

  suggested: '建议的回复',
  yourMessage: '您的消息',
  write: '请输入消息',
  send: '发送',
};

const spoken: Partial<Record<string, typeof en>> = { en, zh };

/** In the first of the browser's languages that we speak. */
export const say = navigator.languages.map((language) => spoken[language.split('-')[0]!]).find(Boolean) ?? en;
