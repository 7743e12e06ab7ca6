// A phone: its frame, its list of chats, and the chat that is open.
import { callScreen, callWords } from './call.js';
import { chatScreen } from './chat.js';
import { avatar, el, icon, iconButton } from './dom.js';
import * as format from './format.js';
import { t } from './i18n.js';
import { businessName, callOn, callOver, chatOf, chatOfCall, closePhone, keyOf, look, mainNumber, on, phone as find, shownAt, showChat } from './state.js';

/** How long what came to the chat in view stays there before the phone shows another chat. */
const READING = 2500;

const mainChat = (owner) => keyOf(chatOf(owner, mainNumber(), 'whatsapp').business, 'whatsapp');

export function phoneElement(number) {
  const screen = el('div', { class: 'screen' });
  const callPlace = el('div', { class: 'call-place', 'aria-live': 'assertive' });
  const label = el('div', { class: 'owner' });
  const time = el('span', { class: 'status-time' }, format.clock(Date.now()));
  const element = el('section', { class: 'phone', 'data-number': number, 'aria-label': format.number(number) },
    label,
    el('div', { class: 'frame' },
      el('div', { class: 'status-bar', 'aria-hidden': 'true' }, time, el('span', { class: 'island' }), el('span', { class: 'status-icons' }, el('i', { class: 'signal' }), el('i', { class: 'battery' }))),
      screen, callPlace,
      el('div', { class: 'home-bar', 'aria-hidden': 'true' })));
  let open;
  let calling;

  /** The call covers the screen as long as it lasts. */
  function renderCall() {
    const call = callOn(number);
    if (call?.sid !== calling?.sid) {
      calling?.remove();
      calling = call && { sid: call.sid, ...callScreen(number) };
      callPlace.replaceChildren(...(calling ? [calling.element] : []));
    }
    if (call) calling.update(call);
    element.classList.toggle('in-call', Boolean(call));
  }

  function render() {
    const owner = find(number);
    if (!owner) return;
    if (owner.shown === undefined && owner.chats.size === 0 && mainNumber()) {
      owner.shown = mainChat(owner);
    }
    label.replaceChildren(...ownerLabel(owner));
    renderCall();
    const chat = owner.chats.get(owner.shown);
    if (!chat) {
      open = undefined;
      screen.replaceChildren(chatList(owner));
    } else if (open?.chat === chat) {
      open.update();
    } else {
      open = { chat, ...chatScreen(owner, chat, () => showChat(owner, null)) };
      screen.replaceChildren(open.element);
      open.end();
    }
    seen();
  }

  function seen() {
    const owner = find(number);
    const chat = owner?.chats.get(owner.shown);
    if (chat && inView) look(owner, chat);
  }

  let inView = true;
  const watcher = new IntersectionObserver(([entry]) => { inView = entry.isIntersecting; seen(); }, { threshold: 0.4 });
  watcher.observe(element);
  document.addEventListener('visibilitychange', seen);
  const clock = setInterval(() => { time.textContent = format.clock(Date.now()); }, 10_000);
  const unsubscribe = on(`phone ${number}`, (change) => {
    follow(change);
    render();
  });

  let arrived = 0;
  let turning;

  /** A message makes the phone ring. One that comes to another chat opens it, when the one in view has been read and nobody types. */
  function follow({ message, fresh, call }) {
    if (call && !callOver(call)) {
      const owner = find(number);
      const chat = chatOfCall(owner, call);
      owner.shown = keyOf(chat.business, chat.channel);
    }
    if (!message || !fresh || message.direction === 'inbound') return;
    element.classList.remove('rings');
    requestAnimationFrame(() => element.classList.add('rings'));
    const owner = find(number);
    const key = keyOf(message.from.replace('whatsapp:', ''), message.from.startsWith('whatsapp:') ? 'whatsapp' : 'sms');
    const inSight = owner.shown;
    if (inSight === key) arrived = Date.now();
    if (!inSight || inSight === key) return;
    clearTimeout(turning);
    turning = setTimeout(() => {
      const typing = screen.querySelector('textarea')?.value;
      if (owner.shown === inSight && !typing) showChat(owner, key);
    }, arrived + READING - Date.now());
  }

  render();
  return {
    element,
    render,
    write: (words) => open?.write.write(words),
    /** Writes to the main number, whatever chat is open. */
    ask(words) {
      const owner = find(number);
      showChat(owner, mainChat(owner));
      open?.write.send({ body: words });
    },
    end: () => open?.end(),
    remove() {
      watcher.disconnect();
      clearInterval(clock);
      calling?.remove();
      clearTimeout(turning);
      document.removeEventListener('visibilitychange', seen);
      unsubscribe();
      element.remove();
    },
  };
}

function ownerLabel(owner) {
  const name = format.nameOf(owner);
  return [
    avatar(owner.name || '', owner.number, owner.kind),
    el('div', { class: 'owner-words' }, el('b', {}, name),
      el('span', {}, el('em', { class: `kind ${owner.kind}` }, t(owner.kind)), owner.name ? format.number(owner.number) : '')),
    iconButton('close', t('close', { name }), () => closePhone(owner.number)),
  ];
}

function chatList(owner) {
  const chats = [...owner.chats.values()].filter((chat) => latest(chat))
    .sort((a, b) => Date.parse(latest(b).at) - Date.parse(latest(a).at));
  const main = mainNumber();
  const missing = main && !chats.some((chat) => chat.business === main);
  return el('div', { class: 'chat-list' },
    el('h2', {}, t('chats')),
    chats.length === 0 && el('p', { class: 'note' }, t('noChats')),
    el('ul', {}, chats.map((chat) => el('li', {}, chatLine(owner, chat)))),
    missing && el('button', { type: 'button', class: 'new-chat', onclick: () => showChat(owner, mainChat(owner)) },
      icon('chat'), t('newChat', { name: businessName(main) })));
}

/** What a chat's line shows: its latest message or call. */
function latest(chat) {
  const message = chat.messages.at(-1);
  const call = chat.calls.findLast(callOver);
  if (call && (!message || Date.parse(call.createdAt) > Date.parse(shownAt(message)))) return { at: call.createdAt, gist: callWords(call) };
  return message && { at: shownAt(message), gist: format.gist(message) };
}

function chatLine(owner, chat) {
  const last = latest(chat);
  return el('button', { type: 'button', class: 'chat-line', onclick: () => showChat(owner, keyOf(chat.business, chat.channel)) },
    avatar(chat.name, chat.business, 'business'),
    el('span', { class: 'chat-line-words' },
      el('b', {}, chat.name === chat.business ? format.number(chat.business) : chat.name, chat.channel === 'sms' && el('em', { class: 'kind' }, 'SMS')),
      el('span', { class: 'gist' }, last.gist)),
    el('span', { class: 'chat-line-side' }, el('time', {}, format.clock(last.at)), chat.unread > 0 && el('em', { class: 'badge', 'aria-label': t('unreadCount', { count: chat.unread }) }, `${chat.unread}`)));
}
