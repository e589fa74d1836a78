import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { StewardError } from '../../platform/errors.js';
import { checkBody } from '../http/check-body.js';
import { PostedActivity } from './posted-activity.js';

/** Bytes of the whole body. */
const largest = 256 * 1_024;

/**
 * Reads a message with files: the part `activity` and the files beside it, which become data URLs in the activity's
 * attachments. A file's name is a label and nothing else: nothing is written to a disk.
 * @throws StewardError `body_too_large`, `body_malformed`, `body_invalid`
 */
export async function readUpload(req: IncomingMessage): Promise<PostedActivity> {
  if (req.headers['content-encoding'] !== undefined) {
    throw new StewardError('invalid', 'content_encoding_unsupported', 'Send the body uncompressed.');
  }
  const { activity = '{"type":"message"}', files } = await splitParts(await readBody(req), req.headers);
  const posted = checkBody(PostedActivity, parseJson(activity));
  return { ...posted, attachments: attach(posted.attachments, files) };
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
  if (Number(req.headers['content-length']) > largest) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // To its end even when it is too large: to stop reading would cut the connection before the answer.
    for await (const chunk of req) {
      size += chunk.length;
      if (size <= largest) chunks.push(chunk);
    }
  } catch (cause) {
    throw new StewardError('invalid', 'body_malformed', 'The connection ended before the body did.', { cause });
  }
  if (size > largest) throw tooLarge();
  return Buffer.concat(chunks);
}

interface UploadedFile {
  name: string;
  contentType: string;
  content: Buffer;
}

interface Parts {
  /** JSON text; undefined where the part is missing. */
  activity?: string;
  files: UploadedFile[];
}

function splitParts(body: Buffer, headers: IncomingMessage['headers']): Promise<Parts> {
  return new Promise<Parts>((resolve, reject) => {
    const parts: Parts = { files: [] };
    const parser = busboy({ headers, defParamCharset: 'utf8' });
    parser.on('field', (name, value) => {
      if (name === 'activity') parts.activity = value;
    });
    parser.on('file', (name, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('error', reject);
      stream.on('end', () => {
        const content = Buffer.concat(chunks);
        // Browsers send the activity as a file, other clients as a field.
        if (name === 'activity') parts.activity = content.toString('utf8');
        else parts.files.push({ name: filename || 'file', contentType: mimeType, content });
      });
    });
    parser.on('close', () => resolve(parts));
    parser.on('error', reject);
    parser.end(body);
  }).catch((cause: unknown) => {
    throw new StewardError('invalid', 'body_malformed', 'The body is not complete multipart/form-data.', { cause });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StewardError('invalid', 'body_malformed', 'The part "activity" is not valid JSON.', { cause });
  }
}

/** Files fill the attachment of the same name that announces them; the others are added. */
function attach(announced: unknown, files: readonly UploadedFile[]): object[] {
  const attachments: { name?: unknown; contentUrl?: unknown }[] = Array.isArray(announced) ? announced.map((entry) => ({ ...entry })) : [];
  for (const { name, contentType, content } of files) {
    const contentUrl = `data:${contentType};base64,${content.toString('base64')}`;
    const placeholder = attachments.find((attachment) => attachment.name === name && attachment.contentUrl === undefined);
    if (placeholder) Object.assign(placeholder, { contentType, contentUrl });
    else attachments.push(Object.assign({ name }, { contentType, contentUrl }));
  }
  return attachments;
}

const tooLarge = () => new StewardError('too_large', 'body_too_large', 'The body is larger than 256 KB.');
