// On a small screen: one phone at a time, tabs below, and the tray as a sheet.
import { avatar, el, icon } from './dom.js';
import * as format from './format.js';
import { t } from './i18n.js';
import { callOn, on, state } from './state.js';

export function tabs(sheet, reveal) {
  const badge = el('em', { class: 'badge', hidden: true });
  const people = el('button', { type: 'button', class: 'tab people', 'aria-expanded': 'false', onclick: () => toggle() }, icon('tray'), el('span', {}, t('trayShort')), badge);
  const strip = el('div', { class: 'tab-strip' });
  const element = el('nav', { class: 'tabs', 'aria-label': t('title') }, strip, people);

  let mark = () => {};

  function toggle(open = !sheet.classList.contains('open')) {
    sheet.classList.toggle('open', open);
    people.setAttribute('aria-expanded', open);
  }

  function render() {
    strip.replaceChildren(...state.open.map((phone) =>
      el('button', { type: 'button', class: 'tab', 'data-number': phone.number, onclick: () => { toggle(false); reveal(phone.number); } },
        avatar(phone.name || '', phone.number, phone.kind), el('span', {}, format.nameOf(phone)))));
    const unread = [...state.tray.values()].filter((person) => person.unread > 0 || callOn(person.number)?.status === 'ringing').length;
    badge.hidden = unread === 0;
    badge.textContent = `${unread}`;
    mark();
  }

  /** Marks the tab of the phone in view. */
  function watch(stage) {
    mark = () => {
      const middle = stage.scrollLeft + stage.clientWidth / 2;
      const shown = [...stage.children].find((each) => each.offsetLeft - stage.offsetLeft + each.offsetWidth > middle);
      for (const tab of strip.children) tab.classList.toggle('current', tab.dataset.number === shown?.dataset.number);
    };
    stage.addEventListener('scroll', mark, { passive: true });
  }

  on('open', () => {
    toggle(false);
    render();
    requestAnimationFrame(() => mark());
  });
  on('tray', render);
  render();
  return { element, watch };
}
