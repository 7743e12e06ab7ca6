// What the page knows: the phones that are open, and what lies on those that are not.
import { api } from './api.js';

const listeners = new Map();

/** Calls a listener when a topic (`phone <number>`, `open`, `tray`, `faults`, `link`) changes. */
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(listener);
  return () => listeners.get(topic).delete(listener);
}

const changed = (topic, data) => listeners.get(topic)?.forEach((listener) => listener(data));

export const state = {
  numbers: [],
  open: [],
  tray: new Map(),
  faults: [],
  calls: new Map(),
  connected: true,
};

export const personOf = (message) => (message.direction === 'inbound' ? message.from : message.to).replace('whatsapp:', '');
export const businessOf = (message) => (message.direction === 'inbound' ? message.to : message.from).replace('whatsapp:', '');
export const channelOf = (message) => (message.from.startsWith('whatsapp:') ? 'whatsapp' : 'sms');
export const mine = (message) => message.direction === 'inbound';
export const keyOf = (business, channel) => `${channel} ${business}`;

/** When a message came onto the phone. */
export const shownAt = (message) =>
  (mine(message) ? message.history[0] : message.history.find((step) => step.status === 'delivered') ?? message.history[0]).at;

const byTime = (a, b) => Date.parse(shownAt(a)) - Date.parse(shownAt(b)) || a.sequence - b.sequence;

export const outgoing = (call) => call.direction === 'inbound';
export const callOwner = (call) => (outgoing(call) ? call.from : call.to);
export const callBusiness = (call) => (outgoing(call) ? call.to : call.from);
export const callOver = (call) => call.status !== 'ringing' && call.status !== 'in-progress';

/** The call that a phone is in, if any. */
export const callOn = (number) => [...state.calls.values()].find((call) => callOwner(call) === number);

export const phone = (number) => state.open.find((each) => each.number === number);

export const businessName = (number) => state.numbers.find((each) => each.number === number)?.name ?? number;

export const mainNumber = () => state.numbers[0]?.number;

const opening = new Map();

export async function openPhone(number) {
  if (!phone(number) && !opening.has(number)) {
    // What comes while the phone is being read is put on it afterwards.
    opening.set(number, []);
    try {
      const view = adopt(await api.phone(number));
      opening.get(number).forEach((arrived) => (arrived.body === undefined ? placeCall(view, arrived) : place(view, arrived)));
      state.open.push(view);
    } finally {
      opening.delete(number);
    }
  }
  state.tray.delete(number);
  changed('open', number);
  changed('tray');
}

export function closePhone(number) {
  state.open = state.open.filter((each) => each.number !== number);
  changed('open');
  refreshTray();
}

function adopt(view) {
  const chats = new Map();
  for (const chat of view.chats) chats.set(keyOf(chat.business, chat.channel), { ...chat, messages: [...chat.messages].sort(byTime), calls: [] });
  const adopted = { ...view, chats, shown: view.chats[0] ? keyOf(view.chats[0].business, view.chats[0].channel) : undefined };
  view.calls.toReversed().forEach((call) => placeCall(adopted, call));
  return adopted;
}

export function chatOf(owner, business, channel) {
  const key = keyOf(business, channel);
  if (!owner.chats.has(key)) {
    owner.chats.set(key, { business, channel, name: businessName(business), unread: 0, messages: [], calls: [] });
  }
  return owner.chats.get(key);
}

function place(owner, message) {
  const chat = chatOf(owner, businessOf(message), channelOf(message));
  const known = chat.messages.findIndex((each) => each.sid === message.sid);
  if (known >= 0) {
    chat.messages[known] = message;
  } else {
    chat.messages.push(message);
    if (!mine(message)) chat.unread += 1;
    if (mine(message) && channelOf(message) === 'whatsapp') {
      chat.windowClosesAt = new Date(Date.parse(message.history[0].at) + 86_400_000).toISOString();
    }
  }
  chat.messages.sort(byTime);
  if (message.status === 'read') chat.unread = Math.max(0, chat.unread - 1);
  return known < 0;
}

/** The chat that shows a call: the one with that number, over WhatsApp unless there is only SMS. */
export function chatOfCall(owner, call) {
  const business = callBusiness(call);
  const channel = owner.chats.has(keyOf(business, 'sms')) && !owner.chats.has(keyOf(business, 'whatsapp')) ? 'sms' : 'whatsapp';
  return chatOf(owner, business, channel);
}

function placeCall(owner, call) {
  const chat = chatOfCall(owner, call);
  const known = chat.calls.findIndex((each) => each.sid === call.sid);
  if (known >= 0) chat.calls[known] = call;
  else chat.calls.push(call);
}

/** A call began, came one step further, or is over. */
export function onCall(call) {
  const number = callOwner(call);
  if (callOver(call)) state.calls.delete(call.sid);
  else state.calls.set(call.sid, call);
  const owner = phone(number);
  if (owner) {
    placeCall(owner, call);
    changed(`phone ${number}`, { call });
    return;
  }
  opening.get(number)?.push(call);
  refreshTray();
}

/** A message came or went one step further. */
export function onMessage(message) {
  const number = personOf(message);
  const owner = phone(number);
  if (owner) {
    const fresh = place(owner, message);
    changed(`phone ${number}`, { message, fresh });
    return;
  }
  opening.get(number)?.push(message);
  refreshTray();
}

let trayTimer;

/** Asks who has what unread; not more often than people can see. */
export function refreshTray() {
  clearTimeout(trayTimer);
  trayTimer = setTimeout(async () => {
    const [unread, latest, customers] = await Promise.all([api.unread(), api.search('', '', 40), api.search('', 'customer', 6)]);
    const recent = latest.filter((line) => line.lastMessage);
    state.tray = new Map();
    const ringing = await Promise.all([...state.calls.values()].map(callOwner).filter((number) => !phone(number)).map(lineOf));
    for (const line of [...ringing, ...unread, ...recent, ...customers, ...latest]) {
      if (!phone(line.number) && !state.tray.has(line.number)) state.tray.set(line.number, line);
    }
    changed('tray');
  }, 120);
}

const lineOf = async (number) => (await api.search(number, '', 1))[0] ?? { number, name: '', kind: 'customer', unread: 0 };

export async function readCalls() {
  state.calls = new Map((await api.callsGoingOn()).map((call) => [call.sid, call]));
}

export async function reloadAll() {
  await readCalls();
  state.numbers = await api.numbers();
  const views = await Promise.all(state.open.map((each) => api.phone(each.number)));
  state.open = views.map((view) => {
    const before = phone(view.number);
    const after = adopt(view);
    return { ...after, shown: before?.shown && after.chats.has(before.shown) ? before.shown : after.shown };
  });
  changed('open');
  state.open.forEach((each) => changed(`phone ${each.number}`, {}));
  setFaults(await api.faults());
  refreshTray();
}

export function setFaults(faults) {
  state.faults = faults;
  changed('faults');
}

export function setConnected(connected) {
  if (state.connected !== connected) {
    state.connected = connected;
    changed('link');
  }
}

export function onPhone(data) {
  const owner = phone(data.number);
  if (owner) {
    Object.assign(owner, { name: data.name, kind: data.kind });
    changed(`phone ${data.number}`, {});
  }
}

/** The owner looks at a chat: what the business learns as "read". */
export function look(owner, chat) {
  if (chat.unread > 0 && document.visibilityState === 'visible') {
    chat.unread = 0;
    api.read(owner.number, chat.business, chat.channel).catch(() => {});
  }
}

export const showChat = (owner, key) => {
  owner.shown = key;
  changed(`phone ${owner.number}`, { moved: true });
};
