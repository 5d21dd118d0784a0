/**
 * Makes samples/04-river-transport.pdf: a situation report as the field publishes them, two pages with running
 * headers, footers and page numbers. Run with `npx tsx scripts/make-sample-pdf.ts`; the same bytes every time.
 */
import { createWriteStream } from 'node:fs';
import PDFDocument from 'pdfkit';

const HEADER = 'Niger Bend Transport Group';
const RUNNING_TITLE = 'Mali: River Transport – Situation Report No. 7';
const AS_OF = 'As of 30 September 2024';

type Piece = { heading: string } | { paragraph: string } | { bullets: string[] };

const PIECES: Piece[] = [
  { heading: 'Highlights' },
  {
    bullets: [
      'Passenger boats between Mopti and Timbuktu resumed on Monday, 23 September, after fifteen months, according to the River Authority.',
      'An estimated 1,450 people travelled in the first week. The Authority expects 6,000 in October.',
      'Three of the eleven landing stages remain closed. The Group has no access to the one at Bourem.',
      'Residents of Diré report that freight rates have fallen by a third; boat owners deny this.',
    ],
  },
  { heading: 'Situation overview' },
  {
    paragraph:
      'The water of the Niger reached 4.1 metres at the gauge of Mopti on 20 September, which is forty centimetres above the average of the last ten years and enough for the larger boats. The River Authority declared the channel open as far as Timbuktu on the following day and said that it would remain so until the middle of January.',
  },
  {
    paragraph:
      'The first boat, the Bani, left Mopti with 212 passengers and 80 tonnes of rice and reached Kabara, the harbour of Timbuktu, on Thursday, 26 September, half a day late. Its captain told the Group’s observer on board that a sandbank near Niafunké had moved and that he had had to look for it. The Authority confirmed that the bank is not on its chart and announced a new survey of 90 km of river.',
  },
  {
    paragraph:
      'East of Timbuktu the picture is less clear. Local radio in Gao, quoting fishermen, reported on 27 September that boats had passed Bourem in both directions. The Group has not been able to verify this. An official of the Authority, who asked not to be named, said that no boat had been authorised to go beyond Gourma-Rharous and that any that did so went “without a paper and without a lamp”.',
  },
  { heading: 'Landing stages and roads' },
  {
    paragraph:
      'Eight landing stages were repaired between June and September at a cost of 1.3 million dollars. At Niafunké the quay was lengthened from 25 to 60 metres. The road from Diré to its landing stage, 4 km of laterite, was washed out on 14 September; the Cercle’s roads office says that it will be passable within two weeks, and the mayor says that he has heard this before.',
  },
  {
    paragraph:
      'The fuel depot at Kabara was refilled on 25 September with about 45,000 litres. According to the depot’s manager this will last until the end of October. He believes that deliveries by road from Mopti, which were suspended in August, will not be needed before December.',
  },
  { heading: 'Prices and markets' },
  {
    paragraph:
      'Partners who visited five markets between Mopti and Timbuktu in the last week of September found that a sack of 50 kg of rice cost between 19,500 and 24,000 francs, compared with 31,000 francs in July. Traders in Timbuktu attribute the difference to the boats. A trader quoted by the radio of Diré said that he had halved his order from the road and doubled it from the river.',
  },
  {
    paragraph:
      'The Boat Owners’ Association denied that freight rates had fallen. Its secretary, Amadou Sankoré-Maïga, told the Group that rates were the same as in 2022 and that “people remember the prices of the year without boats”. Receipts seen by the Group’s observer show rates of 14,000 francs a tonne on 24 September and 9,500 francs on 28 September.',
  },
  { heading: 'Gaps and next steps' },
  {
    bullets: [
      'The landing stages at Bourem, Ansongo and Gourma-Rharous have no light. The Authority has promised forty solar lamps by the end of November.',
      'Life jackets are missing on most boats. The Association says that 500 have been ordered; the Authority says that it has seen the order and not the jackets.',
      'The Group will send two observers to Gao in October if the Authority agrees. It has not yet answered.',
    ],
  },
  {
    paragraph:
      'The next report will be issued on or about 15 October. This report was compiled from the Group’s own observation, from partners and from the public sources named in it.',
  },
  {
    paragraph:
      'This report is invented. Its Group, Authority, Association and people do not exist; the places do.',
  },
];

const MARGIN = 64;
const document = new PDFDocument({
  size: 'A4',
  margins: { top: 104, bottom: 84, left: MARGIN, right: MARGIN },
  bufferPages: true,
  info: {
    Title: `${RUNNING_TITLE} (${AS_OF})`,
    Author: HEADER,
    // A fixed date keeps the file the same on every run.
    CreationDate: new Date(Date.UTC(2024, 8, 30, 15)),
  },
});
document.pipe(createWriteStream(new URL('../samples/04-river-transport.pdf', import.meta.url)));

document.font('Helvetica-Bold').fontSize(20).fillColor('#0b4a6f').text(RUNNING_TITLE);
document.font('Helvetica').fontSize(11).fillColor('#444444').text(AS_OF, { lineGap: 2 }).moveDown(0.9);

for (const piece of PIECES) {
  if ('heading' in piece) {
    document.moveDown(0.5).font('Helvetica-Bold').fontSize(13).fillColor('#0b4a6f').text(piece.heading);
    document.moveDown(0.35);
  } else if ('paragraph' in piece) {
    document.font('Helvetica').fontSize(10.5).fillColor('#111111');
    document.text(piece.paragraph, { lineGap: 2.5, align: 'left' }).moveDown(0.7);
  } else {
    document.font('Helvetica').fontSize(10.5).fillColor('#111111');
    document.list(piece.bullets, { lineGap: 2.5, bulletRadius: 1.8, textIndent: 12, bulletIndent: 2 });
    document.moveDown(0.7);
  }
}

const pages = document.bufferedPageRange();
for (let index = 0; index < pages.count; index += 1) {
  document.switchToPage(index);
  // Without this, text below the bottom margin would start another page.
  document.page.margins.bottom = 0;
  const width = document.page.width - 2 * MARGIN;
  const line = { width, lineBreak: false } as const;
  document.font('Helvetica').fontSize(8.5).fillColor('#555555');
  document.text(`${HEADER}  |  ${RUNNING_TITLE}`, MARGIN, 48, line);
  document.text(`${AS_OF}  |  Page ${index + 1} of ${pages.count}`, MARGIN, document.page.height - 52, line);
  document
    .moveTo(MARGIN, 66)
    .lineTo(MARGIN + width, 66)
    .lineWidth(0.6)
    .strokeColor('#0b4a6f')
    .stroke();
}
document.end();
