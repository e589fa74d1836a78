import { render } from 'preact';
import { ChatPage } from './chat-page';

render(<ChatPage />, document.getElementById('page')!);
