import { type Activity, BotAdapter, type ResourceResponse, type TurnContext } from 'botbuilder';
import { StewardError } from '../platform/errors.js';

/**
 * Collects what the dialogs of one turn send. Nothing leaves the process here: the replies are recorded together with the
 * dialog state, and the channels deliver what was recorded.
 */
export class TurnAdapter extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return activities.map((activity) => ({ id: String(this.sent.push(activity)) }));
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(notInATurn('updateActivity'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(notInATurn('deleteActivity'));
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(notInATurn('continueConversation'));
  }
}

function notInATurn(call: string): StewardError {
  return new StewardError('invalid', 'not_in_a_turn', `A dialog sends activities only; ${call} has nothing to act on here.`);
}
