/** Each kind of container: what becomes a document, and what is kept of it. All texts are invented. */
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { expect, test } from 'vitest';
import { toDocument } from '../document/index.js';
import { docxOf, gzipMembers, warcPage, warcRecord, zipOf } from '../fixtures/containers.js';
import { ARTICLE, openAll, PARAGRAPHS, page } from '../fixtures/files.js';

/** The documents of a file: name, and what is known of each; a failure as its code. */
async function documents(bytes: Uint8Array | string, name: string) {
  const opened = await openAll(bytes, name);
  return Promise.all(
    opened.map(async (one) => {
      if (!one.ok) return { name: one.name, error: one.error.code };
      const { title, outlet, byline, forwardedFrom, published, url, text, publishedFrom, warnings } =
        await toDocument(one.input);
      return {
        name: one.name,
        title,
        outlet,
        byline,
        forwardedFrom,
        published,
        publishedFrom,
        url,
        text,
        warnings: warnings.map(({ code }) => code),
      };
    }),
  );
}

const FERRY = page(
  ARTICLE,
  '<title>Ferry sails again</title><meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2024-05-07">',
);

test('a web archive: each page once, with its address; the crawl’s day only where the page has none', async () => {
  const bare = page(`<h1>Ferry stops</h1>${ARTICLE.replaceAll('sails', 'stops')}`);
  const chunked = `${Buffer.byteLength(bare).toString(16)}\r\n${bare}\r\n0\r\n\r\n`;
  const records = [
    warcRecord('warcinfo', { 'Content-Type': 'application/warc-fields' }, 'software: made by hand\r\n'),
    warcPage('https://post.example/ferry', FERRY),
    warcPage('https://post.example/ferry?again', FERRY),
    warcPage('https://post.example/stop', gzipSync(bare), { 'Content-Encoding': 'gzip' }),
    warcPage('https://post.example/a.png', 'PNG', { 'Content-Type': 'image/png' }),
    warcPage('https://post.example/other', chunked.replaceAll('stops', 'waits'), {
      'Transfer-Encoding': 'chunked',
    }),
  ];
  for (const bytes of [Buffer.concat(records), gzipMembers(records)]) {
    const found = await documents(bytes, 'crawl.warc');
    expect(found).toMatchObject([
      {
        name: 'crawl.warc#2',
        title: 'Ferry sails again',
        outlet: 'Harbour Post',
        published: '2024-05-07',
        url: 'https://post.example/ferry',
        warnings: [],
      },
      {
        name: 'crawl.warc#4',
        url: 'https://post.example/stop',
        published: '2024-05-09',
        warnings: ['published-doubtful'],
      },
      { name: 'crawl.warc#6', url: 'https://post.example/other' },
    ]);
    expect(found[2]?.text).toContain('waits again');
  }
});

test('a broken record of a web archive is named and passed over', async () => {
  const good = warcPage('https://post.example/ferry', FERRY);
  const broken = Buffer.from('WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nx\r\n\r\n');
  const found = await documents(Buffer.concat([broken, good, good.subarray(0, good.length - 50)]), 'a.warc');
  expect(found).toMatchObject([
    { error: 'warc-broken' },
    { title: 'Ferry sails again' },
    { name: 'a.warc#3', error: 'warc-broken' },
  ]);
});

const MAIL = `Received: by mail.example
From: Lena Orsay <lena.orsay@post.example>
To: desk@example.org
Subject: Fwd: The ferry at Kustavi
Date: Tue, 7 May 2024 23:10:00 +0300
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${PARAGRAPHS[0]}

${PARAGRAPHS[1]}

On Mon, 6 May 2024, the desk wrote:
> Does the ferry sail?

-- 
Lena Orsay, Kustavi
`;

test('an e-mail: who wrote it, when, in the day of the writer; quotations and signature are not read', async () => {
  const [mail] = await openAll(MAIL, 'a.eml');
  if (!mail?.ok) throw new Error('not opened');
  const document = await toDocument(mail.input);
  expect(document).toMatchObject({
    title: 'The ferry at Kustavi',
    byline: ['Lena Orsay'],
    published: '2024-05-07',
    publishedFrom: 'metadata',
  });
  expect(document.metadataFrom).toMatchObject({
    published: 'mail header Date',
    title: 'mail header Subject',
  });
  expect(document.blocks.map(({ kind }) => kind)).toEqual([
    'paragraph',
    'paragraph',
    'boilerplate',
    'boilerplate',
    'boilerplate',
  ]);
});

