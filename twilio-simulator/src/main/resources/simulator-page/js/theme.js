// Light or dark: as the system wants, until somebody chooses.

const system = matchMedia('(prefers-color-scheme: dark)');
let chosen = read();
apply();
system.addEventListener('change', apply);

export function dark() {
  return (chosen ?? (system.matches ? 'dark' : 'light')) === 'dark';
}

export function toggleTheme() {
  chosen = dark() ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', chosen);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  apply();
}

function apply() {
  document.documentElement.dataset.theme = dark() ? 'dark' : 'light';
}

function read() {
  try {
    return localStorage.getItem('theme') ?? undefined;
  } catch {
    return undefined;
  }
}
