// pellucid view [FILE]: serves the page on this machine, with FILE opened in it, and says the address.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

const help = `usage: pellucid view [FILE] [--port N] [--host NAME]

Serves the page that shows a program's memory, and opens FILE (.py, .ipynb or a recording) in it.

--port N    : default 8313; the next free one if it is taken
--host NAME : default localhost; 0.0.0.0 lets other machines in
`;

const FIRST_PORT = 8313;

function complain(what: string): number {
  process.stderr.write(`pellucid view: ${what}\n${help.split('\n')[0]}\n`);
  return 2;
}

/** dist/web beside dist/cli and beside dist/bin. */
const siteFolder = (): string => fileURLToPath(new URL('../web', import.meta.url));

/** pellucid view: serves the page. The exit code. */
export async function main(argv: string[]): Promise<number> {
  let values: { port?: string; host?: string; help?: boolean };
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { port: { type: 'string' }, host: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }));
  } catch (error) {
    return complain((error as Error).message);
  }
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const port = Number(values.port ?? FIRST_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return complain(`--port wants a number, not '${values.port}'`);
  const [file] = positionals;
  let bytes: Buffer | undefined;
  if (file) {
    try {
      bytes = fs.readFileSync(file);
    } catch {
      return complain(`can't open file '${file}'`);
    }
  }
  const site = siteFolder();
  if (!fs.existsSync(path.join(site, 'index.html'))) return complain('the page is not built: npm run build');
  const host = values.host ?? 'localhost';
  const server = http.createServer(answering(site, bytes));
  const bound = await listen(server, host, port, values.port !== undefined);
  if (typeof bound === 'string') return complain(bound);
  const query = file ? `?file=${encodeURIComponent(path.basename(file))}` : '';
  process.stdout.write(`Pellucid is at http://${host}:${bound}/${query}\nCtrl+C ends it.\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  server.closeAllConnections();
  return 0;
}

/** Answers with the site's files, and with the one that was named. */
function answering(site: string, file: Buffer | undefined): http.RequestListener {
  const serve = sirv(site, { dev: true, etag: true });
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end();
      return;
    }
    if (file && request.url === '/local-file') {
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' });
      response.end(file);
      return;
    }
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    });
  };
}

/** The port that it listens on, or why it does not. */
async function listen(server: http.Server, host: string, first: number, only: boolean): Promise<number | string> {
  for (let port = first; ; port++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(port, host, () => {
        server.off('error', resolve);
        resolve(undefined);
      });
    });
    const address = server.address();
    if (!error) return typeof address === 'object' && address ? address.port : port;
    if (error.code !== 'EADDRINUSE' || only || port > first + 20) return `${error.message}`;
  }
}
