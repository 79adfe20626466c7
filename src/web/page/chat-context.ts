import { createContext, use, useSyncExternalStore } from 'react';
import type { Chat } from './chat.ts';
import type { ChatState } from './chat-state.ts';

export const ChatContext = createContext<{ chat: Chat } | null>(null);

export function useChat(): { chat: Chat } {
  const context = use(ChatContext);
  if (!context) throw new Error('the page is rendered outside its ChatContext');
  return context;
}

export function useChatState(): ChatState {
  const { chat } = useChat();
  return useSyncExternalStore(chat.subscribe, chat.getState);
}
