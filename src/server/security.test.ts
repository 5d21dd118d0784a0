import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../report.js';
import { EXPORT_FORMATS } from './export.js';
import { importText, openDesk, quickReading, type TestDesk } from './fixtures/desk.js';
import type { Reading } from './index.js';

let desk: TestDesk;

/** Takes every text whole for what its title says: so a report's words get everywhere that a claim's and a source's do. */
const wholeReading: Reading = {
  ...quickReading,
  async read(input) {
    const outcome = await quickReading.read(input);
    if (!outcome.ok || typeof outcome.output === 'string') return outcome;
    const { output: report } = outcome;
    const all = { start: 0, end: report.text.length };
    const name = report.title || report.text.slice(0, 100);
    const attribution = {
      source: [all],
      cue: [all],
      content: [all],
      quotation: 'direct',
      stance: 'assert',
    } as const;
    const modality = { polarity: 'affirmed', tense: 'past', hedges: [], scareQuotes: [] } as const;
    const empty = { places: [], times: [], quantities: [], entities: [] };
    return {
      ...outcome,
      output: {
        ...report,
        sources: [{ id: 's1', name, kind: 'person', named: true, mentions: [all] }],
        attributions: [
          { ...attribution, id: 'a1', sourceId: 's1', confidence: 1 },
        ] as unknown as Report['attributions'],
        claims: [
          { id: 'c1', spans: [all], chain: ['a1'], origin: 's1', modality, ...empty },
        ] as unknown as Report['claims'],
        warnings: [{ code: 'x', message: name }],
      },
    };
  },
};

beforeAll(async () => {
  desk = await openDesk({
    reading: wholeReading,
    uploads: { bytes: 2_000_000, patience: 300 },
    limits: { bytes: 1_000_000 },
    headPatience: 1_000,
  });
});
afterAll(() => desk.remove());

/** A request with headers that `fetch` does not let one set. */
function raw(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: desk.port, path, method, headers }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

const ROUTES = ['/', '/api/desk', '/api/reports', '/api/openapi.json', '/api/archive', '/assets/x.js'];

describe('the desk refuses', () => {
  it.each(ROUTES)('everybody without its cookie, at %s', async (path) => {
    expect((await raw(path, {})).status).toBe(401);
    expect((await raw(path, { Cookie: `headwater-${desk.port}=wrong` })).status).toBe(401);
    expect((await raw(`${path}?token=wrong`, {})).status).toBe(401);
  });

  it.each(ROUTES)('another host name that was made to point here, at %s', async (path) => {
    for (const host of [
      'evil.example',
      `evil.example:${desk.port}`,
      '127.0.0.1:1',
      `127.0.0.1:${desk.port}.evil.example`,
    ])
      expect([400, 421], host).toContain((await raw(path, { Cookie: desk.cookie, Host: host })).status);
  });

  it("another site's page, whatever it asks, even with the cookie", async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const origins = [
        'https://evil.example',
        'null',
        `http://127.0.0.1:${desk.port + 1}`,
        `https://127.0.0.1:${desk.port}`,
      ];
      for (const origin of origins) {
        const { status, headers } = await raw(
          '/api/imports?name=x',
          { Cookie: desk.cookie, Origin: origin },
          method,
        );
        expect(status, `${method} ${origin}`).toBe(403);
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
      for (const site of ['cross-site', 'same-site'])
        expect((await raw('/api/desk', { Cookie: desk.cookie, 'Sec-Fetch-Site': site }, method)).status).toBe(
          403,
        );
    }
  });

  it('an address that was used already: stolen, it opens nothing', async () => {
    const stolen = new URL(desk.address);
    const first = await raw(`/${stolen.search}`, {});
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict$/);
    const second = await raw(`/${stolen.search}`, {});
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(desk.address).not.toBe(stolen.href);
  });

  it('a token where a cookie is wanted, and the other way round', async () => {
    const token = new URL(desk.address).searchParams.get('token');
    expect((await raw('/api/desk', { Cookie: `headwater-${desk.port}=${token}` })).status).toBe(401);
    expect((await raw(`/?token=${desk.cookie.split('=')[1]}`, {})).status).toBe(401);
  });

  it('files outside its page, by any spelling of a path', async () => {
    const paths = [
      '/../package.json',
      '/%2e%2e/package.json',
      '/assets/..%2f..%2fpackage.json',
      '/..%5cpackage.json',
      '//etc/passwd',
      '/%00.js',
    ];
    for (const path of paths) {
      const { status, body } = await raw(path, { Cookie: desk.cookie });
      expect(body, path).not.toMatch(/"name": "headwater"|root:/);
      expect([200, 400, 404], path).toContain(status);
    }
  });
});

