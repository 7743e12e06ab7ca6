// Opens anyone's phone: by name among those known, or by any number.
import { api } from './api.js';
import { avatar, el, icon } from './dom.js';
import * as format from './format.js';
import { t } from './i18n.js';
import { openPhone } from './state.js';

export function search(opened) {
  const results = el('ul', { class: 'results', id: 'results', role: 'listbox', 'aria-label': t('search'), hidden: true });
  const input = el('input', {
    type: 'search', placeholder: t('search'), title: t('searchHelp'), 'aria-label': `${t('search')} ${t('searchHelp')}`, autocomplete: 'off', spellcheck: 'false',
    role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'results', 'aria-autocomplete': 'list',
    oninput: () => { clearTimeout(timer); timer = setTimeout(look, 120); },
    onfocus: look, onkeydown: keys,
    onblur: () => setTimeout(hide, 150),
  });
  let timer;
  let asked = 0;
  let chosen = -1;

  async function look() {
    const text = input.value.trim();
    asked += 1;
    const turn = asked;
    const found = await api.search(wanted(text));
    if (turn !== asked || document.activeElement !== input) return;
    chosen = -1;
    results.replaceChildren(...found.map(option));
    if (found.length === 0) results.append(el('li', { class: 'nobody' }, t('nobody')));
    results.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  }

  function option(person, position) {
    return el('li', { role: 'option', id: `result-${position}`, 'aria-selected': 'false', onmousedown: (event) => { event.preventDefault(); open(person.number); }, 'data-number': person.number },
      avatar(person.name || '', person.number, person.kind),
      el('span', { class: 'tray-words' },
        el('b', {}, person.name || t('openNumber', { number: format.number(person.number) })),
        el('span', { class: 'gist' }, `${t(person.kind)} · ${format.number(person.number)}`)));
  }

  function keys(event) {
    const options = [...results.querySelectorAll('[role=option]')];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      chosen = (chosen + (event.key === 'ArrowDown' ? 1 : options.length - 1) + (chosen < 0 && event.key === 'ArrowUp' ? 1 : 0)) % Math.max(1, options.length);
      options.forEach((each, position) => each.setAttribute('aria-selected', position === chosen));
      input.setAttribute('aria-activedescendant', `result-${chosen}`);
      options[chosen]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      const pick = options[chosen] ?? options[0];
      if (pick) open(pick.dataset.number);
    } else if (event.key === 'Escape') {
      hide();
    }
  }

  function hide() {
    results.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  }

  function open(number) {
    input.value = '';
    hide();
    input.blur();
    openPhone(number).then(() => opened(number));
  }

  return { element: el('div', { class: 'search', role: 'search' }, icon('search'), input, results) };
}

/** A number without what people put between its digits; nine digits are a mobile of Peru. */
function wanted(text) {
  const digits = text.replace(/[\s().-]/g, '');
  if (/^9\d{8}$/.test(digits)) return `+51${digits}`;
  return /^\+?\d+$/.test(digits) ? digits : text;
}
