// A call on a phone: the screen while it rings and goes on, and the entry that it leaves in the chat.
import { api } from './api.js';
import { avatar, el, icon } from './dom.js';
import * as format from './format.js';
import { t } from './i18n.js';
import { businessName, callBusiness, outgoing } from './state.js';

/** The screen of the call that a phone is in. */
export function callScreen(number) {
  const state = el('p', { class: 'call-state' });
  const name = el('h2', {});
  const detail = el('p', { class: 'call-detail' });
  const face = el('div', { class: 'call-face' });
  const captions = el('ol', { class: 'captions', role: 'log', 'aria-live': 'polite', 'aria-label': t('voiceOf') });
  const problem = el('p', { class: 'call-problem', role: 'alert', hidden: true });
  const buttons = el('div', { class: 'call-buttons' });
  const element = el('div', { class: 'call', role: 'dialog', 'aria-label': t('inCall') },
    el('div', { class: 'call-head' }, state, name, detail), face, captions, problem, buttons);
  let call;
  let look;
  const ticking = setInterval(tick, 500);

  function update(next) {
    call = next;
    const business = callBusiness(call);
    const known = businessName(business);
    name.textContent = known === business ? format.number(business) : known;
    detail.textContent = known === business ? '' : format.number(business);
    captions.replaceChildren(...(call.heard ?? []).map(caption));
    captions.scrollTop = captions.scrollHeight;
    const now = `${call.status} ${call.direction}`;
    if (now !== look) {
      look = now;
      element.className = `call ${call.status} ${outgoing(call) ? 'out' : 'in'}`;
      face.replaceChildren(el('i', { class: 'wave' }), el('i', { class: 'wave late' }), avatar(known, business, 'business'));
      buttons.replaceChildren(...controls());
      buttons.querySelector('.answer')?.focus({ preventScroll: true });
    }
    tick();
  }

  function tick() {
    if (!call) return;
    const words = call.status === 'in-progress' ? format.duration(Date.now() - Date.parse(call.answeredAt)) : t(outgoing(call) ? 'calling' : 'incoming');
    if (state.textContent !== words) state.textContent = words;
  }

  function controls() {
    const end = control('phone', 'end', call.status === 'ringing' && !outgoing(call) ? t('decline') : t('hungUp'), () => api.hangUp(number, call.sid));
    return call.status === 'ringing' && !outgoing(call) ? [end, control('phone', 'answer', t('answerCall'), () => api.answer(number, call.sid))] : [end];
  }

  function control(symbol, kind, words, action) {
    return el('div', { class: 'call-control' },
      el('button', { type: 'button', class: kind, 'aria-label': words, onclick: () => action().catch((failure) => { problem.textContent = failure.message; problem.hidden = false; }) }, icon(symbol)),
      el('span', { 'aria-hidden': 'true' }, words));
  }

  return { element, update, remove: () => clearInterval(ticking) };
}

function caption(heard) {
  const words = {
    'sentence': heard.text,
    'recording': t('recording', { url: heard.text }),
    'busy-tone': t('busyTone'),
    'not-in-service': t('notInService'),
  };
  return el('li', { class: heard.sound, lang: heard.language || undefined }, words[heard.sound]);
}

/** What a call was, in two or three words. */
export function callWords(call) {
  if (call.status === 'failed') return t('callFailed');
  if (outgoing(call)) {
    return t({ 'completed': 'callOutgoing', 'busy': 'callBusy', 'no-answer': 'callUnanswered' }[call.status] ?? 'callOutgoing');
  }
  return t({ 'completed': 'callIncoming', 'busy': 'callDeclined', 'no-answer': 'callMissed' }[call.status] ?? 'callIncoming');
}

/** The entry of a call that is over. */
export function callEntry(call) {
  const lost = call.status !== 'completed';
  const said = (call.heard ?? []).map(caption);
  const troubles = (call.troubles ?? []).map((trouble) => el('li', { class: 'call-trouble' }, t('callTrouble', trouble)));
  return el('li', { class: `message ${outgoing(call) ? 'own' : 'theirs'} call-entry ${lost ? 'lost' : ''}`, 'data-sid': call.sid },
    el('div', { class: 'bubble', title: `${call.status}\n${call.sid}` },
      el('div', { class: 'call-line' },
        el('span', { class: 'call-mark' }, icon('phone'), icon(outgoing(call) ? 'callOut' : 'callIn')),
        el('span', { class: 'call-words' }, el('b', {}, callWords(call)), !lost && el('span', {}, spoken(call))),
        el('time', { class: 'call-time', datetime: call.createdAt }, format.clock(call.createdAt))),
      (said.length > 0 || troubles.length > 0) && el('ul', { class: 'call-said' }, said, troubles)));
}

function spoken(call) {
  const seconds = Math.max(0, Math.round((Date.parse(call.endedAt) - Date.parse(call.answeredAt)) / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes ? t('duration', { minutes, seconds: seconds % 60 }) : t('shortDuration', { seconds });
}
