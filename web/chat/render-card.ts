import { type Action, AdaptiveCard, HostConfig, OpenUrlAction, SubmitAction } from 'adaptivecards';

/** Our colours and sizes; the variables follow the reader's light or dark mode. */
const hostConfig = new HostConfig({
  fontFamily: 'inherit',
  fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 23 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: { default: containerStyle('transparent'), emphasis: containerStyle('var(--raised)') },
  factSet: {
    title: { color: 'default', isSubtle: true, weight: 'default', maxWidth: 120, wrap: true },
    value: { wrap: true },
    spacing: 16,
  },
  actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', spacing: 'default' },
});

function containerStyle(backgroundColor: string) {
  const colour = (strong: string, subtle = strong) => ({ default: strong, subtle });
  return {
    backgroundColor,
    foregroundColors: {
      default: colour('var(--ink)', 'var(--muted)'),
      accent: colour('var(--accent)'),
      good: colour('var(--good)'),
      warning: colour('var(--person)'),
      attention: colour('var(--bad)'),
    },
  };
}

/** Every text of a card is shown as text: nothing in it becomes HTML. */
AdaptiveCard.onProcessMarkdown = () => {};

/**
 * Renders an Adaptive Card. Its buttons submit their data or open a web address; other actions do nothing.
 * @throws Error when it cannot be rendered
 */
export function renderCard(content: object, onSubmit: (value: unknown, displayText: string) => void): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = (action: Action) => {
    if (action instanceof SubmitAction) onSubmit(action.data, action.title ?? '');
    if (action instanceof OpenUrlAction) openAddress(action.url);
  };
  card.parse(content);
  const element = card.render();
  if (!element) throw new Error('The card has nothing to show.');
  return element;
}

function openAddress(address: string | undefined): void {
  if (address && /^https?:\/\//i.test(address)) window.open(address, '_blank', 'noopener,noreferrer');
}