describe('every answer', () => {
  it('forbids scripts, frames and resources from elsewhere', async () => {
    for (const [path, cookie] of [
      ['/', desk.cookie],
      ['/api/desk', desk.cookie],
      ['/api/none', desk.cookie],
      ['/', 'none=x'],
    ] as const) {
      const { headers } = await raw(path, { Cookie: cookie });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });
});

describe('uploads', () => {
  it('keep names out of paths', async () => {
    const names = ['../../escape.txt', '/etc/cron.d/x', 'a\u0000b.txt', '..\\..\\x', 'C:\\x', '.'];
    for (const name of names)
      await importText(
        desk,
        name,
        `A harmless text about a ferry, called ${names.indexOf(name)}. It sailed.`,
      );
    const { imports } = await desk.json<{ imports: { name: string; state: string }[] }>('/api/imports');
    expect(imports.slice(0, names.length).map(({ name }) => name)).toEqual(
      [...names].reverse().map((name) => name.replace('\u0000', ' ')),
    );
    expect(imports.slice(0, names.length).every(({ state }) => state === 'read')).toBe(true);
    expect(readdirSync(desk.folder).sort()).toEqual(expect.arrayContaining(['desk.headwater', 'spool']));
    expect(readdirSync(join(desk.folder, 'spool'))).toEqual([]);
    // Nor into the name under which a browser would save the original.
    for (const { id } of imports.slice(0, names.length) as { id?: number; name: string }[]) {
      const { reports } = await desk.json<{ reports: string[] }>(`/api/imports/${id}`);
      const saved = (await desk.ask(`/api/reports/${reports[0]}/original`)).headers.get(
        'content-disposition',
      );
      expect(saved).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/);
      expect(saved).not.toMatch(/%2F|%5C/i);
    }
  });

  it('of a gigabyte are refused before a byte is read', async () => {
    const headers = { Cookie: desk.cookie, 'Content-Length': '1000000000' };
    const asked = request({
      host: '127.0.0.1',
      port: desk.port,
      path: '/api/imports?name=big',
      method: 'POST',
      headers,
    });
    asked.on('error', () => {});
    asked.flushHeaders();
    const [answer] = await once(asked, 'response');
    expect(answer.statusCode).toBe(413);
    asked.destroy();
  });

  it('that do not say how large they are, are cut off at the limit and leave nothing', async () => {
    const chunk = Buffer.alloc(500_000, 'a');
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 200) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const answer = await desk
      .ask('/api/imports?name=big', { method: 'POST', body, duplex: 'half' } as RequestInit & {
        headers?: Record<string, string>;
      })
      .catch((error: Error) => error);
    if (answer instanceof Response) expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(200);
    await sleep(100);
    expect(readdirSync(join(desk.folder, 'spool'))).toEqual([]);
  });

  it('that unpack to much more than they are, fail with the reason', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, 'a'));
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    const { id } = await importText(desk, 'bomb.txt.gz', bomb);
    const { failures } = await desk.json<{ failures: { code: string }[] }>(`/api/imports/${id}`);
    expect(failures.map(({ code }) => code)).toEqual(['limit-bytes']);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
    expect(statSync(join(desk.folder, 'desk.headwater')).size).toBeLessThan(20_000_000);
  });

  it('of archives that unpack to much more than they are, are refused, and nothing of them taken', async () => {
    const head = '{"type":"headwater-desk","format":1}\n';
    const filter = '{"type":"filter","name":"x","filter":{}}\n';
    const left = readdirSync(join(desk.folder, 'spool'));
    const before = process.memoryUsage().rss;
    for (const contents of [head + 'a'.repeat(60_000_000), head + filter.repeat(1_000_000)]) {
      const body = gzipSync(contents);
      expect(body.length).toBeLessThan(400_000);
      const answer = await desk.ask('/api/archive', { method: 'POST', body: new Uint8Array(body) });
      expect(answer.status).toBe(422);
      const { error } = (await answer.json()) as { error: { message: string } };
      expect(error.message).toMatch(/unpacks to more than/);
    }
    // What the test itself made is counted too.
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
    expect(await desk.json('/api/filters')).toEqual([]);
    expect(readdirSync(join(desk.folder, 'spool'))).toEqual(left);
  });

  it('that stop in the middle are given up', async () => {
    const before = readdirSync(join(desk.folder, 'spool'));
    const socket = connect(desk.port, '127.0.0.1');
    socket.write(
      `POST /api/imports?name=slow HTTP/1.1\r\nHost: 127.0.0.1:${desk.port}\r\nCookie: ${desk.cookie}\r\nContent-Length: 1000\r\n\r\nbeginning`,
    );
    let text = '';
    socket.on('data', (data) => {
      text += data.toString();
    });
    for (let n = 0; n < 50 && !text; n += 1) await sleep(100);
    socket.destroy();
    expect(text).toContain('HTTP/1.1 408');
    expect(readdirSync(join(desk.folder, 'spool'))).toEqual(before);
  });

  it('wait for nobody: a thousand clients that dribble are cut off, and others are answered meanwhile', async () => {
    const sockets = Array.from({ length: 1000 }, () => connect(desk.port, '127.0.0.1'));
    let closed = 0;
    for (const socket of sockets) {
      socket.on('error', () => {});
      socket.resume();
      socket.on('close', () => {
        closed += 1;
      });
      socket.write(`GET /api/desk HTTP/1.1\r\nHost: 127.0.0.1:${desk.port}\r\nX-Slow: `);
    }
    await sleep(200);
    const started = performance.now();
    await desk.json('/api/desk');
    expect(performance.now() - started).toBeLessThan(2_000);
    for (let n = 0; n < 150 && closed < 1000; n += 1) await sleep(100);
    expect(closed).toBe(1000);
  });
});

