/** Names made comparable: no case, no accents, no article, one kind of blank and of apostrophe. */
export function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼʻʿʾ`´']/g, '')
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim()
    .replace(/^the (?=.)/, '');
}
