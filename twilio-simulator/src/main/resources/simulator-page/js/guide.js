// The four steps of the main story, beside the first phone.
import { el, icon } from './dom.js';
import { t } from './i18n.js';

/** @param write called with the words that start the story */
export function guide(write) {
  const steps = t('guide').map(([title, words], position) =>
    el('li', {}, el('span', { class: 'step', 'aria-hidden': 'true' }, `${position + 1}`), el('div', {}, el('b', {}, title), el('p', {}, words))));
  return el('section', { class: 'guide', 'aria-labelledby': 'guide-title' },
    el('h2', { id: 'guide-title' }, t('guideTitle')),
    el('ol', {}, steps),
    el('button', { type: 'button', class: 'primary', onclick: () => write(t('suggestions')[0]) }, t('guideStart'), icon('arrow')));
}
