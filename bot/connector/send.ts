import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type ConversationReference } from 'botbuilder';
import type { Settings } from '../../platform/settings.js';
import { channelClient } from './channel-client.js';

/**
 * Sends one activity to where a conversation is, in a call of its own.
 * @throws ChannelError when the channel refuses it, and whatever a broken connection throws
 */
export type Send = (reference: object, activity: object) => Promise<void>;

/** The way to the Bot Framework's channels, by the SDK's adapter. Without an app id calls go out without a token. */
export function createSend({ appId = '', appPassword, tenantId }: Settings['botFramework']): Send {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      ...(appPassword && { MicrosoftAppPassword: appPassword }),
      ...(tenantId && { MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: tenantId }),
    },
    undefined,
    undefined,
    undefined,
    { httpClient: channelClient },
  );
  const adapter = new CloudAdapter(authentication);
  return (reference, activity) =>
    adapter.continueConversationAsync(appId, reference as Partial<ConversationReference>, async (context) => {
      // The SDK makes an id up, and would send a reply to a message that never was.
      context.activity.id = undefined;
      await context.sendActivity(activity as Partial<Activity>);
    });
}
