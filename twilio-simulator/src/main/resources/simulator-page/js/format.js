// Numbers, times and texts the way people read them.
import { el } from './dom.js';
import { language, t } from './i18n.js';

const locale = () => (language() === 'en' ? 'en-GB' : 'es-PE');

export function number(text) {
  const mobile = /^\+51(9\d{2})(\d{3})(\d{3})$/.exec(text);
  if (mobile) return `+51 ${mobile[1]} ${mobile[2]} ${mobile[3]}`;
  const fixed = /^\+51(1)(\d{3})(\d{4})$/.exec(text);
  if (fixed) return `+51 ${fixed[1]} ${fixed[2]} ${fixed[3]}`;
  return text;
}

export const clock = (moment) =>
  new Date(moment).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

export const preciseClock = (moment) =>
  new Date(moment).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' });

export function day(moment) {
  const date = new Date(moment);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(moment).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return t('today');
  if (days === 1) return t('yesterday');
  if (days === -1) return t('tomorrow');
  return date.toLocaleDateString(locale(), { weekday: 'long', day: 'numeric', month: 'long' });
}

export const dayAndClock = (moment) => `${day(moment).toLowerCase()}, ${clock(moment)}`;

export const nameOf = (phone) => phone.name || number(phone.number);

/** What one line can say of a message. */
export function gist(message) {
  if (message.body?.trim()) return message.body.trim().replace(/[*_~`]/g, '').replace(/\s+/g, ' ');
  if (message.location) return t('place');
  if (message.media?.length) return message.media[0].contentType.startsWith('image/') ? t('image') : t('file');
  return '';
}

const MARKS = /(\*[^*\s](?:[^*\n]*[^*\s])?\*|_[^_\s](?:[^_\n]*[^_\s])?_|~[^~\s](?:[^~\n]*[^~\s])?~|```[^`]+```|https?:\/\/[^\s<>"]+)/g;
const TAGS = { '*': 'strong', _: 'em', '~': 's' };

/** A text with WhatsApp's *bold*, _italic_, ~struck~, ```code``` and links, as elements. */
export function rich(text) {
  return text.split(MARKS).map((part) => {
    if (/^https?:\/\//.test(part)) {
      return el('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part);
    }
    if (part.startsWith('```') && part.length > 6) return el('code', {}, part.slice(3, -3));
    const tag = TAGS[part[0]];
    return tag && part.length > 2 && part.at(-1) === part[0] ? el(tag, {}, part.slice(1, -1)) : part;
  });
}

/** A running time as a phone shows it: 0:07, 12:40. */
export function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
