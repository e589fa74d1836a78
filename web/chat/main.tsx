import { render } from 'preact';
import { ChatPage } from './chat-page';
import { say } from './texts';

document.documentElement.lang = say.language;
document.title = say.title;
render(<ChatPage />, document.getElementById('page')!);
