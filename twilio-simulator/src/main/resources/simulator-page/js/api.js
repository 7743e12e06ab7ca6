// Talks to the simulator.

async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const data = text ? JSON.parse(text) : undefined;
  if (!answer.ok) throw new Error(data?.detail ?? `${answer.status}`);
  return data;
}

const phonePath = (number) => `/simulator/phones/${encodeURIComponent(number)}`;

export const api = {
  numbers: () => call('GET', '/simulator/numbers'),
  phone: (number) => call('GET', phonePath(number)),
  search: (text, kind = '', limit = 12) =>
    call('GET', `/simulator/phones?search=${encodeURIComponent(text)}&kind=${kind}&limit=${limit}`),
  unread: () => call('GET', '/simulator/phones?unread=true'),
  send: (number, message) => call('POST', `${phonePath(number)}/messages`, message),
  read: (number, business, channel) => call('POST', `${phonePath(number)}/read`, { business, channel }),
  call: (number, to) => call('POST', `${phonePath(number)}/calls`, { to }),
  answer: (number, sid) => call('POST', `${phonePath(number)}/calls/${sid}/answer`),
  hangUp: (number, sid) => call('POST', `${phonePath(number)}/calls/${sid}/hangup`),
  callsGoingOn: () => call('GET', '/simulator/calls?going=true'),
  faults: () => call('GET', '/simulator/faults'),
  addFault: (fault) => call('POST', '/simulator/faults', fault),
  removeFault: (id) => call('DELETE', `/simulator/faults/${id}`),
  clearFaults: () => call('DELETE', '/simulator/faults'),
};

/** Follows everything that changes; the browser resumes by itself where it left off. */
export function follow(listeners, connected) {
  const source = new EventSource('/simulator/events');
  for (const [type, listener] of Object.entries(listeners)) {
    source.addEventListener(type, (event) => listener(JSON.parse(event.data || '""')));
  }
  source.onopen = () => connected(true);
  source.onerror = () => {
    connected(false);
    // Some answers make a browser give up; the page does not.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 3000);
  };
}
