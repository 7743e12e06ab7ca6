// Who got a message, and who was on the phone lately.
import { avatar, el, icon } from './dom.js';
import * as format from './format.js';
import { t } from './i18n.js';
import { callOn, on, openPhone, shownAt, state } from './state.js';

export function tray(opened) {
  const list = el('ul', { class: 'tray-list' });
  const rest = el('ul', { class: 'tray-list' });
  const restTitle = el('h3', {}, '');
  const empty = el('p', { class: 'tray-empty' }, icon('tray'), el('span', {}, t('trayEmpty')));
  const badge = el('em', { class: 'badge', hidden: true });
  const said = el('p', { class: 'unseen', 'aria-live': 'polite' });
  const element = el('aside', { class: 'tray', 'aria-label': t('tray') },
    el('h2', {}, t('tray'), badge), el('p', { class: 'tray-lead' }, t('trayLead')), empty, list, restTitle, rest, said);

  function line(person, unread) {
    const last = person.lastMessage;
    const ringing = callOn(person.number)?.status === 'ringing';
    return el('li', {},
      el('button', { type: 'button', class: `tray-line ${unread ? 'unread' : ''} ${ringing ? 'ringing' : ''}`, onclick: () => openPhone(person.number).then(opened) },
        avatar(person.name || '', person.number, person.kind),
        el('span', { class: 'tray-words' }, el('b', {}, format.nameOf(person)),
          el('span', { class: 'gist' }, ringing ? t('rings') : last ? format.gist(last) : `${t(person.kind)} · ${format.number(person.number)}`)),
        el('span', { class: 'chat-line-side' }, ringing && icon('phone'), !ringing && last && el('time', {}, format.clock(shownAt(last))),
          person.unread > 0 && el('em', { class: 'badge', 'aria-label': t('unreadCount', { count: person.unread }) }, `${person.unread}`))));
  }

  function render() {
    const lines = [...state.tray.values()];
    const calls = (person) => callOn(person.number)?.status === 'ringing';
    const unread = lines.filter((person) => person.unread > 0 || calls(person));
    const recent = lines.filter((person) => !unread.includes(person) && person.lastMessage).slice(0, 8);
    const others = lines.filter((person) => !unread.includes(person) && !person.lastMessage).slice(0, recent.length ? 0 : 6);
    list.replaceChildren(...unread.map((person) => line(person, true)));
    rest.replaceChildren(...[...recent, ...others].map((person) => line(person, false)));
    restTitle.textContent = recent.length ? t('recent') : t('people');
    restTitle.hidden = recent.length + others.length === 0;
    empty.hidden = unread.length > 0;
    badge.hidden = unread.length === 0;
    badge.textContent = `${unread.length}`;
    document.title = `${unread.length ? `(${unread.length}) ` : ''}Centralita · ${t('title')}`;
    said.textContent = unread.length ? `${t('tray')} ${unread.map(format.nameOf).join(', ')}` : '';
    element.classList.toggle('has-unread', unread.length > 0);
  }

  on('tray', render);
  render();
  return { element };
}