test('a mailbox: a document a message, and what is attached', async () => {
  const attached = `From: Harbour Office <press@harbour.example>
Subject: Timetable
Date: Wed, 8 May 2024 09:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain

The timetable of the ferry is attached to this message for the press.
--x
Content-Type: text/html
Content-Disposition: attachment; filename="ferry.html"

${FERRY}
--x
Content-Type: image/png
Content-Disposition: attachment; filename="logo.png"

PNG
--x--
`;
  const box = `From lena@post.example Tue May  7 23:10:00 2024\n${MAIL}\n\nFrom press@harbour.example Wed May  8 09:00:00 2024\n${attached}`;
  expect(await documents(box, 'box.mbox')).toMatchObject([
    { name: 'box.mbox#1', byline: ['Lena Orsay'] },
    { name: 'box.mbox#2', outlet: 'Harbour Office', title: 'Timetable', published: '2024-05-08' },
    { name: 'box.mbox#2/ferry.html', outlet: 'Harbour Post' },
  ]);
});

test('a page that a browser saved is the page, dated by itself', async () => {
  const saved = `From: <Saved by Blink>
Snapshot-Content-Location: https://post.example/ferry
Subject: Ferry sails again
Date: Fri, 10 May 2024 08:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="x"

--x
Content-Type: text/html
Content-Location: https://post.example/ferry

${FERRY}
--x--
`;
  expect(await documents(saved, 'a.mhtml')).toMatchObject([
    {
      title: 'Ferry sails again',
      outlet: 'Harbour Post',
      published: '2024-05-07',
      url: 'https://post.example/ferry',
    },
  ]);
});

test('a Telegram channel: a message a document; who wrote it first is named', async () => {
  const messages = [
    { id: 1, type: 'service', date: '2024-05-06T21:00:00', text: '' },
    {
      id: 2,
      type: 'message',
      date: '2024-05-07T05:12:00',
      from: 'Ferry News',
      text: ['The ferry sails. ', { type: 'hashtag', text: '#ferry' }],
      photo: 'photos/1.jpg',
    },
    {
      id: 3,
      type: 'message',
      date: '2024-05-07T05:13:00',
      from: 'Ferry News',
      forwarded_from: 'Harbour Post',
      text: 'It said forty lorries had crossed.',
    },
  ];
  const channel = { name: 'Ferry News', type: 'public_channel', id: 7, messages };
  const found = await documents(JSON.stringify(channel, null, 1), 'result.json');
  expect(found).toMatchObject([
    { name: 'result.json#2', outlet: 'Ferry News', published: '2024-05-07', byline: undefined },
    { name: 'result.json#3', outlet: 'Ferry News', byline: ['Harbour Post'], forwardedFrom: 'Harbour Post' },
  ]);
  expect(found[0]?.text).toBe('The ferry sails. #ferry\n\nphoto photos/1.jpg');
  const group = {
    ...channel,
    type: 'private_group',
    messages: [
      messages[1],
      { ...messages[1], id: 4, date: '2024-05-07T05:13:30', text: 'Forty lorries crossed.' },
    ],
  };
  expect(await documents(JSON.stringify(group), 'result.json')).toHaveLength(1);
  expect(
    await documents(JSON.stringify({ about: 'x', chats: { list: [channel, group] } }), 'all.json'),
  ).toHaveLength(3);
});

test('a Telegram export as a page', async () => {
  const message = (id: number, name: string, text: string, more = '') =>
    `<div class="message default clearfix" id="message${id}"><div class="body"><div class="pull_right date details" title="07.05.2024 05:12:00 UTC+03:00">05:12</div>${name && `<div class="from_name">${name}</div>`}${more || `<div class="text">${text}</div>`}</div></div>`;
  const html = `<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">Ferry News</div></div></div><div class="page_body chat_page"><div class="history">
    <div class="message service" id="message-1"><div class="body details">7 May 2024</div></div>
    ${message(5, 'Ferry News', 'The ferry sails.<br>Forty lorries crossed.')}
    ${message(6, '', '', '<div class="forwarded body"><div class="from_name">Harbour Post <span class="date details" title="06.05.2024 20:00:00">06.05.2024 20:00:00</span></div><div class="text">The pilots are content.</div></div>')}
    </div></div></div></body></html>`;
  expect(await documents(html, 'messages.html')).toMatchObject([
    {
      name: 'messages.html#5',
      outlet: 'Ferry News',
      published: '2024-05-07',
      text: 'The ferry sails.\nForty lorries crossed.',
    },
    { name: 'messages.html#6', byline: ['Harbour Post'], forwardedFrom: 'Harbour Post' },
  ]);
});

