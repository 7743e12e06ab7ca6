// A chat on a phone's screen: head, messages, composer.
import { api } from './api.js';
import { bubble } from './bubble.js';
import { callEntry } from './call.js';
import { composer } from './composer.js';
import { avatar, el, iconButton } from './dom.js';
import * as format from './format.js';
import { t } from './i18n.js';
import { callOver, mainNumber, mine, shownAt } from './state.js';

export function chatScreen(owner, chat, back) {
  const write = composer(owner, chat);
  const list = el('ol', { class: 'messages', role: 'log', 'aria-live': 'polite', 'aria-label': t('messages', { name: chat.name }), tabindex: 0 });
  const notice = el('p', { class: 'window' });
  const element = el('div', { class: 'chat' },
    el('header', { class: 'chat-head' },
      iconButton('back', t('back'), back, { class: 'icon-button back' }),
      avatar(chat.name, chat.business, 'business'),
      el('div', { class: 'chat-title' },
        el('b', {}, chat.name === chat.business ? format.number(chat.business) : chat.name),
        el('span', {}, chat.channel === 'sms' ? 'SMS' : 'WhatsApp', chat.name === chat.business ? '' : ` · ${format.number(chat.business)}`)),
      owner.number.startsWith('+') && iconButton('phone', t('callNumber', { name: chat.name === chat.business ? format.number(chat.business) : chat.name }), call, { class: 'icon-button call-button' })),
    notice, list, write.element);
  const shown = new Map();
  const tapped = new Map();

  function update() {
    notice.textContent = windowWords(chat);
    notice.hidden = chat.messages.length === 0;
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80 || shown.size === 0;
    const context = contexts(chat, tapped);
    const first = shown.size === 0;
    const wanted = [];
    let lastDay;
    for (const entry of entries(chat)) {
      const today = format.day(entry.at);
      if (today !== lastDay) wanted.push(reuse(shown, `day ${today}`, today, () => el('li', { class: 'day' }, el('span', {}, today))));
      lastDay = today;
      if (entry.call) {
        wanted.push(reuse(shown, entry.call.sid, entry.call.updatedAt, () => callEntry(entry.call)));
        continue;
      }
      const { message } = entry;
      const facts = context(message);
      const version = JSON.stringify([message.history.length, message.media, facts.answered, facts.used, facts.quoted?.sid]);
      wanted.push(reuse(shown, message.sid, version, () =>
        bubble(message, { ...facts, tap: (button) => tap(message, button), reply: () => write.quote(message) })));
    }
    if (chat.messages.length === 0 && !chat.calls.some(callOver)) wanted.push(...welcome(owner, chat, write));
    // What was there before the phone was opened does not arrive again.
    if (first) wanted.forEach((each) => each.classList.add('settled'));
    sync(list, wanted);
    if (atEnd) list.scrollTop = list.scrollHeight;
  }

  /** One tap is one answer: the buttons are spent from then on, and come back only when it could not be sent. */
  async function tap(message, button) {
    if (tapped.has(message.sid)) return;
    tapped.set(message.sid, button.id);
    update();
    try {
      await api.send(owner.number, { business: chat.business, channel: chat.channel, tap: { sid: message.sid, button: button.id } });
    } catch (failure) {
      tapped.delete(message.sid);
      update();
      write.complain(t('notSent', { reason: failure.message }));
    }
  }

  function call() {
    api.call(owner.number, chat.business).catch((failure) => write.complain(t('notCalled', { reason: failure.message })));
  }

  update();
  return { element, update, write, end: () => { list.scrollTop = list.scrollHeight; } };
}

/** Messages, and the calls that are over, in the order of the phone. */
function entries(chat) {
  const messages = chat.messages.map((message) => ({ message, at: shownAt(message) }));
  const calls = chat.calls.filter(callOver).map((call) => ({ call, at: call.createdAt }));
  return [...messages, ...calls].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Knows for each message what others say about it. */
function contexts(chat, tapped) {
  const bySid = new Map(chat.messages.map((message) => [message.sid, message]));
  const used = new Map(chat.messages.filter((message) => message.tapped).map((message) => [message.repliesTo, message.tapped.id]));
  const lastAnswer = chat.messages.findLastIndex((message) => !mine(message));
  const index = new Map(chat.messages.map((message, position) => [message.sid, position]));
  return (message) => ({
    quoted: bySid.get(message.repliesTo),
    used: used.get(message.sid) ?? tapped.get(message.sid),
    answered: index.get(message.sid) < lastAnswer,
  });
}

function reuse(shown, key, version, build) {
  const known = shown.get(key);
  if (known?.version === version) return known.element;
  const element = build();
  if (known) element.classList.add('settled');
  shown.set(key, { version, element });
  return element;
}

/** Makes the list's children those wanted, touching only what differs, so that nothing is read aloud twice. */
function sync(list, wanted) {
  wanted.forEach((element, position) => {
    if (list.children[position] !== element) list.insertBefore(element, list.children[position] ?? null);
  });
  while (list.children.length > wanted.length) list.lastChild.remove();
}

function windowWords(chat) {
  if (chat.channel === 'sms') return t('smsNote');
  if (!chat.windowClosesAt) return t('windowClosed');
  return Date.parse(chat.windowClosesAt) > Date.now()
    ? t('windowOpen', { time: format.dayAndClock(chat.windowClosesAt) })
    : t('windowClosed');
}

function welcome(owner, chat, write) {
  const note = el('li', { class: 'note' }, t('encrypted'));
  if (chat.business !== mainNumber()) return [note];
  if (owner.kind !== 'customer') return [note, el('li', { class: 'note plain' }, t('waiting'))];
  const suggestions = t('suggestions').map((words) =>
    el('button', { type: 'button', onclick: () => write.send({ body: words }) }, words));
  return [note, el('li', { class: 'suggestions' }, el('span', {}, t('tryThis')), suggestions)];
}
