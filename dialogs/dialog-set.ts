import { DialogSet } from 'botbuilder-dialogs';
import { answer, answerDialog } from './answer.js';
import { cancelSubscription, cancelSubscriptionDialog } from './cancel-subscription.js';
import { chooseOrderDialog } from './choose-order.js';
import { chooseSubscriptionDialog } from './choose-subscription.js';
import { clarifyDialog } from './clarify.js';
import { offerPersonDialog } from './offer-person.js';
import { type OrderTopic, orderQuestion, orderQuestionDialog } from './order-question.js';
import { orderStatus, orderStatusDialog } from './order-status.js';
import { pauseSubscription, pauseSubscriptionDialog } from './pause-subscription.js';
import { product, productDialog } from './product.js';
import { QuestionPrompt } from './question-prompt.js';
import { recommend, recommendDialog } from './recommend.js';
import { resumeSubscription, resumeSubscriptionDialog } from './resume-subscription.js';
import { retentionDialog } from './retention.js';
import type { Turn } from './services.js';
import { subscriptionDetails, subscriptionDetailsDialog } from './subscription-details.js';
import { talkToPerson, talkToPersonDialog } from './talk-to-person.js';
import { welcome, welcomeDialog } from './welcome.js';

const orderTopics: Record<OrderTopic, string> = {
  return_item: orderQuestion,
  refund_status: orderQuestion,
  cancel_order: orderQuestion,
  change_order: orderQuestion,
  change_address: orderQuestion,
};

/** Intents with a dialog of their own; every other intent is answered by the shop's answer to it. */
const dialogByIntent: Record<string, string> = {
  ...orderTopics,
  greeting: welcome,
  talk_to_person: talkToPerson,
  order_status: orderStatus,
  recommend_book: recommend,
  recommend_course: recommend,
  recommend_gift: recommend,
  product_availability: product,
  product_details: product,
  cancel_subscription: cancelSubscription,
  pause_subscription: pauseSubscription,
  resume_subscription: resumeSubscription,
  subscription_details: subscriptionDetails,
};

/** Id of the dialog that an intent starts. */
export function dialogFor(intent: string): string {
  return dialogByIntent[intent] ?? answer;
}

/** Every dialog, made for one turn. */
export function dialogsOf(turn: Turn): DialogSet {
  const dialogs = [
    new QuestionPrompt(turn),
    answerDialog(turn),
    cancelSubscriptionDialog(turn),
    chooseOrderDialog(turn),
    chooseSubscriptionDialog(turn),
    clarifyDialog(turn, dialogFor),
    offerPersonDialog(turn),
    orderQuestionDialog(turn),
    orderStatusDialog(turn),
    pauseSubscriptionDialog(turn),
    productDialog(turn),
    recommendDialog(turn),
    resumeSubscriptionDialog(turn),
    retentionDialog(turn),
    subscriptionDetailsDialog(turn),
    talkToPersonDialog(turn),
    welcomeDialog(turn),
  ];
  return dialogs.reduce((set, dialog) => set.add(dialog), new DialogSet());
}