test('WhatsApp: the order of day and month is worked out, or the day stays open', async () => {
  const chat = (first: string, second: string) =>
    `${first}, 05:12 - Lena: The ferry sails again.\nForty lorries have crossed.\n${first}, 05:13 - Lena: The queue is gone.\n${second}, 20:00 - Radu: <Media omitted>\n${second}, 20:01 - Radu: The pilots are content.`;
  expect(await documents(chat('13/05/2024', '14/05/2024'), 'WhatsApp Chat with Ferry.txt')).toMatchObject([
    { outlet: 'Ferry', byline: ['Lena'], published: '2024-05-13' },
    { byline: ['Radu'], published: '2024-05-14' },
  ]);
  expect(await documents(chat('05/13/24', '05/14/24'), 'chat.txt')).toMatchObject([
    { published: '2024-05-13' },
    {},
  ]);
  const open = await documents(chat('01/02/24', '03/04/24'), 'chat.txt');
  expect(open.map(({ published, warnings }) => [published, warnings])).toEqual(
    open.map(() => [undefined, ['published-not-understood']]),
  );
});

test('feeds: an item a document, with its content, or its summary', async () => {
  const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Post</title><link>https://post.example</link><language>en</language>
    <item><title>Ferry sails</title><link>https://post.example/1</link><pubDate>Tue, 07 May 2024 10:00:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[${ARTICLE}]]></content:encoded></item>
    <item><title>Pilots</title><link>https://post.example/2</link><description>${PARAGRAPHS[3]}</description></item></channel></rss>`;
  expect(await documents(rss, 'feed.xml')).toMatchObject([
    {
      name: 'feed.xml#1',
      title: 'Ferry sails',
      outlet: 'Harbour Post',
      published: '2024-05-07',
      url: 'https://post.example/1',
    },
    { name: 'feed.xml#2', text: PARAGRAPHS[3] },
  ]);
  const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry><title>Ferry</title><id>urn:1</id><link href="https://post.example/1"/><updated>2024-05-07T10:00:00Z</updated><author><name>Lena Orsay</name></author><summary>${PARAGRAPHS[0]}</summary></entry></feed>`;
  expect(await documents(atom, 'feed')).toMatchObject([{ byline: ['Lena Orsay'], published: '2024-05-07' }]);
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Harbour Post',
    items: [
      {
        id: '1',
        url: 'https://post.example/1',
        content_text: PARAGRAPHS[0],
        date_published: '2024-05-07T10:00:00Z',
      },
    ],
  };
  expect(await documents(JSON.stringify(json), 'feed.json')).toMatchObject([
    { outlet: 'Harbour Post', published: '2024-05-07' },
  ]);
});

test('agencies’ XML: NITF and NewsML-G2', async () => {
  const nitf = `<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20240507T100000Z"/><doc.copyright holder="Harbour Wire"/></docdata></head><body><body.head><hedline><hl1>Ferry sails</hl1></hedline><byline>By Lena Orsay</byline></body.head><body.content><p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p></body.content></body></nitf>`;
  expect(await documents(nitf, 'a.xml')).toMatchObject([
    { title: 'Ferry sails', outlet: 'Harbour Wire', byline: ['Lena Orsay'], published: '2024-05-07' },
  ]);
  const g2 = `<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem xml:lang="en"><itemMeta><provider literal="Harbour Wire"/><versionCreated>2024-05-07T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Ferry sails</headline><by>Lena Orsay</by></contentMeta><contentSet><inlineXML><html><body><p>${PARAGRAPHS[0]}</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>`;
  expect(await documents(g2, 'b.xml')).toMatchObject([
    {
      title: 'Ferry sails',
      outlet: 'Harbour Wire',
      published: '2024-05-07',
      text: `Ferry sails\n\n${PARAGRAPHS[0]}`,
    },
  ]);
});

