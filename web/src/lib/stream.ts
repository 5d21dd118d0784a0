/**
 * What the server tells, once for all tabs: a browser allows six connections to a host, so that six streams would leave
 * none to ask with. One tab holds the stream (whoever has the lock) and passes on what comes; when it is closed, the next
 * one does.
 */

/** `gone`: the desk does not answer. `signed-out`: it was started anew and does not know this browser. */
export type Standing = 'here' | 'gone' | 'signed-out';

/** The events of the interface, by name. */
const EVENTS = ['progress', 'import', 'stories', 'reviewed'] as const;
type EventName = (typeof EVENTS)[number];

type Message =
  | { kind: 'event'; event: EventName; data: string }
  | { kind: 'standing'; standing: Standing }
  | { kind: 'hello' };

export interface Listener {
  event(name: EventName, data: string): void;
  standing(standing: Standing): void;
}

/** The lock that the tab with the stream holds, and the channel on which it tells the others. */
const NAME = 'headwater-events';
/** Milliseconds until a stream that broke off is opened again. */
const SOON = 300;
/** … and every time after that. */
const LATER = 2000;

/** Begins to listen; goes on as long as the page is open. */
export function listen(listener: Listener): void {
  if (!navigator.locks || typeof BroadcastChannel === 'undefined') {
    hold(listener);
    return;
  }
  const channel = new BroadcastChannel(NAME);
  let isHolder = false;
  let last: Message[] = [];
  const pass = (message: Message) => {
    take(listener, message);
    channel.postMessage(message);
    // What a tab that is opened later has to know at once.
    const isState = message.kind === 'standing' || (message.kind === 'event' && message.event === 'progress');
    if (isState) last = [...last.filter(({ kind }) => kind !== message.kind), message];
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind !== 'hello') take(listener, data);
    else if (isHolder) for (const message of last) channel.postMessage(message);
  });
  channel.postMessage({ kind: 'hello' } satisfies Message);
  void navigator.locks.request(NAME, () => {
    isHolder = true;
    hold({
      event: (event, data) => pass({ kind: 'event', event, data }),
      standing: (standing) => pass({ kind: 'standing', standing }),
    });
    // Held until the tab is closed.
    return new Promise<never>(() => {});
  });
}

function take(listener: Listener, message: Message): void {
  if (message.kind === 'event') listener.event(message.event, message.data);
  if (message.kind === 'standing') listener.standing(message.standing);
}

/** Holds the stream open, whatever happens to it. */
function hold(listener: Listener): void {
  let isOpen = false;
  const open = () => {
    const source = new EventSource('/api/events');
    source.addEventListener('open', () => {
      isOpen = true;
      listener.standing('here');
    });
    source.addEventListener('error', () => {
      // The browser itself gives up for ever where it is answered with an error.
      source.close();
      const wait = isOpen ? SOON : LATER;
      if (!isOpen) void standing().then((now) => listener.standing(now));
      isOpen = false;
      setTimeout(open, wait);
    });
    for (const name of EVENTS)
      source.addEventListener(name, ({ data }: MessageEvent<string>) => listener.event(name, data));
  };
  open();
}

async function standing(): Promise<Standing> {
  try {
    const { status, ok } = await fetch('/api/desk');
    return status === 401 ? 'signed-out' : ok ? 'here' : 'gone';
  } catch {
    return 'gone';
  }
}