describe("a report's own contents", () => {
  it('never come back as anything that a browser would run', async () => {
    const page = `<html><head><title><script>alert(1)</script></title></head><body><article><h1>&lt;img src=x onerror=alert(2)&gt;</h1>
      <p>The ferry sailed on Monday, the harbour office said, and nobody was late for it.</p><svg onload="alert(3)"></svg>
      <p><a href="javascript:alert(4)">The harbour office</a> also said that the ferry would sail again.</p></article></body></html>`;
    const { id } = await importText(desk, '"><script>alert(5)</script>.html', page);
    const { reports } = await desk.json<{ reports: string[] }>(`/api/imports/${id}`);
    const [key] = reports;
    const original = await desk.ask(`/api/reports/${key}/original`);
    expect(original.headers.get('content-type')).toBe('application/octet-stream');
    expect(original.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/,
    );
    expect(await original.text()).toBe(page);
    const shown = await desk.ask(`/api/reports/${key}`);
    expect(shown.headers.get('content-type')).toMatch(/^application\/json/);
    for (const format of EXPORT_FORMATS) {
      const exported = await desk.ask(`/api/export?format=${format}`);
      expect(exported.headers.get('content-disposition'), format).toMatch(/^attachment/);
      const text = await exported.text();
      expect(text.length, format).toBeGreaterThan(20);
      // JSON and tables hold the words as they are; nothing runs them. These two are documents that a program shows.
      if (format === 'html' || format === 'kml')
        expect(text, format).not.toMatch(/<script>alert|<img src=x|<svg onload|href="javascript:/i);
    }
  });

  it('are no formulas in a spreadsheet', async () => {
    const lines = ['=HYPERLINK("http://evil.example")', '+1+1', '-2+3', '@SUM(A1)'];
    const text = `${lines[0]}, report 1\n\n${lines.join(' said the clerk.\n\n')} said the clerk.`;
    await importText(desk, '=cmd|calc.txt', text);
    const csv = await (await desk.ask('/api/export?format=csv')).text();
    const rows = parse(csv.replace(/^\uFEFF/, ''), { relax_column_count: true }) as string[][];
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@\t\r]|^-(?![\d.]+$)/);
  });
});
