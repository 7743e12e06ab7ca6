// One message, as a bubble.
import { el, icon } from './dom.js';
import * as format from './format.js';
import { t } from './i18n.js';
import { mine, shownAt } from './state.js';

/**
 * @param context.quoted the message that it answers, if the phone shows it
 * @param context.answered whether the business has written since
 * @param context.used the id of the button that was tapped, if any
 * @param context.tap called with a button
 * @param context.reply called to quote it
 */
export function bubble(message, context) {
  const own = mine(message);
  return el('li', { class: `message ${own ? 'own' : 'theirs'}`, 'data-sid': message.sid },
    el('div', { class: 'bubble-line' },
      el('div', { class: `bubble${message.media?.length || message.location ? ' with-media' : ''}` },
        quote(context.quoted),
        message.media?.map(media),
        message.location && place(message.location),
        el('div', { class: 'text' }, message.body && el('span', { class: 'words', dir: 'auto' }, format.rich(message.body)), meta(message, context))),
      context.reply && el('button', { type: 'button', class: 'reply icon-button', title: t('reply'), 'aria-label': t('reply'), onclick: context.reply }, icon('reply'))),
    own || !message.buttons?.length ? undefined : buttons(message, context));
}

function quote(message) {
  if (!message) return undefined;
  return el('div', { class: `quote ${mine(message) ? 'of-own' : ''}` }, mine(message) && el('b', {}, t('you')), el('span', {}, format.gist(message)));
}

function media(file) {
  const source = file.id ? `/simulator/media/${encodeURIComponent(file.id)}` : undefined;
  if (!source) return el('div', { class: 'file' }, icon('file'), t('file'));
  if (file.contentType.startsWith('image/')) {
    return el('a', { class: 'picture', href: source, target: '_blank', rel: 'noopener' }, el('img', { src: source, alt: t('image'), loading: 'lazy' }));
  }
  if (file.contentType.startsWith('audio/')) return el('audio', { src: source, controls: true });
  return el('a', { class: 'file', href: source, target: '_blank', rel: 'noopener' }, icon('file'), t('openFile'));
}

function place(location) {
  const coordinates = `${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`;
  return el('div', { class: 'place' },
    el('div', { class: 'map', role: 'img', 'aria-label': `${t('place')} ${coordinates}` }, icon('pin')),
    el('div', { class: 'place-words' }, el('b', {}, location.label || t('place')), el('span', {}, location.address || coordinates)));
}

function buttons(message, { used, tap }) {
  return el('div', { class: 'quick-replies', role: 'group' },
    message.buttons.map((button) =>
      el('button', { type: 'button', class: button.id === used ? 'used' : '', disabled: used !== undefined, onclick: () => tap(button) },
        icon('reply'), button.title)));
}

function meta(message, context) {
  const story = message.history.map((step) => `${t(step.status)} ${format.preciseClock(step.at)}${step.errorCode ? ` (${step.errorCode})` : ''}`);
  return el('span', { class: 'meta', title: [...story, message.sid].join('\n') },
    el('time', { datetime: shownAt(message) }, format.clock(shownAt(message))), mine(message) && ticks(message, context.answered));
}

function ticks(message, answered) {
  const [name, look, words] =
    message.status === 'failed' ? ['alert', 'failed', 'failedTick']
      : answered && message.status === 'delivered' ? ['two', 'blue', 'readTick']
        : message.status === 'delivered' ? ['two', '', 'takenTick']
          : ['one', '', 'sentTick'];
  return el('span', { class: `ticks ${look}`, role: 'img', 'aria-label': t(words), title: t(words) }, icon(name));
}
