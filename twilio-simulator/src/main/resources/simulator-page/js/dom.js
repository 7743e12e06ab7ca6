// Builds elements. Text is only ever set as text, so nothing that people write becomes markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes (`on…` are listeners, `class`, `data-…`) and children. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

const PATHS = {
  phone: 'M6.5 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3a2.5 2.5 0 0 1-2.7 2.5A16.5 16.5 0 0 1 4 6.2 2.5 2.5 0 0 1 6.5 3.5z',
  callOut: 'M7 17L17 7M9 7h8v8',
  callIn: 'M17 7L7 17M15 17H7V9',
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  send: 'M4 12l16-8-6 16-3-7z',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM20 20l-4-4',
  reply: 'M10 6L4 12l6 6M4 12h9c4 0 7 2 7 7',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  pin: 'M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  moon: 'M20 14.5A8 8 0 1 1 9.5 4a6.5 6.5 0 0 0 10.5 10.5z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M4 12H2M22 12h-2M5 5l1.5 1.5M17.5 17.5L19 19M19 5l-1.5 1.5M6.5 17.5L5 19',
  bolt: 'M13 3L5 14h6l-1 7 8-11h-6z',
  tray: 'M4 13l2-8h12l2 8v6H4zM4 13h5l1 2h4l1-2h5',
  chat: 'M4 5h16v11H9l-5 4z',
  one: 'M5 12.5l4 4L19 7',
  two: 'M2.5 12.5l4 4 9-9.5M11 15.5l1 1 9-9.5',
  alert: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v5M12 16h.01',
  swap: 'M4 9h15l-4-4M20 15H5l4 4',
  arrow: 'M5 12h14M13 6l6 6-6 6',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

export const iconButton = (name, label, onclick, attributes = {}) =>
  el('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...attributes }, icon(name));

/** A round picture with initials, in a colour of the person's own. */
export function avatar(name, seed, kind = '') {
  const initials = [...name.matchAll(/(^|\s)([\p{L}\p{N}])/gu)].map((found) => found[2]).slice(0, 2).join('').toUpperCase();
  const element = el('span', { class: `avatar ${kind}`, 'aria-hidden': 'true' }, kind === 'business' && name === seed ? icon('swap') : initials || '#');
  let hash = 7;
  for (const character of seed) hash = (hash * 31 + character.codePointAt(0)) % 99_991;
  element.style.setProperty('--hue', (hash * 137) % 360);
  return element;
}
