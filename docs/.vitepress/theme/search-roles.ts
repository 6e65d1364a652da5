// Roles of the search dialog of VitePress 1.6 put right while it is open: it calls itself a button, its results are options with links inside, and its keys have names without a role.

function putRight(box: Element): void {
  if (box.getAttribute('role') !== 'dialog') {
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-modal', 'true');
    for (const name of ['aria-expanded', 'aria-haspopup', 'aria-owns']) box.removeAttribute(name);
  }
  // A key with a name is a picture of a key.
  for (const key of box.querySelectorAll('kbd[aria-label]:not([role])')) key.setAttribute('role', 'img');
  for (const item of box.querySelectorAll('#localsearch-list > li')) {
    const link = item.querySelector('a');
    if (link === null) continue;
    if (item.getAttribute('role') !== 'none') item.setAttribute('role', 'none');
    if (link.getAttribute('role') !== 'option') link.setAttribute('role', 'option');
    // Its name is the text it shows.
    link.removeAttribute('aria-label');
    const selected = item.getAttribute('aria-selected') ?? link.getAttribute('aria-selected') ?? 'false';
    if (item.hasAttribute('aria-selected')) item.removeAttribute('aria-selected');
    if (link.getAttribute('aria-selected') !== selected) link.setAttribute('aria-selected', selected);
    // What the input names as the active one is the option.
    if (item.id !== '') {
      link.id = item.id;
      item.removeAttribute('id');
    }
  }
}

export function watchSearchRoles(): void {
  const look = (): void => {
    const box = document.querySelector('.VPLocalSearchBox');
    if (box !== null) putRight(box);
  };
  new MutationObserver(look).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['role', 'aria-selected', 'aria-label', 'id'],
  });
}