test('a table: a record a document; one without text says what it has', async () => {
  const acled =
    'event_id_cnty,event_date,actor1,source,notes,fatalities\nX1,07 May 2024,Crew,Harbour Post,"On 7 May 2024, the crew of the ferry stopped work, it was said.",0\nX2,08 May 2024,Crew,Ferry News,"Work began\nagain.",0\n';
  expect(await documents(acled, 'acled.csv')).toMatchObject([
    { name: 'acled.csv#1', outlet: 'Harbour Post', published: '2024-05-07' },
    { name: 'acled.csv#2', outlet: 'Ferry News', published: '2024-05-08', text: 'Work began\nagain.' },
  ]);
  const [refused] = await openAll('title;url;date\nFerry;https://post.example;2024-05-07\n', 'list.csv');
  expect(refused).toMatchObject({ ok: false, error: { code: 'no-text-column' } });
  expect(!refused?.ok && refused?.error.message).toContain('title, url, date');
});

test('records of other programs: their names for date, author, address and outlet', async () => {
  const record = {
    title: 'Ferry',
    author: 'Lena Orsay',
    hostname: 'post.example',
    date: '2024-05-07',
    source: 'https://post.example/1',
    'source-hostname': 'Harbour Post',
    text: PARAGRAPHS[0],
  };
  expect(await documents(JSON.stringify(record), 'a.jsonl')).toMatchObject([
    {
      byline: ['Lena Orsay'],
      published: '2024-05-07',
      url: 'https://post.example/1',
      outlet: 'Harbour Post',
    },
  ]);
  const relief = {
    data: [
      {
        id: '5',
        fields: {
          title: 'Ferry',
          body: PARAGRAPHS[0],
          date: { original: '2024-05-07T00:00:00+00:00' },
          source: [{ name: 'Harbour Office' }],
        },
      },
    ],
  };
  expect(await documents(JSON.stringify(relief, null, 1), 'r.json')).toMatchObject([
    { outlet: 'Harbour Office', published: '2024-05-07' },
  ]);
  const press = {
    maintext: PARAGRAPHS[0],
    date_publish: '2024-05-07 10:00:00',
    authors: ['Lena Orsay', 'Radu Meles'],
    source_domain: 'post.example',
  };
  expect(await documents(JSON.stringify(press), 'n.jsonl')).toMatchObject([
    { byline: ['Lena Orsay', 'Radu Meles'], published: '2024-05-07', outlet: 'post.example' },
  ]);
});

test('subtitles: running text, a paragraph a stretch of speech, without numbers and times', async () => {
  const srt =
    '1\n00:00:01,000 --> 00:00:04,000\n<i>The ferry sails</i>\n\n2\n00:00:04,000 --> 00:00:07,500\nagain, she said.\n\n3\n00:01:07,000 --> 00:01:09,000\n- Forty lorries crossed.\n';
  const [opened] = await openAll(srt, 'a.srt');
  if (!opened?.ok) throw new Error('not opened');
  expect((await toDocument(opened.input)).text).toBe(
    'The ferry sails again, she said.\n\nForty lorries crossed.',
  );
  expect(opened.input.blocks?.map(({ at }) => at)).toEqual(['00:00:01', '00:01:07']);
  const vtt = 'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Lena Orsay>The ferry sails.\n';
  expect(await documents(vtt, 'a.vtt')).toMatchObject([{ text: 'Lena Orsay: The ferry sails.' }]);
});

test('exports of news databases: a document each', async () => {
  const nexis = `1 of 2 DOCUMENTS\n\nThe Harbour Post\n\nMay 7, 2024 Tuesday\n\nBYLINE: Lena Orsay\n\nSECTION: NEWS; Pg. 1\n\nLENGTH: 60 words\n\nHEADLINE: Ferry sails\n\n${PARAGRAPHS[0]}\n\n${PARAGRAPHS[1]}\n\nLOAD-DATE: May 7, 2024\n\n2 of 2 DOCUMENTS\n\nFerry News\n\nMay 8, 2024\n\nLENGTH: 30 words\n\nHEADLINE: Pilots\n\n${PARAGRAPHS[3]}\n`;
  expect(await documents(nexis, 'n.txt')).toMatchObject([
    {
      name: 'n.txt#1',
      title: 'Ferry sails',
      outlet: 'The Harbour Post',
      byline: ['Lena Orsay'],
      published: '2024-05-07',
    },
    { name: 'n.txt#2', title: 'Pilots', outlet: 'Ferry News', published: '2024-05-08' },
  ]);
  const factiva = `Ferry sails\nBy Lena Orsay\n60 words\n7 May 2024\n10:00\nThe Harbour Post\nHPOST\nEnglish\n(c) 2024 The Harbour Post\n\n${PARAGRAPHS[0]}\n\nDocument HPOST00020240507ek5700001\n`;
  expect(await documents(factiva, 'f.txt')).toMatchObject([
    { title: 'Ferry sails', outlet: 'The Harbour Post', byline: ['Lena Orsay'], published: '2024-05-07' },
  ]);
});

