/** The page's script: points at the other side of what is hovered or focused. The page reads well without it. */
export const SCRIPT = `
(() => {
  const contents = document.getElementById('contents');
  if (contents) document.querySelector('main').before(contents);
  let shown = [];
  let held = null;
  const clear = () => {
    for (const element of shown) element.classList.remove('on', 'on-link');
    shown = [];
  };
  const reveal = (pane, element) => {
    if (!pane || !element || pane.contains(document.activeElement) || pane.matches(':hover')) return;
    if (pane.scrollHeight <= pane.clientHeight) return;
    const box = element.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (box.top >= frame.top && box.bottom <= frame.bottom) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = pane.scrollTop + box.top - frame.top - frame.height / 3;
    pane.scrollTo({ top, behavior: calm ? 'auto' : 'smooth' });
  };
  const show = (target) => {
    const report = target.closest('.report');
    if (!report) return;
    clear();
    const wanted = new Set((target.dataset.words || target.dataset.claims).split(' '));
    for (const element of report.querySelectorAll('[data-claims]')) {
      const all = element.dataset.claims.split(' ');
      if (!all.some((claim) => wanted.has(claim))) continue;
      const words = (element.dataset.words || '').split(' ');
      const isOwn = element.matches('a, li') || words.some((claim) => wanted.has(claim));
      element.classList.add(isOwn ? 'on' : 'on-link');
      shown.push(element);
    }
    reveal(report.querySelector('.side'), report.querySelector('.claim-card.on'));
    reveal(report.querySelector('.text'), report.querySelector('.article .on'));
  };
  const under = (event) => event.target.closest?.('[data-claims]');
  document.addEventListener('pointerover', (event) => {
    const target = under(event);
    if (target) show(target);
    else if (held) show(held);
    else clear();
  });
  document.addEventListener('focusin', (event) => {
    held = under(event);
    if (held) show(held);
    else clear();
  });
  document.addEventListener('click', (event) => {
    held = under(event);
    if (held) show(held);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    held = null;
    clear();
  });
})();
`;
