// Where the owner of a phone writes.
import { api } from './api.js';
import { el, icon, iconButton } from './dom.js';
import { gist } from './format.js';
import { t } from './i18n.js';
import { examplePhoto } from './photo.js';
import { mine } from './state.js';

const LARGEST_FILE = 16 * 1024 * 1024;
const PLACES = [
  { label: 'Parque Kennedy', address: 'Miraflores, Lima', latitude: -12.1219, longitude: -77.0297 },
  { label: 'Plaza de Armas', address: 'Cercado de Lima', latitude: -12.0464, longitude: -77.0302 },
];

/** @param chat tells with whom: `{business, channel}` */
export function composer(owner, chat) {
  let quoted;
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  const quoteBar = el('div', { class: 'quoting', hidden: true });
  const input = el('textarea', {
    rows: 1, maxlength: 4096, placeholder: t('write'), 'aria-label': t('write'), title: t('pressToSend'), dir: 'auto', enterkeyhint: 'send', autocomplete: 'off',
    oninput: grow, onkeydown: keys, onpaste: paste,
  });
  const picker = el('input', { type: 'file', accept: 'image/*,audio/*,application/pdf', hidden: true, tabindex: -1, onchange: () => files([...picker.files]) });
  const menu = el('div', { class: 'attach-menu', popover: 'auto' },
    choice('image', t('photo'), () => picker.click()),
    choice('image', t('examplePhoto'), async () => upload([await examplePhoto()])),
    PLACES.map((place) => choice('pin', t('location', { place: place.label }), () => send({ location: place }))));
  const attach = iconButton('plus', t('attach'), () => { menu.togglePopover(); place(menu, attach); });
  const form = el('form', { class: 'composer', onsubmit: (event) => { event.preventDefault(); text(); } },
    problem, quoteBar,
    el('div', { class: 'composer-row' }, attach, input, el('button', { class: 'send', 'aria-label': t('send'), title: t('send') }, icon('send'))),
    picker, menu);

  function choice(name, words, action) {
    return el('button', { type: 'button', onclick: () => { menu.hidePopover(); action(); } }, icon(name), words);
  }

  function grow() {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 110)}px`;
    form.classList.toggle('has-text', input.value.trim() !== '');
  }

  function keys(event) {
    // While an accent or an emoji is being composed, Enter belongs to the composition.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      text();
    }
    if (event.key === 'Escape' && quoted) quote(undefined);
  }

  function paste(event) {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length) {
      event.preventDefault();
      files(pasted);
    }
  }

  async function text() {
    const body = input.value.trim();
    if (!body) return;
    input.value = '';
    grow();
    if (!(await send({ body }))) {
      input.value = body;
      grow();
    }
  }

  async function files(chosen) {
    picker.value = '';
    if (chosen.some((file) => file.size > LARGEST_FILE)) return complain(t('tooBig'));
    return upload(chosen);
  }

  async function upload(chosen) {
    const media = await Promise.all(chosen.map(async (file) => ({ contentType: file.type || 'application/octet-stream', data: await base64(file) })));
    return send({ media });
  }

  async function send(message) {
    const repliesTo = quoted?.sid;
    quote(undefined);
    try {
      complain('');
      await api.send(owner.number, { business: chat.business, channel: chat.channel, repliesTo, ...message });
      return true;
    } catch (failure) {
      complain(t('notSent', { reason: failure.message }));
      return false;
    }
  }

  function complain(words) {
    problem.textContent = words;
    problem.hidden = !words;
  }

  function quote(message) {
    quoted = message;
    quoteBar.hidden = !message;
    quoteBar.replaceChildren();
    if (message) {
      quoteBar.append(
        el('div', { class: 'quote' }, el('b', {}, mine(message) ? t('you') : chat.name), el('span', {}, gist(message))),
        iconButton('close', t('cancelReply'), () => quote(undefined)));
      input.focus();
    }
  }

  return { element: form, quote, send, complain, write: (words) => { input.value = words; grow(); input.focus(); } };
}

function place(menu, anchor) {
  const box = anchor.getBoundingClientRect();
  menu.style.left = `${box.left}px`;
  menu.style.bottom = `${window.innerHeight - box.top + 8}px`;
}

const base64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
