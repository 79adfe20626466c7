import { ConfigProvider } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { api } from './api.ts';
import { App } from './app.tsx';
import { createChat } from './chat.ts';
import { ChatContext } from './chat-context.ts';

/** `crypto.randomUUID` exists only in secure contexts; a phone on the office network opens the page by plain http. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

const chat = createChat({
  api,
  openSocket: (as, events) => {
    const base = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
    const socket = new WebSocket(`${base}/api/chat/socket?as=${encodeURIComponent(as)}`);
    socket.onopen = events.onOpen;
    socket.onclose = events.onClose;
    socket.onmessage = event => events.onData(event.data);
    return socket;
  },
  later: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  newId,
  preview: { open: file => URL.createObjectURL(file), release: url => URL.revokeObjectURL(url) },
});
chat.start();
window.addEventListener('online', () => chat.reconnect());

const theme = {
  token: {
    colorPrimary: '#2b6de5',
    borderRadius: 6,
    fontFamily: 'inherit',
  },
};

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider theme={theme}>
        <ChatContext value={{ chat }}>
          <App />
        </ChatContext>
      </ConfigProvider>
    </StrictMode>,
  );
}
