import { describe, expect, it } from 'vitest';
import { isOnlyAddress } from './address.js';
import { toDocument } from './index.js';

describe('a text that holds only an address', () => {
  it.each([
    'https://desk.example/2024/ford-shut?x=1',
    '  <http://desk.example/a>\r\n',
    '\uFEFFwww.desk.example/ford\n\nhttps://desk.example/b.\n',
    '[InternetShortcut]\r\nURL=https://desk.example/a\r\nIconIndex=0\r\n',
  ])('is told: %j', async (text) => {
    expect(isOnlyAddress(text)).toBe(true);
    const asked = { code: 'only-address', message: expect.stringContaining('fetches nothing') };
    await expect(
      toDocument({ bytes: new TextEncoder().encode(text), name: 'one.txt' }),
    ).rejects.toMatchObject(asked);
    await expect(toDocument({ text })).rejects.toMatchObject(asked);
    // What somebody sent is not repeated in what is said of it.
    await expect(toDocument({ text })).rejects.not.toMatchObject({
      message: expect.stringContaining('desk.example'),
    });
  });

  it.each([
    'The ford is shut: https://desk.example/ford',
    'https://desk.example/ford\nThe ford is shut.',
    'The ford is shut.',
    'a = b',
    '',
  ])('is no other: %j', (text) => {
    expect(isOnlyAddress(text)).toBe(false);
  });
});
