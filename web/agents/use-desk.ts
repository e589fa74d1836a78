import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { sentenceOf } from '../http';
import { type Action, act, answer, type Case, type Desk, listen, readCase, readDesk } from './desk';

/** Milliseconds in which changes are gathered before they are read. */
const gathering = 250;

export interface LiveDesk {
  desk: Desk | undefined;
  /** The opened hand-over; undefined while it is read. */
  opened: Case | undefined;
  live: boolean;
  /** What went wrong last. */
  complaint: string | undefined;
  act(action: Action): Promise<void>;
  /** Whether it was said. */
  answer(text: string): Promise<boolean>;
}

/** The list and the opened hand-over, kept up to date. */
export function useDesk(openedId: string | undefined, onRefusal: (error: unknown) => void): LiveDesk {
  const [desk, setDesk] = useState<Desk>();
  const [opened, setOpened] = useState<Case>();
  const [live, setLive] = useState(true);
  const [complaint, setComplaint] = useState<string>();
  const latest = useRef<{ id?: string; conversationId?: string }>({});

  const attempt = useCallback(
    async (work: () => Promise<void>): Promise<boolean> => {
      try {
        await work();
        return true;
      } catch (error) {
        setComplaint(sentenceOf(error));
        onRefusal(error);
        return false;
      }
    },
    [onRefusal],
  );
  const readList = useCallback(() => attempt(async () => setDesk(await readDesk())), [attempt]);
  const readOpened = useCallback(async () => {
    const { id } = latest.current;
    if (!id) return;
    await attempt(async () => {
      const found = await readCase(id);
      if (latest.current.id !== id) return; // Another one was opened meanwhile.
      latest.current.conversationId = found.handover.conversationId;
      setOpened(found);
    });
  }, [attempt]);

  useEffect(() => {
    latest.current = { id: openedId };
    setOpened(undefined);
    setComplaint(undefined);
    void readOpened();
  }, [openedId, readOpened]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let alsoOpened = false;
    const stop = listen((conversationId) => {
      alsoOpened ||= conversationId === undefined || conversationId === latest.current.conversationId;
      timer ??= setTimeout(() => {
        if (alsoOpened) void readOpened();
        void readList();
        timer = undefined;
        alsoOpened = false;
      }, gathering);
    }, setLive);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [readList, readOpened]);

  return {
    desk,
    opened,
    live,
    complaint,
    async act(action) {
      setComplaint(undefined);
      await attempt(() => act(openedId!, action));
      // Also when it failed: somebody else was faster, and the page should show it.
      await Promise.all([readList(), readOpened()]);
    },
    answer(text) {
      setComplaint(undefined);
      return attempt(() => answer(openedId!, text));
    },
  };
}
