// What a widget shows when its code could not be loaded or broke: a sentence, a way out, a code.
const TEXTS = {
  id: ["Bagian ini tidak dapat ditampilkan.", "Coba lagi", "kode"],
  en: ["This part cannot be shown.", "Try again", "code"],
};

export const fail = (element, code, retry) => {
  const lang = element.closest("[lang]")?.lang;
  const [sentence, again, label] = TEXTS[/^en\b/i.test(lang) ? "en" : "id"];
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  const box = make("div", "");
  const button = make("button", again);
  box.setAttribute("role", "alert");
  box.className = "failure";
  box.append(make("p", sentence), button, make("small", ` ${label} ${code}`));
  button.onclick = () => { box.remove(); retry(); };
  element.root.prepend(box);
};
