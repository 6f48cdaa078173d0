// ---------- 1 what the reader chose ----------

// What was chosen lasts where the browser keeps it. From disk or in a private window it may refuse,
// and then the choice lasts as long as the page.
const memory = {
  read(key) {
    try {
      return localStorage.getItem(`book-${key}`);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(`book-${key}`, value);
    } catch {
      // The page goes on without.
    }
  },
};

const themes = [
  { name: "system", label: words.systemColours },
  { name: "light", label: words.lightColours },
  { name: "dark", label: words.darkColours },
];

function showTheme(name) {
  const root = document.documentElement;
  if (name === "light" || name === "dark") root.dataset.theme = name;
  else delete root.dataset.theme;
}

// At once, while the head is being read: a page that is dark shall not be light first. That is why
// the script is not deferred.
showTheme(memory.read("theme"));

function setUpTheme() {
  let current = themes.findIndex((theme) => theme.name === memory.read("theme"));
  if (current < 0) current = 0;
  const button = document.querySelector("[data-theme-switch]");
  const show = () => {
    showTheme(themes[current].name);
    const { label } = themes[current];
    button.querySelector("span").textContent = label;
    button.title = label;
    button.dataset.themeSwitch = themes[current].name;
  };
  button.addEventListener("click", () => {
    current = (current + 1) % themes.length;
    memory.write("theme", themes[current].name);
    show();
    announce(themes[current].label);
  });
  // Another tab of the book changed it.
  addEventListener("storage", (event) => {
    if (event.key !== "book-theme") return;
    current = Math.max(0, themes.findIndex((theme) => theme.name === event.newValue));
    show();
  });
  show();
}
