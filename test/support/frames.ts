import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface Frame {
  activities: { id: string; text?: string; type: string }[];
  watermark: string;
}

/** A Direct Line stream as it comes over the wire, frame by frame. */
export interface Frames {
  socket: WebSocket;
  frames: Frame[];
  /** Every activity so far, in the order they came. */
  activities(): Frame['activities'];
  /** The close code, once it is closed. */
  closed: Promise<number>;
}

/** Opens a stream; rejects with the status with which the server refused it. */
export async function openFrames(url: string): Promise<Frames> {
  const socket = new WebSocket(url);
  const frames: Frame[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(data.toString())));
  const closed = once(socket, 'close').then(([code]) => code as number);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (_request, response) => reject(new Error(`refused with ${response.statusCode}`)));
    socket.once('error', reject);
  });
  return { socket, frames, activities: () => frames.flatMap((frame) => frame.activities), closed };
}
