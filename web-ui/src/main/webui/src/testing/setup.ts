// Runs before every test file. The API client keeps the fetch and the Request that it finds when it is made, so what
// stands in for the server has to be there before.
import { vi } from "vitest";

type Reply = (request: Request) => Response | Promise<Response>;

const Plain = globalThis.Request;

/** In a page relative addresses have a base. */
globalThis.Request = class extends Plain {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === "string" && input.startsWith("/") ? `http://localhost${input}` : input, init);
  }
};

let reply: Reply = (request) => {
  throw new Error(`no server stands in for ${request.method} ${request.url}`);
};

/** What answers from here on. */
export function serveBy(next: Reply): void {
  reply = next;
}

globalThis.fetch = async (input, init) => reply(input instanceof Request ? input : new Request(input, init));

// What jsdom lacks and the component library asks for.
if (typeof window !== "undefined") {
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Object.defineProperty(document, "fonts", { value: new EventTarget() });
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  window.scrollTo = vi.fn();
  Element.prototype.scrollIntoView = vi.fn();
}