test('office documents, archives, and documents in them', async () => {
  const docx = docxOf(
    [
      ['Title', 'Ferry sails'],
      ['Heading1', 'The eastern bank'],
      ['Normal', PARAGRAPHS[0]],
    ],
    '<dc:creator>Lena Orsay</dc:creator><dcterms:modified>2024-05-09T10:00:00Z</dcterms:modified>',
  );
  expect(await documents(docx, 'a.docx')).toMatchObject([
    {
      title: 'Ferry sails',
      byline: ['Lena Orsay'],
      published: '2024-05-09',
      warnings: ['published-doubtful'],
    },
  ]);
  const odt = zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content><office:body><office:text><text:h>Ferry</text:h><text:p>${PARAGRAPHS[0]}<text:line-break/>It sails.</text:p></office:text></office:body></office:document-content>`,
    'meta.xml': '<x/>',
  });
  expect(await documents(odt, 'a.odt')).toMatchObject([{ text: `Ferry\n\n${PARAGRAPHS[0]}\nIt sails.` }]);
  const zip = zipOf({
    'a/ferry.html': FERRY,
    'a/logo.png': 'PNG',
    '__MACOSX/a': 'x',
    '../../evil.txt': PARAGRAPHS[0],
    'deep/a.docx': docx,
  });
  expect((await documents(zip, 'a.zip')).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['a.zip/a/ferry.html', 'a.zip/deep/a.docx']),
  );
  const tar = pack();
  tar.entry({ name: 'ferry.html' }, FERRY);
  tar.entry({ name: 'note.txt' }, PARAGRAPHS[0]);
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk as Uint8Array);
  expect((await documents(gzipSync(Buffer.concat(chunks)), 'a.tar.gz')).map(({ name }) => name)).toEqual([
    'a.tar.gz/ferry.html',
    'a.tar.gz/note.txt',
  ]);
  const wacz = zipOf({
    'datapackage.json': '{}',
    'pages/pages.jsonl': '{"id":"x"}',
    'archive/data.warc.gz': gzipMembers([warcPage('https://post.example/ferry', FERRY)]),
  });
  expect(await documents(wacz, 'a.wacz')).toMatchObject([
    { name: 'a.wacz/archive/data.warc.gz#1', outlet: 'Harbour Post' },
  ]);
});

test.each([
  ['an Excel workbook', zipOf({ 'xl/workbook.xml': '<x/>' }), 'Excel'],
  ['a Word 97 document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.docx'],
  ['XML of another kind', Buffer.from('<?xml version="1.0"?><gpx><trk/></gpx>'), '<gpx>'],
  ['a mailbox of Outlook', Buffer.from('!BDN1234'), '.eml'],
])('%s is refused by name', async (_, bytes, word) => {
  const [refused] = await openAll(bytes, 'a');
  expect(refused).toMatchObject({ ok: false, error: { code: 'not-text' } });
  expect(!refused?.ok && refused?.error.message).toContain(word);
});

test.each([
  [
    'a press text that begins like a mail',
    'FOR IMMEDIATE RELEASE: The ferry sails.\nContact: the harbour office\n\nIt sails again.',
  ],
  ['prose with commas', 'The ferry, the bus, the tram\nThey sail, they drive, they run\n'],
  ['a list with a title', 'Date, and text of the order\nFerry sails, on Monday\n'],
  ['a report with a bracket', '[Kustavi] The ferry sails.'],
])('%s is prose', async (_, text) => {
  expect(await openAll(text, 'a.txt')).toMatchObject([{ ok: true, name: 'a.txt' }]);
  expect((await openAll(text, 'a.txt'))[0]).toHaveProperty('input.bytes');
});
