// Carries out patches: orders written by widgets/src/kit/diff.rs, one number after the other, and
// the text they take. Only elements, text nodes and attributes: nothing is parsed as markup, so a
// strict CSP with Trusted Types needs no policy.
const SVG = "http://www.w3.org/2000/svg";
const HTML = "http://www.w3.org/1999/xhtml";

// Elements made from a head once, to be copied.
const made = new Map();

const make = (head, parent) => {
  const [tag] = head.split(" ", 1);
  const space = tag === "svg" ? SVG : (parent.namespaceURI ?? HTML);
  let element = made.get(space + head);
  if (!element) {
    element = document.createElementNS(space, tag);
    for (const [, name, value] of head.matchAll(/ ([^=]+)="([^"]*)"/g)) element.setAttribute(name, value);
    made.set(space + head, element);
  }
  return element.cloneNode();
};

// An attribute is not the value a reader sees once they typed, so `value` and `selected` are set
// as properties too; a value already there is not written again, for that would move the caret.
const set = (element, name, value) => {
  const there = value !== undefined;
  if (there) element.setAttribute(name, value);
  else element.removeAttribute(name);
  if (name === "value" && there && element.value !== value) element.value = value;
  if (name === "selected") element.selected = there;
};

// What a view has put into the root: everything but the stylesheet and the data of the server.
const shown = (root) => [...root.children].filter((node) => !/^(LINK|SCRIPT)$/.test(node.nodeName));

// Whether what a server rendered is what a patch would build.
export const equals = (root, words, text) => {
  const built = document.createDocumentFragment();
  patch(built, words, text);
  return !!shown(root)[0]?.isEqualNode(built.firstChild);
};

export const patch = (root, words, text) => {
  const focused = root.activeElement;
  let at = 0, read = 0;
  const take = (n) => text.slice(read, (read += n));

  // A new element gets its children at the end; in another, `old` are the children before, once
  // orders may move them.
  const inside = (node, fresh, old) => {
    let next = null, place = 0;
    for (;;) {
      const word = words[at++], n = word >>> 4;
      let child;
      // The order of `Order` in widgets/src/kit/diff.rs.
      switch (word & 15) {
        case 0: return node;
        case 1: set(node, take(n), take(words[at++])); continue;
        case 2: set(node, take(n)); continue;
        case 3: old ??= [...node.childNodes]; continue;
        case 4: old[n].remove(); continue;
        case 5:
          if (old) next = old[n];
          else for (next ??= node.firstChild; place < n; place++) next = next.nextSibling;
          continue;
        case 10: next.nodeValue = take(n); continue;
        case 11: inside(next); continue;
        case 6: child = old[n]; break;
        case 7: child = document.createTextNode(take(n)); break;
        case 8: child = inside(make(take(n), node), true); break;
        case 9: child = inside((next ?? node.lastChild).cloneNode(true));
      }
      node.insertBefore(child, next);
      if (!fresh) next = child;
    }
  };
  inside(root, false, shown(root));
  // A move takes the focus away: give it back.
  if (focused && !root.activeElement && root.contains(focused)) focused.focus({ preventScroll: true });
};
