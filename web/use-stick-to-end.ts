import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** Pixels from the end that still count as being there. */
const near = 60;

/** Keeps a scrolling list at its end as it grows, unless its reader has scrolled up. */
export function useStickToEnd() {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLOListElement>(null);
  const sticks = useRef(true);
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => scroller.current?.scrollTo({ top: scroller.current.scrollHeight }), []);

  useEffect(() => {
    const box = scroller.current!;
    let before = 0;
    const onScroll = (): void => {
      const isNear = box.scrollHeight - box.scrollTop - box.clientHeight < near;
      // Only upwards is the reader's doing: our own scrolling may be overtaken by more that came in.
      if (isNear || box.scrollTop < before) sticks.current = isNear;
      before = box.scrollTop;
      setAtEnd(isNear || sticks.current);
    };
    // Cards and pictures grow after they were added, and a phone's keyboard shrinks the list.
    const growth = new ResizeObserver(() => {
      if (sticks.current) toEnd();
      else onScroll();
    });
    growth.observe(content.current!);
    growth.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      growth.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [toEnd]);

  return { scroller, content, atEnd, toEnd };
}
