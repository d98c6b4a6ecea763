// Sending a file, with how far it is. Only the import page needs it.
import { Unreachable, refusal, root } from './client';

/** How much of a file was sent, as a share of 1; 1 means that the server is reading it. */
export type OnSent = (share: number) => void;

/** Sends a file and says how much of it is sent; only XMLHttpRequest can tell. */
export function send<T>(verb: 'POST' | 'PUT', path: string, body: FormData | Blob, onSent: OnSent): Promise<T> {
  return new Promise((done, not) => {
    const request = new XMLHttpRequest();
    request.open(verb, `${root}${path}`);
    request.setRequestHeader('accept', 'application/json');
    if (body instanceof Blob) request.setRequestHeader('content-type', 'application/zip');
    request.upload.onprogress = (event) => event.lengthComputable && onSent(event.loaded / event.total);
    request.upload.onload = () => onSent(1);
    request.onerror = () => not(new Unreachable('no answer from the server'));
    request.onload = () => {
      const response = new Response(request.status === 204 ? null : request.responseText, { status: request.status });
      if (response.ok) response.json().then((heard) => done(heard as T), not);
      else void refusal(response).then(not);
    };
    request.send(body);
  });
}
