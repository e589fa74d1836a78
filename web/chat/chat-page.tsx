import { useCallback, useEffect, useState } from 'preact/hooks';
import { sentenceOf } from '../http';
import { type Access, accessAs, type DemoCustomer, demoCustomers, forget, givenToken, refreshed, remembered } from './access';
import { Conversation } from './conversation';
import { CustomerPicker } from './customer-picker';
import { say } from './texts';

type Stage =
  | { is: 'opening' }
  | { is: 'choosing'; customers: DemoCustomer[] }
  | { is: 'chatting'; access: Access }
  | { is: 'closed'; sentence: string; again: boolean };

/** The whole page: who the visitor is, then the conversation. */
export function ChatPage() {
  const [stage, setStage] = useState<Stage>({ is: 'opening' });

  const proceed = useCallback(async (next: () => Promise<Stage>) => {
    setStage({ is: 'opening' });
    setStage(await next().catch((error: unknown): Stage => ({ is: 'closed', sentence: sentenceOf(error), again: true })));
  }, []);
  const leave = useCallback(() => {
    forget();
    proceed(firstStage);
  }, [proceed]);
  useEffect(() => void proceed(firstStage), [proceed]);

  switch (stage.is) {
    case 'opening':
      return (
        <main class="chat plain">
          <p class="muted">{say.opening}</p>
        </main>
      );
    case 'choosing':
      return (
        <CustomerPicker
          customers={stage.customers}
          onPick={(customer) => proceed(async () => ({ is: 'chatting', access: await accessAs(customer) }))}
        />
      );
    case 'chatting':
      return <Conversation key={stage.access.token} access={stage.access} onLeave={stage.access.given ? undefined : leave} />;
    case 'closed':
      return (
        <main class="chat plain">
          <p>{stage.sentence}</p>
          {stage.again && (
            <button type="button" class="primary" onClick={() => proceed(firstStage)}>
              {say.again}
            </button>
          )}
        </main>
      );
  }
}

/** What this tab had before a reload, else the token in the address, else the demo's choice. */
async function firstStage(): Promise<Stage> {
  const given = givenToken();
  const before = remembered();
  const kept = before && before.given === given ? await refreshed(before) : undefined;
  if (kept) return { is: 'chatting', access: kept };
  if (given) return { is: 'chatting', access: { token: given, given } };
  const customers = await demoCustomers();
  return customers ? { is: 'choosing', customers } : { is: 'closed', sentence: say.notEmbedded, again: false };
}
