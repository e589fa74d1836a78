/** As much of a browser's XMLHttpRequest as RxJS's `ajax` uses, over `fetch`. */
export class FetchXmlHttpRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  readonly upload = {};
  onreadystatechange: ((event: object) => void) | undefined;
  onerror: ((event: object) => void) | undefined;
  ontimeout: ((event: object) => void) | undefined;

  #method = 'GET';
  #url = '';
  readonly #headers = new Headers();
  #replied = new Headers();
  readonly #abort = new AbortController();

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.#replied.get(name);
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body?: string | FormData): void {
    this.#exchange(body).catch((error: unknown) => {
      if (this.#abort.signal.aborted) return;
      this.readyState = 4;
      (error as Error).name === 'TimeoutError' ? this.ontimeout?.({}) : this.onerror?.({});
    });
  }

  async #exchange(body: string | FormData | undefined): Promise<void> {
    const patience = this.timeout > 0 ? [AbortSignal.timeout(this.timeout)] : [];
    const signal = AbortSignal.any([this.#abort.signal, ...patience]);
    const reply = await fetch(this.#url, { method: this.#method, headers: this.#headers, body, signal });
    this.status = reply.status;
    this.#replied = reply.headers;
    if (this.responseType === 'arraybuffer') this.response = await reply.arrayBuffer();
    else {
      this.responseText = await reply.text();
      this.response = this.responseType === 'json' ? JSON.parse(this.responseText || 'null') : this.responseText;
    }
    this.readyState = 4;
    this.onreadystatechange?.({});
  }
}
