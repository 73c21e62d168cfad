import { askToLogInAgain } from "./log-in-again.js";

/** As the server marks it; see session-ended.ts there, which a page cannot import. */
const SESSION_ENDED_HEADER = "x-panel-session-ended";

interface Call {
  method: string;
  url: string | URL;
  headers: [name: string, value: string][];
  body?: Document | XMLHttpRequestBodyInit | null;
}

/**
 * Repeats every request of a page whose session is over once its operator has logged in again: the page waits, and what
 * was typed stays where it is. It sits below the libraries that send requests, since AdminJS and its forms know nothing
 * of sessions.
 */
function watchRequests(): void {
  const prototype = XMLHttpRequest.prototype;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- each is called with its own request below
  const { open, send, setRequestHeader } = prototype;
  const calls = new WeakMap<XMLHttpRequest, Call>();

  const repeat = (request: XMLHttpRequest): void => {
    const call = calls.get(request);
    if (!call) return;
    open.call(request, call.method, call.url, true);
    call.headers.forEach(([name, value]) => setRequestHeader.call(request, name, value));
    send.call(request, call.body);
  };

  prototype.open = function (this: XMLHttpRequest, method: string, url: string | URL, ...rest: unknown[]) {
    if (!calls.has(this)) {
      // The first to listen: nobody hears of an answer that is to be asked for again.
      this.addEventListener("loadend", (event) => {
        if (!isEnded(this.status, this.getResponseHeader(SESSION_ENDED_HEADER))) return;
        event.stopImmediatePropagation();
        void askToLogInAgain().then(() => repeat(this));
      });
    }
    calls.set(this, { method, url, headers: [] });
    (open as (...args: unknown[]) => void).call(this, method, url, ...rest);
  };

  prototype.setRequestHeader = function (name, value) {
    calls.get(this)?.headers.push([name, value]);
    setRequestHeader.call(this, name, value);
  };

  prototype.send = function (body) {
    const call = calls.get(this);
    if (call) call.body = body ?? null;
    send.call(this, body);
  };
}

function watchFetches(): void {
  const fetchOnce = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    // A body that is a stream can be sent once; a copy is kept for the second time.
    const again = input instanceof Request ? input.clone() : input;
    const response = await fetchOnce(input, init);
    if (!isEnded(response.status, response.headers.get(SESSION_ENDED_HEADER))) return response;
    await askToLogInAgain();
    return fetchOnce(again, init);
  };
}

const isEnded = (status: number, mark: string | null): boolean => status === 401 && mark !== null;

watchRequests();
watchFetches();

/** Nothing to draw: what this file does, it does when it is loaded, on every page. */
export default function SessionWatch(): null {
  return null;
}
