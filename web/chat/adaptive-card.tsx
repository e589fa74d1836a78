import { useEffect, useRef, useState } from 'preact/hooks';

export interface AdaptiveCardProps {
  content: { fallbackText?: string };
  onSubmit(value: unknown, displayText: string): void;
}

/** A card; its renderer is loaded with the first one. Where it cannot be shown, what it says in words is. */
export function AdaptiveCard({ content, onSubmit }: AdaptiveCardProps) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let gone = false;
    import('./render-card')
      .then(({ renderCard }) => gone || place.current!.replaceChildren(renderCard(content, onSubmit)))
      .catch(() => gone || setFailed(true));
    return () => {
      gone = true;
    };
  }, [content, onSubmit]);

  if (failed) return content.fallbackText ? <p class="bubble">{content.fallbackText}</p> : null;
  return <div class="card" dir="auto" ref={place} />;
}
